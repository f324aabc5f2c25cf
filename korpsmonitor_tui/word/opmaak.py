"""WordprocessingML as text: every text passes one place that escapes it, every table one that is linear.

Building an element tree cell by cell costs more than the whole rest of a verslag; text is built here and
parsed once. ``Xml`` keeps the type checker watching: a plain ``str`` is never taken for markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NewType
from xml.sax.saxutils import escape, quoteattr

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.kenmerken import Stijl, bladwijzer
from korpsmonitor_tui.word.rapportstijlen import Rapportstijl

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from korpsmonitor_tui.domain.verslagdocument import Alinea

Xml = NewType("Xml", str)

LEEG = Xml("")
_NA_TABEL = 240
"""Twentieths of a point between a table and the text below it."""
_SCHEIDING = re.compile("([\n\t])")
_ELEMENT_VOOR = {"\n": "<w:br/>", "\t": "<w:tab/>"}


@dataclass(frozen=True, slots=True)
class Kolom:
    """A table column: heading, and its share of the width in any unit."""

    titel: str
    deel: int


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell that is more than a text."""

    inhoud: Xml
    """Runs."""
    vulling: str = ""
    """Fill as six hexadecimal digits; empty for none."""
    midden: bool = False
    samen: str = ""
    """``restart`` where a cell over several rows begins, ``continue`` below it."""


Celwaarde = str | Cel | None
"""A text, a prepared cell, or None: not answered."""


def tekstinhoud(tekst: str) -> Xml:
    """Run content for ``tekst``; line feeds become breaks, tabs become tabs. Control characters must be gone."""
    veilig = escape(tekst)
    if "\n" not in veilig and "\t" not in veilig:
        return Xml(f'<w:t xml:space="preserve">{veilig}</w:t>') if veilig else LEEG
    return voeg(
        *(
            Xml(_ELEMENT_VOOR.get(stuk) or f'<w:t xml:space="preserve">{stuk}</w:t>')
            for stuk in _SCHEIDING.split(veilig)
            if stuk
        )
    )


def voeg(*delen: Xml) -> Xml:
    """Markup after markup."""
    return Xml("".join(delen))


def run(tekst: str, eigenschappen: Xml = LEEG) -> Xml:
    """A run of text with run properties given as markup; nothing for an empty text."""
    if not tekst:
        return LEEG
    opmaak = f"<w:rPr>{eigenschappen}</w:rPr>" if eigenschappen else ""
    return Xml(f"<w:r>{opmaak}{tekstinhoud(tekst)}</w:r>")


