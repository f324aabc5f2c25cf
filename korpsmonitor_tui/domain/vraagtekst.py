"""A question in words, as every form prints it: its number, and when it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from korpsmonitor_tui.domain.vragenlijst import Voorwaarde, Vraag, Vragenlijst


def nummering(vragenlijst: Vragenlijst) -> dict[str, str]:
    """Printed number of every question by id: chapter and place in it, e.g. ``3.12``."""
    return {
        vraag.id: f"{hoofdstuk.nummer}.{plaats}"
        for hoofdstuk in vragenlijst.hoofdstukken
        for plaats, vraag in enumerate(hoofdstuk.vragen, start=1)
    }


def voorwaardetekst(vraag: Vraag, vragenlijst: Vragenlijst, nummers: Mapping[str, str] | None = None) -> str:
    """When a question is asked, e.g. ``Alleen als vraag 3.2 (2012) meer dan 0 is.``; empty if it always is.

    ``nummers`` is ``nummering(vragenlijst)``, for who asks this of many questions.
    """
    if not vraag.voorwaarden:
        return ""
    nummers = nummering(vragenlijst) if nummers is None else nummers
    eisen = [_eis(voorwaarde, vragenlijst, nummers) for voorwaarde in vraag.voorwaarden]
    return _("Alleen als {eisen}.").format(eisen=_(" en ").join(eisen))


def _eis(voorwaarde: Voorwaarde, vragenlijst: Vragenlijst, nummers: Mapping[str, str]) -> str:
    eerder = vragenlijst.vragen.get(voorwaarde.vraag)
    plaats = _plaats(voorwaarde, eerder, nummers)
    if voorwaarde.meer_dan is not None:
        return _("{plaats} meer dan {grens} is").format(plaats=plaats, grens=voorwaarde.meer_dan)
    codes = voorwaarde.is_een_van or voorwaarde.is_geen_van
    teksten = {keuze.code: keuze.tekst for keuze in eerder.keuzes} if eerder else {}
    opties = _opsomming([_("“{optie}”").format(optie=teksten.get(code, code)) for code in codes])
    if eerder is not None and eerder.vraagt == "meerkeuze":
        vorm = (
            _("bij {plaats} {opties} is gekozen")
            if voorwaarde.is_een_van
            else _("bij {plaats} niet {opties} is gekozen")
        )
    else:
        vorm = (
            _("het antwoord op {plaats} {opties} is")
            if voorwaarde.is_een_van
            else _("het antwoord op {plaats} niet {opties} is")
        )
    return vorm.format(plaats=plaats, opties=opties)


def _plaats(voorwaarde: Voorwaarde, eerder: Vraag | None, nummers: Mapping[str, str]) -> str:
    """The earlier answer as a reader finds it; by its id where this form does not ask for it."""
    naam = _("vraag {nummer}").format(nummer=nummers.get(voorwaarde.vraag, voorwaarde.vraag))
    rijen = {rij.code: rij.tekst for rij in eerder.rijen} if eerder else {}
    nader = [deel for deel in (rijen.get(voorwaarde.rij, voorwaarde.rij), voorwaarde.jaar) if deel]
    return f"{naam} ({', '.join(nader)})" if nader else naam


def _opsomming(delen: Sequence[str]) -> str:
    if len(delen) < 2:
        return "".join(delen)
    return _("{begin} of {laatste}").format(begin=", ".join(delen[:-1]), laatste=delen[-1])
