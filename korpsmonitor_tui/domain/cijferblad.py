"""A table of figures as it is printed: what every cell says, what it lacks, and what a reader should know of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.betekenis import Ontbreekreden
from korpsmonitor_tui.domain.stuk import Opsomming, Tabel, Tekst, Vak, Verwezen
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.cijfer import Cijfer
    from korpsmonitor_tui.domain.stuk import Blok, Cel

_SMAL: Final = 9
"""So many columns of figures fit a page that stands upright."""
_RIJEN: Final = 12
"""So many rows have letters of the usual size."""
_CIJFERBREEDTE: Final = 8
"""Characters of a figure with the mark of a note."""
_CELMARGE: Final = 2
"""What a cell keeps free at its sides, in characters."""
_NUMMERBREEDTE, _NAAMBREEDTE = 5, 24
_STAAND: Final = 115
"""Small characters that fit a page that stands upright."""
_LANG: Final = 60
"""Characters of a text that needs a wide page."""


class Leeg(StrEnum):
    """Why no figure stands in a cell; what a source itself left empty is a figure that says so."""

    OPEN = "open"
    """Asked in this edition, and not answered."""
    NIET_GEVRAAGD = "niet_gevraagd"
    """Not asked of this korps."""
    NIET_GEPUBLICEERD = "niet_gepubliceerd"
    """Of an earlier year, and in no published table."""
    GEEN_CEL = "geen_cel"
    """The source prints no cell here."""


TEKENS: Final = {Leeg.OPEN: "…", Leeg.NIET_GEVRAAGD: "x", Leeg.NIET_GEPUBLICEERD: "n.g.", Leeg.GEEN_CEL: "*"}
"""As in the tables of scores where they mean the same; a question mark and a dash are what a source can state."""


@dataclass(frozen=True, slots=True)
class Bladcel:
    """One cell."""

    inhoud: Cijfer | Leeg | str
    """A figure as stated, why there is none, or a text of our own such as a total."""
    merk: str = ""
    """Mark of a note under the table."""

    @property
    def tekst(self) -> str:
        """What stands in it."""
        if isinstance(self.inhoud, Leeg):
            return TEKENS[self.inhoud]
        return self.inhoud if isinstance(self.inhoud, str) else self.inhoud.opgegeven


@dataclass(frozen=True, slots=True)
class Bladkolom:
    """One column."""

    groep: str
    """What stands above several columns together; empty if nothing does."""
    kop: str
    cijfers: bool
    """Whether it holds figures, which stand at the right."""
    merk: str = ""

    @property
    def voluit(self) -> str:
        """The whole heading on one line."""
        return " ".join(filter(None, (self.groep, self.kop))) + (f" [{self.merk}]" if self.merk else "")


@dataclass(frozen=True, slots=True)
class Bladrij:
    """One row."""

    nummer: int | None
    naam: str
    cellen: tuple[Bladcel, ...]
    merk: str = ""


@dataclass(frozen=True, slots=True)
class Cijferblad:
    """One table."""

    nummer: int
    """Number in the printed report."""
    titel: str
    rijkop: str
    kolommen: tuple[Bladkolom, ...]
    rijen: tuple[Bladrij, ...]
    noten: tuple[tuple[str, str], ...] = ()
    """(mark, text)."""
    bron: str = ""
    opmerkingen: tuple[str, ...] = ()
    """What was put right, and where the source contradicts itself."""
    open: tuple[str, ...] = ()
    """Rows (names) that lack an answer that was asked for."""

    @property
    def liggend(self) -> bool:
        """Whether it needs a page that lies on its side."""
        if len(self.kolommen) > _SMAL or any(
            len(cel.tekst) > _LANG for rij in self.rijen for cel in rij.cellen
        ):
            return True
        # Beside one another the words of the headings may need more than the figures below them.
        koppen = sum(max(_CIJFERBREEDTE, _woordbreedte(self, plaats)) for plaats in range(len(self.kolommen)))
        return _NUMMERBREEDTE + _NAAMBREEDTE + koppen > _STAAND

    @property
    def legenda(self) -> tuple[str, ...]:
        """What the codes and signs in this table mean, as far as they occur."""
        codes: dict[str, str] = {}
        leegtes: set[Leeg] = set()
        for rij in self.rijen:
            for cel in rij.cellen:
                if isinstance(cel.inhoud, Leeg):
                    leegtes.add(cel.inhoud)
                elif not isinstance(cel.inhoud, str) and (reden := cel.inhoud.ontbreekt):
                    codes.setdefault(cel.inhoud.opgegeven.strip(), reden_in_woorden(reden))
        delen = [
            f"{code}: {uitleg}" if code else f"{_('leeg')}: {uitleg}"
            for code, uitleg in sorted(codes.items())
        ]
        return (*delen, *(f"{TEKENS[leeg]}: {leeg_in_woorden(leeg)}" for leeg in Leeg if leeg in leegtes))


def reden_in_woorden(reden: Ontbreekreden) -> str:
    """What a missing figure means."""
    return {
        Ontbreekreden.LEEG: _("in de bron niet ingevuld"),
        Ontbreekreden.NIET_OPGEGEVEN: _("niet opgegeven"),
        Ontbreekreden.NIET_BEKEND: _("niet bekend"),
        Ontbreekreden.VRAAGTEKEN: _("een vraagteken in de bron"),
        Ontbreekreden.NIET_VAN_TOEPASSING: _("niet van toepassing"),
    }[reden]


def leeg_in_woorden(leeg: Leeg) -> str:
    """What a sign in place of a figure means."""
    return {
        Leeg.OPEN: _("nog niet beantwoord of ontvangen"),
        Leeg.NIET_GEVRAAGD: _("niet aan dit korps gevraagd"),
        Leeg.NIET_GEPUBLICEERD: _("niet gepubliceerd"),
        Leeg.GEEN_CEL: _("de bron heeft hier geen cel"),
    }[leeg]


def blokken(blad: Cijferblad) -> tuple[Blok, ...]:
    """The table with its caption, notes and source, and below it what a reader should know."""
    genummerd = any(rij.nummer is not None for rij in blad.rijen)
    voor = 1 + genummerd
    legenda = "; ".join(blad.legenda)
    tabel = Tabel(
        omschrijving=_("{titel}: een rij per korps of andere bron, een kolom per vraag en jaar").format(titel=blad.titel),
        kolommen=(
            *(((_("Nr"), _NUMMERBREEDTE),) if genummerd else ()),
            (blad.rijkop, _NAAMBREEDTE),
            *((_met_merk(kolom), _breedte(blad, plaats)) for plaats, kolom in enumerate(blad.kolommen)),
        ),
        rijen=tuple(tuple(_rij(rij, genummerd=genummerd)) for rij in blad.rijen),
        bijschrift=blad.titel,
        nummer=blad.nummer,
        noten=(*((("", _("{codes}.").format(codes=legenda)),) if legenda else ()), *blad.noten),
        bron=blad.bron,
        kopgroepen=_groepen(blad, voor),
        rechts=tuple(voor + plaats for plaats, kolom in enumerate(blad.kolommen) if kolom.cijfers),
        klein=len(blad.rijen) > _RIJEN or blad.liggend,
        bijeen=len(blad.rijen) <= _RIJEN,
    )  # fmt: skip
    return (tabel, *_opmerkingen(blad))


def _opmerkingen(blad: Cijferblad) -> Iterator[Blok]:
    if blad.opmerkingen:
        yield Tekst(_("Bij deze tabel:"))
        yield Opsomming(blad.opmerkingen)


def _groepen(blad: Cijferblad, voor: int) -> tuple[tuple[str, int], ...]:
    if not any(kolom.groep for kolom in blad.kolommen):
        return ()
    groepen = [(groep, len(list(leden))) for groep, leden in groupby(kolom.groep for kolom in blad.kolommen)]
    return (("", voor), *groepen)


def _met_merk(kolom: Bladkolom) -> str:
    return f"{kolom.kop} [{kolom.merk}]" if kolom.merk else kolom.kop


def _breedte(blad: Cijferblad, plaats: int) -> int:
    """Share of the width, in characters: no word of a heading breaks, and long texts get room."""
    kolom = blad.kolommen[plaats]
    # A total of our own may take two lines.
    cellen = (rij.cellen[plaats] for rij in blad.rijen)
    langste = max((len(cel.tekst) for cel in cellen if not isinstance(cel.inhoud, str)), default=0)
    tekst = 0 if kolom.cijfers else min(_LANG, langste)
    return max(_CIJFERBREEDTE, _woordbreedte(blad, plaats), tekst)


def _woordbreedte(blad: Cijferblad, plaats: int) -> int:
    """The longest word of a heading with its margins; a group over several columns has room."""
    kolom = blad.kolommen[plaats]
    alleen = [ander.groep for ander in blad.kolommen].count(kolom.groep) == 1
    woorden = f"{kolom.kop} {kolom.groep if alleen else ''}".split()
    return max(map(len, woorden), default=0) + _CELMARGE


def _rij(rij: Bladrij, *, genummerd: bool) -> Iterator[Cel]:
    if genummerd:
        yield Vak("" if rij.nummer is None else str(rij.nummer))
    yield Verwezen(rij.naam, rij.merk)
    for cel in rij.cellen:
        yield Verwezen(cel.tekst, cel.merk)
