"""The verwerkingstabel: of every remark what was decided on it, why, and what the text became."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.stuk import Kenmerken, Kop, Stuk, Tabel, Tekst
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.wederhoor import Besluit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class Handelend:
    """By which role, and on which day."""

    rol: str
    dag: date


@dataclass(frozen=True, slots=True)
class Verwerkingsregel:
    """One remark and what became of it; persons are named by their role."""

    nummer: str
    ronde: str
    """Which round it belongs to, for people: rows of one round stand together."""
    respondent: str
    passage: str
    """Number of the passage, for people; empty if it is about none."""
    soort: str
    opmerking: str
    """What was said; of a change the old words and the new ones."""
    besluit: str
    """What was decided, of a remark of the first check that it was answered; empty while nobody did."""
    reden: str
    """Why, or what was answered."""
    tekst: str
    """What the text says now; empty if the remark is about no passage, or its passage is gone."""
    vervallen: bool
    """Whether the passage that it was about is gone."""
    beslist: Handelend | None
    bevestigd: Handelend | None

    @property
    def cellen(self) -> tuple[str, ...]:
        """What stands on paper, in the order of the columns; an empty one has nothing to say."""
        return (
            self.nummer,
            self.passage,
            self.respondent,
            self.soort,
            self.opmerking,
            self._besluit(),
            _("(vervallen)") if self.vervallen else self.tekst,
            self._door(),
        )

    def _besluit(self) -> str:
        if not self.besluit:
            return _("nog niet besloten")
        return f"{self.besluit}: {self.reden}" if self.reden.strip() else self.besluit

    def _door(self) -> str:
        regels = [_schrijf_uit(self.beslist)] if self.beslist else []
        if self.bevestigd:
            regels.append(_("bevestigd:\n{wie}").format(wie=_schrijf_uit(self.bevestigd)))
        return "\n".join(regels)


@dataclass(frozen=True, slots=True)
class Verwerkingstabel:
    """The table of one verslag."""

    partij: str
    instrument: str
    editie: str
    versie: int
    definitief: bool
    kop: str
    """Fingerprint of the text that the column with the present text shows."""
    rubricering: str
    demonstratie: str
    opgemaakt: date
    regels: tuple[Verwerkingsregel, ...]

    @property
    def titel(self) -> str:
        """What stands above it."""
        return _("Verwerking van opmerkingen: {partij}").format(partij=self.partij)

    @property
    def ondertitel(self) -> str:
        """Of what it is."""
        return _("{instrument}, editie {editie}").format(instrument=self.instrument, editie=self.editie)

    @property
    def per_ronde(self) -> Iterator[tuple[str, tuple[Verwerkingsregel, ...]]]:
        """The remarks of every round, in their order."""
        for ronde, regels in groupby(self.regels, key=lambda regel: regel.ronde):
            yield ronde, tuple(regels)


def tel_besluiten(regels: Sequence[Verwerkingsregel]) -> dict[str, int]:
    """How often each decision was taken, in their order; what was never decided is left out, "" counts the open ones."""
    geteld = {besluit: sum(regel.besluit == besluit for regel in regels) for besluit in (*Besluit, "")}
    return {str(besluit): aantal for besluit, aantal in geteld.items() if aantal}


def vat_samen(aantallen: Mapping[str, int]) -> str:
    """How many remarks there are, and what was decided on them."""
    totaal = sum(aantallen.values())
    if not totaal:
        return _("Er zijn geen opmerkingen gemaakt.")
    delen = ", ".join(
        f"{aantal} {besluit or _('nog niet besloten')}" for besluit, aantal in aantallen.items()
    )
    return ngettext("{totaal} opmerking: {delen}.", "{totaal} opmerkingen: {delen}.", totaal).format(
        totaal=totaal, delen=delen
    )


def als_stuk(tabel: Verwerkingstabel) -> Stuk:
    """The table as an annex on paper: a table a round, on pages that lie on their side."""
    soort = _("definitief") if tabel.definitief else _("concept")
    versie = _("{nummer} ({soort})").format(nummer=tabel.versie, soort=soort)
    kenmerken = Kenmerken(
        _("Van welk verslag dit de verwerking is"),
        (
            (_("Verslag van"), tabel.partij),
            (_("Versie"), versie),
            (_("Vingerafdruk van de inhoud"), tabel.kop),
        ),
    )
    rondes = [
        blok
        for ronde, regels in tabel.per_ronde
        for blok in (
            Kop(ronde),
            Tabel(
                ronde,
                _kolommen(),
                tuple(tuple(cel or "–" for cel in regel.cellen) for regel in regels),
            ),
        )
    ]
    return Stuk(
        titel=tabel.titel,
        ondertitel=tabel.ondertitel,
        blokken=(kenmerken, Tekst(vat_samen(tel_besluiten(tabel.regels))), *rondes),
        instrument=tabel.instrument,
        kenmerk=_("{partij} – verwerkingstabel bij versie {versie}").format(
            partij=tabel.partij, versie=tabel.versie
        ),
        rubricering=tabel.rubricering,
        demonstratie=tabel.demonstratie,
        opgemaakt=tabel.opgemaakt,
        liggend=True,
    )


def _kolommen() -> tuple[tuple[str, int], ...]:
    """Titles, and shares of the width."""
    return (
        (_("Nr"), 5),
        (_("Passage"), 8),
        (_("Van"), 18),
        (_("Soort"), 13),
        (_("Opmerking"), 25),
        (_("Besluit en reden"), 24),
        (_("Tekst nu"), 26),
        (_("Door"), 13),
    )


def _schrijf_uit(wie: Handelend) -> str:
    # A line of its own, so that no date is broken at its dashes.
    return f"{wie.rol}\n{wie.dag:%d-%m-%Y}"
