"""A verslag that was sent, and what people do to it: typed over in the XML, or by LibreOffice itself."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from lxml import etree

from korpsmonitor_tui.word.verslaglezer import lees_teruggave
from tests.word import bewerk_in_libreoffice, libreoffice
from tests.word.hulp import met_deel, schrijf, verander
from tests.word.spoorvoorbeeld import RELATIES, RUIMTEN, A, B, opmerking, spoor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

    from korpsmonitor_tui.domain.teruglezing import Aard, Herkomst, Teruglezing, Terugpunt

_DOCUMENT = "word/document.xml"
_TIJD = 60


@dataclass(frozen=True)
class Verzonden:
    """A version as it was sent, and what is kept of it."""

    inhoud: bytes
    basis: list[tuple[str, str | None]]
    passages: list[tuple[str, int, str, str]]

    def tekst(self, nummer: int) -> str:
        """A passage as it was sent."""
        return self.passages[nummer - 1][3]

    def lees(self, inhoud: bytes) -> Teruglezing:
        """What was done to it, according to a file that came back."""
        return self.lees_met_herkomst(inhoud)[1]

    def lees_met_herkomst(self, inhoud: bytes) -> tuple[Herkomst, Teruglezing]:
        return lees_teruggave(inhoud, "terug.docx", self.basis, self.passages)


@cache
def verzonden(passages: int = 12, **anders: object) -> Verzonden:
    """A version that went out; ``anders`` as with :func:`tests.word.voorbeeld.verslag`."""
    bestand = schrijf(passages=passages, bijhouden=True, **anders)
    return Verzonden(
        bestand.inhoud,
        [(regel.tekst, regel.passage) for regel in bestand.basis],
        [
            (regel.passage, regel.nummer or 0, "", regel.tekst.removeprefix(f"{regel.nummer}\t"))
            for regel in bestand.basis
            if regel.passage is not None
        ],
    )


class Bewerking:
    """The document of a version, to be typed in."""

    def __init__(self, bestand: Verzonden) -> None:
        self._inhoud = bestand.inhoud
        with zipfile.ZipFile(io.BytesIO(bestand.inhoud)) as zip_:
            self._wortel = etree.fromstring(zip_.read(_DOCUMENT))
        self.body = next(self._wortel.iter(qn("w:body")))

    def passage(self, nummer: int) -> _Element:
        """The paragraph of a passage."""
        naam = f"_psg_P{nummer:04d}"
        return next(
            ouder(begin) for begin in self.body.iter(qn("w:bookmarkStart")) if begin.get(qn("w:name")) == naam
        )

    def run(self, nummer: int) -> _Element:
        """The run with the text of a passage, behind that with its number."""
        return self.passage(nummer).findall(qn("w:r"))[1]

    def vervang(self, nummer: int, inhoud: str) -> None:
        """Put other content in the place of the text of a passage; its number stays."""
        oud = self.run(nummer)
        for nieuw in stukken(inhoud):
            oud.addprevious(nieuw)
        haal_weg(oud)

    def achter(self, nummer: int, alineas: str) -> None:
        """Put paragraphs behind a passage."""
        vorige = self.passage(nummer)
        for nieuw in reversed(stukken(alineas)):
            vorige.addnext(nieuw)

    def zonder_bladwijzers(self, *nummers: int) -> None:
        """Take bookmarks away: of these passages, or all of them."""
        namen = {f"_psg_P{nummer:04d}" for nummer in nummers}
        for soort in ("w:bookmarkStart", "w:bookmarkEnd"):
            for element in list(self.body.iter(qn(soort))):
                if not namen or element.get(qn("w:name"), "") in namen:
                    haal_weg(element)

    def zonder_nummer(self, nummer: int) -> None:
        """Take the printed number of a passage away."""
        alinea = self.passage(nummer)
        alinea.remove(alinea.findall(qn("w:r"))[0])

    def inhoud(self) -> bytes:
        """The file as it comes back."""
        return met_deel(self._inhoud, _DOCUMENT, etree.tostring(self._wortel))


def ouder(element: _Element) -> _Element:
    """What an element stands in."""
    gevonden = element.getparent()
    assert gevonden is not None
    return gevonden


def haal_weg(element: _Element) -> None:
    """Take an element out of what it stands in."""
    ouder(element).remove(element)


def eind_gevolgd(alinea: _Element, soort: str, auteur: str = A) -> None:
    """Let the end of a paragraph have been added (``ins``) or taken out (``del``)."""
    eigenschappen = alinea.find(qn("w:pPr"))
    assert eigenschappen is not None
    eigenschappen.extend(stukken(f"<w:rPr>{spoor(soort, auteur=auteur)}</w:rPr>"))


def stukken(xml: str) -> list[_Element]:
    """Elements from markup."""
    return list(etree.fromstring(f"<w:body {RUIMTEN}>{xml}</w:body>"))


def bewerkt(bestand: Verzonden, *handelingen: Callable[[Bewerking], object]) -> bytes:
    """A version after these were done to it."""
    bewerking = Bewerking(bestand)
    for handeling in handelingen:
        handeling(bewerking)
    return bewerking.inhoud()


def in_libreoffice(inhoud: bytes, handelingen: Sequence[tuple[str, ...]], vorm: str, werkmap: Path) -> bytes:
    """A version after LibreOffice did these to it, saved as ``vorm`` (``docx`` or ``odt``)."""
    programma, python = libreoffice.soffice(), libreoffice.python_met_uno()
    assert programma is not None
    assert python is not None
    bron, taak, doel = werkmap / "verzonden.docx", werkmap / "taak.json", werkmap / f"terug.{vorm}"
    bron.write_bytes(inhoud)
    taak.write_text(json.dumps(handelingen), encoding="utf-8")
    gedaan = subprocess.run(
        [
            *(*libreoffice.zonder_netwerk(), python, "-m", bewerk_in_libreoffice.__name__, programma),
            *(libreoffice.profiel(werkmap).as_uri(), str(bron), str(taak), str(doel)),
        ],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=_TIJD,
        check=False,
    )
    assert doel.exists(), gedaan.stdout + gedaan.stderr
    return doel.read_bytes()


def kort(punten: Sequence[Terugpunt]) -> list[tuple[Aard, int | None, str, str]]:
    """Kind, passage, author and new text of remarks."""
    return [(punt.aard, punt.nummer, punt.auteur, punt.nieuw) for punt in punten]


def met_opmerkingen(inhoud: bytes, *, verband: bool) -> bytes:
    """A file with a comment 1, a reply 2 to it, and a comment 3; without ``verband`` the reply's link is lost."""
    delen = {
        "comments": opmerking("1", "Klopt dit?", A, "0A1")
        + opmerking("2", "Ja.", B, "0A2")
        + opmerking("3", "Zie de nota.", B, "0A3")
    }
    if verband:
        delen["commentsExtended"] = (
            '<w15:commentEx w15:paraId="0A1" w15:done="1"/>'
            '<w15:commentEx w15:paraId="0A2" w15:paraIdParent="0A1" w15:done="1"/>'
        )
    relaties = "word/_rels/document.xml.rels"
    for soort, xml in delen.items():
        wortel = "w:comments" if soort == "comments" else "w15:commentsEx"
        inhoud = met_deel(inhoud, f"word/{soort}.xml", f"<{wortel} {RUIMTEN}>{xml}</{wortel}>")
        regel = f'<Relationship Id="r{soort}" Type="{RELATIES}/{soort}" Target="{soort}.xml"/>'
        inhoud = verander(inhoud, {relaties: ("</Relationships>", f"{regel}</Relationships>")})
    return inhoud
