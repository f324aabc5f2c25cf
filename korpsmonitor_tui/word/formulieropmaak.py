"""Markup of a fill-in form in the house style: numbered questions, printed options, and tables of answer cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from korpsmonitor_tui.domain.formulier import veldcode
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.formulierindeling import (
    SCHEIDING,
    is_enkel,
    kolomkoppen,
    vakbladwijzer,
    vraagbladwijzer,
)
from korpsmonitor_tui.word.kenmerken import Stijl
from korpsmonitor_tui.word.opmaak import LEEG, Opmaak, Xml, run, voeg
from korpsmonitor_tui.word.tekens import maak_zichtbaar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.formulier import Formulier
    from korpsmonitor_tui.domain.vragenlijst import Vraag
    from korpsmonitor_tui.word.formulierindeling import Invulrij, Optieregel, Veld

_VLAK = "F3F5F8"
_VET = Xml("<w:b/>")
_CODE = Xml('<w:noProof/><w:color w:val="767676"/><w:sz w:val="13"/><w:szCs w:val="13"/>')
_BIJEEN = "<w:keepNext/><w:keepLines/>"


@dataclass(frozen=True, slots=True)
class Vorm:
    """Column widths of a table of answer cells, and the least height of its rows in twentieths of a point."""

    delen: tuple[int, ...]
    hoogte: int


_ENKEL = Vorm((29, 71), 400)
_PER_JAAR = Vorm((29, 21, 50), 420)
_ROOSTER = Vorm((34, 20, 46), 420)
_OPEN_HOOGTE = 1_500
_KLEIN = 3
"""Rows that are kept on one page; more may be parted by one."""


class Formulieropmaak(Opmaak):
    """Adds what a form needs to the paragraphs and tables of the house style."""

    def hoofdstukkop(self, tekst: str) -> Xml:
        """The heading of a chapter, on a new page."""
        return self._alinea(Stijl.KOP1, "<w:pageBreakBefore/>", run(tekst))

    def vraagkop(self, id_: str, nummer: str, tekst: str, *, verplicht: bool) -> Xml:
        """The number and text of a question, with its bookmark."""
        teken = self._nieuwe_bladwijzer(
            vraagbladwijzer(id_),
            self.run(f"{nummer}\t", Stijl.PASSAGENUMMER),
            run(tekst, _VET),
            self.run(" " + _("(verplicht)"), Stijl.PASSAGENUMMER) if verplicht else LEEG,
        )
        return self._alinea(Stijl.PASSAGE, f'{_BIJEEN}<w:spacing w:before="320" w:after="60"/>', teken)

    def bij_vraag(self, tekst: str) -> Xml:
        """A help text under a question."""
        return self._alinea(Stijl.TEKST, f'{_BIJEEN}<w:spacing w:after="60"/>', run(tekst))

    def voorwaarde(self, tekst: str) -> Xml:
        """When a question is asked."""
        return self._alinea(
            Stijl.TEKST, f'{_BIJEEN}<w:spacing w:after="60"/>', self.run(tekst, Stijl.NIET_INGEVULD)
        )

    def gevraagd(self, tekst: str) -> Xml:
        """What an answer must be, in small print."""
        return self._alinea(Stijl.LEGENDA, f'{_BIJEEN}<w:spacing w:before="0" w:after="60"/>', run(tekst))

    def opties(self, regel: Optieregel) -> Xml:
        """A printed line of options, with the word to type in bold."""
        delen = [run(regel.aanhef)]
        for nr, (code, tekst) in enumerate(regel.opties):
            delen.append(run(SCHEIDING) if nr else LEEG)
            delen += (
                [run(code, _VET), run(tekst.removeprefix(code))] if tekst.startswith(code) else [run(tekst)]
            )
        afstand = '<w:spacing w:before="0" w:after="20"/><w:ind w:left="227" w:hanging="227"/>'
        return self._alinea(Stijl.TEKST, _BIJEEN + afstand, *delen)

    def invultabel(self, vraag: Vraag, rijen: Sequence[Invulrij], formulier: Formulier) -> Xml:
        """The table under a question; the space before it sets it apart from what is printed above."""
        enkel = is_enkel(vraag)
        vorm = _ENKEL if enkel else _ROOSTER if vraag.rijen else _PER_JAAR
        velden = 1 if enkel else len(rijen[0].velden)
        delen = vorm.delen if len(vorm.delen) == velden + 1 else (vorm.delen[0], sum(vorm.delen[1:]))
        breedtes = self._breedtes(delen)
        omschrijving = _("Antwoordvakken bij: {vraag}").format(vraag=vraag.tekst)
        regels = [self._tabelbegin(omschrijving, Stijl.KLEURENBALK, breedtes, kop=not enkel)]
        if not enkel:
            regels.append(self._koprij(vraag, breedtes))
        for nr, rij in enumerate(rijen):
            # A long answer may run over to the next page; a row of figures may not.
            open_ = vraag.vraagt == "open"
            hoogte = _OPEN_HOOGTE if open_ and enkel else vorm.hoogte
            samen = "" if open_ else "<w:cantSplit/>"
            regels.append(f'<w:tr><w:trPr>{samen}<w:trHeight w:val="{hoogte}" w:hRule="atLeast"/></w:trPr>')
            bijeen = nr + 1 < len(rijen) <= _KLEIN
            regels.append(self._labelcel(rij, breedtes[0], bijeen=bijeen))
            regels += [
                self._antwoordcel(veld, formulier, breedte)
                for veld, breedte in zip(rij.velden, breedtes[1:], strict=True)
            ]
            regels.append("</w:tr>")
        regels.append("</w:tbl>")
        return Xml("".join(regels))

    def regel(self, onderwerp: str, tekst: str) -> Xml:
        """A paragraph of the instruction that begins with its subject."""
        return self.alinea(Stijl.TEKST, run(f"{onderwerp}. ", _VET), run(tekst))

    def code(self, tekst: str) -> Xml:
        """A run in the small print of the codes."""
        return run(tekst, _CODE)

    def _koprij(self, vraag: Vraag, breedtes: Sequence[int]) -> str:
        cellen = "".join(
            self._cel(kop, breedte, Stijl.TABELKOP, bijeen=True)
            for kop, breedte in zip(kolomkoppen(vraag), breedtes, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cellen}</w:tr>"

    def _labelcel(self, rij: Invulrij, breedte: int, *, bijeen: bool) -> str:
        # The style of headings keeps them with what follows: all rows together, if it were not taken back.
        samen = f'<w:keepNext w:val="{int(bijeen)}"/>'
        kop = self._alinea(Stijl.TABELKOP, f'{samen}<w:spacing w:before="50" w:after="0"/>', run(rij.label))
        code = self._alinea(
            Stijl.TABELTEKST, f'{samen}<w:spacing w:before="0" w:after="50"/>', self.code(rij.code)
        )
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{breedte}" w:type="dxa"/>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{_VLAK}"/></w:tcPr>{kop}{code}</w:tc>'
        )

    def _antwoordcel(self, veld: Veld, formulier: Formulier, breedte: int) -> str:
        vak, soort = veld
        tekst = maak_zichtbaar(formulier.tekst(vak, soort)).tekst
        teken = self._nieuwe_bladwijzer(vakbladwijzer(veldcode(vak, soort)), run(tekst))
        alinea = self._alinea(Stijl.TABELTEKST, "", teken)
        return f'<w:tc><w:tcPr><w:tcW w:w="{breedte}" w:type="dxa"/></w:tcPr>{alinea}</w:tc>'

    def _nieuwe_bladwijzer(self, naam: str, *runs: Xml) -> Xml:
        id_ = self._bladwijzer
        self._bladwijzer += 1
        return voeg(
            Xml(f'<w:bookmarkStart w:id="{id_}" w:name={quoteattr(naam)}/>'),
            *runs,
            Xml(f'<w:bookmarkEnd w:id="{id_}"/>'),
        )

    def _alinea(self, stijl: Stijl, eigenschappen: str, *runs: Xml) -> Xml:
        return Xml(
            f"<w:p><w:pPr><w:pStyle w:val={self._stijlen[stijl]}/>{eigenschappen}</w:pPr>{''.join(runs)}</w:p>"
        )
