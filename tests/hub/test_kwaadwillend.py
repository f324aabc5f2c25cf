"""A client that lies: whatever it offers is refused by name and reason, whole, and leaves nothing behind."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from korpsmonitor_tui.domain.event import KOLOMMEN, Pakket, bereken_payload_hash, codeer
from korpsmonitor_tui.domain.hub import HubFout, HubWeigert
from tests.hub.keten import Laptop, opnieuw_gehasht

if TYPE_CHECKING:
    from tests.fouten.cijfers import Meet
    from tests.hub.conftest import Meld, Proefhub

pytestmark = pytest.mark.fouten("kwaadwillend", kort=True)

pytestmark = pytest.mark.fouten("kwaadwillend", kort=True)

ANDER_ID = "019a0000-0000-7000-8000-00000000ffff"


def weiger(hub: Proefhub, login: str, pakketten: list[Pakket], reden: str) -> None:
    """Offer it, see it refused for this reason, and see that nothing changed."""
    voor = afdruk(hub)
    with pytest.raises(HubWeigert, match=reden) as gevangen:
        hub.blijvend(login).bied_aan(pakketten)
    assert gevangen.value.event in {p.event.id for p in pakketten}
    assert gevangen.value.event in str(gevangen.value)
    assert afdruk(hub) == voor


def afdruk(hub: Proefhub) -> list[list[tuple[Any, ...]]]:
    with hub.als_beheerder() as db:
        return [
            db.execute(f"SELECT * FROM korpsmonitor.{tabel} ORDER BY 1, 2").fetchall()
            for tabel in ("event", "entiteit", "vernietigd")
        ] + [
            db.execute("SELECT device, login, dseq, hash FROM korpsmonitor.apparaat ORDER BY 1").fetchall(),
            db.execute("SELECT volg, lamport FROM korpsmonitor.stand").fetchall(),
        ]


# -- altered events ----------------------------------------------------------------------------------------------------


def test_an_event_altered_in_any_column(hub: Proefhub, laptop: Meld, meet: Meet) -> None:
    oost = laptop("oost")
    eerste = oost.notitie("2012/twente", "eerste")
    with hub.open("oost") as verbinding:
        verbinding.bied_aan(oost.keten)
    eigen = oost.zet("notitie", eerste[1].event.entiteit, "tweede", eerste[1])
    anders: dict[str, Any] = {
        **dict.fromkeys(KOLOMMEN, "anders"),
        **{"dseq": 4, "lamport": 10**6, "vorm": 2, "id": ANDER_ID, "device": laptop("oost").device},
        **{"ouders": (eerste[0].event.id,), "payload_hash": "f" * 64, "vorige": "f" * 64, "hash": "f" * 64},
        **{"entiteit": eerste[0].event.entiteit[:-1] + "x"},
    }
    assert set(anders) == set(KOLOMMEN)
    for kolom, waarde in anders.items():
        vals = dataclasses.replace(eigen, event=dataclasses.replace(eigen.event, **{kolom: waarde}))
        weiger(hub, "oost", [vals], "gewijzigd")
    meet("aangenomen vastleggingen met een gewijzigde kolom", 0, hoogstens=0, keren=len(anders))


def test_an_altered_text(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    eerste, tweede = oost.notitie("2012/twente", "echt")
    weiger(
        hub, "oost", [eerste, dataclasses.replace(tweede, payload='"onecht"')], "de tekst is na vastlegging"
    )
    weiger(hub, "oost", [eerste, dataclasses.replace(tweede, salt="f" * 32)], "de tekst is na vastlegging")
    # Salt and text together are what was hashed: without a fixed length one could pass for the other.
    verschoven = dataclasses.replace(
        tweede, salt=tweede.salt + (tweede.payload or "")[0], payload=(tweede.payload or "")[1:]
    )
    weiger(hub, "oost", [eerste, verschoven], "de tekst is na vastlegging")
    weiger(hub, "oost", [eerste, dataclasses.replace(tweede, payload=None)], "geen vernietiging")


# -- chains ------------------------------------------------------------------------------------------------------------


def test_a_forged_chain(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    een = oost.notitie("2012/twente", "een")
    with hub.open("oost") as verbinding:
        verbinding.bied_aan(een)
    entiteit = een[1].event.entiteit
    gevallen: list[tuple[Pakket, str]] = [
        (oost.smeed(entiteit=entiteit, vorige="f" * 64), "sluit niet aan"),
        (oost.smeed(entiteit=entiteit, dseq=4), "eerdere vastlegging"),
        (oost.smeed(entiteit=entiteit, dseq=2**62), "eerdere vastlegging"),
        (oost.smeed(entiteit=entiteit, dseq=2, vorige=een[0].event.hash), "al iets anders"),
        (oost.smeed(entiteit=entiteit, dseq=0), "nummering is onmogelijk"),
        (oost.smeed(entiteit=entiteit, dseq=-1), "nummering is onmogelijk"),
        (oost.smeed(entiteit=entiteit, dseq=2**62 + 1), "nummering is onmogelijk"),
        (oost.smeed(entiteit=entiteit, vorm=-1), "nummering is onmogelijk"),
        (oost.smeed(entiteit=entiteit, lamport=0), "nummering is onmogelijk"),
        # Taken in, it would leave no laptop room to count on.
        (oost.smeed(entiteit=entiteit, lamport=2**62), "nummering is onmogelijk"),
        (oost.smeed(entiteit=entiteit, lamport=10**9), "nummering is onmogelijk"),
        (oost.smeed(entiteit=entiteit, id="geen-uuid"), "niet de vorm"),
        (oost.smeed(entiteit=entiteit, id=ANDER_ID.upper()), "niet de vorm"),
        (oost.smeed(entiteit="x" * 1001), "niet de vorm"),
        (oost.smeed(entiteit=entiteit, actor="x" * 1001), "niet de vorm"),
        (oost.smeed(entiteit=entiteit, payload_hash="f"), "niet de vorm"),
    ]
    for pakket, reden in gevallen:
        weiger(hub, "oost", [pakket], reden)


def test_two_events_for_one_place(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    een = oost.maak("notitie", "a", "2012/twente")
    twee = oost.smeed(entiteit="a", dseq=1, vorige=een.event.vorige)
    weiger(hub, "oost", [een, twee], "eerdere vastlegging")


def test_an_id_that_is_taken(hub: Proefhub, laptop: Meld) -> None:
    oost, noord = laptop("oost"), laptop("noord")
    een = oost.maak("notitie", "a", "2012/twente")
    with hub.open("oost") as verbinding:
        verbinding.bied_aan([een])
    vals = noord.smeed(
        '{"dossier":"2012/groningen"}',
        soort="notitie",
        entiteit="b",
        veld="",
        operatie="maak",
        id=een.event.id,
    )
    weiger(hub, "noord", [vals], "hetzelfde kenmerk staat al op de hub")


def test_numbers_that_no_database_holds(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    voor = afdruk(hub)
    for kolommen in ({"dseq": 2**63}, {"lamport": 2**200}, {"vorm": True}, {"dseq": "1; DROP TABLE event"}):
        goed, vals = oost.smeed(entiteit="a"), oost.smeed(entiteit="a", **kolommen)
        with hub.open("oost") as verbinding, pytest.raises(HubWeigert, match="niet de vorm") as gevangen:
            verbinding.bied_aan([goed, vals])
        assert gevangen.value.event == vals.event.id
    assert afdruk(hub) == voor


# -- devices of others -------------------------------------------------------------------------------------------------


def test_a_foreign_device(hub: Proefhub, laptop: Meld) -> None:
    oost, collega, noord = laptop("oost"), laptop("oost2"), laptop("noord")
    for slachtoffer in (collega, noord, Laptop()):
        vals = oost.smeed(
            '{"dossier":"2012/twente"}', device=slachtoffer.device, entiteit="a", veld="", operatie="maak"
        )
        weiger(hub, "oost", [vals], "hoort niet bij deze aanmelding")
    # Not by a coördinator either, as long as that device comes itself.
    vals = Laptop().smeed('{"dossier":""}', device=oost.device, entiteit="a", veld="", operatie="maak")
    weiger(hub, "coordinator", [vals], "hoort niet bij deze aanmelding")


def test_a_withdrawn_device_brings_nothing_but_its_rest_can_be_brought(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    oost.notitie("2012/twente", "voor de diefstal")
    with hub.beheer() as beheer:
        beheer.trek_apparaat_in(oost.device)
    weiger(hub, "oost", oost.keten, "hoort niet bij deze aanmelding")
    with hub.open("coordinator") as verbinding:
        assert oost.device in verbinding.einden()
        assert verbinding.bied_aan(oost.keten) == 2
    # Their own that was stolen only another coördinator brings.
    gestolen = laptop("coordinator")
    gestolen.notitie("2012/twente", "van de dief")
    with hub.beheer() as beheer:
        beheer.trek_apparaat_in(gestolen.device)
    weiger(hub, "coordinator", gestolen.keten, "hoort niet bij deze aanmelding")


def test_a_reader_writes_nothing(hub: Proefhub, laptop: Meld) -> None:
    coordinator = laptop("coordinator")
    for login in ("lezer", "oostlezer"):
        with hub.open(login) as verbinding:
            with pytest.raises(HubWeigert, match="alleen lezen"):
                verbinding.meld_aan("m", Laptop().device, "x")
            with pytest.raises(HubWeigert, match="alleen lezen"):
                verbinding.bied_aan([coordinator.smeed()])
            assert verbinding.einden([Laptop().device]) == {}


# -- korpsen of others -------------------------------------------------------------------------------------------------


@pytest.fixture
def van_noord(hub: Proefhub, laptop: Meld) -> list[Pakket]:
    """A note of the team of Groningen, which is on the hub."""
    noord = laptop("noord")
    notitie = noord.notitie("2012/groningen", "van ons")
    with hub.open("noord") as verbinding:
        verbinding.bied_aan(notitie)
    return notitie


def test_somebody_elses_korps_by_dossier(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    for dossier in ("2012/groningen", "2011/groningen", "2012/twente/groningen", "/groningen", "x/TWENTE"):
        maak = Laptop.maak
        oost.keten.clear()
        weiger(hub, "oost", [maak(oost, "notitie", "a", dossier)], "korps|dossier")


def test_a_dossier_that_cannot_be(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    onmogelijk: list[object] = [
        "twente",
        "/",
        "2012/",
        5,
        True,
        ["2012/twente"],
        {"a": 1},
        "2012/?",
        "2012/\n",
        "2012/twente\x00",
    ]
    for dossier in onmogelijk:
        payload = codeer({"dossier": dossier})
        weiger(hub, "oost", [oost.smeed(payload, veld="", operatie="maak")], "dossier|korps")


def test_the_last_of_two_dossiers_counts_as_on_laptops(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    for payload in (
        '{"dossier":"2012/twente","dossier":"2012/groningen"}',
        '{"dossier":"2012/twente","dossi\\u0065r":"2012/groningen"}',
        ' {"dossier" : "2012\\/groningen" } ',
    ):
        weiger(
            hub, "oost", [oost.smeed(payload, veld="", operatie="maak")], "korps dat niet bij dit team hoort"
        )


def test_somebody_elses_korps_by_entity(hub: Proefhub, laptop: Meld, van_noord: list[Pakket]) -> None:
    oost = laptop("oost")
    entiteit = van_noord[0].event.entiteit
    weiger(hub, "oost", [oost.smeed(entiteit=entiteit)], "korps dat niet bij dit team hoort")
    weiger(
        hub,
        "oost",
        [oost.smeed('{"dossier":"2012/groningen"}', entiteit=entiteit, veld="", operatie="verwijder")],
        "korps dat niet bij dit team hoort",
    )
    # Without saying whose it is, it is whose it was.
    weiger(
        hub,
        "oost",
        [oost.smeed("{}", entiteit=entiteit, veld="", operatie="verwijder")],
        "korps dat niet bij dit team hoort",
    )


def test_an_entity_never_moves(hub: Proefhub, laptop: Meld, van_noord: list[Pakket]) -> None:
    oost = laptop("oost")
    entiteit = van_noord[0].event.entiteit
    for operatie, dossier in itertools.product(("maak", "verwijder", "herstel"), ("2012/twente", "")):
        vals = oost.smeed(codeer({"dossier": dossier}), entiteit=entiteit, veld="", operatie=operatie)
        weiger(hub, "oost", [vals], "naar een ander dossier")
    # Nor within one batch.
    eigen = oost.maak("notitie", "a", "2012/twente")
    for operatie in ("maak", "verwijder", "herstel"):
        vals = oost.smeed('{"dossier":"2012/ijsselland"}', entiteit="a", veld="", operatie=operatie)
        weiger(hub, "oost", [eigen, vals], "naar een ander dossier")


def test_an_id_of_another_korps_is_not_taken_first(hub: Proefhub, laptop: Meld) -> None:
    """Ids that every laptop would choose: taken for its own korps, a team would keep another from ever beginning."""
    oost, noord = laptop("oost"), laptop("noord")
    sessie = "019a0000-0000-7000-8000-0000000000aa"
    van_een_ander = [
        ("gesprek", "2012/groningen"),
        ("antwoord", "2012/groningen/informatie.mutaties/2012"),
        ("blindscore", f"{sessie}/2012/groningen/toezicht.kwaliteit/lid"),
        ("score", "2012/twente2/toezicht.kwaliteit"),
        ("rapporttekst", "2012/noord-nederland/beschouwing"),
    ]
    for soort, entiteit in van_een_ander:
        oost.keten.clear()
        vals = oost.maak(soort, entiteit, "2012/twente")
        weiger(hub, "oost", [vals], "kenmerk ervan is van een ander dossier")
    # Nor by a dossier that looks like a part of the other's.
    oost.keten.clear()
    vals = oost.maak("broncijfer", "2012/comensha/meldingen/twente/2011", "2012/comensha/meldingen/twente")
    weiger(hub, "oost", [vals], "dossier dat niet kan bestaan")

    oost.keten.clear()
    eigen = [
        oost.maak(soort, e.replace("groningen", "twente"), "2012/twente") for soort, e in van_een_ander[:3]
    ]
    hub.blijvend("oost").bied_aan(eigen)
    hub.blijvend("noord").bied_aan([noord.maak(soort, e, "2012/groningen") for soort, e in van_een_ander[:3]])


def test_an_operation_in_the_wrong_field_does_not_pass(hub: Proefhub, laptop: Meld) -> None:
    """Laptops read the attributes of whatever stands in the field of existence."""
    oost = laptop("oost")
    eigen = oost.maak("notitie", "a", "2012/twente")
    for kolommen in (
        {"veld": "", "operatie": "zet"},
        {"veld": "tekst", "operatie": "maak"},
        {"veld": "", "operatie": "x"},
    ):
        vals = oost.smeed('{"dossier":"2012/groningen"}', entiteit="a", **kolommen)
        weiger(hub, "oost", [eigen, vals], "niet de vorm")


def test_an_unknown_entity(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    weiger(hub, "oost", [oost.smeed(entiteit="onbekend")], "niet weet dat het bestaat")


def test_attributes_that_cannot_be_read(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    for payload in [
        "{",
        "",
        "nul",
        '{"dossier":"2012/twente"',
        "NaN",
        '{"a":' * 200 + "1" + "}" * 200,
        "[" * 100_000,
    ]:
        weiger(hub, "oost", [oost.smeed(payload, veld="", operatie="maak")], "onleesbaar")


def test_what_laptops_read_is_read(hub: Proefhub, laptop: Meld) -> None:
    """NUL, halves of a UTF-16 pair, deep and large attributes are as good as others."""
    oost = laptop("oost")
    for nr, payload in enumerate(
        (
            '{"dossier":"2012/twente","tekst":"\\u0000 \\ud800 \\\\u0000 \\ud83d\\ude00"}',
            '{"dossier":"2012/twente","diep":' + "[" * 99 + "]" * 99 + "}",
            codeer({"dossier": "2012/twente", "cues": [{"tekst": 'x"[{', "nr": n} for n in range(5000)]}),
        )
    ):
        oost.keten.append(oost.smeed(payload, entiteit=f"e{nr}", veld="", operatie="maak"))
    with hub.open("oost") as verbinding:
        assert verbinding.bied_aan(oost.keten) == 3
        assert verbinding.haal(0, 10).pakketten == tuple(oost.keten)


def test_a_depth_that_laptops_do_not_read(hub: Proefhub, laptop: Meld) -> None:
    """What they take for an entity of no dossier must not be taken for one of this team here."""
    oost = laptop("oost")
    payload = '{"dossier":"2012/twente","diep":' + "[" * 100 + "]" * 100 + "}"
    weiger(hub, "oost", [oost.smeed(payload, veld="", operatie="maak")], "onleesbaar")


# -- soorten -----------------------------------------------------------------------------------------------------------


def test_what_is_of_the_whole_monitor_is_not_a_teams(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    for soort in ("medewerker", "editie", "weegsessie", "vragenlijstversie", "onbekend", "aanbeveling"):
        for dossier in ("", "2012/twente"):
            oost.keten.clear()
            weiger(hub, "oost", [oost.maak(soort, "a", dossier)], "mag zoiets niet wijzigen")
    oost.keten.clear()
    oost.maak("handeling", "b", None, ongedaan_door="c")
    oost.maak("afkorting", "d", "")
    with hub.open("oost") as verbinding:
        assert verbinding.bied_aan(oost.keten) == 2


def test_only_a_coordinator_destroys(hub: Proefhub, laptop: Meld, van_noord: list[Pakket]) -> None:
    ids = [van_noord[1].event.id]
    for login in ("oost", "auditor"):
        deze = laptop(login)
        weiger(hub, login, [deze.maak("vernietiging", "v", "", events=ids)], "mag zoiets niet wijzigen")


# -- parents -----------------------------------------------------------------------------------------------------------


def test_parents_that_are_not_there_or_not_its_own(
    hub: Proefhub, laptop: Meld, van_noord: list[Pakket]
) -> None:
    oost = laptop("oost")
    een, twee = oost.notitie("2012/twente", "een")
    entiteit = een.event.entiteit
    gevallen: list[tuple[tuple[str, ...], str]] = [
        ((ANDER_ID,), "nog niet op de hub"),
        ((van_noord[1].event.id,), "voorgangers"),
        ((twee.event.id, een.event.id), "voorgangers"),
        ((een.event.id, een.event.id), "voorgangers"),
        ((een.event.id, ""), "nog niet op de hub"),
        (("x y",), "nog niet op de hub"),
    ]
    for ouders, reden in gevallen:
        weiger(hub, "oost", [een, twee, oost.smeed(entiteit=entiteit, ouders=ouders)], reden)
    zichzelf = oost.smeed(entiteit=entiteit, id=ANDER_ID, ouders=(ANDER_ID,))
    weiger(hub, "oost", [een, twee, zichzelf], "voorgangers")
    eerder = oost.smeed(entiteit=entiteit, lamport=een.event.lamport, ouders=(een.event.id,))
    weiger(hub, "oost", [een, twee, eerder], "voorgangers")


# -- texts that are code -----------------------------------------------------------------------------------------------

GIF = [
    "'; DROP TABLE korpsmonitor.event; --",
    "\\",
    "\\N",
    "\\.",
    "$$; SELECT pg_sleep(9); $$",
    "%s %(id)s %I {0}",
    '"',
    "a\tb\nc\rd",
    "٣😀\u202e",
    "\x1b[2J\x7f",
]


def test_code_in_every_field_is_text(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    for gif in GIF:
        tekst = dict.fromkeys(("editie", "team", "actor", "tijd"), gif)
        gegevens = codeer({"dossier": "2012/twente", gif: gif})
        oost.keten.append(
            oost.smeed(gegevens, entiteit=gif, veld="", operatie="maak", handeling=gif, **tekst)
        )
        oost.keten.append(oost.smeed(codeer(gif), entiteit=gif, veld=gif, operatie=gif, **tekst))
    einde = {oost.device: (len(oost.keten), oost.keten[-1].event.hash)}
    with hub.open("oost") as verbinding:
        assert verbinding.bied_aan(oost.keten) == 2 * len(GIF)
        assert verbinding.haal(0, 100).pakketten == tuple(oost.keten)
        # And where it is refused: as a soort, a device, a monitor, a name.
        for gif in GIF:
            with pytest.raises(HubWeigert):
                verbinding.bied_aan([oost.smeed(entiteit=gif, soort=gif)])
            with pytest.raises(HubFout):
                verbinding.begin(gif, gif)
            with pytest.raises(HubFout):
                verbinding.meld_aan(gif, gif, gif)
            assert verbinding.einden([gif]) == einde


def test_what_text_cannot_hold_is_refused_by_name(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    for teken, kolom in itertools.product("\0\ud800", ("actor", "entiteit", "ouders")):
        waarde: Any = (teken,) if kolom == "ouders" else teken
        vals = oost.smeed(**{"hash": "f" * 64, kolom: waarde})
        weiger(hub, "oost", [oost.smeed(), vals], "tekens die de hub niet kan bewaren")


# -- sizes -------------------------------------------------------------------------------------------------------------


def test_a_large_text_goes_there_and_back(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    oost.maak("bijlage", "groot", "2012/twente")
    oost.zet("bijlage", "groot", "0123456789abcdef" * (20 * 1024 * 1024 // 16), veld="inhoud")
    with hub.open("oost") as verbinding:
        assert verbinding.bied_aan(oost.keten) == 2
        assert verbinding.haal(1, 10).pakketten == (oost.keten[1],)


def test_a_batch_without_end_is_refused(hub: Proefhub, laptop: Meld) -> None:
    een = laptop("oost").maak("notitie", "a", "2012/twente")
    kolommen = ", ".join("1" if kolom in {"dseq", "lamport", "vorm"} else "''" for kolom in KOLOMMEN)
    with hub.psql("oost") as db:
        db.execute("SELECT korpsmonitor.open_aanbod()")
        db.execute(f"INSERT INTO pg_temp.aanbod SELECT {kolommen}, '', '' FROM generate_series(1, 100001)")
        with pytest.raises(psycopg.DatabaseError, match="te_groot"):
            db.execute("SELECT korpsmonitor.neem_aanbod()")
    with hub.open("oost") as verbinding:
        assert verbinding.bied_aan([een]) == 1


def test_a_replayed_batch_in_another_order_or_in_pieces(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    for nr in range(3):
        oost.notitie("2012/twente", str(nr))
    with hub.open("oost") as verbinding:
        assert verbinding.bied_aan(oost.keten[::-1]) == 6
        voor = afdruk(hub)
        for stuk in (oost.keten[2:4], oost.keten[::-1], oost.keten[:1] * 2):
            assert verbinding.bied_aan(stuk) == 0
        assert afdruk(hub) == voor
        # A known event with another text is the known event: nothing of it is looked at, nothing changes.
        assert verbinding.bied_aan([oost.keten[0], oost.keten[1]]) == 0


def test_a_hash_that_is_known_brings_nothing_else_in(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    oost.notitie("2012/twente", "echt")
    with hub.open("oost") as verbinding:
        verbinding.bied_aan(oost.keten)
    tekst = '"onecht"'
    salt = "0" * 32
    vals = dataclasses.replace(
        oost.keten[1],
        salt=salt,
        payload=tekst,
        event=dataclasses.replace(oost.keten[1].event, payload_hash=bereken_payload_hash(salt, tekst)),
    )
    weiger(hub, "oost", [vals], "gewijzigd")
    weiger(hub, "oost", [opnieuw_gehasht(oost.keten[1], actor="een ander")], "al iets anders")
