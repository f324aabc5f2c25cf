"""A small questionnaire in two versions, as an LEM member writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.vragenlijst import Vak

if TYPE_CHECKING:
    from pathlib import Path

EEN: Final = """\
# De kleine lijst; vastgesteld in 2012.
[vragenlijst]
versie = "een"
peiljaar = 2012

[[organisatie]]
id = "organisatie.plan"
tekst = "Is er een plan?"
toelichting = "Zoals gevraagd in de Korpsmonitor 2010."
soort = "ja_nee_deels"
bron = "proef"

[[toezicht]]
id = "toezicht.controles"
tekst = "Hoeveel controles zijn er gehouden?"
soort = "aantal"
toelichting = \"\"\"
Tel de controles van 2012 mee.
jaren = [2011, 2012]\"\"\"
jaren = [
    2011,  # het eerste jaar
    2012,
]
bron = "proef"

[[toezicht]]
id = "toezicht.wijze"
tekst = "Hoe wordt gekozen wat wordt gecontroleerd?"
soort = "keuze"
keuzes = [["plan", "Volgens plan"], ["signaal", "Op signaal"]]
voorwaarden = [{ vraag = "toezicht.controles", jaar = 2012, meer_dan = 0 }]
bron = "proef"
"""

PLAN: Final = Vak("organisatie.plan")
CONTROLES_2011: Final = Vak("toezicht.controles", jaar="2011")
CONTROLES_2012: Final = Vak("toezicht.controles", jaar="2012")
WIJZE: Final = Vak("toezicht.wijze")

TWEE: Final = (
    EEN.replace('versie = "een"', 'versie = "twee"')
    .replace('id = "organisatie.plan"', 'id = "organisatie.beleid"')
    .replace("    2011,  # het eerste jaar\n", "")
    .replace('["plan", "Volgens plan"]', '["loting", "Bij loting"]')
    .replace("Hoe wordt gekozen", "Hoe kiest u")
)
"""A question under another id, a year less, another option and another text."""


def schrijf(map_: Path, tekst: str, naam: str = "concept met spatie.toml") -> Path:
    """Put a draft in a file."""
    pad = map_ / naam
    pad.write_text(tekst, encoding="utf-8")
    return pad
