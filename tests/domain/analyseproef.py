"""A questionnaire, and what was stated in it now and before, for the tests of its analysis."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.analyse import analyseer
from korpsmonitor_tui.domain.bronnen import Bron, Gegeven
from korpsmonitor_tui.domain.drempels import Drempels, Roostertelling
from korpsmonitor_tui.domain.reeks import Opgave
from korpsmonitor_tui.domain.signaal import Onderzocht, Signaalsoort
from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Keuze, Vak, Voorwaarde, Vraag, Vragenlijst

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.signaal import Signaal

ROOSTER = tuple(Keuze(f"r{nr}", f"Referentie {nr}") for nr in (1, 2, 3))
KEUZES = (Keuze("ja", "geborgd"), Keuze("deels", "deels"), Keuze("nee", "niet"), Keuze("nvt", "nvt"))
VRAGEN = (
    Vraag("team", "Was er een team?", "ja_nee_deels", verplicht=True),
    Vraag(
        "leden",
        "Hoeveel leden?",
        "aantal",
        verplicht=True,
        jaren=(2011, 2012),
        voorwaarden=(Voorwaarde("team", is_geen_van=("nee",)),),
        gunstig="hoger",
        maximum=500,
        geheel=True,
    ),
    Vraag("open", "Hoe ging het?", "open"),
    Vraag("aantal", "Hoeveel?", "aantal", jaren=(2011, 2012)),
    Vraag("deel", "Hoeveel daarvan?", "aantal", jaren=(2011, 2012), hoogstens="aantal", gunstig="lager"),
    Vraag("som", "Hoeveel samen?", "aantal", jaren=(2012,), som_van=("aantal", "deel"), minimum=1),
    Vraag("procent", "Welk percentage?", "percentage"),
    Vraag("kleur", "Welke kleur?", "kleur"),
    Vraag("rooster", "Is het geborgd?", "rooster", keuzes=KEUZES, rijen=ROOSTER, cel="keuze"),
    Vraag("geteld", "Hoeveel zijn geborgd?", "aantal"),
)
LIJST = Vragenlijst(
    "2011-2012",
    (Hoofdstuk("een", 1, "Een", vragen=VRAGEN[:3]), Hoofdstuk("twee", 2, "Twee", vragen=VRAGEN[3:])),
    peiljaar=2012,
)
BRONNEN = (
    Bron("emm", "EMM", (Gegeven("emm.aantal", "signalen", jaren=(2011, 2012), tegenover=("aantal",)),)),
)
DREMPELS = Drempels(tellingen=(Roostertelling("rooster", "geteld", ("ja",)),))


def vak_op(plaats: str) -> Vak:
    """``aantal/2012`` or ``rooster/r1``."""
    vraag, _streep, rest = plaats.partition("/")
    return Vak(vraag, jaar=rest) if rest.isdigit() else Vak(vraag, rest)


def maak_opgave(
    vak: Vak, tekst: str, jaar: int | None = None, herkomst: str = "", bron: str = "korps"
) -> Opgave:
    return Opgave(vak.vraag, vak.rij, jaar or LIJST.jaar_van(vak), tekst, bron=bron, herkomst=herkomst)


def maak_onderzoek(nu: dict[str, str], toen: dict[str, str] | None = None, **rest: object) -> Onderzocht:
    """``nu`` by place; ``toen`` is what was stated over 2010, by question or question and row."""
    eerder: dict[str, tuple[Opgave, ...]] = {}
    for plaats, tekst in (toen or {}).items():
        vak = vak_op(plaats)
        eerder[vak.vraag] = (*eerder.get(vak.vraag, ()), maak_opgave(vak, tekst, 2010, "Tabel 5"))
    antwoorden = {vak_op(plaats): maak_opgave(vak_op(plaats), tekst) for plaats, tekst in nu.items()}
    onderzocht = Onderzocht(LIJST, antwoorden, eerder=eerder, drempels=DREMPELS)
    return replace(onderzocht, **rest)  # type: ignore[arg-type]


def gevonden(
    nu: dict[str, str], toen: dict[str, str] | None = None, *soorten: Signaalsoort, **rest: object
) -> list[Signaal]:
    return [s for s in analyseer(maak_onderzoek(nu, toen, **rest)) if s.soort in (soorten or VERGELIJKEND)]


VERGELIJKEND = (
    Signaalsoort.TEGENSPRAAK,
    Signaalsoort.ANDERE_BRON,
    Signaalsoort.ONAANNEMELIJK,
    Signaalsoort.VERBETERD,
)
"""Findings that lay one figure beside another."""


def bij_emm(nu: str, emm: str | None, geleverd: bool = True, drempels: Drempels = DREMPELS) -> list[Signaal]:
    plek = ("emm.aantal", 2012)
    cijfers = {} if emm is None else {plek: (Opgave("emm.aantal", "", 2012, emm, bron="EMM"),)}
    rest = {"bronnen": BRONNEN, "broncijfers": cijfers, "drempels": drempels}
    soorten = (Signaalsoort.ANDERE_BRON, Signaalsoort.BRON_ONTBREEKT)
    return gevonden({"aantal/2012": nu}, {}, *soorten, geleverd=frozenset({plek} if geleverd else ()), **rest)
