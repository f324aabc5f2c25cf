"""Reads a returned form: every answer in its place, and everything else with the place where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.formulier import Ingelezen
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.formulierbestand import FormulierFout, lees_herkenning, open_formulier
from korpsmonitor_tui.word.formulierindeling import vergelijkbaar
from korpsmonitor_tui.word.formulieropties import Optielezer
from korpsmonitor_tui.word.formulierregister import maak_register
from korpsmonitor_tui.word.formulierstructuur import Alinea
from korpsmonitor_tui.word.formuliertabellen import Tabellezer
from korpsmonitor_tui.word.formuliervondsten import Vondsten

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.formulier import Formulier, Herkenning
    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag
    from korpsmonitor_tui.word.formulierbestand import Formulierbestand

__all__ = ["FormulierFout", "lees_formulier", "lees_kenmerken"]


def lees_kenmerken(inhoud: bytes) -> Herkenning:
    """What a returned file says it is; all empty if it does not say that it is a form of this program.

    Raises ArchiefFout or FormulierFout if it cannot be read as a Word document.
    """
    return lees_herkenning(inhoud)


def lees_formulier(inhoud: bytes, formulier: Formulier) -> Ingelezen:
    """Everything in a returned file, read as the answers to ``formulier``.

    Raises ArchiefFout or FormulierFout if it cannot be read as a Word document.
    """
    bestand = open_formulier(inhoud)
    register = maak_register(formulier, bestand.merken)
    vondsten = Vondsten(register, bestand.noten)
    _Tekstlezer(vondsten).lees(bestand)
    _lees_koppen(bestand, vondsten)
    vondsten.rest_noten()
    velden = vondsten.uitkomst()
    return Ingelezen(
        bestand.herkenning,
        velden,
        tuple(vondsten.los),
        (*_over_het_bestand(bestand, vondsten), *vondsten.meldingen),
    )


class _Tekstlezer:
    """Goes through the text of the file from beginning to end."""

    def __init__(self, vondsten: Vondsten) -> None:
        self._vondsten = vondsten
        self._register = vondsten.register
        self._tabellen = Tabellezer(self._register, vondsten)
        self._opties = Optielezer(vondsten)
        self._vraag: Vraag | None = None
        self._tabel = 0
        self._los: list[str] = []
        self._los_plaats = ""

    def lees(self, bestand: Formulierbestand) -> None:
        """Take every text out of the body."""
        for blok in bestand.tekst.blokken:
            if isinstance(blok, Alinea):
                self._alinea(blok)
            else:
                self._leg_los_neer()
                self._tabel = blok.nummer
                self._tabellen.lees(blok)
        self._leg_los_neer()
        self._opties.sluit()
        for tekst in filter(None, bestand.tekst.verwijderd):
            self._vondsten.verwijderd(tekst, _("een hele tabelrij"))

    @property
    def _bij(self) -> Vak | None:
        return self._tabellen.laatste

    def _alinea(self, alinea: Alinea) -> None:
        self._volg(alinea)
        optie = self._opties.neem(alinea, self._vraag)
        voordruk = optie or self._register.neem_proza(alinea.tekst)
        if voordruk and vergelijkbaar(alinea.tekst):
            self._leg_los_neer()
        if not voordruk:
            self._los_plaats = self._los_plaats or self._plaats()
            self._los.append(self._register.zonder_voordruk(alinea.tekst))
        self._vondsten.sporen(alinea, self._plaats(), self._bij)

    def _volg(self, alinea: Alinea) -> None:
        """Know which question is being read: by the bookmark of its heading, else by the heading itself."""
        sleutels = (*alinea.bladwijzers, vergelijkbaar(alinea.tekst))
        vraag = next(filter(None, map(self._register.vragen.get, sleutels)), None)
        if vraag is not None:
            self._leg_los_neer()
            self._vraag = vraag
            self._tabellen.laatste = vraag.vakken[0]

    def _plaats(self) -> str:
        if self._vraag is None:
            return _("vóór de eerste vraag")
        nummer = self._register.nummers[self._vraag.id]
        if self._tabel:
            return _("bij vraag {nummer}, buiten de vakken (na tabel {tabel})").format(
                nummer=nummer, tabel=self._tabel
            )
        return _("bij vraag {nummer}, buiten de vakken").format(nummer=nummer)

    def _leg_los_neer(self) -> None:
        """Paragraphs that follow one another are one text."""
        if self._los:
            self._vondsten.neem_los("\n".join(self._los), self._los_plaats, self._bij)
        self._los, self._los_plaats = [], ""


def _lees_koppen(bestand: Formulierbestand, vondsten: Vondsten) -> None:
    """Headers and footers: whatever was not printed there is somebody's text."""
    gezien: set[tuple[str, str]] = set()
    for naam, inhoud in bestand.koppen:
        for alinea in inhoud.alineas:
            sleutel = (naam, vergelijkbaar(alinea.tekst))
            if not vondsten.register.is_koptekst(alinea.tekst) and sleutel not in gezien:
                vondsten.neem_los(alinea.tekst, naam, None)
            gezien.add(sleutel)
            vondsten.sporen(alinea, naam, None)


def _over_het_bestand(bestand: Formulierbestand, vondsten: Vondsten) -> list[str]:
    """Dutch lines about the file as a whole."""
    regels: list[str] = []
    if vondsten.bijgehouden or bestand.tekst.ingevoegde_rijen:
        regels.append(
            _("In het bestand zijn wijzigingen bijgehouden; het is gelezen alsof ze zijn geaccepteerd.")
        )
    if bestand.tekst.ingesloten:
        regels.append(_("In het bestand is een ander bestand ingevoegd; dat is niet gelezen."))
    regels += [
        _("Het bestand verwijst naar {doel}; dat is niet opgehaald.").format(doel=doel)
        for doel in bestand.buiten
    ]
    return regels
