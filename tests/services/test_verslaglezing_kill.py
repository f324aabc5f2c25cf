"""kill -9 at twelve moments while a returned verslag is taken in: all of it is there, or nothing of it."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.services import (
    bijlagen,
    edities,
    gesprekken,
    medewerkers,
    verslaglezing,
    verslagstappen,
    verslagtekst,
    wederhoor,
)
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.terugkomst import Lot, eerder_gelezen
from korpsmonitor_tui.services.wederhoor import Antwoord
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.services import verhaal
from tests.services.verhaal import DOSSIER
from tests.services.verslagretour import stil, terug
from tests.store.conftest import SLEUTEL, Klok

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop

PASSAGES = 40
MOMENTEN = 12
VASTGELEGD, NOOIT = -1, 0
"""Moments that are no number of a call: recorded and not yet acknowledged; none."""


class Aanslag:
    """Ends the program that it runs in, without warning, at a call of a function: in whichever thread that is."""

    def __init__(self, bij: int) -> None:
        self._bij = bij
        self.stand = 0
        """Calls so far."""
        self.aan = False
        # Before the store starts its writer thread.
        threading.setprofile(self._tel)
        sys.setprofile(self._tel)

    def _tel(self, _kader: object, soort: str, _wat: object) -> None:
        if self.aan and soort in {"call", "c_call"}:
            self.stand += 1
            if self.stand == self._bij:
                sterf()


def sterf() -> None:
    """As kill -9 from outside."""
    os.kill(os.getpid(), signal.SIGKILL)


def neem_in(pad: Path, inhoud: bytes, zeg: Connection, sterf_bij: int) -> None:
    """Read a file, record it, and say after how many calls it was acknowledged, unless it died before."""
    aanslag = Aanslag(sterf_bij)
    with _open(pad) as store:
        sessie = _sessie(store)
        aanslag.aan = True
        gelezen = verslaglezing.lees_terug(sessie, inhoud, "terug.docx", respondent="korpsexpert")
        verslaglezing.leg_vast(sessie, gelezen, Antwoord("korpsexpert", "e-mail"))
        if sterf_bij == VASTGELEGD:
            sterf()
        zeg.send(aanslag.stand)


def _open(pad: Path) -> Store:
    return Store.open_met_sleutel(pad, SLEUTEL, Omgeving(pad.parent / "toestand", Klok()))


def _sessie(store: Store) -> Sessie:
    return medewerkers.kies(edities.open_editie(store, Definities()), "notulist A")


def _kom_terug(laptop: Laptop) -> list[bytes]:
    """A verslag was sent; as many files that came back, each with every passage typed anew."""
    dossier = verhaal.plan(laptop)
    notities = [NieuweNotitie("toezicht", f"Controle {nr} is gehouden.") for nr in range(PASSAGES)]
    gesprekken.voeg_notities_toe(laptop.notulist, dossier, notities)
    verslagtekst.stel_samen(laptop.notulist, dossier)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    verhaal.verstuur(laptop)
    return [
        terug(
            laptop,
            *(stil(nr, f"Controle {nr} is niet gehouden: {keer}.") for nr in range(1, PASSAGES + 1)),
        )
        for keer in range(MOMENTEN + 1)
    ]


class Innemer:
    """Takes files in by another process, which is forked from one that has imported everything."""

    def __init__(self, pad: Path) -> None:
        self._pad = pad
        self._bron = multiprocessing.get_context("forkserver")
        self._bron.set_forkserver_preload([__name__])

    def neem_in(self, inhoud: bytes, sterf_bij: int = NOOIT) -> int | None:
        """After how many calls it was acknowledged, if it was; killed at the call with this number."""
        hoor, zeg = self._bron.Pipe(duplex=False)
        proces = self._bron.Process(target=neem_in, args=(self._pad, inhoud, zeg, sterf_bij))
        proces.start()
        zeg.close()
        try:
            na: int | None = hoor.recv()
        except EOFError:
            na = None
        proces.join()
        assert proces.exitcode == (0 if na is not None else -signal.SIGKILL)
        return na


@pytest.mark.skipif(os.name != "posix", reason="fork en kill -9 bestaan op Windows niet")
def test_a_kill_while_a_file_is_taken_in_leaves_all_of_it_or_nothing(laptop: Laptop) -> None:
    eerste, *bestanden = _kom_terug(laptop)
    pad = laptop.store.pad
    laptop.store.sluit()
    innemer = Innemer(pad)
    calls = innemer.neem_in(eerste)
    assert calls is not None
    heel = [eerste]
    momenten = [*(calls * nr // MOMENTEN for nr in range(1, MOMENTEN)), VASTGELEGD]
    for moment, inhoud in zip(momenten, bestanden, strict=True):
        na = innemer.neem_in(inhoud, moment)
        with _open(pad) as store:
            is_er = eerder_gelezen(store.lees(), DOSSIER, hashlib.sha256(inhoud).hexdigest()) is not None
            assert is_er or na is None, "what was acknowledged is there"
            heel += [inhoud] * is_er
            _is_heel(store, heel)
    # Killed or not, read once more it is there once.
    with _open(pad) as store:
        sessie = _sessie(store)
        for inhoud in bestanden:
            gelezen = verslaglezing.lees_terug(sessie, inhoud, "terug.docx", respondent="korpsexpert")
            lot = verslaglezing.leg_vast(sessie, gelezen, Antwoord("korpsexpert", "e-mail")).lot
            assert lot == (Lot.AL_GELEZEN if inhoud in heel else Lot.VASTGELEGD)
        _is_heel(store, [eerste, *bestanden])
    assert 1 < len(heel) <= MOMENTEN, "some were killed before it was recorded and some after"


def _is_heel(store: Store, bestanden: Sequence[bytes]) -> None:
    """Of these files everything is there: bytes, reaction and remarks; of others nothing."""
    db = store.lees()
    reacties = wederhoor.lees_reacties(db, DOSSIER)
    sessie = _sessie(store)
    assert {bijlagen.haal_op(sessie, reactie.bijlage)[1] for reactie in reacties} == set(bestanden)
    per_reactie = dict(
        db.execute(
            "SELECT reactie, count(*) FROM opmerking WHERE dossier = ? GROUP BY 1", (DOSSIER,)
        ).fetchall()
    )
    assert per_reactie == {reactie.id: PASSAGES for reactie in reacties}
    (losse,) = db.execute(
        "SELECT count(*) FROM bijlage WHERE id LIKE 'bijlage-rct-%' AND id NOT IN (SELECT bijlage FROM reactie)"
    ).fetchone()
    assert losse == 0
    assert store.controleer().gebreken == ()
