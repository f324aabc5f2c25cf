"""A version as tracked changes against an earlier one: both must come out of it, whoever reads it."""

from __future__ import annotations

import dataclasses
import io
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn
from docx_plus.revisions import accept_all_revisions, reject_all_revisions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.verslagdocument import Actieregel, Alinea, Sectie
from korpsmonitor_tui.domain.wijzigingen import Spoor, Waar, wijzigingen
from korpsmonitor_tui.word import sporenschrijver
from korpsmonitor_tui.word.kenmerken import bladwijzer
from korpsmonitor_tui.word.sporenschrijver import AUTEUR, schrijf_sporen
from korpsmonitor_tui.word.wijzigingen import WoordbestandFout, lees_wijzigingen
from tests.word import libreoffice
from tests.word.hulp import alle, deel, schrijf, verander, waarden
from tests.word.voorbeeld import cijfers, verslag

if TYPE_CHECKING:
    from collections.abc import Sequence

MOMENT = datetime(2012, 5, 3, 14, 30, tzinfo=UTC)
WORTEL = Path(__file__).resolve().parents[2]
_BESCHERMING = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'


def _alineas(sectie: Sectie, *alineas: Alinea) -> Sectie:
    return dataclasses.replace(sectie, alineas=alineas)


def versies() -> tuple[bytes, bytes]:
    """Version 1, and a version 2 with every kind of change that a wederhoor brings."""
    een = verslag(12, versie=1, status="ter verificatie")
    eerste, tweede, derde, *rest = een.secties
    a, _b = eerste.alineas
    c, d = tweede.alineas
    e, f = derde.alineas
    secties = (
        # Changed by some words; taken out.
        _alineas(
            eerste, dataclasses.replace(a, tekst=a.tekst.replace("45", "54") + "\nMet een tweede regel.")
        ),
        # New, with line breaks and signs; moved behind it.
        _alineas(tweede, d, Alinea(13, "passage-13", "Nieuw: “< & >”\n\tmet een tab."), c),
        # Gone to another chapter.
        _alineas(derde, dataclasses.replace(e, tekst="Heel iets anders.")),
        *rest[:-1],
        _alineas(rest[-1], *rest[-1].alineas, f),
    )
    andere_cijfers = (dataclasses.replace(cijfers()[0], opgegeven="3"), *cijfers()[2:], cijfers()[1])
    twee = dataclasses.replace(
        een,
        versie=2,
        status="concept",
        kop="4a" * 32,
        secties=secties,
        cijfers=andere_cijfers,
        acties=(*een.acties, Actieregel("Cijfers van het EMM nasturen", "auditor")),
        vaststellingen=(),
    )
    return _bestand(een), _bestand(twee)


def _bestand(document: Any) -> bytes:
    velden = {veld.name: getattr(document, veld.name) for veld in dataclasses.fields(document)}
    return schrijf(**velden).inhoud


def _gevuld(regels: Sequence[str]) -> list[str]:
    return [regel for regel in regels if regel]


def _teksten(inhoud: bytes) -> list[str]:
    return _gevuld(lees_wijzigingen(inhoud).nieuw)


def _hoofdtekst(inhoud: bytes) -> list[str]:
    alineas = lees_wijzigingen(inhoud).alineas
    return [alinea.nieuw for alinea in alineas if alinea.waar is Waar.TEKST and alinea.nieuw]


def test_rejecting_gives_version_1_and_accepting_version_2() -> None:
    een, twee = versies()
    lezing = lees_wijzigingen(schrijf_sporen(een, twee, MOMENT))
    assert _gevuld(lezing.oud) == _teksten(een)
    assert _gevuld(lezing.nieuw) == _teksten(twee)


def test_what_changed_is_shown_by_words_and_signed() -> None:
    lezing = lees_wijzigingen(schrijf_sporen(*versies(), MOMENT))
    gedaan = wijzigingen(lezing.alineas)
    assert {(w.merk.auteur, w.merk.datum) for w in gedaan} == {(AUTEUR, "2012-05-03T14:30:00Z")}
    kort = {(w.merk.spoor, w.tekst) for w in gedaan}
    assert (Spoor.VERWIJDERING, "45") in kort
    assert (Spoor.INVOEGING, "54") in kort
    assert (Spoor.INVOEGING, "\nMet een tweede regel.") in kort
    assert not any("De korpsexpert licht toe" in tekst and "54" in tekst for _spoor, tekst in kort)


def test_every_passage_keeps_one_bookmark() -> None:
    een, twee = versies()
    namen = waarden(deel(schrijf_sporen(een, twee, MOMENT), "word/document.xml"), "w:bookmarkStart", "w:name")
    passages = [naam for naam in namen if naam.startswith("_psg_")]
    assert sorted(passages) == sorted(bladwijzer(nummer) for nummer in (1, *range(3, 14))), (
        "of the passage that is gone none is left"
    )


def test_every_change_has_an_id_of_its_own() -> None:
    wortel = deel(schrijf_sporen(*versies(), MOMENT), "word/document.xml")
    ids = [
        *waarden(wortel, "w:ins", "w:id"),
        *waarden(wortel, "w:del", "w:id"),
        *waarden(wortel, "w:bookmarkStart", "w:id"),
    ]
    assert len(ids) == len(set(ids))


