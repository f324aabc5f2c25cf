"""What people type: texts from the command line or standard input, and remarks with a passage number."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final, TypeVar

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.gesprekken import lees_deelnemers, lees_notities
from korpsmonitor_tui.services.verslagstand import lees_opmerkingen
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.gesprek import Deelnemer, Notitie
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagstand import Opmerking
    from korpsmonitor_tui.services.verslagtekst import Passage

T = TypeVar("T")

STDIN: Final = "-"

# The space tells “12: klopt niet” from “10:30 uur klopt niet”.
_GENUMMERD: Final = re.compile(r"\s*(\d+)\s*:\s+(.*\S)\s*", re.DOTALL)


def lees_tekst(tekst: str) -> str:
    """The text given, or with ``-`` all of standard input. Raises OnbruikbareInvoer if that is empty or not UTF-8."""
    if tekst == STDIN:
        try:
            tekst = sys.stdin.buffer.read().decode("utf-8-sig")
        except UnicodeDecodeError as fout:
            raise OnbruikbareInvoer(
                _("De invoer is geen UTF-8-tekst; er is niets vastgelegd. Sla de tekst op als UTF-8.")
            ) from fout
        tekst = tekst.replace("\r\n", "\n").removesuffix("\n")
    if not tekst.strip():
        raise OnbruikbareInvoer(_("Er is geen tekst opgegeven; er is niets vastgelegd."))
    return tekst


def lees_opmerking(tekst: str) -> tuple[int | None, str]:
    """Passage number and text of a remark such as ``12: dit klopt niet``; None: about the verslag as a whole."""
    gevonden = _GENUMMERD.fullmatch(tekst)
    return (int(gevonden[1]), gevonden[2]) if gevonden else (None, tekst)


def vind_passage(sessie: Sessie, dossier: str, naam: str) -> Passage:
    """The passage with this visible number or id. Raises NietGevonden."""
    passages = genummerd(sessie, lees_passages(sessie.store.lees(), dossier))
    for nummer, passage in passages:
        if naam in {str(nummer), passage.id}:
            return passage
    raise NietGevonden(
        _("Er is geen passage “{naam}”; er is niets gewijzigd. `korpsmonitor verslag toon` noemt de nummers.").format(
            naam=naam
        )
    )  # fmt: skip


def vind_notitie(sessie: Sessie, dossier: str, naam: str) -> Notitie:
    """The note with this place in the minutes (from 1) or id. Raises NietGevonden."""
    notities = lees_notities(sessie.store.lees(), dossier)
    return _kies(notities, [notitie.id for notitie in notities], naam, _("notitie"))


def vind_opmerking(sessie: Sessie, dossier: str, naam: str) -> Opmerking:
    """The remark with this number (from 1, oldest first) or id. Raises NietGevonden."""
    opmerkingen = lees_opmerkingen(sessie.store.lees(), dossier)
    return _kies(opmerkingen, [opmerking.id for opmerking in opmerkingen], naam, _("opmerking"))


def vind_deelnemer(sessie: Sessie, dossier: str, naam: str) -> Deelnemer:
    """The participant with this name, role or id. Raises NietGevonden, also if more than one is meant."""
    deelnemers = lees_deelnemers(sessie.store.lees(), dossier)
    passend = [d for d in deelnemers if naam.casefold() in {d.id, d.label.casefold()}]
    if len(passend) == 1:
        return passend[0]
    bekend = ", ".join(f"{d.label} ({d.id})" for d in deelnemers) or _("niemand")
    raise NietGevonden(
        _("Niet duidelijk welke deelnemer “{naam}” is; er is niets gewijzigd. Kies uit: {bekend}.").format(
            naam=naam, bekend=bekend
        )
    )


def _kies(reeks: Sequence[T], ids: Sequence[str], naam: str, wat: str) -> T:
    for nummer, (element, id_) in enumerate(zip(reeks, ids, strict=True), start=1):
        if naam in {str(nummer), id_}:
            return element
    raise NietGevonden(
        _("Er is geen {wat} “{naam}” in dit dossier; er is niets gewijzigd.").format(wat=wat, naam=naam)
    )
