"""Submissions of ODK Central and KoboToolbox come back whole; what is no answer is listed with its column."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.formulier import velden_van
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Vak
from korpsmonitor_tui.domain.xlsformnamen import PARTIJ, VERSIE, VINGERAFDRUK, veldnaam
from korpsmonitor_tui.intake.inzendingen import Inzending, lees_inzendingen
from tests.vragenlijstvoorbeeld import PARTIJEN, VRAGENLIJST
from tests.vragenlijstvoorbeeld import VERSIE as LIJSTVERSIE
from tests.vragenlijstvoorbeeld import VINGERAFDRUK as LIJSTAFDRUK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TEAMLEDEN = Vak("toezicht.teamleden", jaar="2012")
DISCIPLINES = Vak("toezicht.disciplines")
SOORTEN = Vak("toezicht.soorten", "club", "2011")
PLAATSEN = [
    (vak, veld) for vraag in VRAGENLIJST.vragen.values() for vak in vraag.vakken for veld in velden_van(vraag)
]
TEKSTEN = st.text(st.characters(codec="utf-8"), max_size=30)


def schrijf(
    rijen: Sequence[Mapping[str, str]], *, scheiding: str = ",", bom: bool = False, citeer: bool = False
) -> bytes:
    """A CSV as a server exports it."""
    koppen = list(dict.fromkeys(kop for rij in rijen for kop in rij))
    buffer = io.StringIO(newline="")
    schrijver = csv.DictWriter(
        buffer,
        koppen,
        restval="",
        delimiter=scheiding,
        quoting=csv.QUOTE_ALL if citeer else csv.QUOTE_MINIMAL,
    )
    schrijver.writeheader()
    schrijver.writerows(rijen)
    return buffer.getvalue().encode("utf-8-sig" if bom else "utf-8")


def central(partij: str = "groningen", **over: str) -> dict[str, str]:
    """A submission in ODK Central's own columns; ``over`` by the name of a field."""
    rij = {
        "SubmissionDate": "2026-11-20T10:00:00.000Z",
        PARTIJ: partij,
        VERSIE: LIJSTVERSIE,
        VINGERAFDRUK: LIJSTAFDRUK,
        "hoofdstuk__referentiekader-hoofdstuk__referentiekader__inleiding": "",
    }
    for vak, veld in PLAATSEN:
        naam = veldnaam(vak, veld)
        groep = f"hoofdstuk__{vak.vraag.partition('.')[0]}-{vak.vraag.replace('.', '__')}__vraag"
        rij[f"{groep}-{naam}"] = over.pop(naam, "")
    return {
        **rij,
        "meta-instanceID": "uuid:1",
        "KEY": "uuid:1",
        "SubmitterName": "korps",
        "Edits": "0",
        **over,
    }


def lees(inhoud: bytes) -> tuple[Inzending, ...]:
    return lees_inzendingen(inhoud, VRAGENLIJST, PARTIJEN)


def teksten(inzending: Inzending) -> dict[tuple[Vak, str], str]:
    gelezen = {(veld.vak, veld.veld): veld.tekst for veld in inzending.ingelezen.velden}
    assert len(gelezen) == len(inzending.ingelezen.velden)
    return gelezen


def test_een_export_van_odk_central() -> None:
    (inzending,) = lees(
        schrijf([central(toezicht__teamleden__2012="15-20", toezicht__disciplines="recherche blauw")])
    )

    assert (inzending.kenmerk, inzending.partij) == ("uuid:1", "groningen")
    assert inzending.tijdstip == datetime(2026, 11, 20, 10, tzinfo=UTC)
    gelezen = teksten(inzending)
    assert gelezen.keys() == set(PLAATSEN)
    assert gelezen.pop((TEAMLEDEN, WAARDE)) == "15-20"
    assert gelezen.pop((DISCIPLINES, WAARDE)) == "recherche blauw"
    assert set(gelezen.values()) == {""}
    assert (inzending.ingelezen.los, inzending.ingelezen.meldingen) == ((), ())
    herkenning = inzending.ingelezen.herkenning
    assert (herkenning.versie, herkenning.vingerafdruk, herkenning.partij) == (
        LIJSTVERSIE,
        LIJSTAFDRUK,
        "groningen",
    )