def test_equal_versions_have_no_change() -> None:
    een, _twee = versies()
    lezing = lees_wijzigingen(schrijf_sporen(een, een, MOMENT))
    assert wijzigingen(lezing.alineas) == ()
    assert lezing.grenzen == ()


def test_it_is_an_annex_that_is_read_only() -> None:
    inhoud = schrijf_sporen(*versies(), MOMENT)
    instellingen = deel(inhoud, "word/settings.xml")
    (bescherming,) = alle(instellingen, "w:documentProtection")
    assert bescherming.get(qn("w:edit")) == "readOnly"
    assert not alle(instellingen, "w:trackRevisions")
    assert "wijzigingen" in "".join(map(str, deel(inhoud, "docProps/custom.xml").itertext()))


def test_the_same_versions_give_the_same_bytes() -> None:
    een, twee = versies()
    assert schrijf_sporen(een, twee, MOMENT) == schrijf_sporen(een, twee, MOMENT)


def test_what_does_not_lead_back_is_not_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sporenschrijver, "_rijkop", lambda _rij: 1 / 0)
    monkeypatch.setattr(sporenschrijver._Schrijver, "vervang", lambda *_alles: None)
    with pytest.raises(WoordbestandFout, match="er is niets gemaakt"):
        schrijf_sporen(*versies(), MOMENT)


# -- other readers -------------------------------------------------------------------------------------------------------


def _docx_plus(inhoud: bytes, doe: Any) -> list[str]:
    document = docx.Document(io.BytesIO(inhoud))
    doe(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return _hoofdtekst(buffer.getvalue())


def test_docx_plus_agrees() -> None:
    """On the text itself: it does not read headers."""
    een, twee = versies()
    sporen = schrijf_sporen(een, twee, MOMENT)
    assert _docx_plus(sporen, reject_all_revisions) == _hoofdtekst(een)
    assert _docx_plus(sporen, accept_all_revisions) == _hoofdtekst(twee)


@libreoffice.nodig
@pytest.mark.parametrize("hoe", ["RejectAllTrackedChanges", "AcceptAllTrackedChanges"])
def test_libreoffice_agrees(tmp_path: Path, hoe: str) -> None:
    een, twee = versies()
    sporen = verander(schrijf_sporen(een, twee, MOMENT), {"word/settings.xml": (_BESCHERMING, "")})
    gedaan = _in_libreoffice(sporen, hoe, tmp_path)
    verwacht = een if hoe.startswith("Reject") else twee
    assert _zonder_paginas(_teksten(gedaan)) == _zonder_paginas(_teksten(verwacht))


def _zonder_paginas(regels: list[str]) -> list[str]:
    """LibreOffice counts the pages anew."""
    return [re.sub(r"^Pagina \d+ van \d+$", "Pagina", regel) for regel in regels]


def _in_libreoffice(inhoud: bytes, hoe: str, werkmap: Path) -> bytes:
    bron, doel = werkmap / "sporen.docx", werkmap / "gedaan.docx"
    bron.write_bytes(inhoud)
    python = libreoffice.python_met_uno()
    if python is None:
        pytest.skip("python3-uno is niet geïnstalleerd")
    opdracht = [python, "-m", "tests.word.sporen_in_libreoffice", str(libreoffice.soffice())]
    subprocess.run(
        [*opdracht, libreoffice.profiel(werkmap).as_uri(), str(bron), hoe, str(doel)],
        cwd=WORTEL,
        check=True,
        timeout=120,
        stdout=sys.stderr,
    )
    return doel.read_bytes()


# -- any two versions ----------------------------------------------------------------------------------------------------

_TEKST = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=40),
    st.lists(st.sampled_from(["het", "korps", "levert", "12", "niet", ",", "\n", "\t"]), max_size=12).map(
        " ".join
    ),
)


@st.composite
def _secties(trek: st.DrawFn) -> tuple[Sectie, ...]:
    nummers = trek(st.permutations(range(1, 8)).map(lambda reeks: reeks[: trek(st.integers(0, 7))]))
    per = [trek(st.integers(0, 2)) for _nummer in nummers]
    return tuple(
        Sectie(
            f"h{hoofdstuk}",
            f"Hoofdstuk {hoofdstuk}",
            tuple(
                Alinea(nummer, f"passage-{nummer}", trek(_TEKST))
                for nummer, plaats in zip(nummers, per, strict=True)
                if plaats == hoofdstuk
            ),
        )
        for hoofdstuk in range(3)
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_secties(), _secties(), st.permutations(cijfers()), st.integers(0, 6))
def test_any_two_versions_come_out_of_it(
    oud: tuple[Sectie, ...], nieuw: tuple[Sectie, ...], rijen: list[Any], aantal: int
) -> None:
    een = schrijf(secties=oud, versie=1, kleurenbalken=()).inhoud
    twee = schrijf(secties=nieuw, cijfers=tuple(rijen[:aantal]), kleurenbalken=()).inhoud
    lezing = lees_wijzigingen(schrijf_sporen(een, twee, MOMENT))
    assert _gevuld(lezing.oud) == _teksten(een)
    assert _gevuld(lezing.nieuw) == _teksten(twee)
