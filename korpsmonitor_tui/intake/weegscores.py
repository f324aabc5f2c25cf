"""Reads the scores of one korps from a JSON file: full dimension code to a score, as ``weging bereken`` takes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import open_json

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from korpsmonitor_tui.domain.schaal import Schaal, Score
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel


@dataclass(frozen=True)
class Scores:
    """What a file states; a dimension that it leaves out is not scored yet, just as one that is null."""

    scores: dict[str, Score | None] = field(default_factory=dict)
    percentages: dict[str, Decimal] = field(default_factory=dict)
    """Stated in the place of a score, from 0 to 100."""
    redenen: dict[str, str] = field(default_factory=dict)
    """Why there is no judgement, or why it does not apply."""


def lees_scores(
    bestand: Path, schaal: Schaal, dimensies: Collection[str], percentages: Collection[str] = ()
) -> Scores:
    """The scores in a file; ``percentages`` are the dimensions that can have a percentage instead.

    Raises OnbruikbareBestanden with every unknown code or score, and everything that stands there twice.
    """
    bevindingen: list[Bevinding] = []
    tabel = open_json(bestand, bevindingen, enkel=True)
    uit = Scores()
    for code in tabel.sleutels() if tabel is not None else ():
        if tabel is not None and tabel.verwijzing(_("dimensie"), code, dimensies):
            _lees_dimensie(tabel, code, schaal, code in percentages, uit)
    if bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return uit


def _lees_dimensie(tabel: Tabel, code: str, schaal: Schaal, mag_percentage: bool, uit: Scores) -> None:
    waarde = tabel.waarde(code)
    if isinstance(waarde, dict):
        deel = tabel.tabel(code)
        if deel is not None:
            _lees_met_reden(deel, code, schaal, uit)
    elif waarde is None:
        uit.scores[code] = None
    elif isinstance(waarde, int | float) and not isinstance(waarde, bool):
        _lees_percentage(tabel, code, waarde, mag_percentage, schaal, uit)
    elif isinstance(waarde, str):
        if (score := schaal.score(waarde)) is not None:
            uit.scores[code] = score
        else:
            tabel.verwijzing(_("score van {dimensie}").format(dimensie=code), waarde or '""', schaal.scores)
    else:
        _geen_score(tabel, code, schaal)


def _lees_met_reden(deel: Tabel, code: str, schaal: Schaal, uit: Scores) -> None:
    gegeven, reden = deel.tekst("score"), deel.tekst("reden", verplicht=False)
    score = schaal.score(gegeven)
    if gegeven:
        deel.verwijzing(_("score van {dimensie}").format(dimensie=code), gegeven, schaal.scores)
    if score is not None:
        uit.scores[code] = score
        if reden:
            uit.redenen[code] = reden
    deel.sluit()


def _lees_percentage(tabel: Tabel, code: str, waarde: float, mag: bool, schaal: Schaal, uit: Scores) -> None:
    if not mag:
        _geen_score(tabel, code, schaal)
    elif not 0 <= waarde <= 100:
        tabel.meld(
            _("{dimensie} heeft geen percentage van 0 tot en met 100.").format(dimensie=code),
            _("Schrijf bijvoorbeeld 87.5, of een score."),
        )
    else:
        # As it was written: 0.1 is a tenth.
        uit.percentages[code] = Decimal(str(waarde))


def _geen_score(tabel: Tabel, code: str, schaal: Schaal) -> None:
    tabel.meld(
        _("{dimensie} heeft geen score.").format(dimensie=code),
        _("Schrijf {scores} tussen aanhalingstekens, of null.").format(
            scores=_(" of ").join(
                (", ".join(f'"{score}"' for score in schaal.scores[:-1]), f'"{schaal.scores[-1]}"')
            )
        ),
    )
