"""Table of contents and lists of tables and figures: fields that hold their result, with a link to every entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal

from korpsmonitor_tui.word import velden
from korpsmonitor_tui.word.ingangen import soortnaam
from korpsmonitor_tui.word.opmaak import LEEG, Xml, run, voeg
from korpsmonitor_tui.word.rapportstijlen import Rapportstijl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.stuk import Bijschriftenlijst, Inhoudsopgave
    from korpsmonitor_tui.word.ingangen import Ingang, Ingangen
    from korpsmonitor_tui.word.opmaak import Opmaak

REKEN: Final = "reken"
Paginas = Mapping[str, int] | Literal["reken"] | None
"""The page of every bookmark; or to be computed by the program that lays the pages out; or not known."""

_STIJLEN = (Rapportstijl.INHOUD1, Rapportstijl.INHOUD2, Rapportstijl.INHOUD3)
# Where the text begins behind the number of a heading, and behind that of a caption.
_NA_KOPNUMMER, _NA_BIJSCHRIFTNUMMER = 567, 1134


class Inhoudslijsten:
    """The lists of one piece, with the pages as far as they are known."""

    def __init__(self, opmaak: Opmaak, ingangen: Ingangen, paginas: Paginas) -> None:
        self._opmaak = opmaak
        self._ingangen = ingangen
        self._paginas = paginas
        self.verwezen: list[str] = []
        """The bookmark behind every line, in the order of the lines."""

    def inhoudsopgave(self, blok: Inhoudsopgave) -> Xml:
        """The headings."""
        regels = [
            (_STIJLEN[kop.niveau - 1], kop.ingang, _NA_KOPNUMMER * (1 + (kop.niveau == len(_STIJLEN))))
            for kop in self._ingangen.koppen.values()
            if kop.niveau <= blok.niveaus
        ]
        return self._lijst(blok.titel, f'TOC \\o "1-{blok.niveaus}" \\h \\z \\u', regels)

    def bijschriftenlijst(self, blok: Bijschriftenlijst) -> Xml:
        """The captions of one kind; nothing where there are none."""
        regels = [
            (Rapportstijl.BIJSCHRIFTENLIJST, regel.ingang, _NA_BIJSCHRIFTNUMMER)
            for regel in self._ingangen.bijschriften.values()
            if regel.soort is blok.soort
        ]
        return self._lijst(blok.titel, f'TOC \\h \\z \\c "{soortnaam(blok.soort)}"', regels)

    def _lijst(self, titel: str, opdracht: str, regels: Sequence[tuple[Rapportstijl, Ingang, int]]) -> Xml:
        if not regels:
            return LEEG
        delen = [self._opmaak.tekst(Rapportstijl.INHOUDSKOP, titel)]
        # LibreOffice computes the pages only of references that stand in no table of contents.
        om = self._paginas is not REKEN
        bijwerken = self._paginas is None
        for nr, (stijl, ingang, plaats) in enumerate(regels, start=1):
            tabs = (
                f'<w:tabs><w:tab w:val="left" w:pos="{plaats}"/>'
                f'<w:tab w:val="right" w:leader="dot" w:pos="{self._opmaak.breedte}"/></w:tabs>'
            )
            tekst = run(f"{ingang.nummer}\t{ingang.tekst}" if ingang.nummer else ingang.tekst)
            inhoud = voeg(
                velden.begin(opdracht, bijwerken=bijwerken) if om and nr == 1 else LEEG,
                velden.verwijzing(ingang, tekst, self._pagina(ingang)),
                velden.eind() if om and nr == len(regels) else LEEG,
            )
            delen.append(self._opmaak.alinea_met(stijl, Xml(tabs), inhoud))
            self.verwezen.append(ingang.naam)
        return voeg(*delen)

    def _pagina(self, ingang: Ingang) -> str:
        if isinstance(self._paginas, str):
            return "0"
        return str(self._paginas[ingang.naam]) if self._paginas is not None else ""
