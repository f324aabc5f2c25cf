"""No file that comes back can take time, memory or anything from outside: each is refused in one Dutch line.

Both by itself (``--los``) and for a dossier, as a file that claims to be the very version that was sent.
"""

from __future__ import annotations

import io
import json
import os
import socketserver
import struct
import subprocess
import sys
import threading
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli import leesproces
from tests.cli.conftest import WORTEL, is_een_regel
from tests.word.hulp import met_deel, verander
from tests.word.spoorvoorbeeld import RELATIES, W

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

MB = 1024 * 1024
MEEST = 300 * MB
"""Bytes of memory that the whole program may use."""
_DOCUMENT, _RELATIES = "word/document.xml", "word/_rels/document.xml.rels"
_GOED = "goed.docx"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="grenzen aan een proces kent Windows niet")


class _Luisteraar(socketserver.BaseRequestHandler):
    """Hears who knocks."""

    geklopt = 0

    def handle(self) -> None:
        type(self).geklopt += 1


@contextmanager
def _luister() -> Iterator[str]:
    """An address at which every request is heard."""
    _Luisteraar.geklopt = 0
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Luisteraar) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def _zip(delen: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen.items():
            # OpenDocument wants its first member as it is.
            zip_.writestr(naam, inhoud, zipfile.ZIP_STORED if naam == "mimetype" else None)
    return buffer.getvalue()


def _met_vlag(inhoud: bytes, vlag: int) -> bytes:
    """A zip of which every member says something of itself, such as that it is encrypted."""
    nieuw = bytearray(inhoud)
    for handtekening, plaats in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = nieuw.find(handtekening)
        while begin >= 0:
            struct.pack_into("<H", nieuw, begin + plaats, vlag)
            begin = nieuw.find(handtekening, begin + 1)
    return bytes(nieuw)


def _odt(inhoud: str) -> bytes:
    return _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": inhoud})


def _vijandig(goed: bytes, adres: str) -> dict[str, tuple[bytes, str]]:
    """Files by name, each with a word of why it is refused; ``goed`` is the version that was sent."""

    def met(naam: str, inhoud: str | bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(met_deel(goed, naam, inhoud))) as zip_:
            return _zip({lid: zip_.read(lid) for lid in zip_.namelist()})

    def document(inhoud: str, voor: str = "") -> bytes:
        return met(_DOCUMENT, f'{voor}<w:document xmlns:w="{W}"><w:body>{inhoud}</w:body></w:document>')

    entiteit = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{adres}/geheim">]>'
    vermenigvuldigd = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {naam} "{f"&{van};" * 10}">' for van, naam in zip("abcdefgh", "bcdefghi", strict=True)
    )
    leden = {f"customXml/item{nr}.xml": "<x/>" for nr in range(2_001)}
    return {
        "leeg.docx": (b"", "leeg"),
        "tekst.docx": (b"Beste collega, hierbij mijn opmerkingen.", "geen Word"),
        "rapport.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "er is niets ingelezen"),
        "bericht.eml": (b"From: a@b.invalid\r\nSubject: verslag\r\n\r\nAkkoord.", "er is niets ingelezen"),
        "wachtwoord.docx": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 4096, "wachtwoord"),
        "wachtwoord-zip.docx": (_met_vlag(goed, 1), "wachtwoord"),
        "afgebroken.docx": (goed[: len(goed) // 2], "beschadigd"),
        "macro.docx": (met("word/vbaProject.bin", b"x"), "macro"),
        "buiten.docx": (met("word/../../weg.xml", "<a/>"), "buiten het bestand"),
        "dubbel.docx": (met("Word/Document.xml", "<a/>"), "twee keer"),
        "groot.docx": (b"PK\x03\x04" + os.urandom(1024) * 21 * 1024, "20 MB"),
        "bom deel.docx": (met("word/media/b.bin", b"\0" * (51 * MB)), "50 MB"),
        "bom samen.docx": (_zip({f"{nr}.bin": b"\0" * (40 * MB) for nr in range(3)}), "100 MB"),
        "bom tekst.docx": (document(f"<w:p><w:r><w:t>{'x' * (30 * MB)}</w:t></w:r></w:p>"), "keer zo groot"),
        "bom opmaak.docx": (document("<w:p/>" * 3_000_000), "keer zo groot"),
        "veel opmaak.docx": (document("".join(f"<w:p w:n='{nr}'/>" for nr in range(600_000))), "meer opmaak"),
        "bom diep.docx": (document("<w:p>" * 200_000 + "</w:p>" * 200_000), "beschadigd"),
        "leden.docx": (_zip(leden), "2000 onderdelen"),
        "entiteit.docx": (document("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", entiteit), "documenttype"),
        "lachen.docx": (document("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", f"{vermenigvuldigd}]>"), "documenttype"),
        "rekenblad.docx": (verander(goed, {_DOCUMENT: ("w:document", "w:workbook")}), "geen Word-document"),
        "entiteit.odt": (_odt(f'<!DOCTYPE a SYSTEM "{adres}/geheim"><a/>'), "documenttype"),
        "rommel.odt": (_odt("<a>"), "onleesbaar"),
        "bom.odt": (_odt(f"<a>{'<b/>' * 3_000_000}</a>"), "keer zo groot"),
    }  # fmt: skip


def _met_verwijzingen(goed: bytes, adres: str) -> bytes:
    """A readable file that asks for a picture, a header and a template from elsewhere."""
    relaties = "".join(
        f'<Relationship Id="x{soort}" Type="{RELATIES}/{soort}" Target="{adres}/{soort}" TargetMode="External"/>'
        for soort in ("image", "header", "attachedTemplate", "aFChunk")
    )
    return verander(goed, {_RELATIES: ("</Relationships>", f"{relaties}</Relationships>")})


@pytest.fixture
def verstuurd(gesprek: Opdrachtregel, tmp_path: Path) -> bytes:
    """Give the file that was sent to the respondent of Groningen."""
    gesprek.goed("verslag", "maak", "Groningen", "--doel", str(tmp_path), als="notulist 1")
    gesprek.goed("verslag", "check", "Groningen", als="notulist 1")
    pad = tmp_path / "v1.docx"
    gesprek.goed("verslag", "verstuur", "Groningen", "--doel", str(pad), als="auditor 1")
    return pad.read_bytes()


@pytest.mark.parametrize("woorden", [("--los",), ("--partij", "Groningen")], ids=["los", "dossier"])
def test_every_hostile_file_is_refused_in_time_and_memory_without_a_request(
    woorden: tuple[str, ...], gesprek: Opdrachtregel, verstuurd: bytes, tmp_path: Path
) -> None:
    map_ = tmp_path / "vijandig"
    map_.mkdir()
    with _luister() as adres:
        bestanden = _vijandig(verstuurd, adres)
        for naam, (inhoud, _woord) in bestanden.items():
            (map_ / naam).write_bytes(inhoud)
        (map_ / _GOED).write_bytes(_met_verwijzingen(verstuurd, adres))
        uitkomsten = _lees(gesprek, map_, *woorden)
        assert _Luisteraar.geklopt == 0
    goed = uitkomsten.pop(_GOED)
    assert goed["status"] == 0, goed["fout"]
    assert f"{adres}/image; dat is niet opgehaald" in goed["uit"], "listed, not fetched, not refused"
    assert uitkomsten.keys() == bestanden.keys()
    for naam, uitkomst in uitkomsten.items():
        assert (uitkomst["status"], uitkomst["uit"]) == (2, ""), naam
        assert is_een_regel(uitkomst["fout"]), naam
        assert naam in uitkomst["fout"]
        assert bestanden[naam][1] in uitkomst["fout"], uitkomst["fout"]
        assert "er is niets" in uitkomst["fout"] or "niet overgenomen" in uitkomst["fout"]
        assert uitkomst["gedaan"] == [], naam
        assert uitkomst["geheugen"] < MEEST, naam
    assert gesprek.goed("verslag", "status", "Groningen", "--json").json["verslagen"][0]["reacties"] == []


def _lees(regel: Opdrachtregel, map_: Path, *woorden: str) -> dict[str, dict[str, Any]]:
    """What came of each file, by name."""
    gedaan = subprocess.run(
        [sys.executable, "-m", leesproces.__name__, str(regel.db), str(map_), *woorden],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    uitkomsten = [json.loads(regel) for regel in gedaan.stdout.splitlines()]
    assert gedaan.returncode == 0, (gedaan.stderr, "after", [een["naam"] for een in uitkomsten])
    return {een["naam"]: een for een in uitkomsten}
