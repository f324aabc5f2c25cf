"""``plan lees``: the document of a plan taken in, with everything that a person should look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Datum, Opdracht, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services import planinvoer

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.services.planinvoer import Overname, Plandocument
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "bestand": _("naam van het bestand"),
    "proef": _("of er niets is vastgelegd"),
    "peildatum": _("dag waarop de voortgang geldt (ISO 8601), of null"),
    "hoofdstukken": _("hoeveel hoofdstukken het document heeft"),
    "acties": _("hoeveel acties en onderdelen het document heeft"),
    "leden": _("hoeveel leden het document noemt"),
    "toegevoegd": _("wat er door dit document bij kwam"),
    "toegevoegd.hoofdstukken": _("hoeveel daarvan er nog niet waren"),
    "toegevoegd.acties": _("hoeveel acties er nog niet waren"),
    "toegevoegd.nieuw": _("hoeveel daarvan als nieuw zijn gemerkt"),
    "toegevoegd.berichten": _("hoeveel voortgangsteksten zijn vastgelegd"),
    "toegevoegd.leden": _("hoeveel leden er nog niet waren"),
    "verschillen[].wat": _("waar het document iets anders zegt dan het plan dat hier staat"),
    "verschillen[].hier": _("wat hier staat en is gebleven"),
    "verschillen[].daar": _("wat het document zegt; leeg als het er niet in staat"),
    "kanttekeningen[].regel": _("regel van het document"),
    "kanttekeningen[].tekst": _("wat een mens daar moet bekijken"),
    "onbegrepen[].regel": _("regel van het document die nergens is geplaatst"),
    "onbegrepen[].tekst": _("wat er staat"),
    "plaatsen[].regel": _("regel van het document die niet leeg is"),
    "plaatsen[].plaats": _("waar die is terechtgekomen"),
}
BREED: Final = 100
"""Characters of a text that differs; with --json all of it."""


@click.command(
    cls=Opdracht,
    help=_(
        "Lees het document van een plan van aanpak, als Word-bestand of tekst: hoofdstukken, doelen, acties, termijnen en de voortgang"
        " die er cursief (in tekst: *zo*) onder staat. Het eerste document maakt het plan; een later voegt voortgang en nieuwe acties"
        " toe, en wat er al staat wijzigt nooit. Iedere regel komt op één plaats; wat niet is begrepen, wordt genoemd. Namen"
        " van personen in de ledenlijst worden niet overgenomen."
    ),
)
@click.argument(
    "bestand",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("Het document: .docx, of tekst in UTF-8."),
)
@click.option(
    "--peildatum",
    type=Datum(),
    metavar="DATUM",
    help=_("Dag waarop de voortgang geldt; standaard die van het document."),
)
@click.option("--proef", is_flag=True, help=_("Lees alleen; leg niets vast."))
@json_optie(SLEUTELS)
@met_sessie
def lees(sessie: Sessie, bestand: Path, peildatum: date | None, proef: bool, als_json: bool) -> None:
    """Read a document and take it in."""
    document = planinvoer.lees_document(sessie, bestand)
    over = None if proef else planinvoer.neem_over(sessie, document, peildatum)
    if als_json:
        zeg_json(_als_gegevens(document, over, peildatum))
        return
    _toon_lezing(document)
    if over is None:
        zeg(_("Dit was een proef: er is niets vastgelegd."))
    else:
        _toon_overname(over)


def _toon_lezing(document: Plandocument) -> None:
    lezing = document.lezing
    zeg(
        _(
            "Gelezen: hoofdstukken {delen}, acties en onderdelen {acties}, leden {leden}; regels geplaatst {regels}."
        ).format(
            delen=len(lezing.delen),
            acties=len(lezing.acties),
            leden=len(lezing.leden),
            regels=len(lezing.plaatsen) - len(lezing.onbegrepen),
        )
    )
    for let_op in lezing.kanttekeningen:
        zeg(_("Regel {regel}: {tekst}").format(regel=let_op.regel, tekst=let_op.tekst))
    for regel in lezing.onbegrepen:
        zeg(
            _("Regel {regel} is niet begrepen: “{tekst}”").format(
                regel=regel.nummer, tekst=kort(regel.tekst.strip(), BREED)
            ),
            fout=True,
        )


def _toon_overname(over: Overname) -> None:
    zeg(
        _(
            "Vastgelegd per {dag}: hoofdstukken {delen}, acties {acties} (waarvan nieuw {nieuw}), voortgangsteksten"
            " {berichten}, leden {leden}."
        ).format(
            dag=datumtekst(over.peildatum),
            delen=over.delen,
            acties=over.acties,
            nieuw=over.nieuw,
            berichten=over.berichten,
            leden=over.leden,
        )
    )
    for verschil in over.verschillen:
        zeg(
            _("Anders dan hier staat, en niet overgenomen – {wat}: “{daar}” (hier: “{hier}”)").format(
                wat=verschil.wat, daar=kort(verschil.daar, BREED), hier=kort(verschil.hier, BREED)
            )
        )
    if over.verschillen:
        aantal = len(over.verschillen)
        zeg(
            ngettext(
                "{aantal} verschil; het plan bleef zoals het was.",
                "{aantal} verschillen; het plan bleef zoals het was.",
                aantal,
            ).format(aantal=aantal)
        )


def _als_gegevens(document: Plandocument, over: Overname | None, peildatum: date | None) -> dict[str, Any]:
    lezing = document.lezing
    toegevoegd = over or planinvoer.Overname(peildatum or lezing.peildatum)
    return {
        "bestand": document.naam,
        "proef": over is None,
        "peildatum": datumcode(toegevoegd.peildatum),
        "hoofdstukken": len(lezing.delen),
        "acties": len(lezing.acties),
        "leden": len(lezing.leden),
        "toegevoegd": {
            "hoofdstukken": toegevoegd.delen,
            "acties": toegevoegd.acties,
            "nieuw": toegevoegd.nieuw,
            "berichten": toegevoegd.berichten,
            "leden": toegevoegd.leden,
        },
        "verschillen": [{"wat": v.wat, "hier": v.hier, "daar": v.daar} for v in toegevoegd.verschillen],
        "kanttekeningen": [{"regel": k.regel, "tekst": k.tekst} for k in lezing.kanttekeningen],
        "onbegrepen": [{"regel": r.nummer, "tekst": r.tekst} for r in lezing.onbegrepen],
        "plaatsen": [{"regel": regel, "plaats": plaats} for regel, plaats in lezing.plaatsen],
    }
