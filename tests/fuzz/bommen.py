"""Files made to take time or memory: by reader, each small on disk and worth much more to who believes it."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

from tests.intake.test_refiqda import qdpx, tekstbron
from tests.intake.werkmappen import Ingevuld, verander
from tests.word.spoorvoorbeeld import docx
from tests.word.test_odtlezer import odt

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

MB = 1024 * 1024
_BLAD = "xl/worksheets/sheet1.xml"
_WERKMAP = "xl/workbook.xml"


def bommen(lezers: Collection[str], *, patronen: bool = True) -> Iterator[tuple[str, str, bytes]]:
    """(reader, what it is, bytes), of these readers; without ``patronen`` not the hundreds that try expressions."""
    families = (_office, _bladen, _teksten, _uitwisseling, _definities, *((_patronen,) if patronen else ()))
    for familie in families:
        yield from (bom for bom in familie() if bom[0] in lezers)


def _genummerd(patroon: str, aantal: int) -> str:
    """Text that packs badly, so that the guard's ratio is not what stops it."""
    return "".join(patroon.format(nr) for nr in range(aantal))


def _office() -> Iterator[tuple[str, str, bytes]]:
    alineas = docx(_genummerd("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", 60_000))
    diep = docx("<w:p>" * 100_000 + "</w:p>" * 100_000)
    kenmerken = docx("<w:p " + _genummerd("w:a{}='' ", 300_000) + "/>")
    tekst = docx(f"<w:p><w:r><w:t>{_genummerd('{} ', 1_300_000)}</w:t></w:r></w:p>")
    velden = docx(
        "<w:p>" + _genummerd('<w:r><w:fldChar w:fldCharType="begin" w:n="{}"/></w:r>', 150_000) + "</w:p>"
    )
    bladwijzers = docx(
        "<w:p>" + _genummerd('<w:bookmarkStart w:id="{0}" w:name="_psg_P{0}"/>', 200_000) + "</w:p>"
    )
    verplaatst = docx(
        _genummerd(
            '<w:p><w:moveFrom w:id="{0}" w:author="a"><w:r><w:t>x{0}</w:t></w:r></w:moveFrom></w:p>', 40_000
        )
        + _genummerd(
            '<w:p><w:moveTo w:id="9{0}" w:author="a"><w:r><w:t>x{0}</w:t></w:r></w:moveTo></w:p>', 40_000
        )
    )
    cellen = docx(
        "<w:tbl>"
        + _genummerd("<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>", 40_000)
        + "</w:tbl>"
    )
    nesten = docx(
        "<w:tbl><w:tr><w:tc>" * 60
        + _genummerd("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", 50_000)
        + "</w:tc></w:tr></w:tbl>" * 60
    )
    soorten = {
        "60.000 alinea's": alineas,
        "100.000 elementen in elkaar": diep,
        "300.000 kenmerken": kenmerken,
        "een tekst van 9 MB": tekst,
        "150.000 open velden": velden,
        "200.000 bladwijzers": bladwijzers,
        "80.000 verplaatsingen": verplaatst,
        "40.000 rijen": cellen,
        "60 tabellen in elkaar": nesten,
    }
    for lezer in (
        "wijzigingen",
        "teruggave",
        "formulier.docx",
        "transcript.docx",
        "waardering.docx",
        "huisstijl",
    ):
        for wat, inhoud in soorten.items():
            yield lezer, wat, inhoud
    opmerkingen = _genummerd(
        '<w:comment w:id="{0}" w:author="a"><w:p><w:r><w:t>o{0}</w:t></w:r></w:p></w:comment>', 60_000
    )
    yield "wijzigingen", "60.000 opmerkingen", docx("<w:p/>", comments=opmerkingen)
    antwoorden = _genummerd('<w:comment w:id="{0}"><w:p w14:paraId="{0}"/></w:comment>', 50_000)
    ouders = "".join(
        f'<w15:commentEx w15:paraId="{nr + 1}" w15:paraIdParent="{nr}"/>' for nr in range(50_000)
    )
    yield "wijzigingen", "50.000 antwoorden op elkaar", docx("<w:p/>", comments=antwoorden, commentsEx=ouders)
    noten = _genummerd(
        '<text:p><office:annotation office:name="{0}"><text:p>o{0}</text:p></office:annotation></text:p>',
        30_000,
    )
    yield "wijzigingen", "odt met 30.000 opmerkingen", odt(noten)
    yield "wijzigingen", "odt met een miljard spaties", odt('<text:p><text:s text:c="1000000000"/></text:p>')
    yield "wijzigingen", "odt met 100.000 alinea's", odt(_genummerd("<text:p>{}</text:p>", 100_000))
    yield "teruggave", "odt met 30.000 opmerkingen", odt(noten)


