"""The steps of a gespreksverslag from eerste check to definitief."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.event import bereken_kop
from korpsmonitor_tui.domain.gesprek import labels
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Kanaal, Rol, Stap, Status, overgang
from korpsmonitor_tui.services import bijlagen, documenten, werkdagen
from korpsmonitor_tui.services.datums import eis_verleden, toon
from korpsmonitor_tui.services.entiteiten import eis_in_dossier
from korpsmonitor_tui.services.gesprekken import lees_deelnemers
from korpsmonitor_tui.services.opmerkingen import voeg_opmerking_toe
from korpsmonitor_tui.services.toegang import eis_schrijver, lees_status
from korpsmonitor_tui.services.versies import lees_versienummer, versiekoppen, volgend_nummer
from korpsmonitor_tui.services.verslagstand import lees_stand, weiger_verouderd, zet_stap
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.domain.openpunt import Openpunt
    from korpsmonitor_tui.domain.verslag import Overgang, Stand
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie


@dataclass(frozen=True, slots=True)
class Verzending:
    """How and until when a version goes out for verification."""

    kanaal: str
    datum: date | None = None
    """Default: today."""
    werkdagen: int = werkdagen.STANDAARD
    doel: Path | None = None
    """Where the Word file is written; a folder gets a file name of ours, None writes none. The database keeps it."""
    overschrijf: bool = False
    punten: tuple[Openpunt, ...] = ()
    """Points that were still open and seen when it was sent all the same: recorded with the step."""


@dataclass(frozen=True, slots=True)
class Bevroren:
    """A version that was frozen."""

    nummer: int
    kop: str
    sha256: str
    termijn: date | None
    bestand: Path | None
    meldingen: tuple[str, ...] = ()


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
    """Send the concept back to the notulist with a reason and remarks: (passage id or empty, text)."""

    def erbij(tx: Transactie, stand: Stand) -> None:
        teksten = list(opmerkingen) or [("", reden)]
        for passage, tekst in teksten:
            if passage:
                eis_in_dossier(tx.db, "passage", passage, dossier)
            voeg_opmerking_toe(tx, dossier, stand.versie, "eerste_check", passage, tekst)

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
    """Freeze the version, write the Word draft and start the termijn.

    Raises StapGeweigerd if the step is not allowed or no participant verifies, OnbruikbareInvoer for a date to come,
    BestandFout if the file cannot be written: nothing is recorded then.
    """
    persoon = sessie.persoon
    kanaal = lees_kanaal(verzending.kanaal)
    datum = eis_verleden(sessie, verzending.datum)
    termijn = werkdagen.na_werkdagen(datum, verzending.werkdagen)

    def taak(tx: Transactie) -> Bevroren:
        weiger_verouderd(tx.bij(), dossier, gezien)
        stand = lees_stand(sessie, tx.db, dossier)
        regel = overgang(Stap.VERSTUUR, stand, persoon, vandaag=sessie.vandaag())
        respondenten = _respondenten(tx, dossier)
        if not respondenten:
            raise StapGeweigerd(
                _(
                    "Niemand is aangewezen om het verslag te verifiëren; zet bij een deelnemer “respondent” aan."
                )
            )
        tx.zet("verslag", dossier, "termijn", termijn.isoformat())
        gegevens: dict[str, object] = {
            "datum": datum.isoformat(),
            "kanaal": kanaal,
            "respondenten": respondenten,
        }
        nummer = max(stand.versie, volgend_nummer(tx.db, dossier))
        if verzending.punten:
            gegevens["gezien"] = len(verzending.punten)
            punten = [punt.als_gegevens() for punt in verzending.punten]
            tx.voeg_toe("verslag", dossier, "gezien", {"versie": nummer, "punten": punten})
        return _bevries(sessie, tx, dossier, regel, nummer, "verzonden", gegevens, verzending)

    return sessie.store.voer_uit(sessie.wie, taak)


def _respondenten(tx: Transactie, dossier: str) -> list[tuple[str, str]]:
    """Who verifies, each with a label of their own: two people can have the same role."""
    deelnemers = [deelnemer for deelnemer in lees_deelnemers(tx.db, dossier) if deelnemer.respondent]
    return list(labels(deelnemers).items())


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
        gegevens = {"datum": sessie.vandaag().isoformat(), "reden": reden, "door": persoon.naam}
        volgend = volgend_nummer(tx.db, dossier)
        # What was sent is laid down under its own number, unless another device froze a later version meanwhile.
        nummer = stand.versie if stand.versie >= volgend - 1 else volgend
        return _bevries(sessie, tx, dossier, regel, nummer, "definitief", gegevens, Verzending("", doel=doel))

    return sessie.store.voer_uit(sessie.wie, taak)


def _bevries(
    sessie: Sessie,
    tx: Transactie,
    dossier: str,
    regel: Overgang,
    nummer: int,
    soort: str,
    gegevens: Mapping[str, object],
    verzending: Verzending,
) -> Bevroren:
    """Fix passage numbers, write the step, make the document and record what it was made of."""
    for nr, passage in genummerd(sessie, lees_passages(tx.bij(), dossier)):
        tx.zet("passage", passage.id, "nummer", nr)
    koppen = versiekoppen(tx.bij(), dossier)
    kop = bereken_kop(koppen)
    zet_stap(tx, dossier, regel, {"versie": nummer, "kop": kop, **gegevens})
    bestand = documenten.schrijf(sessie, tx.bij(), dossier)
    passages = [
        [passage.id, passage.nummer, passage.hoofdstuk, passage.tekst]
        for passage in lees_passages(tx.db, dossier)
    ]
    tx.maak(
        "versie",
        {
            "dossier": dossier,
            "nummer": nummer,
            "soort": soort,
            "kop": kop,
            "koppen": list(koppen),
            "sha256": bestand.sha256,
            "passages": passages,
            "basis": [[alinea.tekst, alinea.passage] for alinea in bestand.basis],
            "stap": regel.stap.value,
            "bestand": bijlagen.bewaar(
                tx, dossier, documenten.bestandsnaam(sessie, dossier, nummer), bestand.inhoud
            ),
            **gegevens,
        },
    )
    termijn = lees_stand(sessie, tx.bij(), dossier).termijn if soort == "verzonden" else None
    doel = verzending.doel
    if doel is not None:
        doel = doel / documenten.bestandsnaam(sessie, dossier, nummer) if doel.is_dir() else doel
        schrijf_bestand(doel, bestand.inhoud, overschrijf=verzending.overschrijf)
    return Bevroren(nummer, kop, bestand.sha256, termijn, doel, bestand.meldingen)


def herinner(sessie: Sessie, dossier: str, kanaal: str, toelichting: str = "") -> None:
    """Record a rappel: an event beside the state, not a state."""
    eis_schrijver(sessie, dossier)
    gegevens = {
        "datum": sessie.vandaag().isoformat(),
        "kanaal": lees_kanaal(kanaal),
        "toelichting": toelichting,
    }

    def taak(tx: Transactie) -> None:
        _eis_ter_verificatie(tx, dossier)
        versie = lees_versienummer(tx.db, dossier)
        tx.voeg_toe("verslag", dossier, "rappels", {**gegevens, "versie": versie, "handeling": tx.handeling})

    sessie.store.voer_uit(sessie.wie, taak)


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


def lees_kanaal(kanaal: str) -> str:
    """A channel by its name. Raises OnbruikbareInvoer for an unknown one."""
    with suppress(ValueError):
        return Kanaal(kanaal.strip().casefold()).value
    raise OnbruikbareInvoer(
        _("Onbekend kanaal “{kanaal}”; kies uit {kanalen}.").format(
            kanaal=kanaal, kanalen=", ".join(soort.value for soort in Kanaal)
        )
    )
