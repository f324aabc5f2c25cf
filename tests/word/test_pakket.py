"""What surrounds the text: language, properties, change tracking, and bytes that never differ."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml import etree

from korpsmonitor_tui.word.basis import basishash
from korpsmonitor_tui.word.verslag import schrijf_verslag
from tests.word.hulp import alle, deel, lees, met_deel, schrijf, verander, waarden
from tests.word.voorbeeld import HUISSTIJL, verslag

DOCUMENT, INSTELLINGEN = "word/document.xml", "word/settings.xml"


RELATIES = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def test_the_whole_document_is_dutch() -> None:
    stijlen = deel(schrijf(), "word/styles.xml")
    assert waarden(stijlen, "w:lang") == ["nl-NL"]
    assert stijlen.find("/".join(map(qn, ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang")))) is not None
    engels = verander(
        HUISSTIJL.read_bytes(),
        {"word/styles.xml": ("<w:rPr><w:b/>", '<w:rPr><w:b/><w:lang w:val="en-US"/>')},
    )
    assert waarden(deel(schrijf_verslag(verslag(1), engels).inhoud, "word/styles.xml"), "w:lang") == ["nl-NL"]


def test_core_properties_name_a_role_and_no_clock() -> None:
    eigenschappen = lees(schrijf()).core_properties
    assert eigenschappen.title == "Gespreksverslag Veld- en Vaartstreek"
    assert eigenschappen.language == "nl-NL"
    assert eigenschappen.author == eigenschappen.last_modified_by == "korpsmonitor"
    assert eigenschappen.created == eigenschappen.modified == datetime(2012, 4, 12, tzinfo=UTC)
    assert lees(schrijf(opgemaakt=None)).core_properties.created == datetime(1980, 1, 1, tzinfo=UTC)


def test_a_long_party_name_does_not_break_the_properties() -> None:
    assert len(lees(schrijf(partij="naam " * 100)).core_properties.title) == 255


def test_custom_properties_identify_the_version() -> None:
    bestand = schrijf()
    eigen = deel(bestand, "docProps/custom.xml")
    assert {eigenschap.get("name"): eigenschap[0].text for eigenschap in eigen} == {
        "korpsmonitor_verslag": verslag().verslag,
        "korpsmonitor_versie": "2",
        "korpsmonitor_kop": "3f" * 32,
        "korpsmonitor_basis": basishash(bestand.basis),
    }
    assert [eigenschap.get("pid") for eigenschap in eigen] == ["2", "3", "4", "5"]


def test_custom_properties_of_the_house_style_stay_and_ours_replace_older_ones() -> None:
    eerder = schrijf(kop="oud")
    # A house style that was once a verslag: its own properties are there already.
    naam = ("korpsmonitor_verslag", "afdeling")
    sjabloon = verander(eerder.inhoud, {"docProps/custom.xml": naam})
    for lid in (DOCUMENT, "word/header1.xml", "word/footer1.xml"):
        sjabloon = met_deel(sjabloon, lid, etree.tostring(deel(HUISSTIJL.read_bytes(), lid)))
    eigen = deel(schrijf_verslag(verslag(2), sjabloon).inhoud, "docProps/custom.xml")
    assert [eigenschap.get("name") for eigenschap in eigen] == [
        "afdeling",
        "korpsmonitor_verslag",
        "korpsmonitor_versie",
        "korpsmonitor_kop",
        "korpsmonitor_basis",
    ]
    assert "oud" not in [eigenschap[0].text for eigenschap in eigen]


@pytest.mark.parametrize("bijhouden", [True, False])
def test_changes_are_tracked_only_in_a_version_that_goes_out(bijhouden: bool) -> None:
    bestand = schrijf(bijhouden=bijhouden, status="ter verificatie")
    wortel = deel(bestand, INSTELLINGEN)
    assert len(alle(wortel, "w:trackRevisions")) == bijhouden
    bescherming = [
        (b.get(qn("w:edit")), b.get(qn("w:enforcement"))) for b in alle(wortel, "w:documentProtection")
    ]
    assert bescherming == [("trackedChanges", "1")] * bijhouden
    volgorde = [kind.tag for kind in wortel]
    assert volgorde.index(qn("w:zoom")) == 0
    assert volgorde[-1] == qn("w:listSeparator")
    assert ("Laat de nummers" in "".join(p.text for p in lees(bestand).paragraphs)) is bijhouden


def test_protection_that_the_house_style_happens_to_have_does_not_stay() -> None:
    oud = '<w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop'
    sjabloon = verander(HUISSTIJL.read_bytes(), {INSTELLINGEN: ("<w:defaultTabStop", oud)})
    wortel = deel(schrijf_verslag(verslag(1), sjabloon).inhoud, INSTELLINGEN)
    assert not alle(wortel, "w:trackRevisions")
    assert not alle(wortel, "w:documentProtection")


def test_the_same_input_gives_the_same_bytes_in_another_process_and_at_another_time() -> None:
    opdracht = (
        "import json; from tests.word.hulp import schrijf; b = schrijf(); "
        "print(json.dumps([b.sha256, len(b.inhoud)]))"
    )
    omgeving = os.environ | {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    elders = subprocess.run(
        [sys.executable, "-c", opdracht],
        env=omgeving,
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        check=True,
    )
    bestand = schrijf()
    assert json.loads(elders.stdout) == [bestand.sha256, len(bestand.inhoud)]
    assert bestand.sha256 == hashlib.sha256(bestand.inhoud).hexdigest()


def test_the_link_of_the_house_style_to_a_template_is_dropped_and_reported() -> None:
    rels = (
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'attachedTemplate" Target="file:///H:/huisstijl.dotm" TargetMode="External"/>'
    )
    sjabloon = verander(
        HUISSTIJL.read_bytes(),
        {
            INSTELLINGEN: (
                '<w:zoom w:percent="100"/>',
                '<w:zoom w:percent="100"/><w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/'
                'officeDocument/2006/relationships" r:id="rId1"/>',
            )
        },
    )
    sjabloon = met_deel(sjabloon, "word/_rels/settings.xml.rels", f"{RELATIES}{rels}</Relationships>")
    bestand = schrijf_verslag(verslag(1), sjabloon)
    assert bestand.meldingen == (
        "De huisstijl was aan een ander sjabloon gekoppeld; die koppeling is weggelaten.",
    )
    assert not alle(deel(bestand, INSTELLINGEN), "w:attachedTemplate")
    assert b"huisstijl.dotm" not in bestand.inhoud
