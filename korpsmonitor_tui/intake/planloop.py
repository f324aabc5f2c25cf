"""Walks the lines of a document: gives each its place, puts paragraphs together over pages, and footnotes where they belong."""

from __future__ import annotations

import re
from typing import Final

from korpsmonitor_tui.domain.planlezing import Bronregel, Kanttekening
from korpsmonitor_tui.domain.planopmaak import noot
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.planbouw import Stuk
from korpsmonitor_tui.intake.planregels import HOGE_CIJFERS, HOOG, Regelvorm, Vorm

_MERK: Final = re.compile(f"[{HOGE_CIJFERS}]+")


class Planloop:
    """The lines of one document, with what became of each; who reads a plan decides where they belong."""

    def __init__(self, tekst: str) -> None:
        self._regels = _regels(tekst)
        self._noten: dict[str, Stuk] = {}
        self._gebruikt: set[str] = set()
        self._onbegrepen: list[Bronregel] = []
        self._kanttekeningen: list[Kanttekening] = []
        self._plaatsen: dict[int, str] = {}
        self._stuk: Stuk | None = None
        """The paragraph that the next line may go on with."""
        self._na_wit = True
        self._na_noot = False
        self._noot: Stuk | None = None
        """The footnote that was on the line before."""

    # -- every line in one place ---------------------------------------------------------------------------------------

    def _plaats(self, nummer: int, plaats: str) -> None:
        if nummer in self._plaatsen:
            raise AssertionError(f"line {nummer} has two places")
        self._plaatsen[nummer] = plaats

    def _let_op(self, nummer: int, tekst: str) -> None:
        self._kanttekeningen.append(Kanttekening(nummer, tekst))

    def _begrijp_niet(self, nummer: int) -> None:
        self._onbegrepen.append(Bronregel(nummer, self._regels[nummer - 1]))
        self._plaats(nummer, _("niet begrepen"))

    # -- paragraphs ----------------------------------------------------------------------------------------------------

    def _voeg_alinea_toe(self, stukken: list[Stuk], nummer: int, regel: str, plaats: str) -> None:
        """A line of running text: the rest of the paragraph before it, a heading, an item or a new paragraph."""
        self._plaats(nummer, plaats)
        if self._loopt_door(regel):
            self._vul_aan(nummer, regel)
            return
        punt = re.match(r"[-•–]\s+", regel)
        kaal = regel[punt.end() :] if punt else regel
        self._stuk = Stuk(kaal, [nummer], "- " if punt else "")
        stukken.append(self._stuk)

    def _loopt_door(self, tekst: str) -> bool:
        """Whether a line goes on with the paragraph before it, on the line before or over a page."""
        if self._stuk is None:
            return False
        begint_klein = tekst.lstrip("*‘'\"“(")[:1].islower()
        if not self._na_wit:
            return self._stuk.voor == "" and not re.match(r"[-•–]\s+", tekst)
        if self._stuk.is_af():
            return False
        # A short line is a heading sooner than the half of a paragraph.
        over_noot = self._na_noot and not self._stuk.is_kort() and self._stuk.slot[-1:].isalnum()
        return begint_klein or over_noot

    def _vul_aan(self, nummer: int, tekst: str) -> None:
        assert self._stuk is not None
        if self._na_wit:
            self._let_op(
                nummer, _("gelezen als vervolg van regel {regel}.").format(regel=self._stuk.regels[-1])
            )
        self._stuk.vul_aan(self._vervolg(tekst), nummer)

    def _vervolg(self, tekst: str) -> str:
        """A line that goes on with a paragraph, as it becomes part of that."""
        return tekst

    # -- footnotes -----------------------------------------------------------------------------------------------------

    def _neem_noot(self, nummer: int, vorm: Regelvorm) -> bool:
        """Take a line that is a footnote, or goes on with the one on the line before."""
        if vorm.vorm is Vorm.NOOT and vorm.nummer not in self._noten:
            self._noten[vorm.nummer] = self._noot = Stuk(vorm.tekst, [nummer])
            self._na_noot = True
            self._plaats(nummer, _("voetnoot {nummer}").format(nummer=vorm.nummer))
            return True
        if self._noot is not None and vorm.vorm is Vorm.TEKST:
            self._noot.vul_aan(vorm.tekst, nummer)
            self._plaats(nummer, _("voetnoot"))
            return True
        self._noot = None
        return False

    def _met_noten(self, tekst: str) -> str:
        """A text with the footnotes that its marks refer to, each once."""

        def vervang(raak: re.Match[str]) -> str:
            nummer = raak[0].translate(HOOG)
            if nummer not in self._noten or nummer in self._gebruikt:
                return raak[0]
            self._gebruikt.add(nummer)
            return noot(self._noten[nummer].tekst)

        return _MERK.sub(vervang, tekst)

    def _controleer_noten(self) -> None:
        for nummer, stuk in self._noten.items():
            if nummer not in self._gebruikt:
                for regel in stuk.regels:
                    del self._plaatsen[regel]
                    self._begrijp_niet(regel)
                self._let_op(
                    stuk.regels[0],
                    _("nergens staat een verwijzing naar voetnoot {nummer}.").format(nummer=nummer),
                )


def _regels(tekst: str) -> list[str]:
    """Lines as an editor counts them."""
    return tekst.replace("\r\n", "\n").replace("\r", "\n").split("\n")