class Opmaak:
    """Paragraphs and tables in the styles of one house style, for one width of text in twentieths of a point."""

    def __init__(
        self,
        stijlen: Mapping[Stijl, str] | Mapping[Stijl | Rapportstijl, str],
        breedte: int,
        eerste_bladwijzer: int = 0,
    ) -> None:
        self._stijlen: dict[Stijl | Rapportstijl, str] = {
            stijl: quoteattr(id_) for stijl, id_ in stijlen.items()
        }
        self.breedte = breedte
        """Width of the text from here, in twentieths of a point."""
        self._bladwijzer = eerste_bladwijzer
        self._passage_begin = f"<w:p>{self._alineastijl(Stijl.PASSAGE)}"
        self._nummer_begin = f"<w:r><w:rPr>{self._tekenstijl(Stijl.PASSAGENUMMER)}</w:rPr><w:t>"

    def alinea(self, stijl: Stijl | Rapportstijl, *runs: Xml) -> Xml:
        """A paragraph of runs."""
        return Xml(f"<w:p>{self._alineastijl(stijl)}{''.join(runs)}</w:p>")

    def tekst(self, stijl: Stijl | Rapportstijl, tekst: str) -> Xml:
        """A paragraph of one text."""
        return self.alinea(stijl, run(tekst))

    def alinea_met(self, stijl: Stijl | Rapportstijl, opmaak: Xml, *runs: Xml) -> Xml:
        """A paragraph with paragraph properties of its own, given as markup in the order of the schema."""
        begin = f"<w:pPr><w:pStyle w:val={self._stijlen[stijl]}/>{opmaak}</w:pPr>"
        return Xml(f"<w:p>{begin}{''.join(runs)}</w:p>")

    def alinea_na_tabel(self, stijl: Stijl | Rapportstijl, *runs: Xml) -> Xml:
        """As :meth:`alinea`, with room above it: a table keeps no distance to what follows."""
        return self.alinea_met(stijl, Xml(f'<w:spacing w:before="{_NA_TABEL}"/>'), *runs)

    def alinea_voor_tabel(self, stijl: Stijl | Rapportstijl, *runs: Xml) -> Xml:
        """As :meth:`alinea`, on the page where the table after it begins."""
        return self.alinea_met(stijl, Xml("<w:keepNext/>"), *runs)

    def run(self, tekst: str, stijl: Stijl | Rapportstijl) -> Xml:
        """A run in a character style."""
        return run(tekst, self._tekenstijl(stijl))

    def run_met(self, inhoud: Xml, stijl: Stijl | Rapportstijl) -> Xml:
        """A run of markup in a character style."""
        return Xml(f"<w:r><w:rPr>{self._tekenstijl(stijl)}</w:rPr>{inhoud}</w:r>")

    def niet_ingevuld(self) -> Xml:
        """What stands where nothing was stated: in a style that no stated text has."""
        return self.run(_("niet ingevuld"), Stijl.NIET_INGEVULD)

    def passage(self, alinea: Alinea) -> Xml:
        """A numbered passage: its bookmark spans the number too, so that retyping the whole text leaves a range.

        Its footnote has the number of the passage as id, so that it is the same one in every version.
        """
        id_ = self._bladwijzer
        self._bladwijzer += 1
        return Xml(
            f'{self._passage_begin}<w:bookmarkStart w:id="{id_}" w:name="{bladwijzer(alinea.nummer)}"/>'
            f"{self._nummer_begin}{alinea.nummer}</w:t><w:tab/></w:r>{run(alinea.tekst)}"
            f"{self.nootverwijzing(alinea.nummer) if alinea.noot else LEEG}"
            f'<w:bookmarkEnd w:id="{id_}"/></w:p>'
        )

    def nootverwijzing(self, id_: int) -> Xml:
        """The mark of a footnote."""
        return self.run_met(Xml(f'<w:footnoteReference w:id="{id_}"/>'), Rapportstijl.NOOTVERWIJZING)

    def noottekst(self, tekst: str) -> Xml:
        """What a footnote says, as the part for footnotes holds it."""
        return self.alinea(
            Rapportstijl.NOOTTEKST,
            self.run_met(Xml("<w:footnoteRef/>"), Rapportstijl.NOOTVERWIJZING),
            run(f" {tekst}"),
        )

    def tabel(
        self,
        omschrijving: str,
        kolommen: Sequence[Kolom],
        rijen: Sequence[Sequence[Celwaarde]],
        *,
        stijl: Stijl = Stijl.TABEL,
        staande_koppen: int = 0,
        bijeen: bool = False,
        kopgroepen: Sequence[tuple[str, int]] = (),
        rechts: Collection[int] = (),
        letters: tuple[Stijl | Rapportstijl, Stijl | Rapportstijl] = (Stijl.TABELKOP, Stijl.TABELTEKST),
    ) -> Xml:
        """A table whose heading row repeats on every page.

        ``omschrijving`` is its alternative text; ``staande_koppen`` above 0 turns the headings upright in a row of
        that height (twentieths of a point); ``bijeen`` keeps the rows with the paragraph that follows;
        ``kopgroepen`` are headings above the headings, each over so many columns; ``rechts`` the columns whose cells
        stand at the right; ``letters`` the paragraph styles of headings and of cells.
        """
        koptekst, tabeltekst = letters
        breedtes = self._breedtes([kolom.deel for kolom in kolommen])
        koppen = [
            Cel(run(kolom.titel), midden=(bool(staande_koppen) and nr > 0) or _in_het_midden(rijen, nr))
            for nr, kolom in enumerate(kolommen)
        ]
        hoogte = f'<w:trHeight w:val="{staande_koppen}" w:hRule="exact"/>' if staande_koppen else ""
        delen = [
            self._tabelbegin(omschrijving, stijl, breedtes, kop=True),
            self._kopgroepen(kopgroepen, breedtes, koptekst),
            f"<w:tr><w:trPr><w:cantSplit/>{hoogte}<w:tblHeader/></w:trPr>",
        ]
        for nr, (kop, breedte) in enumerate(zip(koppen, breedtes, strict=True)):
            delen.append(
                self._cel(
                    kop,
                    breedte,
                    koptekst,
                    bijeen=True,
                    staand=bool(staande_koppen) and nr > 0,
                    rechts=nr in rechts,
                )
            )
        delen.append("</w:tr>")
        for rij, volgende in zip_longest(rijen, rijen[1:], fillvalue=()):
            # A cell over several rows is not left without them at the foot of a page.
            samen = any(isinstance(waarde, Cel) and waarde.samen == "continue" for waarde in volgende)
            delen.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
            delen += [
                self._cel(waarde, breedte, tabeltekst, bijeen=bijeen or samen, rechts=nr in rechts)
                for nr, (waarde, breedte) in enumerate(zip(rij, breedtes, strict=True))
            ]
            delen.append("</w:tr>")
        delen.append("</w:tbl>")
        return Xml("".join(delen))

    def kenmerktabel(self, omschrijving: str, rijen: Sequence[tuple[str, Celwaarde]]) -> Xml:
        """A table of label and value, without a heading row, that stays with the paragraph after it."""
        links, rechts = self._breedtes([28, 72])
        delen = [self._tabelbegin(omschrijving, Stijl.KENMERKEN, [links, rechts], kop=False)]
        for label, waarde in rijen:
            delen.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
            delen.append(self._cel(label, links, Stijl.TABELKOP, bijeen=True))
            delen.append(self._cel(waarde, rechts, Stijl.TABELTEKST, bijeen=True))
            delen.append("</w:tr>")
        delen.append("</w:tbl>")
        return Xml("".join(delen))

    def _alineastijl(self, stijl: Stijl | Rapportstijl) -> str:
        return f"<w:pPr><w:pStyle w:val={self._stijlen[stijl]}/></w:pPr>"

    def _tekenstijl(self, stijl: Stijl | Rapportstijl) -> Xml:
        return Xml(f"<w:rStyle w:val={self._stijlen[stijl]}/>")

    def _breedtes(self, delen: Sequence[int]) -> list[int]:
        """Column widths that add up to the width of the text exactly."""
        som = sum(delen)
        grenzen = [round(self.breedte * sum(delen[:nr]) / som) for nr in range(len(delen) + 1)]
        return [rechts - links for links, rechts in pairwise(grenzen)]

    def _tabelbegin(self, omschrijving: str, stijl: Stijl, breedtes: Sequence[int], *, kop: bool) -> str:
        rooster = "".join(f'<w:gridCol w:w="{breedte}"/>' for breedte in breedtes)
        return (
            f"<w:tbl><w:tblPr><w:tblStyle w:val={self._stijlen[stijl]}/>"
            f'<w:tblW w:w="{sum(breedtes)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{"0620" if kop else "0680"}" w:firstRow="{int(kop)}" w:lastRow="0"'
            f' w:firstColumn="{int(not kop)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={quoteattr(omschrijving)}/></w:tblPr><w:tblGrid>{rooster}</w:tblGrid>"
        )

    def _kopgroepen(
        self, groepen: Sequence[tuple[str, int]], breedtes: Sequence[int], stijl: Stijl | Rapportstijl
    ) -> str:
        """A heading row of titles over several columns each; nothing where there are none."""
        if not groepen:
            return ""
        delen = ["<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"]
        begin = 0
        for titel, aantal in groepen:
            breedte = sum(breedtes[begin : begin + aantal])
            cel = Cel(run(titel), midden=bool(titel) and aantal > 1)
            delen.append(self._cel(cel, breedte, stijl, bijeen=True, over=aantal))
            begin += aantal
        return "".join((*delen, "</w:tr>"))

    def _cel(
        self,
        waarde: Celwaarde,
        breedte: int,
        stijl: Stijl | Rapportstijl,
        *,
        bijeen: bool = False,
        staand: bool = False,
        rechts: bool = False,
        over: int = 1,
    ) -> str:
        if waarde is None:
            cel = Cel(self.niet_ingevuld())
        elif isinstance(waarde, str):
            cel = Cel(run(waarde))
        else:
            cel = waarde
        celopmaak = "".join(
            (
                f'<w:tcW w:w="{breedte}" w:type="dxa"/>',
                f'<w:gridSpan w:val="{over}"/>' if over > 1 else "",
                f'<w:vMerge w:val="{cel.samen}"/>' if cel.samen else "",
                f'<w:shd w:val="clear" w:color="auto" w:fill="{cel.vulling}"/>' if cel.vulling else "",
                '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>' if staand else "",
            )
        )
        alineaopmaak = "".join(
            (
                f"<w:pStyle w:val={self._stijlen[stijl]}/>",
                "<w:keepNext/>" if bijeen else "",
                '<w:jc w:val="center"/>' if cel.midden and not staand else "",
                '<w:jc w:val="right"/>' if rechts and not (cel.midden or staand) else "",
            )
        )
        return (
            f"<w:tc><w:tcPr>{celopmaak}</w:tcPr><w:p><w:pPr>{alineaopmaak}</w:pPr>{cel.inhoud}</w:p></w:tc>"
        )


def _in_het_midden(rijen: Sequence[Sequence[Celwaarde]], kolom: int) -> bool:
    """Whether everything in a column stands in the middle, so that its heading does."""
    cellen = [rij[kolom] for rij in rijen]
    return bool(cellen) and all(isinstance(cel, Cel) and cel.midden for cel in cellen)
