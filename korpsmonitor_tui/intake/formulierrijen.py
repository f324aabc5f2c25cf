"""Finds the answers on one sheet of a returned form: by the code in their row, under the headings of their columns."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.formulier import Gelezenveld, Losse, velden_van
from korpsmonitor_tui.domain.formulierblad import Kolom, bladen, kolomkop, vergelijkbaar, voorgedrukt
from korpsmonitor_tui.domain.formulierkenmerk import uit_kenmerkregel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from korpsmonitor_tui.domain.formulier import Formulier
    from korpsmonitor_tui.domain.formulierblad import Bladrij
    from korpsmonitor_tui.domain.vragenlijst import Vak

VELDKOLOM: Final = {WAARDE: Kolom.ANTWOORD, TOELICHTING: Kolom.TOELICHTING}
"""In which column each text of a place stands."""
_VOLZIN: Final = 20
"""Characters; shorter printed texts, such as a year or the name of a row, only count as printed in their own row."""
Koppen = dict[Kolom, int]
"""Where the columns of a sheet are, by number."""


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell with something in it."""

    rij: int
    kolom: int
    naam: str
    """Such as ``E14``."""
    tekst: str
    zeker: bool = True
    onleesbaar: bool = False
    """An error value, or a formula without a result: shown, but no answer."""


@dataclass(frozen=True, slots=True)
class Bereik:
    """A merged range."""

    naam: str
    rij: int
    kolom: int
    """Of its first cell, which holds its text."""


@dataclass(frozen=True)
class Bladinhoud:
    """A sheet as it came back."""

    naam: str
    rijen: Mapping[int, Mapping[int, Cel]]
    """Row, column, cell; only cells with something in them."""
    samengevoegd: Mapping[tuple[int, int], Bereik]
    """By (row, column) of every cell in a merged range."""

    def plaats(self, naam: str) -> str:
        """A cell as people find it."""
        vorm = _("blad {blad}, cellen {naam}") if ":" in naam else _("blad {blad}, cel {naam}")
        return vorm.format(blad=self.naam, naam=naam)


@dataclass(frozen=True)
class Blanco:
    """What the blank form prints, to tell answers from."""

    rijen: Mapping[str, Bladrij]
    """By the code of a place, as ``codevorm`` gives it."""
    teksten: frozenset[str]
    vak_bij_tekst: Mapping[str, Vak]
    """The place whose row prints a text that no other row prints."""


@dataclass
class Uitkomst:
    """What was found on a sheet."""

    velden: list[Gelezenveld] = field(default_factory=list)
    los: list[Losse] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    vak_van_rij: dict[int, Vak] = field(default_factory=dict)
    """The answer that stands nearest to each row with something in it."""


def lees_blanco(formulier: Formulier) -> Blanco:
    """The blank form, prepared for comparison."""
    rijen = [rij for blad in bladen(formulier) for rij in blad.rijen if rij.vak is not None]
    aantallen = Counter(vergelijkbaar(rij.tekst) for rij in rijen)
    return Blanco(
        rijen={codevorm(str(rij.vak)): rij for rij in rijen},
        teksten=voorgedrukt(formulier),
        vak_bij_tekst={
            tekst: rij.vak
            for rij in rijen
            if rij.vak is not None and aantallen[tekst := vergelijkbaar(rij.tekst)] == 1
        },
    )


def codevorm(tekst: str) -> str:
    """A code as it is compared: whatever its capitals and spaces, and however its characters were encoded."""
    kaal = unicodedata.normalize("NFKC", tekst).casefold()
    return "".join(teken for teken in kaal if not teken.isspace() and unicodedata.category(teken) != "Cf")


def lees_blad(blad: Bladinhoud, blanco: Blanco) -> Uitkomst:
    """Read one sheet; every text on it is in the outcome or printed by the blank form."""
    return _Bladlezer(blad, blanco).lees()


