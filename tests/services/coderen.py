"""Two auditors who code a dossier, as the tests about codes have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.services.codeerregels import Wijziging
from korpsmonitor_tui.services.codeerrondes import rond_af
from korpsmonitor_tui.services.codeerstand import lees_dossier
from korpsmonitor_tui.services.coderingen import bevestig, bevestig_gewijzigd, verwerp
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.suggesties import Suggesteur, lees_suggesties, nog_te_beslissen
from tests.services import verhaal
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.codering import Codering, Suggestie
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop

TEKSTEN = (
    ("organisatie", "De korpsexpert heeft te weinig tijd. Het mandaat van de korpsexpert is niet geborgd."),
    ("toezicht", "Er zijn acht toezichthouders. De norm van zes controles per jaar wordt gehaald."),
    (
        "toezicht",
        "Op de niet-vergunde branche is onvoldoende zicht. Er zijn 12 controles per jaar uitgevoerd.",
    ),
    ("ketensamenwerking", "De samenwerking met het OM is goed. Met de Belastingdienst is geen contact."),
)


ZICHT, OM, KORPSEXPERT = "toezicht.niet_vergunde_branche", "partners.om", "organisatie.korpsexpert_mandaat"


def plan(laptop: Laptop) -> str:
    """A gesprek with notes that say something about dimensions."""
    dossier = verhaal.plan(laptop)
    gesprekken.voeg_notities_toe(laptop.notulist, dossier, [NieuweNotitie(h, t) for h, t in TEKSTEN])
    return dossier


_suggesteurs: dict[str, Suggesteur] = {}


def suggesteur(sessie: Sessie) -> Suggesteur:
    """What makes suggestions; reading the model once is enough for all tests."""
    instrument = sessie.editie.instrument
    if instrument not in _suggesteurs:
        _suggesteurs[instrument] = Suggesteur(sessie)
    return _suggesteurs[instrument]


def suggesties(sessie: Sessie, dossier: str = DOSSIER) -> tuple[Suggestie, ...]:
    """All suggestions."""
    return lees_suggesties(sessie, dossier, suggesteur=suggesteur(sessie))


def open_(sessie: Sessie, dossier: str = DOSSIER) -> tuple[Suggestie, ...]:
    """What this person did not decide on yet."""
    return nog_te_beslissen(suggesties(sessie, dossier), lees_dossier(sessie, dossier).eigen)


def dimensie(sessie: Sessie, code: str, woord: str = "") -> Suggestie:
    """The suggestion of a dimension, in a sentence with this word."""
    return next(
        s for s in suggesties(sessie) if (s.soort, s.code) == ("dimensie", code) and woord in s.anker.citaat
    )


def eigen(sessie: Sessie, dossier: str = DOSSIER) -> tuple[Codering, ...]:
    return lees_dossier(sessie, dossier).eigen


def codeer_verschillend(b: Sessie, d: Sessie, dossier: str = DOSSIER) -> None:
    """Both agree on one code, they judge another differently, and D rejects the third."""
    for sessie in (b, d):
        bevestig(sessie, dossier, [dimensie(sessie, ZICHT)])
    bevestig_gewijzigd(b, dossier, dimensie(b, OM), Wijziging(polariteit="positief"))
    bevestig_gewijzigd(d, dossier, dimensie(d, OM), Wijziging(polariteit="aandacht"))
    bevestig(b, dossier, [dimensie(b, KORPSEXPERT)])
    verwerp(d, dossier, [dimensie(d, KORPSEXPERT)])


def rond_af_met_verschillen(laptop: Laptop) -> str:
    """Two auditors who coded on one laptop and finished; two differences are open."""
    dossier = plan(laptop)
    codeer_verschillend(laptop.auditor, laptop.tweede_auditor, dossier)
    for sessie in (laptop.auditor, laptop.tweede_auditor):
        rond_af(sessie, dossier)
    return dossier
