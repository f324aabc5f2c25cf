"""The weeks ahead, gathered from all dossiers: interviews, termijnen, reminders, lists to come, measures, recordings."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.planning import MEESTE_WEKEN, Planning, Planpunt, Plansoort, deel_in, maandag
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import werkdagen
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.gesprekken import lees_gesprek
from korpsmonitor_tui.services.maatregelen import lees_alle
from korpsmonitor_tui.services.namen import lees_namen, verberg
from korpsmonitor_tui.services.opvragingen import lees_opvragingen
from korpsmonitor_tui.services.overzicht import lees_overzicht
from korpsmonitor_tui.services.rappels import lees_rappels
from korpsmonitor_tui.services.sessie import partij_van

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.services.overzicht import Regel
    from korpsmonitor_tui.services.sessie import Sessie

STANDAARD: Final = 6
"""Weeks, this one included."""


def lees_planning(sessie: Sessie, weken: int = STANDAARD) -> Planning:
    """What is overdue, and so many weeks from this one; for a worker thread. Raises OnbruikbareInvoer unless 1 to 52."""
    if not 1 <= weken <= MEESTE_WEKEN:
        raise OnbruikbareInvoer(_("Kies 1 tot en met {meeste} weken.").format(meeste=MEESTE_WEKEN))
    begin = maandag(sessie.vandaag())
    regels = lees_overzicht(sessie)
    punten = [
        *_gesprekken(sessie, regels),
        *_verslagen(regels),
        *_rappels(sessie),
        *_vragenlijsten(regels),
        *_opvragingen(sessie),
        *_opnamen(sessie),
        *_brieven(sessie),
        *_maatregelen(sessie),
    ]
    feestdagen = werkdagen.feestdagen(begin, begin + timedelta(weeks=weken, days=-1))
    return deel_in(punten, sessie.vandaag(), weken, feestdagen)


def maak_agenda(sessie: Sessie, planning: Planning) -> bytes:
    """The same as a calendar file (RFC 5545): roles, never names."""
    # Imported late: only who exports needs calendars.
    from korpsmonitor_tui.report.agenda import schrijf_agenda

    naam = " · ".join(filter(None, (sessie.editie.naam, sessie.editie.demonstratie)))
    return schrijf_agenda(planning.punten, naam, sessie.editie.id, sessie.store.klok())


def _gesprekken(sessie: Sessie, regels: Sequence[Regel]) -> Iterator[Planpunt]:
    db = sessie.store.lees()
    for regel in regels:
        if regel.datum is None:
            continue
        gesprek = lees_gesprek(db, regel.dossier)
        yield Planpunt(
            regel.datum,
            Plansoort.GESPREK,
            regel.partij.naam,
            _("Gesprek met {partij}.").format(partij=regel.partij.naam),
            _("notulist en auditors"),
            f"gesprek/{regel.dossier}",
            regel.dossier,
            tijd=gesprek.tijd if gesprek else "",
            plaats=gesprek.plaats if gesprek else "",
        )


def _verslagen(regels: Sequence[Regel]) -> Iterator[Planpunt]:
    for regel in regels:
        if regel.status == Status.TER_VERIFICATIE and regel.termijn is not None:
            yield Planpunt(
                regel.termijn,
                Plansoort.VERSLAG,
                regel.partij.naam,
                _("Laatste dag voor akkoord of reactie op versie {versie} van het verslag.").format(
                    versie=regel.versie
                ),
                _("respondenten"),
                f"verslag/{regel.dossier}/{regel.versie}",
                regel.dossier,
                te_laat=regel.te_laat,
            )


def _rappels(sessie: Sessie) -> Iterator[Planpunt]:
    """The reminder that is due now, and the next one, by the rule of the instrument."""
    for stand in lees_rappels(sessie):
        dagen = [sessie.vandaag()] if stand.moment is not None else []
        dagen += [stand.volgende] if stand.volgende is not None else []
        for nr, dag in enumerate(dagen):
            yield Planpunt(
                dag,
                Plansoort.RAPPEL,
                sessie.partij(stand.partij).naam,
                _("Herinner wie nog niet antwoordde op versie {versie} van het verslag.").format(
                    versie=stand.versie
                ),
                _("coördinator"),
                f"rappel/{stand.dossier}/{stand.versie}/{'nu' if stand.moment and not nr else 'volgend'}",
                stand.dossier,
            )


def _vragenlijsten(regels: Sequence[Regel]) -> Iterator[Planpunt]:
    for regel in regels:
        if regel.lijst.termijn is not None and not regel.lijst.teruggaven:
            yield Planpunt(
                regel.lijst.termijn,
                Plansoort.VRAGENLIJST,
                regel.partij.naam,
                _("Laatste dag om de vragenlijst terug te sturen."),
                _("korps") if regel.partij.gemeten else _("ketenpartner"),
                f"vragenlijst/{regel.dossier}",
                regel.dossier,
                te_laat=regel.lijst.te_laat,
            )


def _opvragingen(sessie: Sessie) -> Iterator[Planpunt]:
    namen = {bron.code: bron.naam for bron in sessie.instrument.bronnen}
    for opvraging in lees_opvragingen(sessie):
        if opvraging.open and opvraging.termijn is not None:
            naam = namen.get(opvraging.bron, opvraging.bron)
            yield Planpunt(
                opvraging.termijn,
                Plansoort.OPVRAGING,
                naam,
                _("Laatste dag voor de lijst “{lijst}”.").format(lijst=opvraging.omschrijving),
                _("bron"),
                f"opvraging/{opvraging.id}",
                te_laat=opvraging.te_laat,
            )


def _opnamen(sessie: Sessie) -> Iterator[Planpunt]:
    begin = f"{sessie.editie.id}/"
    rijen = sessie.store.lees().execute(
        "SELECT id, dossier, nummer, bewaren_tot FROM opname WHERE substr(dossier, 1, ?) = ? AND vernietigd IS NULL "
        "ORDER BY dossier, nummer, id",
        (len(begin), begin),
    )
    for id_, dossier, nummer, bewaren_tot in rijen.fetchall():
        dag, partij = als_datum(bewaren_tot), sessie.instrument.partij(partij_van(dossier))
        if dag is not None:
            yield Planpunt(
                dag,
                Plansoort.OPNAME,
                partij.naam if partij else partij_van(dossier),
                _("Laatste dag om opname {nummer} te bewaren; vernietig haar en leg dat vast.").format(
                    nummer=nummer
                ),
                _("coördinator"),
                f"opname/{id_}",
                dossier,
                te_laat=sessie.vandaag() > dag,
            )


def _brieven(sessie: Sessie) -> Iterator[Planpunt]:
    """The termijn of each letter that asked for measures, until there is one for all that was asked."""
    # Imported late: only the weeks after the weging need letters.
    from korpsmonitor_tui.services.verbeterbrieven import lees_onbeantwoord

    for dossier, brief in lees_onbeantwoord(sessie):
        if brief.termijn is not None:
            naam = sessie.partij(partij_van(dossier)).naam
            yield Planpunt(
                brief.termijn,
                Plansoort.BRIEF,
                naam,
                _("Laatste dag waarop {korps} zegt welke maatregelen het neemt.").format(korps=naam),
                _("korps"),
                f"verbeterbrief/{brief.id}",
                dossier,
                te_laat=sessie.vandaag() > brief.termijn,
            )


def _maatregelen(sessie: Sessie) -> Iterator[Planpunt]:
    """The termijn of each measure that is still to be done."""
    korpsen = {
        sessie.dossier(partij.code): partij.naam for partij in sessie.instrument.partijen if partij.gemeten
    }
    for dossier, lijst in lees_alle(sessie, korpsen).items():
        namen = lees_namen(sessie.store.lees(), dossier)
        for maatregel in lijst:
            if maatregel.open and maatregel.termijn is not None:
                yield Planpunt(
                    maatregel.termijn,
                    Plansoort.MAATREGEL,
                    korpsen[dossier],
                    _("Laatste dag van maatregel {nummer}: {tekst}").format(
                        nummer=maatregel.nummer, tekst=verberg(maatregel.tekst, namen)
                    ),
                    maatregel.verantwoordelijke or _("korps"),
                    f"maatregel/{maatregel.id}",
                    dossier,
                    te_laat=maatregel.te_laat,
                )
