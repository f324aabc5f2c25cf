"""Deciding on what a return left in doubt: a person says what becomes of the text, and can take that back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.formulier import veldcode, velden_van
from korpsmonitor_tui.domain.keuzetekst import waarde_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE
from korpsmonitor_tui.services.formulieren import lees_teksten
from korpsmonitor_tui.services.teruggavestand import Twijfel, lees_teruggaven, lees_twijfels, vragen_van
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_bevroren
from korpsmonitor_tui.services.vragenlijst import schrijf_antwoorden

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.oordeel import Plek
    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

OVERGENOMEN: Final = "overgenomen"
"""The text of the return becomes the answer; of an answer that was emptied: it is emptied here too."""
GEHOUDEN: Final = "gehouden"
"""What stands here stays."""
ANDERS: Final = "anders"
"""Something else becomes the answer."""
BIJ_TOELICHTING: Final = "bij_toelichting"
"""The text is put with the explanation of an answer."""
NIET_VAN_BELANG: Final = "niet_van_belang"
BESLUITEN: Final = (OVERGENOMEN, GEHOUDEN, ANDERS, BIJ_TOELICHTING, NIET_VAN_BELANG)
"""What can be decided on a doubt."""


def besluitnaam(besluit: str) -> str:
    """A decision for people."""
    return {
        OVERGENOMEN: _("overgenomen"),
        GEHOUDEN: _("gehouden wat er stond"),
        ANDERS: _("anders ingevuld"),
        BIJ_TOELICHTING: _("bij de toelichting gezet"),
        NIET_VAN_BELANG: _("niet van belang"),
    }.get(besluit, besluit)


def besluit_twijfel(
    sessie: Sessie,
    dossier: str,
    twijfel: str,
    besluit: str,
    naar: Plek | None = None,
    tekst: str | None = None,
) -> None:
    """Decide on one doubt (by id). ``naar`` is another place than its own, ``tekst`` the answer that must stand then.

    ``anders`` needs ``tekst``; ``bij_toelichting`` takes it as the answer beside the explanation. Raises as
    :func:`besluit_twijfels`.
    """
    besluit_twijfels(sessie, dossier, [twijfel], besluit, naar, tekst)


def besluit_twijfels(
    sessie: Sessie,
    dossier: str,
    twijfels: Sequence[str],
    besluit: str,
    naar: Plek | None = None,
    tekst: str | None = None,
) -> None:
    """Decide on several doubts alike, as one handeling.

    Raises OnbruikbareInvoer for a decision that is unknown or lacks its place or text, NietGevonden for a doubt or
    place that is not there, StapGeweigerd for one that was decided already, and while the verslag with the answers is
    frozen; then nothing is written.
    """
    eis_schrijver(sessie, dossier)
    if besluit not in BESLUITEN:
        raise OnbruikbareInvoer(
            _("Onbekend besluit “{besluit}”; kies uit {besluiten}.").format(
                besluit=besluit, besluiten=", ".join(BESLUITEN)
            )
        )
    if (besluit == ANDERS) is not (tekst is not None) and besluit != BIJ_TOELICHTING:
        raise OnbruikbareInvoer(
            _("Geef bij “{anders}” op wat er moet staan, en alleen dan.").format(anders=besluitnaam(ANDERS))
        )

    def taak(tx: Transactie) -> None:
        db = tx.bij()
        uitvoering = _Uitvoering(sessie, db, dossier)
        for twijfel in _zoek(db, dossier, twijfels):
            teksten = uitvoering.teksten(twijfel, besluit, naar, tekst)
            if teksten:
                weiger_bevroren(db, dossier)
                schrijf_antwoorden(tx, dossier, teksten, uitvoering.versie(twijfel))
            tx.zet("twijfel", twijfel.id, "besluit", besluit)

    sessie.store.voer_uit(sessie.wie, taak)


def _zoek(db: Database, dossier: str, twijfels: Sequence[str]) -> list[Twijfel]:
    bekend = {twijfel.id: twijfel for twijfel in lees_twijfels(db, dossier)}
    gevonden = [bekend.get(id_) for id_ in dict.fromkeys(twijfels)]
    if not gevonden or None in gevonden:
        raise NietGevonden(_("Deze twijfel is er niet (meer); er is niets gewijzigd."))
    for twijfel in filter(None, gevonden):
        if not twijfel.open:
            raise StapGeweigerd(
                _("Over twijfel {nummer} is al besloten ({besluit}); maak dat eerst ongedaan.").format(
                    nummer=twijfel.nummer, besluit=besluitnaam(twijfel.besluit)
                )
            )
    return [twijfel for twijfel in gevonden if twijfel is not None]


def vind_plek(sessie: Sessie, naam: str) -> Plek:
    """The place with this printed code, such as ``toezicht.teamleden/2012/toelichting``. Raises NietGevonden."""
    gezocht = naam.strip().casefold()
    for vraag in sessie.instrument.vragen.values():
        for vak in vraag.vakken:
            for veld in velden_van(vraag):
                if veldcode(vak, veld).casefold() == gezocht:
                    return vak, veld
    raise NietGevonden(
        _("De vragenlijst heeft geen plaats “{plaats}”; noem een andere. Er is niets gewijzigd.").format(
            plaats=naam
        )
    )


class _Uitvoering:
    """What decisions on the doubts of one dossier write, one after the other."""

    def __init__(self, sessie: Sessie, db: Database, dossier: str) -> None:
        self._versies = {teruggave.nummer: teruggave.versie for teruggave in lees_teruggaven(db, dossier)}
        self._vragen = {versie: vragen_van(sessie, [versie]) for versie in {"", *self._versies.values()}}
        self._huidig = lees_teksten(db, dossier)

    def versie(self, twijfel: Twijfel) -> str:
        """The version that the return was given for."""
        return self._versies.get(twijfel.teruggave, "")

    def teksten(
        self, twijfel: Twijfel, besluit: str, naar: Plek | None, tekst: str | None
    ) -> dict[Plek, str]:
        """The texts to write, by place."""
        if besluit in {GEHOUDEN, NIET_VAN_BELANG}:
            return {}
        vak, veld = naar or _eigen_plek(twijfel)
        vraag = self._vraag(twijfel, vak, veld)
        if besluit == BIJ_TOELICHTING:
            # A text that became the answer stands there still, unless something else is said to stand there.
            teksten = {} if tekst is None else {(vak, WAARDE): waarde_van(vraag, WAARDE, tekst)}
            bij = TOELICHTING if TOELICHTING in velden_van(vraag) else WAARDE
            stond = {**self._huidig, **teksten}.get((vak, bij), "")
            teksten[vak, bij] = _met_regel(stond, twijfel.tekst)
        else:
            teksten = {(vak, veld): waarde_van(vraag, veld, twijfel.tekst if tekst is None else tekst)}
        self._huidig.update(teksten)
        return teksten

    def _vraag(self, twijfel: Twijfel, vak: Vak, veld: str) -> Vraag:
        vraag = self._vragen[self.versie(twijfel)].get(vak.vraag)
        if vraag is None or vak not in vraag.vakken or veld not in velden_van(vraag):
            raise NietGevonden(
                _(
                    "De vragenlijst heeft geen plaats “{plaats}”; noem een andere. Er is niets gewijzigd."
                ).format(plaats=veldcode(vak, veld))
            )
        return vraag


def _eigen_plek(twijfel: Twijfel) -> Plek:
    if twijfel.vak is None:
        raise OnbruikbareInvoer(
            _("Twijfel {nummer} hoort bij geen antwoord; noem de plaats waar de tekst moet komen.").format(
                nummer=twijfel.nummer
            )
        )
    return twijfel.vak, twijfel.veld or WAARDE


def _met_regel(stond: str, erbij: str) -> str:
    """A text with another below it, unless it is there already. An open answer explains itself."""
    if f"\n{erbij.strip()}\n" in f"\n{stond}\n":
        return stond
    return f"{stond}\n{erbij}" if stond.strip() else erbij