class _Bladlezer:
    def __init__(self, blad: Bladinhoud, blanco: Blanco) -> None:
        self.blad = blad
        self.blanco = blanco
        self.uit = Uitkomst()
        self.koppen: list[Koppen] = []
        """Of the headings last seen; several if blocks stand side by side."""
        self.laatste: Vak | None = None
        self.zonder_koppen = False

    def lees(self) -> Uitkomst:
        for nummer in sorted(self.blad.rijen):
            rij = self.blad.rijen[nummer]
            gevonden = list(self._codes(rij))
            if gevonden:
                self._lees_antwoordrij(rij, gevonden)
            else:
                self._lees_andere_rij(rij)
            if self.laatste is not None:
                self.uit.vak_van_rij.setdefault(nummer, self.laatste)
        if self.zonder_koppen:
            self.uit.meldingen.append(
                _(
                    "Op blad {blad} staan antwoorden zonder de kolomkoppen erboven; zij zijn op hun plaats naast de code gelezen."
                ).format(blad=self.blad.naam)
            )
        return self.uit

    def _codes(self, rij: Mapping[int, Cel]) -> Iterator[tuple[Cel, Koppen | None]]:
        """Cells with a code, and the headings they stand under; None if they do not stand under "Code"."""
        onder_kop = [
            (rij[koppen[Kolom.CODE]], koppen)
            for koppen in self.koppen
            if koppen[Kolom.CODE] in rij and self._rij_van(rij[koppen[Kolom.CODE]])
        ]
        if onder_kop:
            yield from onder_kop
            return
        antwoordkolommen = {
            koppen[kolom] for koppen in self.koppen for kolom in koppen if kolom >= Kolom.ANTWOORD
        }
        for kolom, cel in rij.items():
            if kolom not in antwoordkolommen and self._rij_van(cel):
                yield cel, None
                return

    def _rij_van(self, cel: Cel) -> Bladrij | None:
        """The printed row whose code stands in a cell, alone or with something typed behind it."""
        gevonden = self.blanco.rijen.get(codevorm(cel.tekst))
        if gevonden is None and cel.tekst:
            gevonden = self.blanco.rijen.get(codevorm(cel.tekst.split()[0]))
        return gevonden

    def _lees_antwoordrij(self, rij: Mapping[int, Cel], gevonden: list[tuple[Cel, Koppen | None]]) -> None:
        gebruikt: set[int] = set()
        for codecel, koppen in gevonden:
            gedrukt = self._rij_van(codecel)
            if gedrukt is None or gedrukt.vak is None or gedrukt.vraag is None:
                continue
            vak = self.laatste = gedrukt.vak
            self.uit.vak_van_rij[codecel.rij] = vak
            gebruikt.add(codecel.kolom)
            if codevorm(codecel.tekst) != codevorm(str(vak)):
                rest = codecel.tekst.split(maxsplit=1)[1]
                self.uit.los.append(Losse(rest, self.blad.plaats(codecel.naam), vak))
            if koppen is None:
                # Away from its headings, what is printed in the row tells least: it is no answer.
                gebruikt.update(_voorgedrukt_in(rij, gebruikt, gedrukt))
            over = {kolom: cel for kolom, cel in rij.items() if kolom not in gebruikt}
            for veld in velden_van(gedrukt.vraag):
                gebruikt.update(self._lees_veld(over, codecel, koppen, vak, veld))
            if koppen is not None:
                gebruikt.update(_voorgedrukt_in(rij, gebruikt, gedrukt))
        self._los(cel for kolom, cel in rij.items() if kolom not in gebruikt and not self._is_volzin(cel))

    def _lees_veld(
        self, rij: Mapping[int, Cel], codecel: Cel, koppen: Koppen | None, vak: Vak, veld: str
    ) -> Iterator[int]:
        """Read one text of a place, and give the columns that this used up."""
        nummer, zeker = self._kolom(rij, codecel, koppen, VELDKOLOM[veld])
        bereik = self.blad.samengevoegd.get((codecel.rij, nummer))
        cel = rij.get(nummer)
        plaats = self.blad.plaats(f"{_letters(nummer)}{codecel.rij}")
        if bereik is not None:
            cel, plaats = self.blad.rijen.get(bereik.rij, {}).get(bereik.kolom), self.blad.plaats(bereik.naam)
            zeker = zeker and cel is None
            if bereik.kolom != nummer and cel is not None:
                self._meld_samengevoegd(bereik, vak, veld)
                return
        if cel is None:
            self.uit.velden.append(Gelezenveld(vak, veld, "", plaats, zeker))
        elif not cel.onleesbaar:
            yield nummer
            self.uit.velden.append(Gelezenveld(vak, veld, cel.tekst, plaats, zeker and cel.zeker))

    def _kolom(
        self, rij: Mapping[int, Cel], codecel: Cel, koppen: Koppen | None, kolom: Kolom
    ) -> tuple[int, bool]:
        """Number of the column where a text of this row stands, and whether that is certain."""
        if koppen is not None and kolom in koppen:
            return koppen[kolom], True
        naast = codecel.kolom + kolom - Kolom.CODE
        if not self.koppen:
            self.zonder_koppen = True
            return naast, False
        onder = next((k[kolom] for k in self.koppen if kolom in k), naast)
        return (onder if onder in rij and naast not in rij else naast), False

    def _meld_samengevoegd(self, bereik: Bereik, vak: Vak, veld: str) -> None:
        if veld == WAARDE:
            self.uit.meldingen.append(
                _(
                    "{plaats}: samengevoegd over de cel voor het antwoord op {vak}; daar is niets gelezen."
                ).format(plaats=self.blad.plaats(bereik.naam), vak=vak)
            )

    def _lees_andere_rij(self, rij: Mapping[int, Cel]) -> None:
        koppen = list(_koppen(rij))
        if koppen:
            self.koppen = koppen
        jaarkolommen = {koppen[Kolom.JAAR] for koppen in self.koppen if Kolom.JAAR in koppen}
        over = [
            cel
            for kolom, cel in rij.items()
            if not self._is_voorgedrukt(cel) or (_is_jaar(cel.tekst) and kolom not in jaarkolommen)
        ]
        bij = next(
            (vak for cel in rij.values() if (vak := self.blanco.vak_bij_tekst.get(vergelijkbaar(cel.tekst)))),
            None,
        )
        self._los(over, bij)

    def _is_voorgedrukt(self, cel: Cel) -> bool:
        return vergelijkbaar(cel.tekst) in self.blanco.teksten or uit_kenmerkregel(cel.tekst) is not None

    def _is_volzin(self, cel: Cel) -> bool:
        """Whether a cell holds a printed text that is too long to be an answer by accident."""
        return len(cel.tekst) >= _VOLZIN and self._is_voorgedrukt(cel)

    def _los(self, cellen: Iterable[Cel], bij: Vak | None = None) -> None:
        for cel in cellen:
            bereik = self.blad.samengevoegd.get((cel.rij, cel.kolom))
            if bereik is None or not self._al_gelezen(bereik):
                self.uit.los.append(Losse(cel.tekst, self.blad.plaats(cel.naam), bij or self.laatste))

    def _al_gelezen(self, bereik: Bereik) -> bool:
        """Whether the text of a merged range was read as an answer of one of its rows."""
        return any(veld.plaats == self.blad.plaats(bereik.naam) for veld in self.uit.velden)


