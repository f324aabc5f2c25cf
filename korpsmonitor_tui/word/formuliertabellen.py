"""Answers from the tables of a returned form: by bookmark and by the printed code in the same row.

Both agree in a form that nobody rearranged. Where they do not, the code is what the reader of the form saw beside
the cell, so it decides, and the text is not certain.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import WAARDE
from korpsmonitor_tui.word.formulierindeling import codesleutel, vergelijkbaar
from korpsmonitor_tui.word.formulierstructuur import lopend

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.vragenlijst import Vak
    from korpsmonitor_tui.word.formulierindeling import Invulrij, Veld
    from korpsmonitor_tui.word.formulierregister import Register
    from korpsmonitor_tui.word.formulierstructuur import Alinea, Cel, Rij, Tabel
    from korpsmonitor_tui.word.formuliervondsten import Vondsten

# What Word shows in a content control until somebody types; LibreOffice keeps it as plain text.
_AANDUIDINGEN: Final = frozenset(
    {
        "klik of tik om tekst in te voeren.",
        "klik om tekst in te voeren.",
        "klik om tekst in te voeren",
        "klik hier als u tekst wilt invoeren.",
        "kies een item.",
        "klik of tik om een datum in te voeren.",
        "klik hier als u een datum wilt invoeren.",
        "click or tap here to enter text.",
        "click here to enter text.",
        "choose an item.",
    }
)

_MEESTE_CELLEN: Final = 100
"""More cells than a person makes (Word allows 63 in a row): what stands in them is listed, not looked at one by one."""

_MEESTE_WOORDEN: Final = 40
"""Of a printed label, when it is looked for before what was typed behind it."""


@dataclass(slots=True)
class _Rijstand:
    """One row while it is read."""

    rij: Rij
    codes: list[Invulrij]
    """The rows of the form whose code is printed in it."""
    apart: bool
    """Whether those codes stand in cells of their own, so that a code among the answers is somebody's text."""
    geerfd: bool
    """Whether the code stands in a cell that reaches down from the row above."""
    plaats: str
    geclaimd: list[tuple[int, Veld]] = field(default_factory=list)
    """(number of the cell, place) so far."""


