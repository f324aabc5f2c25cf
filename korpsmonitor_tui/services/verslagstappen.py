"""The steps of a gespreksverslag from eerste check to definitief."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.bestanden.schrijf import Klaarzetter
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gesprek import labels
from korpsmonitor_tui.domain.passagekeuze import schrijf_nummers
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol, Stap, Status, overgang
from korpsmonitor_tui.services import bijlagen, bundel, documenten, werkdagen
from korpsmonitor_tui.services.bevriezing import Bevroren as Bevroren
from korpsmonitor_tui.services.bevriezing import bevries, plaats
from korpsmonitor_tui.services.brieven import begeleidende_brief
from korpsmonitor_tui.services.bundel import lees_annexen
from korpsmonitor_tui.services.datums import eis_verleden, toon
from korpsmonitor_tui.services.entiteiten import eis_in_dossier
from korpsmonitor_tui.services.gesprekken import lees_deelnemers
from korpsmonitor_tui.services.opmerkingen import EERSTE_CHECK, voeg_opmerking_toe
from korpsmonitor_tui.services.rappels import schrijf_rappel
from korpsmonitor_tui.services.toegang import eis_schrijver, lees_status
from korpsmonitor_tui.services.versies import (
    lees_versienummer,
    verzonden_versie,
    volgend_nummer,
)
from korpsmonitor_tui.services.verslagstand import lees_stand, weiger_verouderd, zet_stap
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages
from korpsmonitor_tui.services.verzending import Verzending as Verzending
from korpsmonitor_tui.services.verzending import kies_respondenten, kiesbaar, lees_kanaal, lees_ronde

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.domain.passagekeuze import Passagekeuze
    from korpsmonitor_tui.domain.verslag import Stand
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie


def bied_aan(sessie: Sessie, dossier: str, *, gezien: str = "") -> None:
    """Hand the concept to an auditor for the first check.

    Here and in every step ``gezien`` is the stamp (:func:`verslagstand.lees_stempel`) of what the screen showed; if
    text or state have changed since, InmiddelsGewijzigd is raised and nothing is recorded.
    """
    _stap(sessie, dossier, Stap.BIED_AAN, gezien=gezien)


def stuur_retour(
    sessie: Sessie,
    dossier: str,
    reden: str,
    opmerkingen: Sequence[tuple[str, str]] = (),
    *,
    gezien: str = "",
) -> None:
    """Send the concept back to the notulist with a reason and remarks: (passage id or empty, text).

    Without any, also made while reading, the reason becomes one: then there is something to answer.
    """

    def erbij(tx: Transactie, stand: Stand) -> None:
        teksten = list(opmerkingen) or ([] if stand.open_opmerkingen else [("", reden)])
        for passage, tekst in teksten:
            if passage:
                eis_in_dossier(tx.db, "passage", passage, dossier)
            voeg_opmerking_toe(tx, dossier, stand.versie, EERSTE_CHECK, passage, tekst)

    _stap(sessie, dossier, Stap.STUUR_RETOUR, reden=reden, erbij=erbij, gezien=gezien)


def neem_in_verwerking(sessie: Sessie, dossier: str, *, gezien: str = "") -> None:
    """Begin to process a reaction: the text can change again, as the next version."""
    _stap(sessie, dossier, Stap.VERWERK, volgende_versie=True, gezien=gezien)


def heropen(sessie: Sessie, dossier: str, reden: str, *, gezien: str = "") -> None:
    """Open a definitief verslag again, only as a new version and with a reason."""
    _stap(sessie, dossier, Stap.HEROPEN, reden=reden, volgende_versie=True, gezien=gezien)


def _stap(
    sessie: Sessie,
    dossier: str,
    stap: Stap,
    *,
    reden: str = "",
    volgende_versie: bool = False,
    erbij: Callable[[Transactie, Stand], None] | None = None,
    gezien: str = "",
) -> None:
    persoon = sessie.persoon

    def taak(tx: Transactie) -> None:
        weiger_verouderd(tx.bij(), dossier, gezien)
        stand = lees_stand(sessie, tx.db, dossier)
        regel = overgang(stap, stand, persoon, reden=reden, vandaag=sessie.vandaag())
        if erbij is not None:
            erbij(tx, stand)
        versie = volgend_nummer(tx.db, dossier) if volgende_versie else stand.versie
        zet_stap(
            tx, dossier, regel, {"versie": versie, "reden": reden, "datum": sessie.vandaag().isoformat()}
        )

    sessie.store.voer_uit(sessie.wie, taak)


def verstuur(sessie: Sessie, dossier: str, verzending: Verzending, *, gezien: str = "") -> Bevroren:
    """Freeze the version, write it with its letter and annexes, and start the termijn.

    Raises StapGeweigerd if the step is not allowed or no participant verifies, OnbruikbareInvoer for a date, choice or
    annex that cannot be, BestandFout if a file cannot be written: nothing is recorded then.
    """
    persoon = sessie.persoon
    kanaal = lees_kanaal(verzending.kanaal)
    ronde = lees_ronde(verzending.ronde)
    datum = eis_verleden(sessie, verzending.datum)
    termijn = verzending.termijn(datum, sessie.vandaag())

    def taak(tx: Transactie) -> Bevroren:
        weiger_verouderd(tx.bij(), dossier, gezien)
        stand = lees_stand(sessie, tx.db, dossier)
        regel = overgang(Stap.VERSTUUR, stand, persoon, vandaag=sessie.vandaag())
        respondenten = kies_respondenten(_respondenten(tx, dossier), verzending.respondenten)
        if not respondenten:
            raise StapGeweigerd(
                _(
                    "Niemand is aangewezen om het verslag te verifiëren; stuur het retour en zet bij een deelnemer “respondent” aan."
                )
            )
        tx.zet("verslag", dossier, "termijn", termijn.isoformat())
        nummer = max(stand.versie, volgend_nummer(tx.db, dossier))
        gekozen, gegevens = _kies(sessie, tx, dossier, verzending.keuze)
        gegevens |= {
            "datum": datum.isoformat(),
            "kanaal": kanaal,
            "respondenten": respondenten,
            "wederhoor": ronde,
        }
        if verzending.punten:
            gegevens["gezien"] = len(verzending.punten)
            punten = [punt.als_gegevens() for punt in verzending.punten]
            tx.voeg_toe("verslag", dossier, "gezien", {"versie": nummer, "punten": punten})
        brief = begeleidende_brief(
            sessie,
            tx.bij(),
            dossier,
            nummer,
            [label for _wie, label in respondenten],
            verzonden=datum,
            termijn=termijn,
            ronde=ronde,
            passages=schrijf_nummers(gekozen.values()) if gekozen else "",
        )
        annexen = lees_annexen(
            verzending.bijlagen, (documenten.bestandsnaam(sessie, dossier, nummer), brief.naam)
        )
        mee = bundel.bewaar(tx, dossier, brief, annexen)
        bevroren, inhoud = bevries(sessie, tx, dossier, regel, nummer, "verzonden", gegevens, mee, gekozen)
        stukken = {
            documenten.bestandsnaam(sessie, dossier, nummer): inhoud,
            brief.naam: brief.inhoud,
            **annexen,
        }
        pad = _zet_klaar(
            klaar, sessie, tx, dossier, stukken, verzending, (brief.onderwerp, brief.tekst), ronde
        )
        return replace(
            bevroren,
            termijn=termijn,
            bestand=pad,
            meldingen=(*bevroren.meldingen, *brief.meldingen, *_bij_termijn(termijn)),
        )

    with Klaarzetter(overschrijf=verzending.overschrijf) as klaar:
        bevroren = sessie.store.voer_uit(sessie.wie, taak)
        plaats(klaar, bevroren)
    return bevroren


def _respondenten(tx: Transactie, dossier: str) -> list[tuple[str, str]]:
    """Who verifies, each with a label of their own: two people can have the same role."""
    deelnemers = [deelnemer for deelnemer in lees_deelnemers(tx.db, dossier) if deelnemer.respondent]
    return list(labels(deelnemers).items())


def _kies(
    sessie: Sessie, tx: Transactie, dossier: str, keuze: Passagekeuze
) -> tuple[dict[str, int] | None, dict[str, object]]:
    """Numbers of the passages that go out by id, None for all of them, and what is recorded about that."""
    if not keuze:
        return None, {}
    alle = kiesbaar(genummerd(sessie, lees_passages(tx.bij(), dossier)))
    gekozen = keuze.kies(alle)
    if len(gekozen) == len(alle):
        return None, {}
    return {p.passage: p.nummer for p in gekozen}, {"keuze": keuze.als_gegevens(gekozen, len(alle))}


def _bij_termijn(termijn: date) -> tuple[str, ...]:
    if werkdagen.is_werkdag(termijn):
        return ()
    return (_("{termijn} is geen werkdag.").format(termijn=toon(termijn)),)


def stel_vast(
    sessie: Sessie,
    dossier: str,
    stap: Stap = Stap.STEL_VAST,
    reden: str = "",
    doel: Path | None = None,
    *,
    gezien: str = "",
) -> Bevroren:
    """Make the verslag definitief: with akkoord or all remarks decided, or by a motivated decision of an auditor.

    Raises StapGeweigerd with what is still open.
    """
    persoon = sessie.persoon

    def taak(tx: Transactie) -> Bevroren:
        weiger_verouderd(tx.bij(), dossier, gezien)
        stand = lees_stand(sessie, tx.db, dossier)
        regel = overgang(stap, stand, persoon, reden=reden, vandaag=sessie.vandaag())
        gegevens: dict[str, object] = {
            "datum": sessie.vandaag().isoformat(),
            "reden": reden,
            "door": persoon.naam,
        }
        if stand.respondenten_zonder_antwoord:
            gegevens["zonder_antwoord"] = list(stand.respondenten_zonder_antwoord)
        volgend = volgend_nummer(tx.db, dossier)
        # What was sent is laid down under its own number, unless another device froze a later version meanwhile.
        nummer = stand.versie if stand.versie >= volgend - 1 else volgend
        bevroren, inhoud = bevries(sessie, tx, dossier, regel, nummer, "definitief", gegevens)
        if doel is None:
            return bevroren
        pad = doel / documenten.bestandsnaam(sessie, dossier, nummer) if doel.is_dir() else doel
        klaar.zet_bestand(pad, inhoud)
        return replace(bevroren, bestand=pad)

    with Klaarzetter() as klaar:
        bevroren = sessie.store.voer_uit(sessie.wie, taak)
        plaats(klaar, bevroren)
    return bevroren


def _zet_klaar(
    klaar: Klaarzetter,
    sessie: Sessie,
    tx: Transactie,
    dossier: str,
    stukken: dict[str, bytes],
    verzending: Verzending,
    brief: tuple[str, str],
    ronde: str,
) -> Path | None:
    """Have what was frozen ready beside where it goes; it gets its name only once the version is recorded."""
    versie = verzonden_versie(tx.bij(), dossier)
    if verzending.doel is None or versie is None:
        return None
    zending = bundel.stel_samen(sessie, dossier, versie, ronde, brief, stukken)
    return bundel.zet_klaar(klaar, zending, verzending.doel, verzending.vorm, verzending.aan)


def herinner(
    sessie: Sessie,
    dossier: str,
    kanaal: str,
    toelichting: str = "",
    *,
    brief: Path | None = None,
    overschrijf: bool = False,
) -> Path | None:
    """Record a rappel: an event beside the state, not a state.

    With ``brief`` the letter to who has not answered is written there and kept; a folder gets a file name of ours. Its
    path is returned. Raises StapGeweigerd if nothing is out, or if a letter has nobody to go to.
    """
    eis_schrijver(sessie, dossier)
    kanaal = lees_kanaal(kanaal)

    def taak(tx: Transactie) -> Path | None:
        _eis_ter_verificatie(tx, dossier)
        versie = lees_versienummer(tx.db, dossier)
        gegevens = {
            "datum": sessie.vandaag().isoformat(),
            "kanaal": kanaal,
            "toelichting": toelichting,
            "versie": versie,
            "handeling": tx.handeling,
        }
        pad = None
        if brief is not None:
            geschreven = schrijf_rappel(sessie, tx, dossier)
            gegevens["bijlage"] = bijlagen.bewaar(tx, dossier, geschreven.naam, geschreven.inhoud)
            pad = brief / geschreven.naam if brief.is_dir() else brief
            klaar.zet_bestand(pad, geschreven.inhoud)
        tx.voeg_toe("verslag", dossier, "rappels", gegevens)
        return pad

    with Klaarzetter(overschrijf=overschrijf) as klaar:
        pad = sessie.store.voer_uit(sessie.wie, taak)
        klaar.plaats()
    return pad


def verleng(sessie: Sessie, dossier: str, tot: date, reden: str) -> None:
    """Give respondents more time, with a reason. Raises OnbruikbareInvoer if it is not more."""
    eis_schrijver(sessie, dossier, Rol.AUDITOR, Rol.COORDINATOR)
    if not reden.strip():
        raise OnbruikbareInvoer(_("Geef een reden op voor de verlenging."))
    if tot < sessie.vandaag():
        raise OnbruikbareInvoer(_("{tot} is al voorbij; kies een latere datum.").format(tot=toon(tot)))

    def taak(tx: Transactie) -> None:
        _eis_ter_verificatie(tx, dossier)
        nu = lees_stand(sessie, tx.db, dossier).termijn
        if nu is not None and tot <= nu:
            raise OnbruikbareInvoer(
                _("De termijn loopt al tot en met {nu}; kies een latere datum.").format(nu=toon(nu))
            )
        tx.zet("verslag", dossier, "termijn", tot.isoformat())
        gegevens = {"tot": tot.isoformat(), "reden": reden, "handeling": tx.handeling}
        tx.voeg_toe("verslag", dossier, "verlengingen", gegevens)

    sessie.store.voer_uit(sessie.wie, taak)


def _eis_ter_verificatie(tx: Transactie, dossier: str) -> None:
    if lees_status(tx.bij(), dossier) != Status.TER_VERIFICATIE:
        raise StapGeweigerd(_("Dit kan alleen zolang het verslag ter verificatie is."))
