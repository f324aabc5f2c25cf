"""What screens and tabs tell one another: data only."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class OpenDossier(Message):
    """Somebody wants to see a dossier; ``soort`` and ``entiteit`` name what to show in it, or are empty."""

    dossier: str
    tab: str = ""
    soort: str = ""
    entiteit: str = ""
