"""Learning a model from the codes of an edition, in a process of its own that can be stopped at any moment."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import tempfile
import threading
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any, Final

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, StapGeweigerd, oorzaak_van
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.extract.leerzinnen import als_json
from korpsmonitor_tui.extract.model import lees_model
from korpsmonitor_tui.services import modellen
from korpsmonitor_tui.services.leerstof import lees_eigen_zinnen, lees_leerstof, met_partijcodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from korpsmonitor_tui.services.leerstof import EigenZinnen
    from korpsmonitor_tui.services.modellen import Geleerd
    from korpsmonitor_tui.services.sessie import Sessie

    Voortgang = Callable[[int, int, str], object]

_START: Final = (
    "import sys; sys.path.append(sys.argv[1]); from korpsmonitor_tui.extract.leerproces import main; main()"
)
"""At the end of the path: a Python with libraries of its own keeps to those."""
_OMGEVING: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONUTF8": "1"}
"""Sums are added in one order only, so that the same sentences give the same model."""
_TIK: Final = 0.25
"""Seconds between two times that who waits can stop it."""


class LeerFout(KorpsmonitorFout):
    """There is no model, because the learning process could not make one."""

    titel = "Leren is niet gelukt"


def leer(sessie: Sessie, voortgang: Voortgang | None = None, python: str = "") -> Geleerd:
    """Learn a model from the program's sentences and the codes of this edition, measure it, and keep it unused.

    The same codes are not learned from twice: then the model that was made of them is given. ``voortgang`` hears how many
    of how many steps are done, several times a second, and stops the learning by raising; then nothing is kept.
    ``python`` is the Python that has scikit-learn, by default that of :func:`paths.leerpython`.

    Raises StapGeweigerd for who is not coördinator and without codes to learn from, LeerFout if there is no such Python
    or it failed, NietGevonden if nothing to learn from came with the instrument.
    """
    sessie.eis_rol(Rol.COORDINATOR)
    stof = met_partijcodes(lees_leerstof(sessie.instrumenten, sessie.editie.instrument), sessie)
    eigen = _eis_zinnen(lees_eigen_zinnen(sessie))
    versie = stof.versie_met(sessie.editie.id, eigen.zinnen)
    if (eerder := modellen.vind_versie(sessie, versie)) is not None:
        return eerder
    uitkomst = draai(
        python or paths.leerpython(), als_json(stof, eigen.zinnen, versie), voortgang or (lambda *_wat: None)
    )
    model = lees_model(uitkomst["model"], versie)
    if model.versie != versie:
        raise LeerFout(_("Het leren gaf een ander model dan gevraagd; er is niets vastgelegd."))
    return modellen.leg_vast(
        sessie,
        modellen.Leerresultaat(
            versie, uitkomst["model"], len(eigen.zinnen), eigen.partijen, uitkomst["meting"]
        ),
    )


def _eis_zinnen(eigen: EigenZinnen) -> EigenZinnen:
    if eigen.zinnen:
        return eigen
    if aantal := len(eigen.onvoltooid):
        zin = ngettext(
            "Er is nog niets om van te leren: van {aantal} dossier is de codering niet afgerond.",
            "Er is nog niets om van te leren: van {aantal} dossiers is de codering niet afgerond.",
            aantal,
        )
        raise StapGeweigerd(zin.format(aantal=aantal))
    raise StapGeweigerd(
        _("Er is nog niets om van te leren: in deze editie is over geen enkele dimensie beslist.")
    )


# -- the process ---------------------------------------------------------------------------------------------------------


def draai(python: str, opdracht: str, voortgang: Voortgang) -> dict[str, Any]:
    """What the learning process made of ``opdracht`` (see ``extract.leerproces``). Raises LeerFout."""
    regels: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    # A file, because nobody reads a pipe while the learning goes on.
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as klachten:
        with _start(python, klachten) as proces:
            threading.Thread(target=_voer, args=(proces, opdracht, regels), daemon=True).start()
            uitkomst = _volg(regels, voortgang)
        klachten.seek(0)
        klacht = klachten.read().strip()
    if ontbreekt := uitkomst.get("ontbreekt"):
        raise LeerFout(
            _(
                "Leren vraagt scikit-learn, en {python} heeft geen {ontbreekt}. Installeer het met"
                " “{python} -m pip install scikit-learn”, of wijs met {variabele} een Python aan die het heeft."
                " Er is niets gewijzigd."
            ).format(python=python, ontbreekt=ontbreekt, variabele=paths.OMGEVING_LEERPYTHON)
        )
    if not (isinstance(uitkomst.get("model"), str) and isinstance(uitkomst.get("meting"), list)):
        oorzaak = kort(klacht.splitlines()[-1], 200) if klacht else _("het proces stopte")
        raise LeerFout(
            _("Het leren is afgebroken ({oorzaak}); er is niets gewijzigd.").format(oorzaak=oorzaak)
        )
    return uitkomst


@contextmanager
def _start(python: str, klachten: IO[str]) -> Iterator[subprocess.Popen[str]]:
    """The process, gone with everything that it started when this ends."""
    try:
        proces = subprocess.Popen(
            [python, "-P", "-c", _START, str(paths.programmamap())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=klachten,
            encoding="utf-8",
            errors="replace",
            env={**paths.omgeving_zonder_geheimen(), **_OMGEVING},
            start_new_session=True,
        )
    except OSError as fout:
        raise LeerFout(
            _("{python} kan niet worden gestart ({oorzaak}); er is niets gewijzigd.").format(
                python=python, oorzaak=oorzaak_van(fout)
            )
        ) from fout
    try:
        yield proces
    finally:
        _stop(proces)


def _stop(proces: subprocess.Popen[str]) -> None:
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(proces.pid, signal.SIGKILL)
    else:
        # What it started ends by itself once it is gone.
        proces.kill()
    proces.wait()
    for stroom in (proces.stdin, proces.stdout):
        if stroom is not None:
            with suppress(OSError):
                stroom.close()


def _voer(proces: subprocess.Popen[str], opdracht: str, regels: queue.SimpleQueue[str | None]) -> None:
    """In a thread of its own: hand over the work, and pass on what comes back; None when nothing more will come."""
    assert proces.stdin is not None
    assert proces.stdout is not None
    try:
        with suppress(OSError):
            proces.stdin.write(opdracht)
            proces.stdin.close()
        # Closed under us when who waits stopped it.
        with suppress(OSError, ValueError):
            for regel in proces.stdout:
                regels.put(regel)
    finally:
        regels.put(None)


def _volg(regels: queue.SimpleQueue[str | None], voortgang: Voortgang) -> dict[str, Any]:
    """The last thing that the process says, or nothing if it ends before that."""
    gedaan, totaal = 0, 1
    while True:
        voortgang(gedaan, totaal, _("leren en meten, telkens zonder één korps"))
        try:
            regel = regels.get(timeout=_TIK)
        except queue.Empty:
            continue
        if regel is None:
            return {}
        try:
            inhoud = json.loads(regel)
            if "gedaan" not in inhoud:
                return dict(inhoud)
            gedaan, totaal = int(inhoud["gedaan"]), int(inhoud["totaal"])
        except (KeyError, TypeError, ValueError, RecursionError):
            return {}
