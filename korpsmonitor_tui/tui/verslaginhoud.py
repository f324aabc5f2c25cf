"""What the tab Verslag shows of a verslag, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.gesprek import tagnaam
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.domain.verslag import BEWERKBAAR, Status, statusnaam
from korpsmonitor_tui.services import conflicten
from korpsmonitor_tui.services.gesprekken import lees_gesprek
from korpsmonitor_tui.services.hoofdstukdelen import is_hoofdstuk
from korpsmonitor_tui.services.noten import lees_noten, noten_van
from korpsmonitor_tui.services.opmerkingen import EERSTE_CHECK
from korpsmonitor_tui.services.toegang import lees_status
from korpsmonitor_tui.services.versies import lees_versienummer
from korpsmonitor_tui.services.verslagstand import lees_opmerkingen
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages
from korpsmonitor_tui.tui.tabs.verslag_acties import afsprakentekst
from korpsmonitor_tui.tui.tabs.verslag_check import opmerkingtekst

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagstand import Opmerking
    from korpsmonitor_tui.services.verslagtekst import Passage

HOOFDSTUK: Final = "h:"
PASSAGE: Final = "p:"
"""Before the id of what a line of the list stands for."""


@dataclass(frozen=True, slots=True)
class Verslaginhoud:
    """Chapters, passages with the numbers of the draft, remarks and conflicts."""

    gepland: bool
    status: Status
    hoofdstukken: tuple[Hoofdstuk, ...]
    passages: tuple[tuple[int, Passage], ...]
    opmerkingen: tuple[Opmerking, ...]
    conflicten: frozenset[str]
    """Ids of what was changed on two laptops."""
    versie: int
    """Number of the version that is worked on."""
    hoofdstuk: bool = False
    """Whether it is the chapter about a party, whose passages have notes."""
    noten: Mapping[str, str] = field(default_factory=dict)
    """The note of each passage as it is printed."""

    @property
    def bewerkbaar(self) -> bool:
        """Whether the text may change now."""
        return self.gepland and self.status in BEWERKBAAR

    def opties(self) -> list[Option]:
        """The list: every chapter, and its passages below it."""
        regels = []
        for hoofdstuk in self.hoofdstukken:
            regels.append(
                Option(
                    Content.assemble((f"{hoofdstuk.nummer} {hoofdstuk.titel}", "bold $text-accent")),
                    id=f"{HOOFDSTUK}{hoofdstuk.code}",
                )
            )
            regels += [
                Option(self._regel(nummer, passage), id=f"{PASSAGE}{passage.id}")
                for nummer, passage in self.passages
                if passage.hoofdstuk == hoofdstuk.code
            ]
        return regels

    @property
    def eerste(self) -> str:
        """Where the list begins: at the first passage."""
        return f"{PASSAGE}{self.passages[0][1].id}" if self.passages else ""

    def _regel(self, nummer: int, passage: Passage) -> Content:
        punten = any(punt.open and punt.passage == passage.id for punt in self.opmerkingen)
        merk = "≠" if passage.id in self.conflicten else "?" if punten else " "
        tekst = kort(passage.tekst, 80) or _("(nog leeg)")
        return Content.assemble((merk, "bold $text-error"), (f"{nummer:>3} ", "$text-muted"), tekst)

    def passage(self, gekozen: str) -> tuple[int, Passage] | None:
        """The passage that a line of the list stands for, with its number."""
        id_ = gekozen.removeprefix(PASSAGE)
        return next((paar for paar in self.passages if paar[1].id == id_), None)

    def hoofdstuk_van(self, gekozen: str) -> str:
        """The chapter that a line of the list belongs to; without a line the first."""
        if gekozen.startswith(HOOFDSTUK):
            return gekozen.removeprefix(HOOFDSTUK)
        paar = self.passage(gekozen)
        return paar[1].hoofdstuk if paar else self.hoofdstukken[0].code

    def opschrift(self, gekozen: str) -> str:
        """What is shown on the right, and whether it can change."""
        paar = self.passage(gekozen)
        code = self.hoofdstuk_van(gekozen)
        titel = next((h.titel for h in self.hoofdstukken if h.code == code), code)
        if paar is None:
            return titel
        nummer, passage = paar
        tags = "".join(f" [{tagnaam(tag)}]" for tag in passage.tags)
        vast = "" if self.bewerkbaar else _(" · ligt vast ({status})").format(status=statusnaam(self.status))
        return f"{nummer} · {titel}{tags}{vast}"

    def leestekst(self, gekozen: str) -> str:
        """A passage that cannot change, or what can be done in a chapter."""
        paar = self.passage(gekozen)
        if paar is not None:
            return paar[1].tekst
        if not self.gepland and self.hoofdstuk:
            return _("Het hoofdstuk is nog niet begonnen; met p zegt u wie het schrijft en wie het nakijkt.")
        if not self.gepland:
            return _("Er is nog geen gesprek gepland; plan het met p.")
        aantal = sum(passage.hoofdstuk == self.hoofdstuk_van(gekozen) for _nr, passage in self.passages)
        if aantal:
            return ngettext(
                "{aantal} passage in dit hoofdstuk.", "{aantal} passages in dit hoofdstuk.", aantal
            ).format(aantal=aantal)
        if not self.bewerkbaar:
            return _("Geen passages in dit hoofdstuk.")
        if self.hoofdstuk:
            return _(
                "Nog geen passages in dit deel.\n\nn  begint een nieuwe passage\ne  kiest daarna waarop zij steunt"
            )
        return _(
            "Nog geen passages in dit hoofdstuk.\n\ns  maakt passages van de notities\nn  begint een nieuwe passage"
        )

    def van_check(self, gekozen: str) -> tuple[Opmerking, ...]:
        """Remarks of the first check on a passage; at a chapter those on the verslag as a whole."""
        passage = gekozen.removeprefix(PASSAGE) if gekozen.startswith(PASSAGE) else ""
        return tuple(
            punt for punt in self.opmerkingen if punt.herkomst == EERSTE_CHECK and punt.passage == passage
        )

    def open_van_check(self, gekozen: str | None = None) -> tuple[Opmerking, ...]:
        """Those without an answer at a line of the list; without a line of the whole verslag."""
        alle = self.opmerkingen if gekozen is None else self.van_check(gekozen)
        return tuple(punt for punt in alle if punt.open and punt.herkomst == EERSTE_CHECK)

    def volgende_open(self, gekozen: str) -> str:
        """The next line of the list with a remark of the first check that is open, from the top again; empty for none."""
        regels = [str(optie.id) for optie in self.opties()]
        met_open = {f"{PASSAGE}{punt.passage}" for punt in self.open_van_check() if punt.passage}
        if regels and self.open_van_check(HOOFDSTUK):
            met_open.add(regels[0])
        hier = regels.index(gekozen) if gekozen in regels else -1
        return next((regel for regel in regels[hier + 1 :] + regels[: hier + 1] if regel in met_open), "")

    def leesinhoud(self, gekozen: str) -> Content:
        """A passage to read, with the words that open remarks are about marked."""
        tekst = maak_zichtbaar(self.leestekst(gekozen))
        inhoud = Content(tekst)
        if gekozen.startswith(PASSAGE):
            for punt in self.open_van_check(gekozen):
                woorden = maak_zichtbaar(punt.citaat)
                begin = tekst.find(woorden) if woorden else -1
                if begin >= 0:
                    inhoud = inhoud.stylize("bold underline $text-warning", begin, begin + len(woorden))
        return inhoud

    def opmerkingen_bij(self, gekozen: str) -> Content:
        """The agreements in a passage, the remarks on it that wait, and what was answered in the first check."""
        delen: list[str | tuple[str, str] | Content] = []
        paar = self.passage(gekozen)
        if paar is not None:
            delen.append(afsprakentekst(paar[1]))
            if noot := self.noten.get(paar[1].id):
                delen += [(_("Noot: "), "bold $text-accent"), f"{maak_zichtbaar(noot)}\n"]
            elif self.hoofdstuk and self.bewerkbaar:
                delen.append((_("Nog geen noot; e kiest waarop deze passage steunt.\n"), "$text-muted"))
        for punt in self.opmerkingen:
            if (
                paar is not None
                and punt.herkomst != EERSTE_CHECK
                and punt.passage == paar[1].id
                and punt.open
            ):
                delen += [(_("? reactie: "), "bold $text-warning"), f"{maak_zichtbaar(punt.tekst)}\n"]
        for punt in self.van_check(gekozen):
            if punt.open:
                kop = _("? eerste check {nummer}: ").format(nummer=punt.aanduiding)
                delen += [(kop, "bold $text-warning"), f"{opmerkingtekst(punt)}\n"]
            elif punt.versie == self.versie:
                kop = _("✓ eerste check {nummer}: ").format(nummer=punt.aanduiding)
                antwoord = f" → {maak_zichtbaar(punt.antwoord)}\n"
                delen += [(kop, "$text-success"), opmerkingtekst(punt), (antwoord, "$text-muted")]
        return Content.assemble(*delen)


def lees_inhoud(sessie: Sessie, dossier: str) -> Verslaginhoud:
    """Read it; for a worker thread."""
    db = sessie.store.lees()
    passages = tuple(genummerd(sessie, lees_passages(db, dossier)))
    return Verslaginhoud(
        lees_gesprek(db, dossier) is not None,
        lees_status(db, dossier),
        sessie.instrument.hoofdstukken,
        passages,
        lees_opmerkingen(db, dossier),
        frozenset(conflict.entiteit for conflict in conflicten.lees_conflicten(sessie, dossier)),
        lees_versienummer(db, dossier),
        is_hoofdstuk(sessie, dossier),
        _lees_noten(sessie, dossier, [passage.id for _nummer, passage in passages]),
    )


def _lees_noten(sessie: Sessie, dossier: str, passages: Sequence[str]) -> dict[str, str]:
    gesteund = lees_noten(sessie.store.lees(), dossier)
    gedrukt = noten_van(sessie, [gesteund.get(passage, ()) for passage in passages])
    return dict(zip(passages, gedrukt, strict=True))
