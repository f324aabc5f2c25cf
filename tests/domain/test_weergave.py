"""One text made of many: places go there and back, and names stay out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.gesprek import vervang, vind_namen
from korpsmonitor_tui.domain.weergave import Opbouw, Plaats, Weergave, overdraagbaar

NAMEN = {"Testa Proef": "korpsexpert", "Proef": "korpsexpert", "X 😀 Y": "r", "An": "portefeuillehouder"}
WOORDEN = st.sampled_from(
    [*NAMEN, "toezicht", "😀", "\r\n", " ", ". ", "de", "Proefje", "é", "\x00", "\ud800", "An-Proef"]
)
TEKSTEN = st.lists(st.lists(WOORDEN, max_size=8).map("".join), min_size=1, max_size=4)


def bouw(teksten: list[str]) -> Weergave:
    opbouw = Opbouw()
    for nr, tekst in enumerate(teksten):
        opbouw.zeg(f"kop {nr}: ")
        opbouw.neem_op(("notitie", str(nr)), tekst, vind_namen(tekst, NAMEN))
        opbouw.zeg("\n\n")
    return opbouw.klaar()


@given(TEKSTEN, st.data())
def test_een_citaat_staat_er_met_rollen_op_de_plaats_van_namen_en_is_terug_te_vinden(
    teksten: list[str], data: st.DataObject
) -> None:
    weergave = bouw(teksten)
    nr = data.draw(st.integers(0, len(teksten) - 1))
    tekst = teksten[nr]
    begin = data.draw(st.integers(0, len(tekst)))
    eind = data.draw(st.integers(begin, len(tekst)))
    sleutel = ("notitie", str(nr))
    # What cuts through a name is a place with the whole name.
    geraakt = [v for v in vind_namen(tekst, NAMEN) if begin < v.eind and v.begin < eind]
    heel = (min([begin, *(v.begin for v in geraakt)]), max([eind, *(v.eind for v in geraakt)]))
    binnen = [v._replace(begin=v.begin - heel[0], eind=v.eind - heel[0]) for v in geraakt]
    verwacht = overdraagbaar(vervang(tekst[slice(*heel)], binnen))
    if begin == eind:
        return

    plaats = weergave.toon(Plaats(sleutel, begin, eind))

    assert plaats is not None
    assert weergave.tekst[slice(*plaats)] == verwacht
    assert weergave.herleid(*plaats) == ((Plaats(sleutel, *heel),) if verwacht.strip() else ())


@given(TEKSTEN, st.data())
def test_wat_over_meer_teksten_ligt_is_in_elk_een_plaats(teksten: list[str], data: st.DataObject) -> None:
    weergave = bouw(teksten)
    begin = data.draw(st.integers(0, len(weergave.tekst)))
    eind = data.draw(st.integers(begin, len(weergave.tekst)))

    gevonden = weergave.herleid(begin, eind)

    assert len({plaats.sleutel for plaats in gevonden}) == len(gevonden)
    for plaats in gevonden:
        assert 0 <= plaats.begin < plaats.eind <= len(teksten[int(plaats.sleutel[1])])


def test_een_plaats_op_een_kop_is_nergens_en_een_onbekende_tekst_ook_niet() -> None:
    weergave = bouw(["toezicht"])

    assert weergave.herleid(0, 5) == ()
    assert weergave.toon(Plaats(("notitie", "9"), 0, 1)) is None


@given(st.text())
def test_overdragen_kost_geen_teken(tekst: str) -> None:
    over = overdraagbaar(tekst)

    assert len(over) == len(tekst)
    assert "\r" not in over
    assert over.encode().decode() == over
