"""The archive guard refuses each hostile trait with one line, and lets ordinary office files through."""

from __future__ import annotations

import contextlib
import io
import random
import stat
import struct
import tracemalloc
import warnings
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.bestanden import archief
from korpsmonitor_tui.bestanden.archief import ArchiefFout, Verwijzing, open_archief

pytestmark = pytest.mark.fouten("vijandig", kort=True)

TYPEN = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{extra}</Types>'
)
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}</Relationships>'
HOOFD = '<Relationship Id="r1" Type="http://x/relationships/officeDocument" Target="{doel}"/>'


def pak(*leden: tuple[str, bytes | str], compressie: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compressie) as zip_, warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", UserWarning
        )  # zipfile warns of duplicate names, which is the point here
        for naam, inhoud in leden:
            zip_.writestr(naam, inhoud)
    return buffer.getvalue()


def gewoon(*extra: tuple[str, bytes | str], typen: str = "", doel: str = "word/document.xml") -> bytes:
    return pak(
        ("[Content_Types].xml", TYPEN.format(extra=typen)),
        ("_rels/.rels", RELS.format(rels=HOOFD.format(doel=doel))),
        ("word/document.xml", "<document/>"),
        *extra,
    )


def test_a_plain_office_file_is_unpacked_with_every_part() -> None:
    gelezen = open_archief(gewoon(("word/media/foto.png", b"\x89PNG\r\n<!DOCTYPE")))
    assert gelezen.delen["word/document.xml"] == b"<document/>"
    assert gelezen.delen["word/media/foto.png"].startswith(b"\x89PNG")
    assert gelezen.hoofddeel() == "word/document.xml"
    assert gelezen.externe_verwijzingen() == ()


@pytest.mark.parametrize("doel", ["/vreemd/Tekst.xml", "vreemd/tekst.xml", "word/../vreemd/tekst.xml"])
def test_the_main_part_is_found_through_the_relationships(doel: str) -> None:
    assert open_archief(gewoon(("vreemd/tekst.xml", "<d/>"), doel=doel)).hoofddeel() == "vreemd/tekst.xml"


def test_a_file_without_a_main_part_is_named() -> None:
    with pytest.raises(ArchiefFout, match="geen hoofdtekst"):
        open_archief(pak(("a.xml", "<a/>"))).hoofddeel()


def test_external_relationships_are_listed_and_not_refused() -> None:
    extern = '<Relationship Id="r2" Type="http://x/relationships/{}" Target="{}" TargetMode="External"/>'
    rels = extern.format("attachedTemplate", "file:///H:/huis.dotx") + extern.format(
        "image", "http://voorbeeld/p.png"
    )
    gelezen = open_archief(gewoon(("word/_rels/settings.xml.rels", RELS.format(rels=rels))))
    assert gelezen.externe_verwijzingen() == (
        Verwijzing("word/settings.xml", "attachedTemplate", "file:///H:/huis.dotx"),
        Verwijzing("word/settings.xml", "image", "http://voorbeeld/p.png"),
    )


