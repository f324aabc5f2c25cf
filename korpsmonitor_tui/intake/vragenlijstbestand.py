"""Reads a questionnaire that stands apart from its instrument: a draft in a file, or the text of a published version."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import lees_toml, open_los_toml
from korpsmonitor_tui.intake.vraag import Kennis
from korpsmonitor_tui.intake.vragenlijst import lees_vragenlijst

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.vragenlijst import Vragenlijst
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel


def lees_concept(pad: Path, instrument: Instrument) -> Vragenlijst:
    """The questionnaire that a person edits in ``pad``, checked against its instrument.

    Raises OnbruikbareBestanden with every mistake.
    """
    bevindingen: list[Bevinding] = []
    return _lees(open_los_toml(pad, bevindingen), instrument, _kennis(instrument), bevindingen)


def lees_concepttekst(naam: str, tekst: str, instrument: Instrument) -> Vragenlijst:
    """As :func:`lees_concept`, for a text that will stand in the file ``naam``."""
    bevindingen: list[Bevinding] = []
    return _lees(lees_toml(naam, tekst, bevindingen), instrument, _kennis(instrument), bevindingen)


def lees_gepubliceerd(naam: str, tekst: str, instrument: Instrument) -> Vragenlijst:
    """The questionnaire in a published text. Raises OnbruikbareBestanden if this program cannot read it.

    Dimensions and parties that it names were there when it was published; that one of them is gone since must not
    make its answers unreadable.
    """
    bevindingen: list[Bevinding] = []
    return _lees(
        lees_toml(naam, tekst, bevindingen), instrument, Kennis(None, None, instrument.schaal), bevindingen
    )


def _kennis(instrument: Instrument) -> Kennis:
    namen = {naam for partij in instrument.partijen for naam in (partij.code, partij.soort)}
    return Kennis([dimensie.code for dimensie in instrument.dimensies], namen or None, instrument.schaal)


def _lees(
    bestand: Tabel | None, instrument: Instrument, kennis: Kennis, bevindingen: list[Bevinding]
) -> Vragenlijst:
    hoofdstukken = [replace(hoofdstuk, vragen=()) for hoofdstuk in instrument.hoofdstukken]
    vragenlijst = lees_vragenlijst(bestand, hoofdstukken, kennis) if bestand else None
    if bevindingen or vragenlijst is None:
        raise OnbruikbareBestanden(bevindingen)
    return vragenlijst
