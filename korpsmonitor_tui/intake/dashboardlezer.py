"""Reads a dashboard as somebody sent it: tables one below another and the text about them, from text, CSV or workbook.

A heading is recognised only if it can be one thing; what it could be is asked. No cell is lost in silence: it is taken
to the letter, or told with its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.dashboard import Plek, Rijsoort
from korpsmonitor_tui.domain.dashboardlezing import Dashboardlezing, Gelezen, Leesmelding, Leestekst
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.intake.celblad import lees_bladen
from korpsmonitor_tui.intake.dashboardkoppen import (
    Koppen,
    aangevuld,
    bekend,
    onderwerpen,
    rubriekkoppen,
    titels,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from korpsmonitor_tui.domain.dashboard import Dashboard, Tabelvorm
    from korpsmonitor_tui.intake.celblad import Blad, Cel
    from korpsmonitor_tui.intake.dashboardkoppen import Kolom


_DELEN: Final = re.compile(r"[\t\n;,]")
LANGSTE_TEKST: Final = 300_000
"""Characters about the figures in one file; more is another document, and would be looked through at every check."""


def lees_dashboardbestand(
    inhoud: bytes, naam: str, dashboard: Dashboard, betekent: Mapping[str, str] | None = None
) -> Dashboardlezing:
    """Read a file; ``betekent`` says of a heading or row (as it stands in the file) which code it is.

    Raises OnbruikbareInvoer if there is no table of this dashboard in it, or far more text than is about one.
    """
    beste: Dashboardlezing | None = None
    for bladen in lees_bladen(inhoud, naam):
        lezing = _Lezer(dashboard, betekent or {})
        for blad in bladen:
            lezing.lees(blad)
        gelezen = lezing.uitkomst()
        # A separator that is not the file's may still stand in its texts.
        if beste is None or len(gelezen.cellen) > len(beste.cellen):
            beste = gelezen
    if beste is None or not beste.tabellen:
        raise OnbruikbareInvoer(
            _(
                "{naam} bevat geen tabel van dit dashboard; er is niets ingelezen. Een tabel begint met een regel waarin haar"
                " naam staat, zoals “{titel}”, met daarachter haar kolommen."
            ).format(naam=naam, titel=dashboard.tabellen[0].titel if dashboard.tabellen else "")
        )
    if sum(len(tekst.tekst) for tekst in beste.teksten) > LANGSTE_TEKST:
        raise OnbruikbareInvoer(
            _(
                "{naam} bevat meer tekst dan bij een dashboard hoort; er is niets ingelezen. Bewaar alleen de tabellen"
                " en de tekst erover."
            ).format(naam=naam)
        )
    return beste


@dataclass
class _Open:
    """The table that is being read."""

    vorm: Tabelvorm
    kolommen: Sequence[Kolom]
    rubrieken: frozenset[str] = frozenset()
    """Headings above some of its rows, as they are looked up."""
    aaneen: bool = True
    """Whether no empty line came since its heading."""
    laatste_regel: int = 0
    ongelezen: dict[int, int] = field(default_factory=dict)
    """How many cells stood in a column that is not known."""


class _Lezer:
    def __init__(self, dashboard: Dashboard, betekent: Mapping[str, str]) -> None:
        self._dashboard = dashboard
        self._koppen = Koppen(dashboard, betekent)
        self._titels = titels(dashboard.tabellen)
        self._onderwerpen = onderwerpen(dashboard)
        self._gevonden: dict[Plek, list[Gelezen]] = {}
        self._tabellen: dict[str, None] = {}
        self._meldingen: list[Leesmelding] = []
        self._teksten: dict[str, list[str]] = {}
        self._onderwerp = ""

    def lees(self, blad: Blad) -> None:
        """Read a sheet, from top to bottom."""
        open_: _Open | None = None
        nr = 0
        while nr < len(blad.rijen):
            rij = blad.rijen[nr]
            if not any(cel.tekst for cel in rij):
                if open_ is not None:
                    open_.aaneen = False
                nr += 1
                continue
            vorm = self._begint_tabel(blad, nr)
            if vorm is not None:
                self._sluit(blad, open_)
                open_, nr = self._open(blad, nr, vorm)
                continue
            self._lees_rij(blad, nr, open_)
            nr += 1
        self._sluit(blad, open_)

    # -- headings ----------------------------------------------------------------------------------------------------

    def _begint_tabel(self, blad: Blad, nr: int) -> Tabelvorm | None:
        """The table that begins on this row: its name, and behind it headings of which one at least is known.

        An area that has a table of its own can also be a row of another, and a name can stand in a text.
        """
        koppen = [cel.tekst for cel in blad.rijen[nr]]
        vorm = self._titels.get(opzoeknaam(koppen[0])) if koppen[0] and any(koppen[1:]) else None
        if vorm is None or bekend(self._koppen.kolommen(vorm, koppen)):
            return vorm
        return vorm if bekend(self._koppen.kolommen(vorm, self._met_vervolg(blad, nr))) else None

    def _met_vervolg(self, blad: Blad, nr: int) -> list[str]:
        """The headings on this row with what stands below them, where that row has no name; none if it has."""
        onder = [cel.tekst for cel in blad.rijen[nr + 1]] if nr + 1 < len(blad.rijen) else []
        return aangevuld([cel.tekst for cel in blad.rijen[nr]], onder)

    def _open(self, blad: Blad, nr: int, vorm: Tabelvorm) -> tuple[_Open, int]:
        """The table whose heading stands on this row, and the row below the heading."""
        boven = [cel.tekst for cel in blad.rijen[nr]]
        kolommen, volgende = self._koppen.kolommen(vorm, boven), nr + 1
        if any(kolom.kop and not kolom.code for kolom in kolommen):
            # A heading of which the second half stands on the next row.
            samen = self._met_vervolg(blad, nr)
            if bekend(langer := self._koppen.kolommen(vorm, samen)) > bekend(kolommen):
                kolommen, volgende = langer, nr + 2
        for plaats, kolom in enumerate(kolommen):
            if kolom.kop and not kolom.code:
                self._meld_kop(blad, nr, plaats + 1, kolom.kop, vorm)
        self._tabellen[vorm.code] = None
        return _Open(
            vorm,
            kolommen,
            rubriekkoppen(self._dashboard, vorm),
            laatste_regel=blad.nummers[volgende - 1],
        ), volgende

    def _meld_kop(self, blad: Blad, nr: int, kolom: int, kop: str, vorm: Tabelvorm) -> None:
        self._meld(
            blad.plaats(nr, kolom),
            kop,
            *self._koppen.waarom_niet(kop, vorm, rij=False),
        )

    # -- rows --------------------------------------------------------------------------------------------------------

    def _lees_rij(self, blad: Blad, nr: int, open_: _Open | None) -> None:
        rij = blad.rijen[nr]
        if open_ is not None and blad.naam and blad.nummers[nr] > open_.laatste_regel + 1:
            open_.aaneen = False  # a sheet has no empty rows: only their numbers show them
        alleen = _staat_alleen(rij)
        if open_ is None or (alleen and not open_.aaneen):
            self._lees_buiten(blad, nr, alleen=alleen)
            return
        open_.laatste_regel = blad.nummers[nr]
        naam = rij[0].tekst
        code = self._koppen.code(naam, open_.vorm, rij=True)
        if not code:
            if not (opzoeknaam(naam) in open_.rubrieken and alleen):
                self._meld(
                    blad.plaats(nr),
                    _rijtekst(rij),
                    *(
                        self._koppen.waarom_niet(naam, open_.vorm, rij=True)
                        if naam
                        else (_("de rij heeft geen naam; niet overgenomen"), ())
                    ),
                )
            return
        if any(cel.tekst for cel in rij[len(open_.kolommen) + 1 :]):
            # The separator may have stood in a figure: then every cell behind it has moved.
            self._meld(
                blad.plaats(nr), _rijtekst(rij), _("de rij heeft meer cellen dan de kop; niet overgenomen")
            )
            return
        self._neem_rij(blad, nr, open_, code)

    def _neem_rij(self, blad: Blad, nr: int, open_: _Open, rijcode: str) -> None:
        rij = blad.rijen[nr]
        # Of a sheet only the cells with something in them are known: beyond the last a row goes on, empty.
        cellen = len(rij) - 1 if not blad.naam else len(open_.kolommen)
        for plaats, kolom in enumerate(open_.kolommen[:cellen]):
            cel = blad.cel(nr, plaats + 1)
            if not kolom.code:
                open_.ongelezen[plaats] = open_.ongelezen.get(plaats, 0) + bool(cel.tekst)
                continue
            plek = (
                Plek(kolom.code, rijcode)
                if open_.vorm.rijen is Rijsoort.GEBIEDEN
                else Plek(rijcode, kolom.code)
            )
            if gebrek := cel.gebrek or _doorgelopen(cel.tekst):
                self._meld(blad.plaats(nr, plaats + 1), cel.tekst.partition("\n")[0], gebrek)
            else:
                self._gevonden.setdefault(plek, []).append(
                    Gelezen(plek, cel.tekst, blad.plaats(nr, plaats + 1))
                )
        if ontbreekt := len([kolom for kolom in open_.kolommen[cellen:] if kolom.code]):
            self._meld(
                blad.plaats(nr),
                _rijtekst(rij),
                ngettext(
                    "de rij heeft minder cellen dan de kop; {aantal} cel ontbreekt en is niet leeg gelaten",
                    "de rij heeft minder cellen dan de kop; {aantal} cellen ontbreken en zijn niet leeg gelaten",
                    ontbreekt,
                ).format(aantal=ontbreekt),
            )

    def _lees_buiten(self, blad: Blad, nr: int, *, alleen: bool) -> None:
        """A row that belongs to no table: text in a file of text, else something that was not read."""
        rij = blad.rijen[nr]
        if not alleen:
            waarom = _("de rij staat in geen tabel; niet overgenomen")
            gemist = any(_is_cijfer(cel.tekst) for cel in rij)
            self._meldingen.append(Leesmelding(blad.plaats(nr), _rijtekst(rij), waarom, gemist=gemist))
            return
        if blad.naam:
            # In a workbook it is a title or a note, which nothing tells apart from a text about the figures.
            waarom = _("tekst in een rekenblad; niet overgenomen")
            self._meldingen.append(Leesmelding(blad.plaats(nr), rij[0].tekst, waarom, gemist=False))
            return
        tekst = rij[0].tekst
        if "\n" in tekst:
            # A quotation mark that is not closed takes all that follows into one cell, tables included.
            waarom = _("begint met een aanhalingsteken en loopt door over regels; niet overgenomen")
            gemist = any(map(_is_cijfer, _DELEN.split(tekst)))
            self._meldingen.append(
                Leesmelding(blad.plaats(nr), tekst.partition("\n")[0], waarom, gemist=gemist)
            )
            return
        onderwerp = self._onderwerpen.get(opzoeknaam(tekst))
        if onderwerp is not None:
            self._onderwerp = onderwerp
            return
        self._teksten.setdefault(self._onderwerp, []).append(tekst)

    def _sluit(self, blad: Blad, open_: _Open | None) -> None:
        if open_ is None:
            return
        for plaats, aantal in open_.ongelezen.items():
            if aantal:
                self._meld(
                    _("tabel {tabel}").format(tabel=open_.vorm.titel),
                    open_.kolommen[plaats].kop,
                    ngettext(
                        "{aantal} cel in deze kolom is niet overgenomen",
                        "{aantal} cellen in deze kolom zijn niet overgenomen",
                        aantal,
                    ).format(aantal=aantal),
                )

    # -- outcome -----------------------------------------------------------------------------------------------------

    def uitkomst(self) -> Dashboardlezing:
        """Everything, with each place once: what is stated twice and differs is nobody's to choose here."""
        cellen = []
        for lijst in self._gevonden.values():
            if len({gelezen.waarde for gelezen in lijst}) == 1:
                cellen.append(lijst[0])
                continue
            self._meld(
                _(" en ").join(gelezen.plaats for gelezen in lijst),
                " | ".join(gelezen.waarde for gelezen in lijst),
                _("staat er meer dan eens, met verschillende cijfers; kies zelf met `dashboard zet`"),
            )
        teksten = tuple(
            Leestekst(onderwerp, "\n\n".join(alineas)) for onderwerp, alineas in self._teksten.items()
        )
        return Dashboardlezing(tuple(cellen), tuple(self._tabellen), teksten, tuple(self._meldingen))

    def _meld(self, plaats: str, tekst: str, waarom: str, mogelijk: tuple[str, ...] = ()) -> None:
        self._meldingen.append(Leesmelding(plaats, tekst, waarom, mogelijk))


def _staat_alleen(rij: Sequence[Cel]) -> bool:
    """Whether only the first cell of a row says something, over the others or not: a heading, a note or a text."""
    eerste = rij[0].tekst
    return bool(eerste) and all(
        not cel.tekst or (bool(cel.gebrek) and cel.tekst == eerste) for cel in rij[1:]
    )


def _doorgelopen(tekst: str) -> str:
    """Why a cell of several lines is no figure; empty for any other."""
    return _("de cel loopt door over regels; niet overgenomen") if "\n" in tekst else ""


def _is_cijfer(tekst: str) -> bool:
    """Whether a text could be a figure of a table: a number, or a sign that there is none; a word is text."""
    cijfer = Cijfer(tekst)
    teken = bool(tekst) and not any(map(str.isalpha, tekst))
    return teken and (cijfer.telbaar is not None or cijfer.ontbreekt is not None)


def _rijtekst(cellen: Iterable[Cel]) -> str:
    """A whole row, so that what is not taken is not lost."""
    return " | ".join(cel.tekst for cel in cellen if cel.tekst)