@pytest.mark.parametrize(
    ("inhoud", "oorzaak"),
    [
        (b"", "beschadigd"),
        (b"geen zip", "beschadigd"),
        (gewoon()[:-40], "beschadigd"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "wachtwoord"),
        (gewoon(("word/../../weg.xml", "<a/>")), "buiten het bestand"),
        (gewoon(("..\\weg.xml", "<a/>")), "buiten het bestand"),
        (gewoon(("/etc/weg.xml", "<a/>")), "buiten het bestand"),
        (gewoon(("C:/weg.xml", "<a/>")), "buiten het bestand"),
        (gewoon(("word/document.xml", "<ander/>")), "twee keer"),
        (gewoon(("Word/Document.xml", "<ander/>")), "twee keer"),
        (gewoon(("word/vbaProject.bin", b"\0")), "macro"),
        (
            gewoon(typen='<Override PartName="/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>'),
            "macro",
        ),
        (gewoon(("word/styles.xml", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')), "documenttype"),
        (gewoon(("word/styles.xml", "<!DOCTYPE a><a/>".encode("utf-16"))), "documenttype"),
        (
            gewoon(("word/styles.xml", "<?xml version='1.0'?><!-- x --><!DOCTYPE a SYSTEM 'b'><a/>")),
            "documenttype",
        ),
        (gewoon(("word/plaatje.bin", "<!DOCTYPE a><a/>")), "documenttype"),
        (gewoon(("word/styles.xml", "geen xml")), "onleesbaar"),
        (gewoon(("word/styles.xml", f"<!-- {'x' * 70_000} --><!DOCTYPE a><a/>")), "onleesbaar"),
        (
            gewoon(("word/styles.xml", '<?xml version="1.0" encoding="cp037"?><a/>'.encode("cp037"))),
            "onleesbaar",
        ),
        (
            gewoon(
                ("word/stijl.bin", "<!DOCTYPE a><a/>".encode("utf-32-be")),
                typen='<Override PartName="/word/stijl.bin" ContentType="application/x+xml"/>',
            ),
            "onleesbaar",
        ),
        (pak(("[Content_Types].xml", "<Types><open>")), "onleesbaar"),
        (gewoon(("xl/macrosheets/sheet1.xml", "<a/>")), "macro"),
        (
            gewoon(typen='<Default Extension="x" ContentType="application/vnd.ms-excel.macrosheet+xml"/>'),
            "macro",
        ),
        (gewoon(("word/styles.xml", "<a>" + " " * 5_000_000 + "</a>")), "200 keer"),
        (gewoon(("a.bin", bytes(30_000_000))), "200 keer"),
        (pak(("a.xml", b"<a/>" + b" " * 99), compressie=zipfile.ZIP_BZIP2), "vreemd ingepakt"),
        (pak(("a.xml", b"<a/>" + b" " * 99), compressie=zipfile.ZIP_LZMA), "vreemd ingepakt"),
        (pak(("[Content_Types].xml", f"<Types>{'<a/>' * 60_000}</Types>")), "onleesbaar"),
        (pak(("[Content_Types].xml", f"<Types>{'<a>' * 200}{'</a>' * 200}</Types>")), "onleesbaar"),
    ],
)
def test_each_hostile_trait_is_refused_in_one_line(inhoud: bytes, oorzaak: str) -> None:
    with pytest.raises(ArchiefFout, match=oorzaak) as fout:
        open_archief(inhoud, "reactie.docx")
    regel = str(fout.value)
    assert regel.startswith("reactie.docx is geweigerd: ")
    assert "er is niets ingelezen" in regel
    assert "\n" not in regel


def test_an_encrypted_member_is_refused_as_such() -> None:
    inhoud = bytearray(pak(("a.xml", "<a/>")))
    for handtekening, plaats in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = inhoud.index(handtekening) + plaats
        struct.pack_into("<H", inhoud, begin, 0x1)
    with pytest.raises(ArchiefFout, match="wachtwoord"):
        open_archief(bytes(inhoud))


def test_the_file_may_not_be_too_large() -> None:
    with pytest.raises(ArchiefFout, match="groter dan 20 MB"):
        open_archief(b"P" * (archief.MAX_BESTAND + 1))


def test_a_part_may_not_unpack_too_large() -> None:
    with pytest.raises(ArchiefFout, match="groter dan 50 MB"):
        open_archief(pak(("a.bin", b"\0" * (archief.MAX_DEEL + 1))))


def test_all_parts_together_may_not_unpack_too_large() -> None:
    deel = b"\0" * (archief.MAX_DEEL - 1)
    with pytest.raises(ArchiefFout, match="uitgepakt groter dan 100 MB"):
        open_archief(pak(("a.bin", deel), ("b.bin", deel), ("c.bin", b"\0" * 3)))


def test_a_size_that_lies_is_refused_as_damage() -> None:
    inhoud = bytearray(pak(("a.bin", b"\0" * 5_000)))
    struct.pack_into("<I", inhoud, inhoud.index(b"PK\x01\x02") + 24, 10)
    with pytest.raises(ArchiefFout, match="beschadigd"):
        open_archief(bytes(inhoud))


def _met_kop(inhoud: bytes, **velden: int) -> bytes:
    """A zip of which the directory says something else of its only member."""
    nieuw = bytearray(inhoud)
    begin = nieuw.index(b"PK\x01\x02")
    plaatsen = {"crc": 16, "ingepakt": 20, "uitgepakt": 24, "kenmerken": 38, "begin": 42}
    for naam, waarde in velden.items():
        struct.pack_into("<I", nieuw, begin + plaatsen[naam], waarde)
    return bytes(nieuw)


def test_no_more_is_unpacked_than_the_directory_states() -> None:
    """Its checksum fits what it states: only counting while unpacking finds that there is more."""
    bom = pak(("a.bin", bytes(200 * archief.MB)))
    gelogen = _met_kop(bom, uitgepakt=10, crc=zlib.crc32(bytes(10)))
    assert len(bom) < archief.MB
    tracemalloc.start()
    try:
        with pytest.raises(ArchiefFout, match="beschadigd"):
            open_archief(gelogen)
        assert tracemalloc.get_traced_memory()[1] < archief.MB
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("soort", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK])
def test_a_member_is_an_ordinary_file(soort: int) -> None:
    lid = zipfile.ZipInfo("a.xml")
    lid.create_system, lid.external_attr = 3, (soort | 0o644) << 16
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        zip_.writestr(lid, "/etc/passwd")
    with pytest.raises(ArchiefFout, match="geen gewoon bestand"):
        open_archief(uit.getvalue())


def test_a_name_ends_where_it_ends() -> None:
    inhoud = pak(("word/goed.xmlX.exe", "<a/>")).replace(b"goed.xmlX", b"goed.xml\0")
    with pytest.raises(ArchiefFout, match="geen gewoon bestand"):
        open_archief(inhoud)


def test_members_do_not_share_their_bytes() -> None:
    """The bomb of one kernel under many names: a second member lies within the bytes of the first."""
    kern = ("b.bin", bytes(1_000_000))
    alleen = pak(kern)
    omhulsel = alleen[: alleen.index(b"PK\x01\x02")]
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr(zipfile.ZipInfo("a.bin"), omhulsel, zipfile.ZIP_STORED)
        zip_.writestr(*kern)
    inhoud = bytearray(uit.getvalue())
    assert open_archief(bytes(inhoud)).delen["b.bin"] == kern[1]
    in_de_lijst = inhoud.rindex(b"PK\x01\x02")
    struct.pack_into("<I", inhoud, in_de_lijst + 42, 30 + len("a.bin"))
    with pytest.raises(ArchiefFout, match="beschadigd"):
        open_archief(bytes(inhoud))


def test_a_member_has_the_name_that_the_directory_gives_it() -> None:
    with pytest.raises(ArchiefFout, match="beschadigd"):
        open_archief(pak(("a.xml", "<a/>")).replace(b"a.xml", b"b.xml", 1))


def test_an_archive_within_it_stays_packed() -> None:
    binnen = pak(("a.bin", bytes(40 * archief.MB)))
    gelezen = open_archief(gewoon(("word/embeddings/blad.xlsx", binnen)))
    assert gelezen.delen["word/embeddings/blad.xlsx"] == binnen


def test_a_picture_of_one_colour_may_be_packed_tightly() -> None:
    assert open_archief(gewoon(("word/media/wit.emf", bytes(10_000_000)))).delen


def test_what_was_judged_is_what_a_library_gets() -> None:
    gelezen = open_archief(gewoon(("word/styles.xml", "<s/>")))
    opnieuw = gelezen.als_bytes()
    assert open_archief(opnieuw).delen == gelezen.delen
    with zipfile.ZipFile(io.BytesIO(opnieuw)) as zip_:
        assert {lid.compress_type for lid in zip_.infolist()} == {zipfile.ZIP_STORED}


def test_there_may_not_be_too_many_members() -> None:
    leden = [(f"{nummer}.txt", "") for nummer in range(archief.MAX_LEDEN + 1)]
    with pytest.raises(ArchiefFout, match="meer dan 2000 onderdelen"):
        open_archief(pak(*leden))
    assert len(open_archief(pak(*leden[:-1])).delen) == archief.MAX_LEDEN


@given(st.integers(0, 10_000), st.integers(1, 30))
def test_damage_never_ends_in_another_error(zaad: int, aantal: int) -> None:
    toeval = random.Random(zaad)
    inhoud = bytearray(gewoon(("word/styles.xml", "<styles>" + "x" * 500 + "</styles>")))
    for _keer in range(aantal):
        inhoud[toeval.randrange(len(inhoud))] = toeval.randrange(256)
    with contextlib.suppress(ArchiefFout):
        assert sum(map(len, open_archief(bytes(inhoud)).delen.values())) <= archief.MAX_UITGEPAKT
