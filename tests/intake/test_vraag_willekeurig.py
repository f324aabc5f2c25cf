"""Questions put together at random: read without a fault or refused with reasons, and what is read can be used."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.schaal import STANDAARD
from korpsmonitor_tui.domain.vragenlijst import (
    CELSOORTEN,
    CIJFERSOORTEN,
    VRAAGSOORTEN,
    Hoofdstuk,
    Vragenlijst,
)
from korpsmonitor_tui.intake.bronnen import lees_bronnen
from korpsmonitor_tui.intake.definitiebestand import lees_toml
from korpsmonitor_tui.intake.parameters import lees_referentieregel
from korpsmonitor_tui.intake.vraag import Kennis
from korpsmonitor_tui.intake.vragenlijst import lees_vragenlijst
from tests.intake.test_willekeurig import WAARDEN, als_toml

if TYPE_CHECKING:
    from korpsmonitor_tui.intake.bevindingen import Bevinding

HOOFDSTUKKEN = (Hoofdstuk("een", 1, "Een"), Hoofdstuk("twee", 2, "Twee"))
IDS = ["een.a", "een.b", "twee.c", "twee.d"]
IEDERE_ID = st.sampled_from([*IDS, "een.onbekend"])
CODES = st.sampled_from(["ja", "nee", "a", "b", "2012", "te veel", ""])
PAREN = st.lists(st.tuples(CODES, st.sampled_from(["Eerste", ""])).map(list), max_size=3)
JAREN = st.lists(st.sampled_from([2011, 2012, 1800]), max_size=2)
VOORWAARDE = st.fixed_dictionaries(
    {"vraag": IEDERE_ID},
    optional={
        "is": st.lists(CODES, max_size=2),
        "is_niet": st.lists(CODES, max_size=2),
        "meer_dan": st.integers(-1, 3),
        "jaar": st.sampled_from([2011, 2012]),
        "rij": CODES,
    },
)
MEESTAL_GOED: dict[str, st.SearchStrategy[object]] = {
    "toelichting": st.text(max_size=3),
    "dimensies": st.lists(st.sampled_from(["d.een", "d.twee"]), max_size=2),
    "verplicht": st.booleans(),
    "keuzes": PAREN | st.just([["a", "eerste"], ["b", "tweede"]]),
    "rijen": PAREN | st.just([["r1", "eerste"]]),
    "cel": st.sampled_from([*CELSOORTEN, "rooster"]),
    "jaren": JAREN,
    "eenheid": st.just("stuks"),
    "voorwaarden": st.lists(VOORWAARDE, max_size=2),
    "alleen_voor": st.lists(st.sampled_from(["korps", "klpd"]), max_size=1),
    "niet_voor": st.lists(st.sampled_from(["kmar", "kmr"]), max_size=1),
    "minimum": st.integers(-1, 3),
    "maximum": st.integers(-1, 3),
    "geheel": st.booleans(),
    "hoogstens": IEDERE_ID,
    "som_van": st.lists(IEDERE_ID, max_size=2),
    "gunstig": st.sampled_from(["hoger", "lager", "meer"]),
    "praktijk": st.sampled_from(["best_practice", "knelpunt", "idee"]),
}
MOGELIJK = {sleutel: goed | WAARDEN for sleutel, goed in MEESTAL_GOED.items()}


AB = [["a", "eerste"], ["b", "tweede"]]
JA_OF_NEE: st.SearchStrategy[bool] = st.booleans()


@st.composite
def goede_vragen(draw: st.DrawFn, id_: str, eerdere: list[dict[str, object]]) -> dict[str, object]:
    """A question without a mistake, that may hang on those before it."""
    soort = draw(st.sampled_from(VRAAGSOORTEN))
    cel = draw(st.sampled_from(CELSOORTEN)) if soort == "rooster" else soort
    vraag: dict[str, object] = {"id": id_, "tekst": "Hoeveel?", "soort": soort, "bron": "eigen ontwerp"}
    if soort == "rooster":
        vraag |= {"cel": cel, "rijen": [["r1", "een"], ["r2", "twee"]]}
    if cel in ("keuze", "meerkeuze"):
        vraag["keuzes"] = AB
    if cel != "open" and draw(JA_OF_NEE):
        vraag["jaren"] = [2011, 2012]
    gelijk = [een for een in eerdere if is_cijfer(een) and is_cijfer(vraag) and vorm(een) == vorm(vraag)]
    begrensd: bool = draw(JA_OF_NEE)
    if gelijk and begrensd:
        vraag["hoogstens"] = draw(st.sampled_from(gelijk))["id"]
    hangt: bool = draw(JA_OF_NEE)
    if eerdere and hangt:
        vraag["voorwaarden"] = [draw(goede_eisen(draw(st.sampled_from(eerdere))))]
    return vraag


@st.composite
def goede_eisen(draw: st.DrawFn, eerder: dict[str, object]) -> dict[str, object]:
    eis: dict[str, object] = {"vraag": eerder["id"]}
    if "rijen" in eerder:
        eis["rij"] = draw(st.sampled_from(["r1", "r2"]))
    if "jaren" in eerder:
        eis["jaar"] = draw(st.sampled_from([2011, 2012]))
    if is_cijfer(eerder):
        return eis | {"meer_dan": draw(st.integers(-1, 3))}
    codes = {"ja_nee_deels": ["ja"], "kleur": ["rood", "geel"], "keuze": ["a"], "meerkeuze": ["b"]}
    return eis | {
        draw(st.sampled_from(["is", "is_niet"])): codes.get(str(eerder.get("cel", eerder["soort"])), ["a"])
    }


def is_cijfer(vraag: dict[str, object]) -> bool:
    return vraag.get("cel", vraag["soort"]) in CIJFERSOORTEN


def vorm(vraag: dict[str, object]) -> tuple[bool, bool]:
    return "rijen" in vraag, "jaren" in vraag


@st.composite
def definities(draw: st.DrawFn) -> dict[str, object]:
    """A definition file with up to four questions; in some of them a key is replaced by anything."""
    vragen: list[dict[str, object]] = []
    for id_ in draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True)):
        vragen.append(draw(goede_vragen(id_, vragen)))
    for vraag in draw(st.lists(st.sampled_from(vragen), max_size=2)):
        schade = draw(st.sampled_from(sorted(MOGELIJK)))
        vraag[schade] = draw(MOGELIJK[schade])
    peiljaar = 2012 if draw(JA_OF_NEE) else draw(WAARDEN)
    bestand: dict[str, object] = {"vragenlijst": {"versie": "1", "peiljaar": peiljaar}}
    for code in ("een", "twee"):
        bestand[code] = [vraag for vraag in vragen if str(vraag["id"]).startswith(f"{code}.")]
    return bestand


def lees(bestand: dict[str, object]) -> tuple[Vragenlijst, list[Bevinding]]:
    tekst = "".join(f"{sleutel} = {als_toml(waarde)}\n" for sleutel, waarde in bestand.items())
    assert tomllib.loads(tekst)
    bevindingen: list[Bevinding] = []
    tabel = lees_toml("v.toml", tekst, bevindingen)
    assert tabel is not None
    kennis = Kennis(["d.een", "d.twee"], ["korps", "klpd", "kmar"], STANDAARD)
    return lees_vragenlijst(tabel, HOOFDSTUKKEN, kennis), bevindingen


@given(definities())
def test_what_is_read_without_a_mistake_can_be_used(bestand: dict[str, object]) -> None:
    vragenlijst, bevindingen = lees(bestand)
    assert all(bevinding.melding and bevinding.remedie for bevinding in bevindingen)
    if bevindingen:
        return
    vakken = [vak for vraag in vragenlijst.vragen.values() for vak in vraag.vakken]
    assert len(set(map(str, vakken))) == len(vakken) > 0
    for vraag in vragenlijst.vragen.values():
        vragenlijst.geldigheid(vraag, lambda _vak: "", "klpd", "korps")
        assert all(vragenlijst.vragen[v.vraag] and v.vak in vakken for v in vraag.voorwaarden)
        for ander in filter(None, (vraag.hoogstens, *vraag.som_van)):
            assert vraag.vraagt in CIJFERSOORTEN
            assert vragenlijst.vragen[ander].vraagt in CIJFERSOORTEN


@given(bestand=definities(), data=st.data())
def test_other_sources_and_parameters_are_read_or_refused(
    bestand: dict[str, object], data: st.DataObject
) -> None:
    vragenlijst, _bevindingen = lees(bestand)
    gegeven = st.fixed_dictionaries(
        {"id": st.sampled_from(["emm.a", "emm.b", "om.a"]) | WAARDEN, "tekst": st.just("Aantal")},
        optional={
            "per": st.sampled_from(["rij", "land", "korps"]) | WAARDEN,
            "jaren": JAREN | WAARDEN,
            "tegenover": st.lists(IEDERE_ID, max_size=2) | WAARDEN,
        },
    )
    bron = {"code": "emm", "naam": "EMM", "gegevens": data.draw(st.lists(gegeven, max_size=2) | WAARDEN)}
    parameters = data.draw(
        st.fixed_dictionaries(
            {}, optional={"referentierooster": IEDERE_ID | WAARDEN, "deels_telt_voor": st.text() | WAARDEN}
        )
    )
    bevindingen: list[Bevinding] = []
    bronbestand = lees_toml("b.toml", f"bron = {als_toml([bron])}", bevindingen)
    kern = lees_toml("i.toml", f"parameters = {als_toml(parameters)}", bevindingen)
    assert bronbestand is not None
    assert kern is not None
    bronnen = lees_bronnen(bronbestand, vragenlijst.vragen)
    regel = lees_referentieregel(kern, vragenlijst.vragen)
    if not bevindingen:
        assert regel is not None
        assert vragenlijst.vragen[regel.rooster].rijen
        assert 0 <= regel.deels <= 1
        assert all(id_ in vragenlijst.vragen for b in bronnen for g in b.gegevens for id_ in g.tegenover)
