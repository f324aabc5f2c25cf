"""A question that lapses is neither counted nor required, whatever was answered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.instrument import Gesprekspartij
from korpsmonitor_tui.domain.vragenlijst import Geldigheid, Vak, Vragenlijst
from korpsmonitor_tui.services.vragenlijst import Antwoord, is_beantwoord, opgave, volledigheid
from tests.domain.vragenlijsten import vragenlijsten

PARTIJEN = st.sampled_from(
    [
        Gesprekspartij("groningen", "Groningen", "korps", gemeten=True),
        Gesprekspartij("om", "OM", "ketenpartner"),
    ]
)


@given(vragenlijst=vragenlijsten(), partij=PARTIJEN, data=st.data())
def test_what_lapses_is_never_required(
    vragenlijst: Vragenlijst, partij: Gesprekspartij, data: st.DataObject
) -> None:
    vakken = [vak for vraag in vragenlijst.vragen.values() for vak in vraag.vakken]
    waarden = st.sampled_from(["", "ja", "nee", "a", "3"])
    antwoorden: dict[Vak, Antwoord] = {vak: Antwoord("", vak, data.draw(waarden), "") for vak in vakken}
    for hoofdstuk in vragenlijst.hoofdstukken:
        stand = volledigheid(vragenlijst, hoofdstuk, antwoorden, partij)
        geldig = {
            vraag.id: vragenlijst.geldigheid(vraag, opgave(antwoorden), partij.code, partij.soort)
            for vraag in hoofdstuk.vragen
        }
        vereist = [
            vraag.id for vraag in hoofdstuk.vragen if vraag.verplicht and not is_beantwoord(vraag, antwoorden)
        ]
        assert stand.totaal == sum(uitkomst is not Geldigheid.VERVALT for uitkomst in geldig.values())
        assert stand.verplicht_open == sum(geldig[id_] is Geldigheid.GELDT for id_ in vereist)
