"""What the tab Wederhoor shows, read at one moment: who was sent what, who answered, and what became of every remark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.domain.verslag import Rol, Status
from korpsmonitor_tui.services import wederhoor
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.opmerkingenlijst import Regel, lees_lijst
from korpsmonitor_tui.services.redactioneel import is_redactioneel_punt
from korpsmonitor_tui.services.tekstgevolg import voorzie
from korpsmonitor_tui.services.toegang import lees_status
from korpsmonitor_tui.services.versies import (
    lees_vaststellingen,
    lees_versies,
    zonder_akkoord,
    zonder_antwoord,
)
from korpsmonitor_tui.services.verslagstand import lees_conflicten, lees_opmerkingen, lees_stempel
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages
from korpsmonitor_tui.store.procesregels import lees_schrijvers
from korpsmonitor_tui.store.projecties import lees_stand
from korpsmonitor_tui.tui.velden import toon_datum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.services.sessie import Sessie

Deel = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Feit:
    """One thing that happened between the monitor team and its respondents."""

    datum: date | None
    tekst: str
    toelichting: str = ""
    stijl: str = ""


@dataclass(frozen=True, slots=True)
class Wederhoorinhoud:
    """Facts in order of time, who has still to answer, and the remarks."""

    status: Status
    feiten: tuple[Feit, ...]
    zonder_akkoord: tuple[str, ...]
    zonder_antwoord: tuple[str, ...]
    termijn: date | None
    te_laat: bool
    regels: tuple[Regel, ...]
    """The remarks, by number."""
    passages: dict[str, tuple[int, str]]
    """Number and present text by id."""
    inpasbaar: dict[str, str | None]
    """Of a remark (by id) that changes the text of a passage what that becomes; None if it meets another change."""
    redactioneel: frozenset[str]
    """Ids of the open remarks that only concern the writing."""
    stempel: str
    """Of text and state: a decision on something else is refused."""
    beslist: bool
    """Whether who is working decides here, rather than proposes."""
    conflicten: bool
    """Whether anything was written differently on two laptops."""

    @property
    def wachten(self) -> list[str]:
        """Ids of the remarks that wait for a decision or for a second person, by number."""
        return [r.opmerking.id for r in self.regels if r.opmerking.open or r.opmerking.onbevestigd]

    def verloop(self) -> Content:
        """The facts, and what is waited for."""
        delen: list[Deel] = []
        for feit in self.feiten:
            delen += [(f"{toon_datum(feit.datum, ''):<12}", "$text-muted"), (feit.tekst, feit.stijl)]
            delen.append(
                (f" – {maak_zichtbaar(feit.toelichting)}\n" if feit.toelichting else "\n", "$text-muted")
            )
        if not self.feiten:
            delen.append(_("Er is nog niets verstuurd. Versturen kan na de eerste check (a: stap zetten).\n"))
        if self.status == Status.TER_VERIFICATIE:
            delen += self._wacht()
        return Content.assemble(*delen).rstrip()

    def _wacht(self) -> list[Deel]:
        termijn = toon_datum(self.termijn)
        if self.te_laat:
            delen: list[Deel] = [
                (_("! De termijn is verstreken op {termijn}.").format(termijn=termijn), "bold $text-error")
            ]
        else:
            delen = [(_("De termijn loopt tot en met {termijn}.").format(termijn=termijn), "bold")]
        if self.zonder_antwoord:
            delen.append(_(" Nog geen antwoord van {wie}.").format(wie=", ".join(self.zonder_antwoord)))
        elif self.zonder_akkoord:
            delen.append(_(" Nog geen akkoord van {wie}.").format(wie=", ".join(self.zonder_akkoord)))
        return delen

    def regel(self, id_: str) -> Regel | None:
        """The remark with this id."""
        return next((regel for regel in self.regels if regel.opmerking.id == id_), None)

    @property
    def aantal_beslist(self) -> int:
        """How many remarks need nothing any more."""
        return sum(not (regel.opmerking.open or regel.opmerking.onbevestigd) for regel in self.regels)


def lees_inhoud(sessie: Sessie, dossier: str) -> Wederhoorinhoud:
    """Read it; for a worker thread."""
    db = sessie.store.lees()
    status = lees_status(db, dossier)
    verslag = lees_stand(db, "verslag", dossier)
    termijn = als_datum(verslag.waarde("termijn"))
    passages = genummerd(sessie, lees_passages(db, dossier))
    regels = lees_lijst(sessie, dossier)
    uitkomsten = {regel.opmerking.id: voorzie(db, regel.opmerking) for regel in regels}
    return Wederhoorinhoud(
        status,
        tuple(sorted(_feiten(sessie, dossier), key=lambda feit: feit.datum or date.max)),
        zonder_akkoord(db, dossier),
        zonder_antwoord(db, dossier),
        termijn,
        status == Status.TER_VERIFICATIE and termijn is not None and sessie.vandaag() > termijn,
        regels,
        {passage.id: (nummer, passage.tekst) for nummer, passage in passages},
        {id_: uitkomst.tekst for id_, uitkomst in uitkomsten.items() if uitkomst is not None},
        frozenset(regel.opmerking.id for regel in regels if is_redactioneel_punt(regel.opmerking)),
        lees_stempel(db, dossier),
        _beslist(sessie, dossier),
        bool(lees_conflicten(db, dossier)),
    )


def _beslist(sessie: Sessie, dossier: str) -> bool:
    """Auditors decide, but nobody on remarks about what they wrote themselves."""
    persoon = sessie.medewerker
    if persoon is None or Rol.AUDITOR not in persoon.rollen:
        return False
    return persoon.id not in lees_schrijvers(sessie.store.lees(), dossier)


def _feiten(sessie: Sessie, dossier: str) -> Iterator[Feit]:
    db = sessie.store.lees()
    for versie in lees_versies(db, dossier):
        if versie.soort == "verzonden":
            aan = ", ".join(label for _id, label in versie.respondenten)
            tekst = _("versie {nummer} verzonden ({kanaal}) aan {aan}")
            yield Feit(versie.datum, tekst.format(nummer=versie.nummer, kanaal=versie.kanaal, aan=aan))
    for akkoord in wederhoor.lees_akkoorden(db, dossier):
        tekst = _("akkoord van {wie} op versie {nummer} ({kanaal})").format(
            wie=akkoord.respondent, nummer=akkoord.versie, kanaal=akkoord.kanaal
        )
        yield Feit(akkoord.datum, tekst, akkoord.toelichting, "$text-success")
    aantallen = [punt.reactie for punt in lees_opmerkingen(db, dossier)]
    for reactie in wederhoor.lees_reacties(db, dossier):
        aantal = aantallen.count(reactie.id)
        tekst = ngettext(
            "reactie van {wie} op versie {nummer} ({kanaal}): {aantal} opmerking",
            "reactie van {wie} op versie {nummer} ({kanaal}): {aantal} opmerkingen",
            aantal,
        ).format(wie=reactie.respondent, nummer=reactie.versie, kanaal=reactie.kanaal, aantal=aantal)
        yield Feit(reactie.datum, tekst, stijl="$text-warning")
    verslag = lees_stand(db, "verslag", dossier)
    for rappel in verslag.waarden("rappels"):
        tekst = _("rappel ({kanaal})").format(kanaal=rappel.get("kanaal"))
        yield Feit(als_datum(rappel.get("datum")), tekst, str(rappel.get("toelichting") or ""))
    for verlenging in verslag.waarden("verlengingen"):
        tekst = _("termijn verlengd tot en met {tot}").format(
            tot=toon_datum(als_datum(verlenging.get("tot")))
        )
        yield Feit(None, tekst, str(verlenging.get("reden") or ""))
    for besluit in lees_vaststellingen(db, dossier):
        tekst = _("versie {nummer}: {besluit}, door {door}").format(
            nummer=besluit.versie, besluit=besluit.besluit, door=besluit.door
        )
        yield Feit(
            besluit.datum, tekst, stijl="bold $text-warning" if besluit.bijzonder else "bold $text-success"
        )
