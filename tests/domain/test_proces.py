"""Whole walks through the process: whatever people do, in whatever order, the rules hold in every state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.verslag import (
    BEWERKBAAR,
    OVERGANGEN,
    Persoon,
    Rol,
    Stand,
    Stap,
    Status,
    mogelijke_stappen,
    overgang,
)

RESPONDENTEN = ("korpsexpert", "portefeuillehouder")
MENSEN = (
    Persoon("n", "notulist A", frozenset({Rol.NOTULIST, Rol.AUDITOR})),
    Persoon("a", "auditor B", frozenset({Rol.AUDITOR})),
    Persoon("c", "coördinator C", frozenset({Rol.COORDINATOR})),
    Persoon("e", "auditor D", frozenset({Rol.AUDITOR}), frozenset({"groningen"})),
    Persoon("l", "lezer E", frozenset({Rol.LEZER})),
)


class Verslagloop(RuleBasedStateMachine):
    """A verslag in the hands of people who try every step, with a model of what was sent and answered."""

    def __init__(self) -> None:
        super().__init__()
        self.stand = Stand(Status.GEPLAND, 1, "groningen", notulist="n", auditors=("a",))
        self.vandaag = date(2013, 3, 1)
        self.bevroren: list[int] = []
        self.uitgegaan = 0

    def stap(self, stap: Stap, persoon: Persoon, reden: str = "omdat") -> bool:
        try:
            regel = overgang(stap, self.stand, persoon, reden=reden, vandaag=self.vandaag)
        except StapGeweigerd:
            return False
        assert persoon.id not in {"l", "e"}
        self.stand = replace(self.stand, status=regel.naar)
        return True

    @rule(persoon=st.sampled_from(MENSEN))
    def stel_samen(self, persoon: Persoon) -> None:
        if self.stand.status in BEWERKBAAR:
            self.stand = replace(self.stand, heeft_tekst=True)
            self.stap(Stap.BEGIN, persoon)

    @rule(persoon=st.sampled_from(MENSEN))
    def bied_aan(self, persoon: Persoon) -> None:
        self.stap(Stap.BIED_AAN, persoon)

    @rule(persoon=st.sampled_from(MENSEN), reden=st.sampled_from(["", "onduidelijk"]))
    def stuur_retour(self, persoon: Persoon, reden: str) -> None:
        if self.stap(Stap.STUUR_RETOUR, persoon, reden):
            assert reden
            assert persoon.id != "n"
            self.stand = replace(self.stand, open_opmerkingen=("“onduidelijk”",))

    @precondition(lambda self: self.stand.open_opmerkingen and self.stand.status in BEWERKBAAR)
    @rule()
    def verwerk_opmerkingen(self) -> None:
        self.stand = replace(self.stand, open_opmerkingen=())

    @rule(persoon=st.sampled_from(MENSEN))
    def verstuur(self, persoon: Persoon) -> None:
        if self.stap(Stap.VERSTUUR, persoon):
            assert persoon.id != "n"
            assert self.stand.versie > self.uitgegaan
            self.uitgegaan = self.stand.versie
            self.bevroren.append(self.stand.versie)
            self.stand = replace(
                self.stand,
                termijn=self.vandaag + timedelta(days=14),
                respondenten_zonder_akkoord=RESPONDENTEN,
                respondenten_zonder_antwoord=RESPONDENTEN,
            )

    @precondition(lambda self: self.stand.status == Status.TER_VERIFICATIE)
    @rule(wie=st.sampled_from(RESPONDENTEN), persoon=st.sampled_from(MENSEN))
    def akkoord(self, wie: str, persoon: Persoon) -> None:
        zonder = tuple(naam for naam in self.stand.respondenten_zonder_akkoord if naam != wie)
        stil = tuple(naam for naam in self.stand.respondenten_zonder_antwoord if naam != wie)
        self.stand = replace(
            self.stand, respondenten_zonder_akkoord=zonder, respondenten_zonder_antwoord=stil
        )
        if self.stap(Stap.AKKOORD, persoon):
            assert not zonder

    @rule(wie=st.sampled_from(RESPONDENTEN), persoon=st.sampled_from(MENSEN))
    def reactie(self, wie: str, persoon: Persoon) -> None:
        if self.stap(Stap.REACTIE, persoon):
            stil = tuple(naam for naam in self.stand.respondenten_zonder_antwoord if naam != wie)
            self.stand = replace(
                self.stand, open_opmerkingen=("“klopt niet”",), respondenten_zonder_antwoord=stil
            )

    @rule(persoon=st.sampled_from(MENSEN))
    def verwerk(self, persoon: Persoon) -> None:
        if self.stap(Stap.VERWERK, persoon):
            self.stand = replace(self.stand, versie=self.stand.versie + 1)

    @rule(
        persoon=st.sampled_from(MENSEN),
        stap=st.sampled_from([Stap.STEL_VAST, Stap.STEL_VAST_ZONDER_REACTIE, Stap.STEL_VAST_NIET_AKKOORD]),
        reden=st.sampled_from(["", "omdat"]),
    )
    def stel_vast(self, persoon: Persoon, stap: Stap, reden: str) -> None:
        stil = self.stand.respondenten_zonder_antwoord
        if self.stap(stap, persoon, reden):
            assert persoon.id == "a"
            assert reden or stap == Stap.STEL_VAST
            assert not stil or (self.stand.termijn is not None and self.vandaag > self.stand.termijn)
            self.bevroren.append(self.stand.versie)

    @rule(persoon=st.sampled_from(MENSEN), reden=st.sampled_from(["", "nagekomen"]))
    def heropen(self, persoon: Persoon, reden: str) -> None:
        if self.stap(Stap.HEROPEN, persoon, reden):
            assert reden
            self.stand = replace(self.stand, versie=self.stand.versie + 1)

    @rule(dagen=st.integers(1, 20))
    def wacht(self, dagen: int) -> None:
        self.vandaag += timedelta(days=dagen)

    @invariant()
    def versions_only_go_up(self) -> None:
        assert self.bevroren == sorted(self.bevroren)
        assert self.stand.versie >= max(self.bevroren, default=1)

    @invariant()
    def what_is_definitief_is_complete(self) -> None:
        if self.stand.status == Status.DEFINITIEF:
            assert self.stand.heeft_tekst
            assert not self.stand.open_opmerkingen
            assert self.stand.versie in self.bevroren

    @invariant()
    def nobody_is_stuck(self) -> None:
        """In every state somebody can do something: at once, after the text or a decision, or after the termijn."""
        rust = replace(
            self.stand, heeft_tekst=True, open_opmerkingen=(), conflicten=(), gewijzigd_na_verzending=False
        )
        later = self.vandaag + timedelta(days=365)
        assert any(mogelijke_stappen(rust, persoon, later) for persoon in MENSEN)

    @invariant()
    def the_reader_and_the_own_korps_are_offered_nothing(self) -> None:
        for persoon in MENSEN[3:]:
            assert mogelijke_stappen(self.stand, persoon, self.vandaag) == ()


Verslagloop.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestVerslagloop = Verslagloop.TestCase


def test_every_step_of_the_table_starts_and_ends_in_a_known_state() -> None:
    assert set(OVERGANGEN) == set(Stap)
    for regel in OVERGANGEN.values():
        assert regel.rollen
        assert regel.naar not in regel.van or regel.stap == Stap.REACTIE