@pytest.mark.parametrize("scheider", ["hoofdstuk__toezicht/{}", "{}", "a.b.{}"])
def test_een_export_van_kobotoolbox(scheider: str) -> None:
    rij = {
        "start": "2026-11-20T09:00:00.000+01:00",
        PARTIJ: "groningen",
        scheider.format("toezicht__teamleden__2012"): "1.869",
        scheider.format("toezicht__teamleden__2012__toelichting"): 'zei: "ja; nee"\nen meer',
        scheider.format("toezicht__disciplines"): "",
        scheider.format("toezicht__disciplines/recherche"): "1",
        scheider.format("toezicht__disciplines/blauw"): "0",
        "_id": "7",
        "_uuid": "aa-bb",
        "_submission_time": "2026-11-20 10:00:00",
        "_validation_status": "",
        "__version__": "vX",
        "_tags": "",
        "meta/rootUuid": "uuid:aa-bb",
        "formhub/uuid": "x",
    }
    (inzending,) = lees(schrijf([rij], scheiding=";", bom=True, citeer=True))

    assert (inzending.kenmerk, inzending.tijdstip) == ("aa-bb", datetime(2026, 11, 20, 10, tzinfo=UTC))
    assert teksten(inzending) == {
        (TEAMLEDEN, WAARDE): "1.869",
        (TEAMLEDEN, TOELICHTING): 'zei: "ja; nee"\nen meer',
        (DISCIPLINES, WAARDE): "recherche",
    }
    assert inzending.ingelezen.los == ()
    (melding,) = inzending.ingelezen.meldingen
    assert "toezicht.teamleden/2011" in melding
    assert "toezicht.disciplines" not in melding


@given(
    st.dictionaries(st.sampled_from(PLAATSEN), TEKSTEN, min_size=1), st.sampled_from(",;\t"), st.booleans()
)
def test_elke_tekst_overleeft_heen_en_terug(
    antwoorden: dict[tuple[Vak, str], str], scheiding: str, bom: bool
) -> None:
    rij = central(**{veldnaam(vak, veld): tekst for (vak, veld), tekst in antwoorden.items()})

    (inzending,) = lees(schrijf([rij], scheiding=scheiding, bom=bom))

    gelezen = teksten(inzending)
    assert {plaats: gelezen[plaats] for plaats in antwoorden} == {p: t.strip() for p, t in antwoorden.items()}
    assert inzending.ingelezen.los == ()


def test_meer_korpsen_en_tweemaal_hetzelfde_korps_op_volgorde_van_tijd() -> None:
    later = central(toezicht__teamleden__2012="2") | {
        "SubmissionDate": "2026-11-21T10:00:00Z",
        "KEY": "later",
    }
    eerder = central(toezicht__teamleden__2012="1") | {"KEY": "eerder"}
    zonder = central("kmar") | {"SubmissionDate": "", "KEY": "zonder"}

    gelezen = lees(schrijf([later, zonder, eerder]))

    assert [(i.kenmerk, i.partij) for i in gelezen] == [
        ("eerder", "groningen"),
        ("later", "groningen"),
        ("zonder", "kmar"),
    ]
    assert [teksten(i).get((TEAMLEDEN, WAARDE)) for i in gelezen] == ["1", "2", ""]
    assert [len(i.ingelezen.meldingen) for i in gelezen] == [1, 0, 0]
    assert "later nog 1 keer" in gelezen[0].ingelezen.meldingen[0]