class Tabellezer:
    """Reads the tables of one form; ``laatste`` is the place that was met last."""

    def __init__(self, register: Register, vondsten: Vondsten) -> None:
        self._register = register
        self._vondsten = vondsten
        self.laatste: Vak | None = None

    def lees(self, tabel: Tabel) -> None:
        """Take every text out of a table."""
        standen: list[_Rijstand] = []
        for rij in tabel.rijen:
            codes, apart = self._codes(rij)
            geerfd = not codes and bool(standen) and bool(rij.cellen) and rij.cellen[0].vervolg
            if geerfd:
                codes = standen[-1].codes
            standen.append(_Rijstand(rij, codes, apart, geerfd, ""))
        for nr, stand in enumerate(standen):
            stand.plaats = self._plaats(tabel, stand)
            self._lees_rij(stand, standen[nr:])

    def _lees_rij(self, stand: _Rijstand, vanaf: list[_Rijstand]) -> None:
        onbekend: list[int] = []
        for nr, cel in enumerate(stand.rij.cellen):
            toegestaan = {veld for lager in vanaf[: cel.hoogte] for rij in lager.codes for veld in rij.velden}
            if not self._bij_bladwijzers(stand, nr, cel, toegestaan):
                onbekend.append(nr)
        labels = [nr for nr in onbekend if self._draagt_code(stand, stand.rij.cellen[nr])]
        velden = [veld for _nr, veld in stand.geclaimd] or [v for rij in stand.codes for v in rij.velden]
        if velden:
            self.laatste = velden[-1][0]
        if velden and len(onbekend) <= _MEESTE_CELLEN:
            self._bij_code(stand, onbekend, labels)
        else:
            self._zonder_plaats(stand, onbekend)
        eigen = {nr: veld[0] for nr, veld in reversed(stand.geclaimd)}
        for nr, cel in enumerate(stand.rij.cellen):
            for alinea in cel.alineas:
                self._vondsten.sporen(alinea, stand.plaats, eigen.get(nr, self.laatste))

    def _bij_bladwijzers(self, stand: _Rijstand, nr: int, cel: Cel, toegestaan: set[Veld]) -> bool:
        """Claim a cell for the places whose bookmarks stand in it; whether there are any."""
        begin: list[tuple[int, Veld, bool]] = []
        for plek, alinea in enumerate(cel.alineas):
            for naam in alinea.bladwijzers:
                gevonden = self._register.veld(naam)
                if gevonden and (not stand.codes or gevonden[0] in toegestaan):
                    begin.append((plek, *gevonden))
        if not begin:
            return False
        vreemd = len([naam for naam in cel.bladwijzers if self._register.veld(naam)]) > len(begin)
        grenzen = [0, *(plek for plek, _veld, _kopie in begin[1:]), len(cel.alineas)]
        alleen = len({veld for _plek, veld, _kopie in begin}) == 1 and not vreemd
        for (van, tot), (_plek, veld, kopie) in zip(pairwise(grenzen), begin, strict=True):
            deel = cel.alineas[van:tot]
            eigen, voordruk = (deel, False) if stand.apart else self._zonder_label(deel)
            zeker = alleen and not kopie and not voordruk and cel.hoogte == 1 and not stand.geerfd
            self._neem(stand, nr, veld, eigen, zeker=zeker)
        return True

    def _bij_code(self, stand: _Rijstand, onbekend: list[int], labels: list[int]) -> None:
        """The cells without a bookmark of their own, in a row that is known."""
        cellen = stand.rij.cellen
        geclaimd = {veld for _nr, veld in stand.geclaimd}
        # A label may have been retyped, or reach down from above: the first cell is still no place for an answer.
        if not labels and onbekend[:1] == [0] and (stand.geclaimd or stand.geerfd):
            labels = [0]
        eerste = labels[0] if labels else -1
        achter = [nr for nr in range(eerste + 1, len(cellen)) if nr not in labels]
        velden = stand.codes[0].velden if len(stand.codes) == 1 else ()
        vast = len(achter) == len(velden) and bool(labels)
        for nr in onbekend:
            if nr in labels:
                continue
            cel = cellen[nr]
            veld = velden[achter.index(nr)] if vast and nr in achter else None
            if cel.vervolg and not cel.tekst:
                continue
            if veld is not None and veld not in geclaimd:
                vreemd = any(self._register.veld(naam) for naam in cel.bladwijzers)
                zeker = not vreemd and cel.hoogte == 1 and not stand.geerfd
                self._neem(stand, nr, veld, cel.alineas, zeker=zeker)
                continue
            self._naast(stand, nr, cel.alineas)
        for nr in labels:
            extra, _voordruk = self._zonder_label(cellen[nr].alineas, label=True)
            if lopend(extra):
                self._in_label(stand, nr, lopend(extra))

    def _naast(self, stand: _Rijstand, nr: int, alineas: list[Alinea]) -> None:
        """Text in a cell that is nobody's: it goes with the place on its left, and is not certain."""
        tekst = lopend(alineas)
        if not tekst:
            return
        links = [veld for plek, veld in stand.geclaimd if plek < nr]
        rechts = [veld for plek, veld in stand.geclaimd if plek > nr]
        if links or rechts:
            veld = links[-1] if links else rechts[0]
            self._vondsten.neem_veld(veld, tekst, stand.plaats, zeker=False)
        else:
            velden = {veld for rij in stand.codes for veld in rij.velden}
            if len(velden) == 1:
                self._vondsten.neem_veld(velden.pop(), tekst, stand.plaats, zeker=False)
            else:
                bij = stand.codes[0].velden[0][0] if stand.codes else self.laatste
                self._vondsten.neem_los(tekst, stand.plaats, bij)

    def _in_label(self, stand: _Rijstand, nr: int, tekst: str) -> None:
        """Text typed beside the printed code: an answer if the cell meant for it is empty."""
        velden = [veld for _nr, veld in stand.geclaimd] or [v for rij in stand.codes for v in rij.velden]
        veld = velden[0]
        if self._vondsten.is_leeg(veld):
            self._vondsten.neem_veld(veld, tekst, stand.plaats, zeker=False)
        else:
            self._vondsten.neem_los(tekst, stand.plaats, veld[0])

    def _zonder_plaats(self, stand: _Rijstand, onbekend: list[int]) -> None:
        """Cells of a row without any place: printed, or somebody's own."""
        eigen = [
            lopend(cel.alineas)
            for cel in (stand.rij.cellen[nr] for nr in onbekend)
            if not all(self._register.is_celtekst(alinea.tekst) for alinea in cel.alineas)
        ]
        self._vondsten.neem_los("\t".join(eigen), stand.plaats, self.laatste)

    def _neem(self, stand: _Rijstand, nr: int, veld: Veld, alineas: list[Alinea], *, zeker: bool) -> None:
        tekst = lopend(alineas)
        if vergelijkbaar(tekst).casefold() in _AANDUIDINGEN:
            tekst = ""
        gaaf = not any(alinea.doorgehaald or alinea.verborgen for alinea in alineas)
        self._vondsten.neem_veld(veld, tekst, stand.plaats, zeker=zeker and gaaf)
        stand.geclaimd.append((nr, veld))
        vraag = self._register.rij_van_veld[veld].vraag
        if veld[1] == WAARDE and vraag.vraagt != "open" and any(alinea.genummerd for alinea in alineas):
            self._vondsten.meld(
                _(
                    "Er staat een automatisch nummer voor het antwoord ({plaats}); dat is niet gelezen."
                ).format(plaats=stand.plaats)
            )

    def _zonder_label(self, alineas: list[Alinea], *, label: bool = False) -> tuple[list[Alinea], bool]:
        """Paragraphs without the printed label and code, and whether a code was among them.

        Behind the code nothing is printed any more; without one a cell that is no ``label`` holds nothing printed.
        """
        codes = [nr for nr, alinea in enumerate(alineas) if self._code_in(alinea)]
        tot = codes[-1] + 1 if codes else len(alineas) if label else 0
        rest: list[Alinea] = []
        for alinea in alineas[:tot]:
            tekst = self._zonder_voordruk(alinea)
            if tekst:
                rest.append(replace(alinea, tekst=tekst))
        return rest + alineas[tot:], bool(codes)

    def _zonder_voordruk(self, alinea: Alinea) -> str:
        """What was typed behind a label or code in its own paragraph."""
        if self._register.is_celtekst(alinea.tekst) or self._hele_code(alinea):
            return ""
        woorden = alinea.tekst.split()
        if woorden and codesleutel(woorden[0]) in self._register.rij_van_code:
            return alinea.tekst.split(maxsplit=1)[1].strip()
        for aantal in range(min(len(woorden), _MEESTE_WOORDEN) - 1, 0, -1):
            if self._register.is_celtekst(" ".join(woorden[:aantal])):
                return alinea.tekst.split(maxsplit=aantal)[aantal].strip()
        return alinea.tekst

    def _codes(self, rij: Rij) -> tuple[list[Invulrij], bool]:
        """The rows of the form whose code is printed in a row, and whether that is beside the answers.

        A code on its own goes before one with text behind it: an explanation may begin with a code as well.
        """
        vrij = [cel for cel in rij.cellen if not any(map(self._register.veld, cel.bladwijzers))]
        for cellen in (vrij, rij.cellen):
            for zoek in (self._hele_code, self._code_in):
                gevonden = [code for cel in cellen for alinea in cel.alineas if (code := zoek(alinea))]
                if gevonden:
                    return list({code.code: code for code in gevonden}.values()), cellen is vrij
        return [], False

    def _draagt_code(self, stand: _Rijstand, cel: Cel) -> bool:
        return any(self._code_in(alinea) in stand.codes for alinea in cel.alineas)

    def _code_in(self, alinea: Alinea) -> Invulrij | None:
        """The row whose code a paragraph is, or begins with."""
        if not alinea.tekst:
            return None
        heel = self._hele_code(alinea)
        eerste = alinea.tekst.split(maxsplit=1)
        return heel or (self._register.rij_van_code.get(codesleutel(eerste[0])) if eerste else None)

    def _hele_code(self, alinea: Alinea) -> Invulrij | None:
        return self._register.rij_van_code.get(codesleutel(alinea.tekst)) if alinea.tekst else None

    def _plaats(self, tabel: Tabel, stand: _Rijstand) -> str:
        tabelplaats = _("tabel {tabel}, rij {rij}").format(tabel=tabel.nummer, rij=stand.rij.nummer)
        velden = [veld for rij in stand.codes for veld in rij.velden]
        velden += [
            g[0] for cel in stand.rij.cellen for naam in cel.bladwijzers if (g := self._register.veld(naam))
        ]
        if not velden:
            return tabelplaats
        nummer = self._register.nummers[velden[0][0].vraag]
        return _("vraag {nummer} ({plaats})").format(nummer=nummer, plaats=tabelplaats)
