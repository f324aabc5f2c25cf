"""The signs in texts of a plan: what is shown, and that nothing else is changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.planopmaak import (
    Alineasoort,
    Stukvorm,
    lees_alineas,
    lees_stukjes,
    noot,
    noten,
    zonder_opmaak,
)


def test_schuin_noot_en_verheven_in_een_zin() -> None:
    verwijzing = noot("Zie [1] en C:\\")
    stukjes = lees_stukjes(f"De zaak *Voorbeeld*{verwijzing} van het 2^e kwartaal.")
    assert [(stuk.tekst, stuk.vorm) for stuk in stukjes] == [
        ("De zaak ", Stukvorm.GEWOON),
        ("Voorbeeld", Stukvorm.SCHUIN),
        ("Zie [1] en C:\\", Stukvorm.NOOT),
        (" van het 2", Stukvorm.GEWOON),
        ("e", Stukvorm.VERHEVEN),
        (" kwartaal.", Stukvorm.GEWOON),
    ]


def test_een_teken_zonder_partner_is_wat_het_is() -> None:
    for tekst in ("5 * 6", "een ^[noot zonder eind", "los*", "* punt", "2^10"):
        assert lees_stukjes(tekst)[0].tekst == tekst


def test_een_noot_binnen_schuin_heeft_eigen_sterren() -> None:
    tekst = f"*Zaak{noot('zie *elders* en een losse *')} verder* en *los"
    assert [(stuk.tekst, stuk.vorm) for stuk in lees_stukjes(tekst)] == [
        ("Zaak", Stukvorm.SCHUIN),
        ("zie *elders* en een losse *", Stukvorm.NOOT),
        (" verder", Stukvorm.SCHUIN),
        (" en *los", Stukvorm.GEWOON),
    ]


def test_alineas_koppen_en_punten() -> None:
    assert [
        (a.soort, a.tekst)
        for a in lees_alineas("# Toezicht\nEerste regel\ngaat door.\n\n- een\n- twee\n\nSlot")
    ] == [
        (Alineasoort.KOP, "Toezicht"),
        (Alineasoort.TEKST, "Eerste regel gaat door."),
        (Alineasoort.PUNT, "een"),
        (Alineasoort.PUNT, "twee"),
        (Alineasoort.TEKST, "Slot"),
    ]


def test_een_lijst_toont_alleen_woorden() -> None:
    assert zonder_opmaak(f"# Kop\n- *schuin*{noot('weg')} en 2^e") == "Kop schuin en 2e"


@given(st.text(), st.text(alphabet="abc *^[]\\-#", max_size=20))
def test_een_noot_komt_terug_zoals_zij_was(voor: str, inhoud: str) -> None:
    tekst = f"a{noot(inhoud)}b"
    assert noten(tekst) == ((inhoud,) if inhoud else ())
    assert "".join(
        stuk.tekst for stuk in lees_stukjes(voor.replace("*", "").replace("^", ""))
    ) == voor.replace("*", "").replace("^", "")
