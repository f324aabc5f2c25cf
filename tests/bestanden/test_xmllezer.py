"""XML from outside is read as ElementTree reads it, or refused: never without an end."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.bestanden import xmllezer
from korpsmonitor_tui.bestanden.xmllezer import DIEPSTE, XmlFout, ontleed

pytestmark = pytest.mark.fouten("vijandig", kort=True)

_NAAM = st.sampled_from(["a", "n:b", "c"])
_TEKST = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=5)


def _schoon(tekst: str) -> str:
    return tekst.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


_XML = st.recursive(
    _TEKST.map(_schoon),
    lambda kinderen: st.builds(
        lambda naam, kenmerk, delen: f'<{naam} n:k="{_schoon(kenmerk)}">{"".join(delen)}</{naam}>',
        _NAAM,
        _TEKST,
        st.lists(kinderen, max_size=3),
    ),
    max_leaves=10,
)


@given(st.lists(_XML, max_size=4))
def test_it_reads_what_elementtree_reads(delen: list[str]) -> None:
    xml = f'<n:x xmlns:n="urn:n" xmlns="urn:d">{"".join(delen)}<!-- niets --><?niets?></n:x>'.encode()
    assert ElementTree.canonicalize(
        ElementTree.tostring(ontleed(xml), "unicode")
    ) == ElementTree.canonicalize(ElementTree.tostring(ElementTree.fromstring(xml), "unicode"))


@pytest.mark.parametrize("codering", ["utf-8", "utf-16", "iso-8859-1", "cp1252"])
def test_a_document_type_is_refused_in_every_encoding(codering: str) -> None:
    xml = f'<?xml version="1.0" encoding="{codering}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(XmlFout, match="documenttype"):
        ontleed(xml.encode(codering))


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<a>",
        b"geen xml",
        b"<a/><b/>",
        b"<a>\xff</a>",
        "<?xml version='1.0' encoding='utf-7'?><a/>".encode("utf-7"),
        b"<?xml version='1.0' encoding='bestaat-niet'?><a/>",
        "<a/>".encode("utf-32"),
    ],
)
def test_damage_is_one_error(xml: bytes) -> None:
    with pytest.raises(XmlFout, match="beschadigd"):
        ontleed(xml)


def test_depth_and_number_are_bounded() -> None:
    assert ontleed(b"<a>" * DIEPSTE + b"</a>" * DIEPSTE).tag == "a"
    with pytest.raises(XmlFout, match="meer onderdelen"):
        ontleed(b"<a>" * (DIEPSTE + 1) + b"</a>" * (DIEPSTE + 1))
    with pytest.raises(XmlFout, match="meer onderdelen"):
        ontleed(b"<x>" + b"<a/>" * 10 + b"</x>", meeste=10)


def test_a_tag_without_end_is_refused_before_it_is_made() -> None:
    kenmerken = "".join(f" a{nr}=''" for nr in range(1_001))
    with pytest.raises(XmlFout, match="meer onderdelen"):
        ontleed(f"<a{kenmerken}/>".encode())
    with pytest.raises(XmlFout, match="zonder einde"):
        ontleed(b"<a" + b" x=''" * 1_000_000 + b"/>")
    with pytest.raises(XmlFout, match="zonder einde"):
        ontleed(b"<a><!--" + b"x" * 4_000_000 + b"--></a>")


def test_a_long_text_is_no_tag() -> None:
    lang = "é" * xmllezer.LANGSTE
    assert ontleed(f"<a>{lang}{lang}</a>".encode()).text == lang + lang