def _bladen() -> Iterator[tuple[str, str, bytes]]:
    goed = Ingevuld().opgeslagen()

    def met_rijen(rijen: str) -> bytes:
        xml = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rijen}</sheetData></worksheet>'
        return verander(goed, {_BLAD: lambda _oud: xml.encode()})

    def met_werkmap(bladen: str) -> bytes:
        return verander(
            goed, {_WERKMAP: lambda xml: xml.replace(b"</sheets>", f"{bladen}</sheets>".encode())}
        )

    soorten = {
        "300.000 cellen": met_rijen(_genummerd('<row r="{0}"><c r="A{0}"><v>{0}</v></c></row>', 300_000)),
        "100.000 verre cellen": met_rijen(
            "".join(f'<row r="{nr}"><c r="XFD{nr}" t="str"><v>{nr}</v></c></row>' for nr in range(1, 100_000))
        ),
        "lege cellen": met_rijen('<row r="1">' + "<c/>" * 2_500_000 + "</row>"),
        "700.000 lege cellen": met_rijen('<row r="1">' + _genummerd('<c s="{0}"/>', 700_000) + "</row>"),
        "2.000 keer hetzelfde blad": met_werkmap(
            _genummerd('<sheet name="b{0}" sheetId="{0}" r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>', 2_000)
        ),
        "getal van een miljoen cijfers": met_rijen(f'<row r="1"><c r="A1"><v>{"12345" * 200_000}</v></c></row>'),
        "exponent": met_rijen('<row r="1"><c r="A1"><v>1e999999999</v></c></row>'),
        "14 MB in een cel": met_rijen(f'<row r="1"><c r="A1" t="str"><v>{_genummerd("{} ", 1_900_000)}</v></c></row>'),
        "gedeelde teksten": verander(
            goed,
            {
                "xl/sharedStrings.xml": lambda _oud: (
                    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                    + _genummerd("<si><t>{}</t></si>", 700_000) + "</sst>"
                ).encode()
            },
        ),
    }  # fmt: skip
    for lezer in ("formulier.xlsx", "waardering.xlsx", "brontabel"):
        for wat, inhoud in soorten.items():
            yield lezer, wat, inhoud


