"""Whatever is decided, confirmed and undone on two laptops: no remark is lost, and the text is what was taken over."""

from __future__ import annotations

import uuid
from contextlib import suppress
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.inpassen import pas_in
from korpsmonitor_tui.domain.teruglezing import Aard
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.domain.wederhoor import Besluit
from korpsmonitor_tui.services import verslagstappen, wederhoor
from korpsmonitor_tui.services.ongedaan import ongedaan
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.teruggestuurd import DOSSIER, OUD, in_verwerking, leg_vast, passages, wijziging

if TYPE_CHECKING:
    from korpsmonitor_tui.services.opmerkingen import Opmerking
    from tests.services.conftest import Laptop, MaakLaptop

WOORDEN = ("36", "ruim", "", "per maand", "niet")


def anders(nummer: int, plek: int, woord: str) -> str:
    """A passage with one word replaced or taken out."""
    woorden = OUD[nummer - 1].split()
    plek %= len(woorden)
    return " ".join([*woorden[:plek], *([woord] if woord else []), *woorden[plek + 1 :]])


class Wederhoormachine(RuleBasedStateMachine):
    """Each passage is dealt with on one laptop, so that nobody contradicts another and every text can be foretold."""

    maak: MaakLaptop

    def __init__(self) -> None:
        super().__init__()
        self.laptops: list[Laptop] = []
        self.gezien: dict[str, tuple[int, str]] = {}

    @initialize()
    def begin(self) -> None:
        self.laptops = [self.maak(uuid.uuid4().hex) for _nr in range(2)]
        hier = self.laptops[0]
        verhaal.verzonden(hier)
        in_verwerking(
            hier,
            wijziging(hier, 1, anders(1, 3, "36")),
            wijziging(hier, 1, anders(1, 3, "36"), Aard.STIL),
            wijziging(hier, 1, anders(1, 4, "uren")),
            wijziging(hier, 1, anders(1, 8, "toezicht.")),
            wijziging(hier, 2, anders(2, 3, "iedere")),
            wijziging(hier, 2, anders(2, 6, "") + " Soms."),
        )
        wissel_uit(*self.laptops)

    def _laptop(self, nummer: int) -> Laptop:
        return self.laptops[nummer % 2]

    def _kies(self, nummer: int, keuze: int) -> tuple[Laptop, Opmerking]:
        laptop = self._laptop(nummer)
        eigen = [o for o in verhaal.opmerkingen(laptop) if o.passage == passages(laptop)[nummer]]
        return laptop, eigen[keuze % len(eigen)]

    @rule(
        nummer=st.sampled_from([1, 2]),
        keuze=st.integers(0, 7),
        besluit=st.sampled_from(
            [Besluit.OVERGENOMEN, Besluit.OVERGENOMEN, Besluit.NIET, Besluit.GEDEELTELIJK]
        ),
        tweede=st.booleans(),
    )
    def beslis(self, nummer: int, keuze: int, besluit: Besluit, tweede: bool) -> None:
        laptop, punt = self._kies(nummer, keuze)
        sessie = laptop.tweede_auditor if tweede else laptop.auditor
        voor = verhaal.teksten(laptop)
        try:
            wederhoor.beslis(sessie, DOSSIER, punt.id, besluit, "omdat")
        except StapGeweigerd:
            assert verhaal.teksten(laptop) == voor

    @rule(nummer=st.sampled_from([1, 2]), keuze=st.integers(0, 7), wie=st.sampled_from("BDC"))
    def bevestig(self, nummer: int, keuze: int, wie: str) -> None:
        laptop, punt = self._kies(nummer, keuze)
        sessies = {"B": laptop.auditor, "D": laptop.tweede_auditor, "C": laptop.coordinator}
        with suppress(StapGeweigerd):
            wederhoor.bevestig(sessies[wie], DOSSIER, punt.id)
            assert punt.onbevestigd

    @rule(nummer=st.sampled_from([1, 2]), plek=st.integers(0, 8), woord=st.sampled_from(WOORDEN))
    def nog_een_reactie(self, nummer: int, plek: int, woord: str) -> None:
        # A reaction is a step of the verslag: two at once would be a conflict about its state.
        self.wissel_uit()
        laptop = self._laptop(nummer)
        with suppress(StapGeweigerd):
            leg_vast(laptop, wijziging(laptop, nummer, anders(nummer, plek, woord)), wie="portefeuillehouder")
        self.wissel_uit()

    @rule(tweede_laptop=st.booleans(), tweede=st.booleans())
    def neem_terug(self, tweede_laptop: bool, tweede: bool) -> None:
        laptop = self.laptops[tweede_laptop]
        with suppress(StapGeweigerd):
            ongedaan(laptop.tweede_auditor if tweede else laptop.auditor)

    @rule()
    def wissel_uit(self) -> None:
        wissel_uit(*self.laptops)
        assert verhaal.opmerkingen(self.laptops[0]) == verhaal.opmerkingen(self.laptops[1])
        assert verhaal.teksten(self.laptops[0]) == verhaal.teksten(self.laptops[1])

    @precondition(lambda self: self.laptops)
    @rule()
    def stel_vast(self) -> None:
        self.wissel_uit()
        laptop = self.laptops[0]
        punten = verhaal.opmerkingen(laptop)
        klaar = not any(punt.open or punt.onbevestigd for punt in punten)
        reden = ""
        try:
            verslagstappen.stel_vast(laptop.auditor, DOSSIER, verhaal.NIET_AKKOORD, "omdat")
        except StapGeweigerd as fout:
            reden = str(fout)
        assert klaar is not bool(reden)
        if reden:
            assert any(f"opmerking {punt.aanduiding} “" in reden for punt in punten)
            return
        assert verhaal.status(laptop) == Status.DEFINITIEF
        verslagstappen.heropen(laptop.coordinator, DOSSIER, "verder")
        wissel_uit(*self.laptops)

    @invariant()
    def geen_opmerking_gaat_verloren(self) -> None:
        for laptop in self.laptops:
            nu = {punt.id: (punt.nummer, punt.tekst) for punt in verhaal.opmerkingen(laptop)}
            assert all(nu.get(id_, gezien) == gezien for id_, gezien in self.gezien.items())
            self.gezien |= nu
        for nummer in (1, 2) if self.laptops else ():
            laptop = self._laptop(nummer)
            hier = {punt.id for punt in verhaal.opmerkingen(laptop)}
            assert {id_ for id_, (_nr, _t) in self.gezien.items() if self._hoort(id_, nummer)} <= hier

    def _hoort(self, id_: str, nummer: int) -> bool:
        passage = passages(self.laptops[0])[nummer]
        return any(
            punt.id == id_ and punt.passage == passage
            for laptop in self.laptops
            for punt in verhaal.opmerkingen(laptop)
        )

    @invariant()
    def de_tekst_is_wat_is_overgenomen(self) -> None:
        for nummer in (1, 2) if self.laptops else ():
            laptop = self._laptop(nummer)
            id_ = passages(laptop)[nummer]
            tekst = OUD[nummer - 1]
            for punt in verhaal.opmerkingen(laptop):
                if punt.passage == id_ and punt.besluit == Besluit.OVERGENOMEN:
                    assert punt.punt is not None
                    samen = pas_in(punt.punt.oud, tekst, punt.punt.nieuw).tekst
                    assert samen is not None
                    tekst = samen
            assert next(p.tekst for _nr, p in verhaal.passages(laptop) if p.id == id_) == tekst

    def teardown(self) -> None:
        for laptop in self.laptops:
            assert laptop.store.controleer().klopt


def test_no_remark_is_lost_and_the_text_is_what_was_taken_over(maak_laptop: MaakLaptop) -> None:
    class Machine(Wederhoormachine):
        maak = staticmethod(maak_laptop)

    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=6,
            stateful_step_count=25,
            deadline=None,
            # Shrinking a story on two databases takes minutes and says little more.
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
