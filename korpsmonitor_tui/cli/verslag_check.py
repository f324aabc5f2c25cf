"""``verslag opmerking/trek-in/beantwoord``: remarks of the first check, made while reading and answered one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.cli.basis import Opdracht, partij_argument
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.cli.vinden import vind_opmerking, vind_passage
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import eerste_check
from korpsmonitor_tui.services.opmerkingen import EERSTE_CHECK, eis_opmerking, lees_opmerkingen

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie


@click.command(
    cls=Opdracht,
    help=_(
        "Maak tijdens de eerste check een opmerking bij een passage. Het verslag blijft bij u; `verslag retour` stuurt het met"
        " alle opmerkingen terug. Zolang er een open staat, kan het niet worden verstuurd."
    ),
)
@partij_argument()
@click.argument("tekst", help=_("Wat er moet veranderen of wat u wilt weten."))
@click.option(
    "--passage", default="", metavar="NUMMER", help=_("Bij welke passage; standaard het verslag als geheel.")
)
@click.option(
    "--woorden", default="", metavar="TEKST", help=_("Over welke woorden van de passage, precies zoals zij er staan.")
)  # fmt: skip
@met_sessie
def opmerking(sessie: Sessie, partij: str, tekst: str, passage: str, woorden: str) -> None:
    """Mark a passage."""
    dossier = sessie.dossier(partij)
    bij = vind_passage(sessie, dossier, passage).id if passage else ""
    id_ = eerste_check.merk(sessie, dossier, bij, tekst, citaat=woorden)
    punt = eis_opmerking(sessie.store.lees(), dossier, id_)
    zeg(_("Opmerking {nummer} vastgelegd.").format(nummer=punt.aanduiding))


@click.command("trek-in", cls=Opdracht, help=_("Trek een eigen opmerking van de eerste check in."))
@partij_argument()
@click.argument("nummer", help=_("Nummer van de opmerking, zie `verslag opmerkingen`."))
@met_sessie
def trek_in(sessie: Sessie, partij: str, nummer: str) -> None:
    """Withdraw a remark."""
    dossier = sessie.dossier(partij)
    punt = vind_opmerking(sessie, dossier, nummer)
    eerste_check.trek_in(sessie, dossier, punt.id)
    zeg(_("Opmerking {nummer} is ingetrokken.").format(nummer=punt.aanduiding))


@click.command(
    cls=Opdracht,
    help=_("Zeg van een opmerking van de eerste check dat zij is gedaan, of met --niet waarom niet."),
)
@partij_argument()
@click.argument("nummer", help=_("Nummer van de opmerking, zie `verslag opmerkingen`."))
@click.argument("toelichting", default="", help=_("Wat er is gedaan; met --niet verplicht: waarom niet."))
@click.option("--niet", is_flag=True, help=_("Het is niet gedaan."))
@met_sessie
def beantwoord(sessie: Sessie, partij: str, nummer: str, toelichting: str, niet: bool) -> None:
    """Answer a remark."""
    dossier = sessie.dossier(partij)
    punt = vind_opmerking(sessie, dossier, nummer)
    antwoord = eerste_check.beantwoord(sessie, dossier, punt.id, gedaan=not niet, toelichting=toelichting)
    zeg(_("Opmerking {nummer}: {antwoord}").format(nummer=punt.aanduiding, antwoord=antwoord))
    over = [
        ander.aanduiding
        for ander in lees_opmerkingen(sessie.store.lees(), dossier)
        if ander.open and ander.herkomst == EERSTE_CHECK
    ]
    if over:
        zeg(
            ngettext("Nog open: opmerking {nummers}.", "Nog open: opmerkingen {nummers}.", len(over)).format(
                nummers=", ".join(over)
            )
        )
    else:
        zeg(_("Elke opmerking van de eerste check is beantwoord."))