def _koppen(rij: Mapping[int, Cel]) -> Iterator[Koppen]:
    """The headings in a row, block by block; nothing if it is no row of headings."""
    namen = {vergelijkbaar(kolomkop(kolom)): kolom for kolom in Kolom}
    blok: Koppen = {}
    blokken = [blok]
    plaatsen = [
        (nummer, namen[vergelijkbaar(rij[nummer].tekst)])
        for nummer in sorted(rij)
        if vergelijkbaar(rij[nummer].tekst) in namen
    ]
    meer_blokken = sum(kolom == Kolom.CODE for _nummer, kolom in plaatsen) > 1
    for nummer, kolom in plaatsen:
        if meer_blokken and kolom == Kolom.CODE and blok:
            blok = {}
            blokken.append(blok)
        blok.setdefault(kolom, nummer)
    yield from (blok for blok in blokken if {Kolom.CODE, Kolom.ANTWOORD} <= blok.keys())


def _voorgedrukt_in(rij: Mapping[int, Cel], gebruikt: set[int], gedrukt: Bladrij) -> Iterator[int]:
    """Columns that hold what the blank form prints in this row, each printed text once."""
    teksten = Counter(
        vergelijkbaar(tekst)
        for tekst in (gedrukt.tekst, gedrukt.gevraagd, gedrukt.vak.jaar if gedrukt.vak else "")
        if tekst
    )
    for kolom in sorted(rij):
        tekst = vergelijkbaar(rij[kolom].tekst)
        if kolom not in gebruikt and teksten[tekst] > 0:
            teksten[tekst] -= 1
            yield kolom


def _is_jaar(tekst: str) -> bool:
    return len(tekst) == 4 and tekst.isdigit()


def _letters(nummer: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while nummer > 0:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
