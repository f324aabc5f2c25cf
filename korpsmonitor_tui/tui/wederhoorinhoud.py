"""What the tab Wederhoor shows, read at one moment: who was sent what, who answered, and what became of every remark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import wederhoor
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.toegang import lees_status
from korpsmonitor_tui.services.versies import (
    lees_vaststellingen,
    lees_versies,
    zonder_akkoord,
    zonder_antwoord,
)
from korpsmonitor_tui.services.verslagstand import lees_conflicten, lees_opmerkingen
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages
from korpsmonitor_tui.store.projecties import lees_stand
from korpsmonitor_tui.tui.velden import toon_datum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagstand import Opmerking

Deel = str | tuple[str, str]

_TEKENS = {
    wederhoor.BESLUITEN[0]: ("o", "$text-success"),
    wederhoor.BESLUITEN[1]: ("g", "$text-warning"),
    wederhoor.BESLUITEN[2]: ("n", "$text-error"),
}


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
    opmerkingen: tuple[Opmerking, ...]
    passages: dict[str, tuple[int, str]]
    """Number and present text by id."""
    reacties: dict[str, str]
    """Label of the respondent by id of the reaction."""
    conflicten: bool
    """Whether anything was written differently on two laptops."""

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
        return Content.assemble(*delen)

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

    def opties(self) -> list[Option]:
        """The remarks, a line each: mark, passage, from whom, text."""
        return [Option(self._regel(punt), id=punt.id) for punt in self.opmerkingen]

    def _regel(self, punt: Opmerking) -> Content:
        teken, stijl = merk(punt)
        nummer, _tekst = self.passages.get(punt.passage, (0, ""))
        return Content.assemble(
            (f" {teken} ", f"bold {stijl}"),
            (f"{nummer or '–':>3} ", "$text-muted"),
            kort(punt.tekst, 200),
            (f"  {self.van(punt)}", "$text-muted"),
        )

    def van(self, punt: Opmerking) -> str:
        """Who made the remark."""
        return (
            self.reacties.get(punt.reactie, _("reactie")) if punt.herkomst == "reactie" else _("eerste check")
        )

    def opmerking(self, id_: str) -> Opmerking | None:
        """The remark with this id."""
        return next((punt for punt in self.opmerkingen if punt.id == id_), None)

    def details(self, punt: Opmerking) -> Content:
        """One remark in full, with the passage it is about and what was decided."""
        nummer, tekst = self.passages.get(punt.passage, (0, ""))
        waar = _("passage {nummer}").format(nummer=nummer) if nummer else _("het hele verslag")
        delen: list[Deel] = [
            (
                _("{wie} over {waar} (versie {versie})\n").format(
                    wie=self.van(punt), waar=waar, versie=punt.versie
                ),
                "bold $text-accent",
            ),
            f"{maak_zichtbaar(punt.tekst)}\n",
        ]
        if tekst:
            delen += [(_("Nu staat er: "), "$text-muted"), f"{maak_zichtbaar(tekst)}\n"]
        if punt.besluit:
            delen += [(_("Besluit: "), "bold"), punt.besluit, f" – {punt.reden}\n" if punt.reden else "\n"]
        if punt.antwoord:
            delen += [(_("Antwoord: "), "bold"), f"{maak_zichtbaar(punt.antwoord)}\n"]
        if punt.open:
            delen.append((self._wat_nu(punt), "$text-warning"))
        return Content.assemble(*delen)

    def _wat_nu(self, punt: Opmerking) -> str:
        if punt.herkomst == "eerste_check":
            return _("Wacht op antwoord: b beantwoordt deze opmerking.")
        if self.status == Status.IN_VERWERKING:
            return _("Wacht op een besluit: o overgenomen, g gedeeltelijk, n niet.")
        return _("Wacht op een besluit; dat kan zodra het verslag in verwerking is genomen (a: stap zetten).")


def merk(punt: Opmerking) -> tuple[str, str]:
    """The mark of a remark and its style: ``?`` open, ``o``/``g``/``n`` decided, ``b`` answered."""
    if punt.besluit:
        return _TEKENS.get(punt.besluit, ("•", ""))
    return ("?", "$text-warning") if punt.open else ("b", "$text-success")


def lees_inhoud(sessie: Sessie, dossier: str) -> Wederhoorinhoud:
    """Read it; for a worker thread."""
    db = sessie.store.lees()
    status = lees_status(db, dossier)
    verslag = lees_stand(db, "verslag", dossier)
    termijn = als_datum(verslag.waarde("termijn"))
    passages = genummerd(sessie, lees_passages(db, dossier))
    reacties = wederhoor.lees_reacties(db, dossier)
    return Wederhoorinhoud(
        status,
        tuple(sorted(_feiten(sessie, dossier), key=lambda feit: feit.datum or date.max)),
        zonder_akkoord(db, dossier),
        zonder_antwoord(db, dossier),
        termijn,
        status == Status.TER_VERIFICATIE and termijn is not None and sessie.vandaag() > termijn,
        lees_opmerkingen(db, dossier),
        {passage.id: (nummer, passage.tekst) for nummer, passage in passages},
        {reactie.id: reactie.respondent for reactie in reacties},
        bool(lees_conflicten(db, dossier)),
    )


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