def test_wat_niet_is_gevraagd_en_leeg_bleef_telt_niet_als_leeg() -> None:
    (inzending,) = lees(schrijf([central("om", toezicht__soorten__club__2011="3")]))

    gelezen = teksten(inzending)
    assert gelezen[SOORTEN, WAARDE] == "3"
    assert (SOORTEN._replace(jaar="2012"), WAARDE) not in gelezen
    assert (TEAMLEDEN, WAARDE) in gelezen


def test_vreemde_kolommen_en_onbekende_partij_zijn_los() -> None:
    rij = central("drenthe") | {
        "extra_vraag": "iets",
        "g-leeg": "",
        "toezicht__disciplines/blauw": "misschien",
    }

    (inzending,) = lees(schrijf([rij]))

    assert inzending.partij == ""
    assert [(los.tekst, los.plaats, los.bij) for los in inzending.ingelezen.los] == [
        ("iets", "inzending 1, kolom extra_vraag", None),
        ("misschien", "inzending 1, kolom toezicht__disciplines/blauw", DISCIPLINES),
        ("drenthe", f"inzending 1, kolom {PARTIJ}", None),
    ]
    assert "niet van wie" in inzending.ingelezen.meldingen[0]


def test_te_lange_en_te_korte_rijen() -> None:
    gelezen = lees(f"{PARTIJ},{veldnaam(TEAMLEDEN)},KEY\ngroningen,3,k1,over\nkmar,4\n\n,,\n".encode())

    lang, kort = gelezen
    assert [(los.tekst, los.plaats) for los in lang.ingelezen.los] == [("over", "inzending 1, kolom 4")]
    assert (kort.kenmerk, teksten(kort)) == ("", {(TEAMLEDEN, WAARDE): "4"})
    assert any("2 van de 3" in melding for melding in kort.ingelezen.meldingen)


@pytest.mark.parametrize(
    ("over", "woord"), [({VERSIE: "2010"}, "van versie 2010"), ({VINGERAFDRUK: "cd"}, "dezelfde versienaam")]
)
def test_een_andere_versie_wordt_gemeld(over: dict[str, str], woord: str) -> None:
    (inzending,) = lees(schrijf([central() | over]))

    assert woord in inzending.ingelezen.meldingen[0]
    assert len(teksten(inzending)) == len(PLAATSEN)


@pytest.mark.parametrize(
    ("inhoud", "oorzaak"),
    [
        (b"", "leeg"),
        (b"\xef\xbb\xbf \n", "leeg"),
        (f"{PARTIJ};{veldnaam(TEAMLEDEN)}\n".encode(), "geen enkele inzending"),
        ("Voor wie?;Hoeveel fte?\nGroningen;één\n".encode("latin-1"), "UTF-8"),
        (b"Voor wie vult u in?;Hoeveel fte telt het team?\nGroningen;3\n", "XML values and headers"),
        (f'{PARTIJ},{veldnaam(TEAMLEDEN)}\ngroningen,"3"4\n'.encode(), "regel 2"),
        (f'{PARTIJ},{veldnaam(TEAMLEDEN)}\ngroningen,"3'.encode(), "regel 2"),
        (b"x" * (20 * 1024 * 1024 + 1), "groter dan 20 MB"),
    ],
)
def test_onbruikbare_bestanden_worden_in_een_regel_geweigerd(inhoud: bytes, oorzaak: str) -> None:
    with pytest.raises(OnbruikbareInvoer, match=oorzaak) as gevangen:
        lees(inhoud)

    assert "er is niets ingelezen" in str(gevangen.value)
    assert "\n" not in str(gevangen.value)


@given(st.binary(max_size=200) | TEKSTEN.map(lambda tekst: f"{PARTIJ},KEY\n{tekst}".encode()))
def test_willekeurige_invoer_geeft_inzendingen_of_een_regel(inhoud: bytes) -> None:
    try:
        gelezen = lees(inhoud)
    except OnbruikbareInvoer:
        return
    assert all(i.ingelezen.velden or i.ingelezen.meldingen for i in gelezen)
