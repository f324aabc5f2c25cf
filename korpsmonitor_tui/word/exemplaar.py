"""A copy of a version for one of its respondents: the same text, and a mark by which it is known when it comes back."""

from __future__ import annotations

import io

import docx

from korpsmonitor_tui.word import kenmerken
from korpsmonitor_tui.word.pakket import als_bytes, zet_eigen_eigenschappen


def maak_exemplaar(versie: bytes, respondent: str) -> bytes:
    """The .docx of a version, marked with the id of a respondent; the same input gives the same bytes."""
    document = docx.Document(io.BytesIO(versie))
    zet_eigen_eigenschappen(document, {kenmerken.EIGENSCHAP_RESPONDENT: respondent})
    return als_bytes(document)
