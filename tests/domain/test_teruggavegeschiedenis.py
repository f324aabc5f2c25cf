"""Random histories of returns, edits by hand and decisions: nothing of ours is overwritten, nothing of theirs lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.keuzetekst import waarde_van
from korpsmonitor_tui.domain.oordeel import NIET_OVERGENOMEN, Bekend, Uitkomst, basis, vergelijkvorm
from korpsmonitor_tui.domain.teruggave import beoordeel
from tests.domain.test_teruggave import BESTANDEN, LIJST, PLEKKEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.domain.formulier import Ingelezen
    from korpsmonitor_tui.domain.oordeel import Plek, Twijfelsleutel


def vorm(plek: Plek, tekst: str) -> str:
    vraag = LIJST.vragen.get(plek[0].vraag)
    return vergelijkvorm(waarde_van(vraag, plek[1], tekst) if vraag else tekst)


@dataclass
class Dossier:
    """What a service keeps between returns."""

    hier: dict[Plek, str] = field(default_factory=dict)
    open: Counter[Twijfelsleutel] = field(default_factory=Counter)
    besloten: Counter[Twijfelsleutel] = field(default_factory=Counter)
    bestand: Ingelezen | None = None
    gezegd: dict[Plek, set[str]] = field(default_factory=dict)
    """Everything that the party ever said in a place."""

    def krijg(self, ingelezen: Ingelezen) -> None:
        """Take in a return, and look whether each of its texts went somewhere."""
        bekend = Bekend(Counter(self.open), Counter(self.besloten))
        vorige = basis(self.bestand.velden, self.open) if self.bestand else None
        voor = dict(self.hier)
        uitkomst = beoordeel(ingelezen, LIJST, vorige, self.hier, bekend)
        self.hier.update(uitkomst.over_te_nemen)
        self.open.update(regel.sleutel for regel in uitkomst.twijfels)
        for plek, tekst in voor.items():
            if vorm(plek, tekst) not in {"", *self.gezegd.get(plek, set())}:
                assert self.hier[plek] == tekst, "what only a person wrote was overwritten"
        for regel in uitkomst.regels:
            if not vergelijkvorm(regel.tekst):
                continue
            if regel.uitkomst is Uitkomst.BEHOUDEN:
                assert regel.vak is not None
                assert vorm((regel.vak, regel.veld), regel.tekst) in self.gezegd[regel.vak, regel.veld]
            elif regel.twijfel in NIET_OVERGENOMEN:
                assert self.open[regel.sleutel] or self.besloten[regel.sleutel]
        for veld in ingelezen.velden:
            plek = (veld.vak, veld.veld)
            self.gezegd.setdefault(plek, set()).add(vorm(plek, veld.tekst))
        self.bestand = ingelezen

    def wijzig(self, plek: Plek, tekst: str) -> None:
        """Change an answer by hand."""
        self.hier[plek] = tekst

    def houd_alles(self) -> None:
        """Decide on every open doubt that what stands here stays."""
        self.besloten.update(self.open)
        self.open.clear()


STAPPEN: st.SearchStrategy[Callable[[Dossier], None]] = st.one_of(
    BESTANDEN.map(lambda ingelezen: lambda dossier: dossier.krijg(ingelezen)),
    st.tuples(st.sampled_from(PLEKKEN), st.sampled_from(["", "met de hand", "12"])).map(
        lambda paar: lambda dossier: dossier.wijzig(*paar)
    ),
    st.just(Dossier.houd_alles),
)


@settings(max_examples=200)
@given(st.lists(STAPPEN, max_size=8))
def test_whatever_happens_nothing_is_overwritten_unasked_and_nothing_is_lost(
    stappen: list[Callable[[Dossier], None]],
) -> None:
    dossier = Dossier()
    for stap in stappen:
        stap(dossier)
