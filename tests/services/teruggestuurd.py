"""A returned verslag without a file: what was read in it, laid beside the version that was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.teruglezing import Aard, Passagelot, Teruglezing, Terugpunt
from korpsmonitor_tui.services import terugkomst
from korpsmonitor_tui.services.terugkomst import Teruggegeven, Vastgelegd
from korpsmonitor_tui.services.versies import passages_van, verzonden_versie
from korpsmonitor_tui.services.wederhoor import Antwoord
from tests.services import verhaal
from tests.services.verhaal import DOSSIER, TEKSTEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.services.conftest import Laptop

OUD = tuple(tekst for _hoofdstuk, tekst in TEKSTEN)
"""The texts of the passages as they are sent, in order of their numbers."""


def passages(laptop: Laptop) -> dict[int, str]:
    """Ids of the passages of the version that was sent, by number."""
    versie = verzonden_versie(laptop.store.lees(), DOSSIER)
    assert versie is not None
    return passages_van(laptop.store.lees(), versie)


def wijziging(laptop: Laptop, nummer: int, nieuw: str, aard: Aard = Aard.BIJGEHOUDEN) -> Terugpunt:
    """One author's change of one passage."""
    return Terugpunt(
        aard,
        passages(laptop)[nummer],
        nummer,
        "korpsexpert",
        "2013-02-05T10:00:00Z",
        OUD[nummer - 1],
        nieuw,
    )


def nieuwe_passage(tekst: str, na: str, voor: str = "") -> Terugpunt:
    """A passage that was not there."""
    return Terugpunt(Aard.NIEUW, "", None, "korpsexpert", None, "", tekst, na=na, voor=voor)


def lezing(laptop: Laptop, punten: Sequence[Terugpunt], akkoord: Sequence[str] = ()) -> Teruglezing:
    """What was read: every passage once, with its points."""
    ids = passages(laptop)
    loten = tuple(
        Passagelot(id_, nummer, OUD[nummer - 1], "", tuple(p for p in punten if p.passage == id_))
        for nummer, id_ in sorted(ids.items())
    )
    overig = tuple(punt for punt in punten if punt.passage not in ids.values())
    return Teruglezing(loten, overig, tuple(akkoord), ("Een tekstvak is niet gelezen.",))


def bestand(
    laptop: Laptop,
    *punten: Terugpunt,
    wie: str = "korpsexpert",
    inhoud: bytes = b"",
    akkoord: Sequence[str] = (),
) -> Teruggegeven:
    """A file; without ``inhoud`` its bytes follow from what was read."""
    return Teruggegeven(
        Antwoord(wie, "e-mail"),
        f"retour {wie}.docx",
        inhoud or repr((wie, punten, akkoord)).encode(),
        1,
        lezing(laptop, punten, akkoord),
    )


def leg_vast(laptop: Laptop, *punten: Terugpunt, wie: str = "korpsexpert") -> tuple[str, ...]:
    """Take in a file with these points; the ids of the remarks."""
    (uitkomst,) = terugkomst.leg_teruggave_vast(laptop.notulist, DOSSIER, [bestand(laptop, *punten, wie=wie)])
    return uitkomst.opmerkingen


def neem_op(laptop: Laptop, *bestanden: Teruggegeven) -> tuple[Vastgelegd, ...]:
    """Take in several files as one handeling."""
    return terugkomst.leg_teruggave_vast(laptop.notulist, DOSSIER, bestanden)


def in_verwerking(laptop: Laptop, *punten: Terugpunt) -> tuple[str, ...]:
    """Sent, returned with these points and taken in hand; the ids of the remarks."""
    from korpsmonitor_tui.services import verslagstappen

    ids = leg_vast(laptop, *punten)
    verslagstappen.neem_in_verwerking(laptop.notulist, DOSSIER)
    return ids


__all__ = ["DOSSIER", "OUD", "bestand", "in_verwerking", "leg_vast", "lezing", "neem_op", "nieuwe_passage", "passages", "verhaal", "wijziging"]  # fmt: skip
