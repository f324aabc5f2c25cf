"""A draft of the next version: a copy of the one that holds, to be edited as a text file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.schrijf import BestandFout, schrijf_bestand
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from korpsmonitor_tui.domain.vragenlijst import Vraag, Vragenlijst
    from korpsmonitor_tui.services.sessie import Sessie


_JAARTAL: Final = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Concept:
    """A draft that was written."""

    pad: Path
    versie: str
    """Its label."""
    van: str
    """Label of the version that it is a copy of."""
    noemt_jaren: tuple[str, ...]
    """If years were changed: ids of questions whose texts name an earlier one, for a person to read."""


def maak_concept(
    sessie: Sessie,
    doel: Path,
    *,
    versie: str,
    jaren: Sequence[int] = (),
    schuif: int = 0,
    overschrijf: bool = False,
) -> Concept:
    """Write the questionnaire that this edition works with to ``doel`` under another label.

    ``jaren`` replaces the years that are asked for, in their order; ``schuif`` moves every year. Comments and
    everything else stay. Raises OnbruikbareInvoer if it cannot be made so, BestandFout if it cannot be written.
    """
    from korpsmonitor_tui.intake.vragenlijstconcept import maak_concepttekst

    lijst = sessie.instrument.vragenlijst
    if not lijst.brontekst:
        raise OnbruikbareInvoer(_("Deze vragenlijst staat in geen bestand en is niet te kopiëren."))
    if versie == lijst.versie:
        raise OnbruikbareInvoer(
            _("Versie {versie} is al gepubliceerd; geef het concept een andere naam.").format(versie=versie)
        )
    if doel.is_dir():
        raise BestandFout(_("{pad} is een map; noem een bestand om te schrijven.").format(pad=doel))
    jaar = _jaarwissel(lijst, jaren, schuif)
    tekst, nieuw = maak_concepttekst(lijst, sessie.instrument, versie, jaar, doel.name)
    schrijf_bestand(doel, tekst.encode(), overschrijf=overschrijf)
    verschoven = _jaren(lijst) != _jaren(nieuw)
    return Concept(doel, versie, lijst.versie, _noemt(nieuw, max(_jaren(lijst))) if verschoven else ())


def _jaren(lijst: Vragenlijst) -> set[int]:
    """Every year that is asked for, the year of reference included."""
    gevraagd = {jaar for vraag in lijst.vragen.values() for jaar in vraag.jaren}
    return gevraagd | ({lijst.peiljaar} if lijst.peiljaar is not None else set())


def _jaarwissel(lijst: Vragenlijst, jaren: Sequence[int], schuif: int) -> Callable[[int], int]:
    """What becomes of each year."""
    if not jaren:
        return lambda jaar: jaar + schuif
    oud = sorted({jaar for vraag in lijst.vragen.values() for jaar in vraag.jaren})
    nieuw = sorted(set(jaren))
    if schuif or len(nieuw) != len(oud):
        raise OnbruikbareInvoer(
            _(
                "Deze vragenlijst vraagt voor {oud}; noem evenveel andere jaren, of verschuif ze alle met --schuif."
                " Er is niets geschreven."
            ).format(oud=", ".join(map(str, oud)) or _("geen enkel jaar"))
        )
    wissel = dict(zip(oud, nieuw, strict=True))
    return lambda jaar: wissel.get(jaar, jaar + nieuw[-1] - oud[-1])


def _noemt(lijst: Vragenlijst, tot: int) -> tuple[str, ...]:
    """Ids of questions whose texts name a year up to ``tot``: of the years that were asked for, or one before."""
    return tuple(
        vraag.id
        for vraag in lijst.vragen.values()
        if any(int(jaar) <= tot for jaar in _JAARTAL.findall(_teksten(vraag)))
    )


def _teksten(vraag: Vraag) -> str:
    opties = [optie.tekst for optie in (*vraag.keuzes, *vraag.rijen)]
    return "\n".join((vraag.tekst, vraag.toelichting, *opties))