def _teksten() -> Iterator[tuple[str, str, bytes]]:
    yield "brontabel", "10 MB komma's", b"," * (10 * MB)
    yield "brontabel", "10 MB lege regels met scheiding", b";\n" * (5 * MB)
    yield "brontabel", "een open aanhalingsteken", b'"' + b"x;\n" * (3 * MB)
    yield "inzendingen", "20 MB komma's", b"," * (20 * MB)
    kop = b"partij,korps,toezicht.clubs\n"
    yield "inzendingen", "20 MB komma's onder een kop", kop + b"," * (20 * MB - 100)
    yield "inzendingen", "6 miljoen regels", kop + b"a,\n" * (6 * MB)
    yield "transcript", "9 MB lege regels", b"a\n" + b"\n" * (9 * MB)
    yield "transcript", "pijlen", b"WEBVTT\n\n" + b"-->\n" * (2 * MB)
    yield "transcript", "cues zonder tekst", b"WEBVTT\n\n" + b"0:1-->0:2\nx\n" * (MB // 2)
    yield "transcript", "sprekers", "".join(f"Naam {nr}: x\n" for nr in range(500_000)).encode()
    yield "transcript", "een regel van 10 MB", b"x " * (5 * MB - 9)
    yield "transcript", "getal van een miljoen cijfers", b"WEBVTT\n\n" + b"9" * MB + b":00 --> 00:02\nx\n"
    kop = b"1. Kop (OM)\n\nActies:\n\n1. Doen\n"
    yield "plan", "een half miljoen regels", kop + b"a\n" * (MB // 2)
    yield "plan", "voortgang over regels", kop + b"- *x\n" + b"y\n" * (MB // 2)
    yield "plan", "noten zonder einde", kop + b"^[" * (MB // 2)
    yield "plan", "noten met schuine strepen", kop + b"^[\\" * (MB // 3) + b"]"
    yield "opmerkingen", "1 MB regels", b"1: x\n\n" * (MB // 6)
    yield "extraheer", "1 MB zinnen", b"Er zijn 12 controles per jaar met het OM. " * (MB // 42)


_STUKKEN = (
    " ", "\t", "\n", "a", "A", "1", "-", "(", ")", "[", "]", "<", ">", "{", "}", ":", ".", ",", "'", '"', "&", "#", ";", "=", "/",
    "\\", "a ", "A ", "1 ", "1.", "1,", "1-", "1:", "a:", "a.", "a-", "van ", "en ", "&#", "<v ", "<a", "[[", "--> ", "0:0", "1.1",
    "é", "€ 1", "aA", "A.", "1 a ", " \n", "a\n", "\n\n", "a (", "van de ", "10 tot ", "per ", "niet ", "\u00a0", "NOTE\n", "12: ",
)  # fmt: skip


def _patronen() -> Iterator[tuple[str, str, bytes]]:
    """A megabyte of what regular expressions trip over: the same few signs, and then something that does not fit."""
    for lezer in (
        "transcript",
        "plan",
        "opmerkingen",
        "brontabel",
        "inzendingen",
        "extraheer",
        "vragenlijst",
        "leerzinnen",
    ):
        for stuk in _STUKKEN:
            aantal = (MB if lezer != "extraheer" else MB // 8) // len(stuk)
            yield lezer, f"herhaald {stuk!r}", ("Jan: " + stuk * aantal + "\x01!").encode()


def _uitwisseling() -> Iterator[tuple[str, str, bytes]]:
    yield "project", "een miljoen elementen", qdpx(_genummerd("<a n='{}'/>", 240_000))
    yield "project", "2.000 bronnen met dezelfde tekst", _ingepakt(
        qdpx(
            "<Sources>" + _genummerd('<TextSource guid="{}" plainTextPath="internal://een.txt"/>', 2_000) + "</Sources>",
            een=b"x\r\n" * (6 * MB),
        )
    )  # fmt: skip
    yield "project", "een tekst van 19 MB", qdpx(tekstbron(), een=("😀\r\n" * (3 * MB)).encode())
    yield "project", "100 keer dieper", qdpx("<CodeBook><Codes>" + "<Code>" * 100_000)
    yield "codeboek", "veel codes", (
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>' + _genummerd('<Code guid="{0}" name="n{0}"/>', 240_000) + "</Codes></CodeBook>"
    ).encode()  # fmt: skip
    yield (
        "codeboek",
        "een kenmerk van 19 MB",
        b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="' + b"x" * (19 * MB) + b'"/>',
    )


def _ingepakt(inhoud: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in bron.namelist():
            doel.writestr(naam, bron.read(naam))
    return uit.getvalue()


def _definities() -> Iterator[tuple[str, str, bytes]]:
    for lezer in ("scores", "model", "leerzinnen", "payload"):
        yield lezer, "100.000 lijsten in elkaar", b"[" * 100_000
        yield lezer, "100.000 objecten in elkaar", b'{"a":' * 100_000
        yield lezer, "getal van een miljoen cijfers", b'{"a": ' + b"9" * MB + b"}"
        yield lezer, "exponent", b'{"a": 1e999999999, "drempel": 1e400}'
        yield lezer, "5 MB lege lijsten", b"[" + b"[]," * (MB * 5 // 3 - 10) + b"0]"
        yield lezer, "veel sleutels", json.dumps({str(nr): nr for nr in range(300_000)}).encode()
    for lezer in ("weegregels", "vragenlijst"):
        yield lezer, "100.000 lijsten in elkaar", b"a = " + b"[" * 100_000
        yield lezer, "100.000 tabellen in elkaar", b"a = " + b"{a = " * 100_000
        yield lezer, "getal van een miljoen cijfers", b"a = " + b"9" * MB
        yield lezer, "sleutel van een miljoen delen", b"a." * MB + b"a = 1"
        yield lezer, "500.000 tabellen", b"[[a]]\n" * 500_000
        yield lezer, "500.000 sleutels", "".join(f"a{nr}=1\n" for nr in range(400_000)).encode()
        yield lezer, "kop van een miljoen delen", b"[" + b"a." * (MB // 2) + b"a]\n"
        yield lezer, "dubbele kop", b"".join(b"[a.b%d]\n" % nr for nr in range(300_000))
        yield lezer, "tekst van 5 MB", b'a = """' + b'"' * 4 * MB
    yield "wachtwoord", "10 MB", b"x" * (10 * MB)
    yield "wachtwoord", "regels", b"\n" * MB
    yield (
        "opname",
        "veel stilte",
        b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0\1\0\xff\xff\xff\xff\xff\xff\0\0\0\0\xff\xff\x08\0data\xff\xff\xff\xff",
    )
