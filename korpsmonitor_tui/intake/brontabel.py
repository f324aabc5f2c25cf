"""Reads a list of figures that another source returned: everything that is certain is taken, the rest is listed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import Onduidelijk
from korpsmonitor_tui.domain.bronnen import LANDELIJK, PER_LAND
from korpsmonitor_tui.domain.bronrijen import Plek, Rijnamen
from korpsmonitor_tui.domain.cijfer import Cijfer, tel_op
from korpsmonitor_tui.domain.cijfertabel import TOTAALRIJ
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.intake.bronkop import Gegevens, vind_kop
from korpsmonitor_tui.intake.celblad import kolomletters, lees_bladen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.domain.bronnen import Bron
    from korpsmonitor_tui.intake.bronkop import Kop
    from korpsmonitor_tui.intake.celblad import Blad, Cel


@dataclass(frozen=True, slots=True)
class Bronwaarde:
    """A figure as it stands in the list; an empty one says that the list has the place and states nothing."""

    plek: Plek
    waarde: str
    noot: str
    plaats: str
    """Where it stands in the file, for people."""


@dataclass(frozen=True, slots=True)
class Melding:
    """Something about the list that a person should know."""

    plaats: str
    tekst: str
    """What stands there, to the letter; empty when it is about the absence of something."""
    waarom: str
    genomen: bool = False
    """Whether the figure was taken all the same."""


@dataclass(frozen=True, slots=True)
class Brontabel:
    """All that was read from one list."""

    waarden: tuple[Bronwaarde, ...]
    """At most one per place."""
    meldingen: tuple[Melding, ...] = ()


def lees_brontabel(inhoud: bytes, naam: str, bron: Bron, rijen: Rijnamen) -> Brontabel:
    """Read the list in a file. Raises OnbruikbareInvoer if no heading in it names a figure of this source."""
    woorden = Gegevens(bron)
    lezingen = [[(blad, vind_kop(blad, woorden)) for blad in bladen] for bladen in lees_bladen(inhoud, naam)]
    beste = max(lezingen, key=lambda lezing: sum(kop.kolommental for _blad, kop in lezing if kop), default=[])
    if not any(kop for _blad, kop in beste):
        raise OnbruikbareInvoer(
            _(
                "{naam} heeft geen kop waarin gegevens van {bron} met een jaar staan; er is niets ingelezen."
                " `korpsmonitor bron lijst {code}` maakt een lijst om in te vullen."
            ).format(naam=naam, bron=bron.naam, code=bron.code)
        )
    lezing = _Lezing(woorden, rijen)
    for blad, kop in beste:
        if kop is None:
            lezing.meld_zonder_kop(blad)
        else:
            lezing.lees(blad, kop)
    return lezing.uitkomst()


class _Lezing:
    """Gathers what the sheets of one file state."""

    def __init__(self, woorden: Gegevens, rijen: Rijnamen) -> None:
        self._woorden = woorden
        self._rijen = rijen
        self._gevonden: dict[Plek, list[Bronwaarde]] = {}
        self._meldingen: list[Melding] = []

    def meld_zonder_kop(self, blad: Blad) -> None:
        """Say that a sheet was not read, if there is anything on it."""
        aantal = sum(bool(cel.tekst) for rij in blad.rijen for cel in rij)
        if aantal:
            plaats = _("blad {blad}").format(blad=blad.naam)
            self._meld(
                plaats,
                "",
                ngettext(
                    "geen kop met gegevens van deze bron; {aantal} cel niet gelezen",
                    "geen kop met gegevens van deze bron; {aantal} cellen niet gelezen",
                    aantal,
                ).format(aantal=aantal),
            )

    def lees(self, blad: Blad, kop: Kop) -> None:
        """Read the rows below the heading."""
        ongelezen: dict[int, int] = defaultdict(int)
        breedte = max([*kop.kolommen, *kop.rijkolommen, *kop.onbekend, kop.nootkolom or 0]) + 1
        for nr in range(kop.laatste + 1, len(blad.rijen)):
            cellen = blad.rijen[nr]
            if not any(cel.tekst for cel in cellen) or self._is_kop(blad, nr, kop):
                continue
            if any(cel.tekst for cel in cellen[breedte:]):
                # The separator of a CSV file may have stood in a figure: then every cell behind it has moved.
                self._meld(blad.plaats(nr), _rijtekst(cellen), _("de rij heeft meer cellen dan de kop"))
                continue
            for kolom in kop.onbekend:
                ongelezen[kolom] += bool(blad.cel(nr, kolom).tekst)
            self._lees_rij(blad, nr, kop)
        for kolom, aantal in ongelezen.items():
            if aantal:
                self._meld_kolom(blad, kop, kolom, aantal)

    def _is_kop(self, blad: Blad, nr: int, kop: Kop) -> bool:
        """Whether a row repeats the heading, as on every printed page, or below it with the ids."""
        return all(
            self._woorden.kolom(blad.cel(nr, kolom).tekst) == gevraagd
            for kolom, gevraagd in kop.kolommen.items()
        )

    def _meld_kolom(self, blad: Blad, kop: Kop, kolom: int, aantal: int) -> None:
        self._meld(
            blad.plaats(kop.laatste, kolom) if blad.naam else _("kolom {kolom}").format(kolom=kolom + 1),
            kop.onbekend[kolom] or kolomletters(kolom),
            ngettext(
                "de kolom noemt geen gegeven van deze bron met een jaar; {aantal} cel niet gelezen",
                "de kolom noemt geen gegeven van deze bron met een jaar; {aantal} cellen niet gelezen",
                aantal,
            ).format(aantal=aantal),
        )

    def _lees_rij(self, blad: Blad, nr: int, kop: Kop) -> None:
        namen = [tekst for kolom in kop.rijkolommen if (tekst := blad.cel(nr, kolom).tekst)]
        in_reeks = not next(iter(kop.kolommen.values())).gegeven
        codes = {self._woorden.id(naam) if in_reeks else self._rijen.code(naam) for naam in namen}
        code = codes.pop() if len(codes) == 1 else None
        if code is None:
            self._meld(blad.plaats(nr), _rijtekst(blad.rijen[nr]), self._waarom_geen_rij(namen, in_reeks))
            return
        rijnoot = blad.cel(nr, kop.nootkolom).tekst if kop.nootkolom is not None else ""
        for kolom, (gegeven, jaar) in kop.kolommen.items():
            plek = Plek(code, LANDELIJK, jaar) if in_reeks else Plek(gegeven, code, jaar)
            self._neem(plek, blad.cel(nr, kolom), rijnoot, blad.plaats(nr, kolom))

    def _waarom_geen_rij(self, namen: Sequence[str], in_reeks: bool) -> str:
        if not namen:
            return _("de rij heeft geen naam")
        if in_reeks:
            return _("de naam van de rij is geen gegeven van deze bron")
        bekend = {self._rijen.code(naam) for naam in namen} - {None}
        if len(namen) > 1 and bekend:
            return _("naam en nummer of code van de rij wijzen niet hetzelfde korps aan")
        if any(map(self._rijen.is_partner, namen)):
            return _("dit is een ketenpartner, geen rij van deze lijst")
        return _("er is geen korps en geen andere rij met deze naam")

    def _neem(self, plek: Plek, cel: Cel, rijnoot: str, plaats: str) -> None:
        if cel.gebrek:
            self._meld(plaats, cel.tekst, cel.gebrek)
            return
        landelijk = self._woorden.op_id[plek.gegeven].per == PER_LAND
        if landelijk != (plek.rij == LANDELIJK):
            if cel.tekst:
                self._meld(
                    plaats,
                    cel.tekst,
                    _("dit gegeven is er alleen voor heel Nederland")
                    if landelijk
                    else _("dit gegeven wordt per korps gevraagd, niet voor heel Nederland"),
                )
            return
        noot = " ".join(filter(None, (cel.noot, rijnoot))) if cel.tekst else ""
        self._gevonden.setdefault(plek, []).append(Bronwaarde(plek, cel.tekst, noot, plaats))

    def uitkomst(self) -> Brontabel:
        """Everything, with each place once: what is stated twice and differs is nobody's to choose here."""
        waarden = {}
        for plek, lijst in self._gevonden.items():
            if len({waarde.waarde for waarde in lijst}) == 1:
                waarden[plek] = lijst[0]
                if len(lijst) > 1:
                    self._meld_dubbel(lijst, gelijk=True)
            else:
                self._meld_dubbel(lijst, gelijk=False)
        for waarde in waarden.values():
            if isinstance(Cijfer(waarde.waarde).betekenis, Onduidelijk):
                self._meld(
                    waarde.plaats,
                    waarde.waarde,
                    _("niet met zekerheid te lezen; overgenomen zoals het er staat"),
                    genomen=True,
                )
        self._controleer_totalen(waarden)
        return Brontabel(tuple(waarden.values()), tuple(self._meldingen))

    def _meld_dubbel(self, lijst: Sequence[Bronwaarde], *, gelijk: bool) -> None:
        if gelijk and not lijst[0].waarde:
            return
        self._meld(
            _(" en ").join(waarde.plaats for waarde in lijst),
            " | ".join(waarde.waarde for waarde in lijst),
            _("staat er twee keer, met hetzelfde cijfer")
            if gelijk
            else _("staat er twee keer, met verschillende cijfers; kies zelf met `bron cijfer`"),
            genomen=gelijk,
        )

    def _controleer_totalen(self, waarden: dict[Plek, Bronwaarde]) -> None:
        """Compare every total with what it covers; a difference is reported, not repaired."""
        for plek, totaal in waarden.items():
            if plek.rij != TOTAALRIJ or (gedrukt := Cijfer(totaal.waarde).telbaar) is None:
                continue
            delen = [
                Cijfer(waarde.waarde)
                for deel, waarde in waarden.items()
                if (deel.gegeven, deel.jaar) == (plek.gegeven, plek.jaar) and deel.rij != TOTAALRIJ
            ]
            som = tel_op(delen)
            if som.som is not None and (
                gedrukt.hoog < som.som.laag or (som.volledig and gedrukt.laag > som.som.hoog)
            ):
                self._meld(
                    totaal.plaats,
                    totaal.waarde,
                    _("de rijen tellen op tot {som}").format(
                        som=som.weergave(lambda aantal: ngettext("rij", "rijen", aantal))
                    ),
                    genomen=True,
                )

    def _meld(self, plaats: str, tekst: str, waarom: str, *, genomen: bool = False) -> None:
        self._meldingen.append(Melding(plaats, tekst, waarom, genomen))


def _rijtekst(cellen: Iterable[Cel]) -> str:
    """A whole row, so that what is not taken is not lost."""
    return " | ".join(cel.tekst for cel in cellen if cel.tekst)
