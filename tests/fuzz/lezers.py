"""Every reader of a file from outside, called the same way: bytes in, and nothing but a KorpsmonitorFout out."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.errors import KorpsmonitorFout

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.domain.instrument import Instrument

_GEHEUGENSCHIJF: Final = Path("/dev/shm")
NAAM: Final = "bestand"


def probeer(lezer: str, inhoud: bytes) -> str:
    """Read a file; the line with which it is refused, empty if it is read. Anything else that is raised is a fault."""
    try:
        LEZERS[lezer](inhoud)
    except KorpsmonitorFout as fout:
        return str(fout)
    return ""


def _op_schijf(lees: Callable[[Path], object]) -> Callable[[bytes], None]:
    """A reader that wants a file."""

    def lees_bytes(inhoud: bytes) -> None:
        map_ = _GEHEUGENSCHIJF if _GEHEUGENSCHIJF.is_dir() else None
        handvat, naam = tempfile.mkstemp(dir=map_, suffix=".toml")
        pad = Path(naam)
        try:
            with os.fdopen(handvat, "wb") as bestand:
                bestand.write(inhoud)
            lees(pad)
        finally:
            pad.unlink()

    return lees_bytes


@cache
def instrument() -> Instrument:
    """The instrument that comes with the program."""
    from korpsmonitor_tui.intake.instrument import lees_instrument

    return lees_instrument(paths.templates() / "korpsmonitor", paths.data())


# -- office files --------------------------------------------------------------------------------------------------------


def _archief(inhoud: bytes) -> None:
    from korpsmonitor_tui.bestanden.archief import open_archief

    archief = open_archief(inhoud, NAAM)
    archief.externe_verwijzingen()
    archief.hoofddeel()


def _wijzigingen(inhoud: bytes) -> None:
    from korpsmonitor_tui.domain.wijzigingen import wijzigingen
    from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen

    wijzigingen(lees_wijzigingen(inhoud, NAAM).alineas)


def _teruggave(inhoud: bytes) -> None:
    from tests.word.teruggave import verzonden

    verzonden(3).lees(inhoud)


def _formulier_docx(inhoud: bytes) -> None:
    from korpsmonitor_tui.word.formulierlezer import lees_formulier, lees_kenmerken
    from tests.vragenlijstvoorbeeld import formulier

    lees_kenmerken(inhoud)
    lees_formulier(inhoud, formulier())


def _formulier_xlsx(inhoud: bytes) -> None:
    from korpsmonitor_tui.intake.formulierblad import lees_formulierblad, lees_kenmerken
    from tests.vragenlijstvoorbeeld import formulier

    lees_kenmerken(inhoud)
    lees_formulierblad(inhoud, formulier())


def _transcript_docx(inhoud: bytes) -> None:
    from korpsmonitor_tui.intake.transcript import lees_alineas
    from korpsmonitor_tui.word.transcriptlezer import lees_transcriptalineas

    lees_alineas(lees_transcriptalineas(inhoud, NAAM), NAAM)


def _waardering_docx(inhoud: bytes) -> None:
    from korpsmonitor_tui.word.waarderingsrijen import lees_rijen_word

    lees_rijen_word(inhoud, NAAM)


def _waardering_xlsx(inhoud: bytes) -> None:
    from korpsmonitor_tui.intake.waarderingsrijen import lees_rijen_werkmap

    lees_rijen_werkmap(inhoud, NAAM)


def _huisstijl(inhoud: bytes) -> None:
    from korpsmonitor_tui.word.keuring import controleer_sjabloon

    controleer_sjabloon(inhoud)


def _brontabel(inhoud: bytes) -> None:
    from korpsmonitor_tui.intake.brontabel import lees_brontabel
    from tests.intake.test_brontabel import EMM, RIJEN

    lees_brontabel(inhoud, NAAM, EMM, RIJEN)


# -- text ----------------------------------------------------------------------------------------------------------------


def _transcript(inhoud: bytes) -> None:
    from korpsmonitor_tui.domain.transcript import als_json, maak_beurten, van_json
    from korpsmonitor_tui.intake.transcript import lees_transcript

    gelezen = lees_transcript(inhoud, NAAM)
    cues = van_json(als_json(gelezen.cues))
    maak_beurten(cues)


def _dashboard(inhoud: bytes) -> None:
    """Tables and the text about them, and what that says of the figures."""
    from korpsmonitor_tui.extract.tellingzinnen import Kader, vind_beweringen
    from korpsmonitor_tui.intake.dashboardlezer import lees_dashboardbestand
    from tests.domain.dashboards import KLEIN

    for tekst in lees_dashboardbestand(inhoud, NAAM, KLEIN).teksten:
        vind_beweringen(tekst.tekst, KLEIN, Kader(tekst.onderwerp, KLEIN.jaar))


def _beweringen(inhoud: bytes) -> None:
    from korpsmonitor_tui.intake.dashboardbeweringen import lees_beweringen
    from tests.domain.dashboards import KLEIN

    lees_beweringen(NAAM, inhoud.decode("utf-8", "replace"), KLEIN)


def _plantekst(tekst: str) -> None:
    """A plan of no more text than is read, with what its texts say of terms, states and each other."""
    from korpsmonitor_tui.domain.plandefinitie import Plandefinitie
    from korpsmonitor_tui.domain.planopmaak import zonder_opmaak
    from korpsmonitor_tui.domain.planstand import ook_genoemd
    from korpsmonitor_tui.domain.plantermijn import vind_termijn
    from korpsmonitor_tui.intake.plantekst import lees_plantekst
    from korpsmonitor_tui.services.planinvoer import LANGSTE

    for actie in lees_plantekst(tekst[:LANGSTE], Plandefinitie()).acties:
        vind_termijn(zonder_opmaak(actie.tekst.tekst), 2011)
        ook_genoemd(actie.voortgang.tekst)


def _plan(inhoud: bytes) -> None:
    _plantekst(inhoud.decode("utf-8", "replace"))


def _plan_docx(inhoud: bytes) -> None:
    from korpsmonitor_tui.word.planlezer import lees_planregels

    _plantekst(lees_planregels(inhoud, NAAM))


def _inzendingen(inhoud: bytes) -> None:
    from korpsmonitor_tui.intake.inzendingen import lees_inzendingen
    from tests.vragenlijstvoorbeeld import PARTIJEN, VRAGENLIJST

    lees_inzendingen(inhoud, VRAGENLIJST, PARTIJEN)


def _opmerkingen(inhoud: bytes) -> None:
    from korpsmonitor_tui.domain.akkoordwoorden import is_akkoord
    from korpsmonitor_tui.domain.getypt import lees_getypte
    from korpsmonitor_tui.services.verslaglezing import ontcijfer_opmerkingen

    for opmerking in lees_getypte(ontcijfer_opmerkingen(inhoud, NAAM)):
        is_akkoord("\n".join(opmerking.regels))


@cache
def _extractor() -> Callable[[str], None]:
    from korpsmonitor_tui.services.definities import STANDAARD, Definities
    from korpsmonitor_tui.services.extraheren import lees_tekst, maak_extractor

    extractor = maak_extractor(Definities(), STANDAARD)

    def lees(tekst: str) -> None:
        for _passage in lees_tekst(extractor, tekst):
            pass

    return lees


def _extraheer(inhoud: bytes) -> None:
    _extractor()(inhoud.decode("utf-8", "replace"))


# -- exchange and definitions --------------------------------------------------------------------------------------------


def _project(inhoud: bytes) -> None:
    from korpsmonitor_tui.intake.refiqda import lees_project

    lees_project(inhoud, NAAM)


def _codeboek(inhoud: bytes) -> None:
    from korpsmonitor_tui.intake.refiqda import lees_codeboek

    lees_codeboek(inhoud, NAAM)


def _scores(pad: Path) -> None:
    from korpsmonitor_tui.intake.weegscores import lees_scores

    dimensies = [dimensie.code for dimensie in instrument().dimensies]
    lees_scores(pad, instrument().schaal, dimensies, dimensies[:1])


def _weegregels(pad: Path) -> None:
    from korpsmonitor_tui.intake.weegregels import lees_weegregels

    lees_weegregels(pad, instrument())


def _vragenlijst(pad: Path) -> None:
    from korpsmonitor_tui.intake.vragenlijstbestand import lees_concept

    lees_concept(pad, instrument())


def _model(inhoud: bytes) -> None:
    from korpsmonitor_tui.extract.model import lees_model

    lees_model(inhoud.decode("utf-8", "replace"), NAAM)


def _leerzinnen(inhoud: bytes) -> None:
    from korpsmonitor_tui.extract.leerzinnen import lees_zinnen

    lees_zinnen(inhoud.decode("utf-8", "replace"), NAAM)


def _opname(pad: Path) -> None:
    from korpsmonitor_tui.intake.opnamebestand import lees_opname

    lees_opname(pad)


def _payload(inhoud: bytes) -> None:
    from korpsmonitor_tui.domain.event import codeer, decodeer

    codeer(decodeer(inhoud.decode("utf-8", "replace")))


def _wachtwoord(pad: Path) -> None:
    from korpsmonitor_tui.cli.wachtwoord import gegeven_wachtwoord

    gegeven_wachtwoord(pad)


LEZERS: Final[dict[str, Callable[[bytes], None]]] = {
    "archief": _archief,
    "wijzigingen": _wijzigingen,
    "teruggave": _teruggave,
    "formulier.docx": _formulier_docx,
    "formulier.xlsx": _formulier_xlsx,
    "transcript.docx": _transcript_docx,
    "waardering.docx": _waardering_docx,
    "waardering.xlsx": _waardering_xlsx,
    "huisstijl": _huisstijl,
    "brontabel": _brontabel,
    "transcript": _transcript,
    "plan.docx": _plan_docx,
    "plan": _plan,
    "dashboard": _dashboard,
    "beweringen": _beweringen,
    "inzendingen": _inzendingen,
    "opmerkingen": _opmerkingen,
    "extraheer": _extraheer,
    "project": _project,
    "codeboek": _codeboek,
    "scores": _op_schijf(_scores),
    "weegregels": _op_schijf(_weegregels),
    "vragenlijst": _op_schijf(_vragenlijst),
    "model": _model,
    "leerzinnen": _leerzinnen,
    "opname": _op_schijf(_opname),
    "payload": _payload,
    "wachtwoord": _op_schijf(_wachtwoord),
}
OFFICE: Final = ("archief", "wijzigingen", "teruggave", "formulier.docx", "formulier.xlsx", "transcript.docx", "plan.docx", "waardering.docx", "waardering.xlsx", "huisstijl", "brontabel", "project")  # fmt: skip
"""Readers of archives."""
TEKST: Final = tuple(naam for naam in LEZERS if naam not in OFFICE)
