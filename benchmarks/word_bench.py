"""What a gespreksverslag in Word costs, out and back, against doing the least, docxtpl, Pandoc, and its own smaller sizes.

The texts are those that the extraction was developed on: the same sentence a hundred times would be packed in no time.
docxtpl is measured in a Python of its own (``make meetlat``), Pandoc where it is installed.
"""

from __future__ import annotations

import io
import json
import random
import shutil
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import anderen
from benchmarks.geheugen import draai
from benchmarks.meting import Meting, getal
from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.verslagdocument import Alinea, Cijferregel, Kleurenbalk, Sectie, Verslagdocument
from korpsmonitor_tui.word.inhoud import blokken
from korpsmonitor_tui.word.opmaak import Opmaak
from korpsmonitor_tui.word.sjabloon import open_sjabloon
from korpsmonitor_tui.word.verslag import schrijf_verslag
from korpsmonitor_tui.word.verslaglezer import lees_teruggave
from tests.oordelen import KLEUREN

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.word.verslag import Verslagbestand

ONDERWERP: Final = "Word"
HOE: Final = (
    "Een gespreksverslag van 120 passages, een tabel van 40 cijfers en elf kleurentabellen (zestien bladzijden), van echte zinnen;"
    " rekentijd van de processor, de beste van vijf keer."
)
HUISSTIJL = Path(__file__).resolve().parent.parent / "templates" / "algemeen" / "huisstijl.docx"
_KEREN: Final = 5
_ONS: Final = "from benchmarks.word_bench import maak_een_verslag; maak_een_verslag()"
"""For its memory, in a process of its own."""
_DOCXTPL: Final = """
import io, json, sys, time
import docx, docxtpl

def sjabloon():
    d = docx.Document()
    d.add_heading("{{ titel }}", 0)
    d.add_paragraph("{%p for s in secties %}")
    d.add_heading("{{ s.titel }}", 1)
    d.add_paragraph("{%p for a in s.alineas %}")
    d.add_paragraph("{{ a.nummer }}\\t{{ a.tekst }}")
    d.add_paragraph("{%p endfor %}")
    d.add_paragraph("{%p endfor %}")
    d.add_paragraph("{%p for t in tabellen %}")
    tabel = d.add_table(4, 5)
    tabel.rows[0].cells[0].text = "Omschrijving"
    tabel.rows[1].cells[0].text = "{%tr for r in t %}"
    for nr in range(5):
        tabel.rows[2].cells[nr].text = "{{ r[%d] }}" % nr
    tabel.rows[3].cells[0].text = "{%tr endfor %}"
    d.add_paragraph("{%p endfor %}")
    uit = io.BytesIO()
    d.save(uit)
    return uit.getvalue()

gegevens, vorm, tijden = json.load(sys.stdin), sjabloon(), []
for _keer in range(int(sys.argv[1])):
    begin = time.process_time()
    document = docxtpl.DocxTemplate(io.BytesIO(vorm))
    document.render(gegevens, autoescape=True)
    document.save(io.BytesIO())
    tijden.append(time.process_time() - begin)
print(min(tijden))
"""


def meet() -> list[Meting]:
    """Each ratio from the best of a few repetitions; processor time, but for what another program does."""
    sjabloon = HUISSTIJL.read_bytes()

    def schrijf(passages: int, cijfers: int = 40) -> Callable[[], Verslagbestand]:
        return partial(schrijf_verslag, _verslag(passages, cijfers), sjabloon)

    document = _verslag(120, 40)
    huisstijl = open_sjabloon(sjabloon)
    opmaak = Opmaak(huisstijl.stijlen, huisstijl.breedte, huisstijl.eerste_bladwijzer)
    gewoon = _beste(schrijf(120))
    return [
        Meting(
            "verslag van 120 passages en 12 tabellen tegenover dezelfde XML in een kale zip",
            gewoon / _beste(partial(_kaal, document, sjabloon, opmaak)),
            doel=4,
            toelichting=f"{getal(gewoon * 1000)} ms",
            uitleg="het concept met huisstijl, bladwijzers en controle, gedeeld door dezelfde XML als tekst in een zip: minder kan geen enkel programma.",
        ),
        Meting(
            "verslag van zestien bladzijden",
            gewoon * 1000,
            "ms",
            doel=300,
            uitleg="hetzelfde verslag in milliseconden.",
        ),
        *_tegenover_docxtpl(document, gewoon),
        Meting(
            "10.000 passages tegenover 1.000",
            _beste(schrijf(10_000)) / _beste(schrijf(1_000)),
            doel=15,
            uitleg="10 is recht evenredig met de lengte.",
        ),
        Meting(
            "tabel van 4.000 regels tegenover 400",
            _beste(schrijf(1, 4_000)) / _beste(schrijf(1, 400)),
            doel=15,
            uitleg="10 is recht evenredig met de tabel.",
        ),
        Meting(
            "verslag met een tabel van 400 regels",
            _beste(schrijf(1, 400)) * 1000,
            "ms",
            doel=100,
            uitleg="één passage en één grote tabel.",
        ),
        *_teruglezen(document, sjabloon),
    ]


def _verslag(passages: int, regels: int) -> Verslagdocument:
    bestand = paths.data() / "extraction" / "dev.jsonl"
    zinnen = [json.loads(regel)["text"] for regel in bestand.read_text(encoding="utf-8").splitlines()]
    kies = random.Random(passages)
    alineas = tuple(
        Alinea(nummer, f"p{nummer}", " ".join(kies.sample(zinnen, 3))) for nummer in range(1, passages + 1)
    )
    balk = Kleurenbalk(
        "Toezicht", ("a", "b", "c", "d"), ((2010, tuple(KLEUREN)), (2012, tuple(KLEUREN))), "", KLEUREN
    )
    leeg = Verslagdocument(
        instrument="Korpsmonitor",
        editie="2011-2012",
        partij="Voorbeeld",
        verslag="v",
        versie=1,
        status="concept",
        kop="0" * 64,
        rubricering="Vertrouwelijk",
        datum=date(2012, 4, 3),
        plaats="Utrecht",
        notulist="notulist",
        auditors=(),
        deelnemers=(),
        secties=tuple(Sectie(str(deel), f"Hoofdstuk {deel}", alineas[deel::7]) for deel in range(7)),
        opgemaakt=date(2012, 4, 12),
    )
    cijfers = tuple(Cijferregel(f"v{nr}", "aantal", "2011", str(nr)) for nr in range(regels))
    return replace(leeg, cijfers=cijfers, kleurenbalken=(balk,) * 11)


def _tabellen(document: Verslagdocument) -> list[list[list[str]]]:
    cijfers = [[cijfer.omschrijving, cijfer.jaar, cijfer.opgegeven, "", ""] for cijfer in document.cijfers]
    balken = [
        [[str(jaar), *(kleur if kleur else "" for kleur in kleuren)][:5] for jaar, kleuren in balk.rijen]
        for balk in document.kleurenbalken
    ]
    return [cijfers, *balken]


def _kaal(document: Verslagdocument, sjabloon: bytes, opmaak: Opmaak) -> None:
    """The same markup as text, put into the package of the house style unseen: the least that any writer can do."""
    tekst = "".join(blokken(document, opmaak).values())
    with (
        zipfile.ZipFile(io.BytesIO(sjabloon)) as bron,
        zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as doel,
    ):
        for naam in bron.namelist():
            doel.writestr(naam, tekst if naam == "word/document.xml" else bron.read(naam))


def _tegenover_docxtpl(document: Verslagdocument, gewoon: float) -> list[Meting]:
    _uit, geheugen = draai(sys.executable, _ONS)
    python = anderen.programma(anderen.MEETLAT)
    if python is None:
        return _geheugen("Korpsmonitor", geheugen)
    gegevens = {
        "titel": document.partij,
        "secties": [
            {
                "titel": sectie.titel,
                "alineas": [{"nummer": alinea.nummer, "tekst": alinea.tekst} for alinea in sectie.alineas],
            }
            for sectie in document.secties
        ],
        "tabellen": _tabellen(document),
    }
    tijd, _piek = draai(str(python), _DOCXTPL, str(_KEREN), invoer=json.dumps(gegevens))
    _tijd, zijn_geheugen = draai(str(python), _DOCXTPL, "1", invoer=json.dumps(gegevens))
    return [
        Meting(
            "verslag tegenover docxtpl",
            gewoon / float(tijd),
            doel=0.6,
            toelichting=f"docxtpl {getal(float(tijd) * 1000)} ms",
            uitleg="dezelfde teksten en tabellen uit een sjabloon, zonder bladwijzers en zonder huisstijl.",
        ),
        *_geheugen("Korpsmonitor", geheugen),
        *_geheugen("docxtpl", zijn_geheugen),
    ]


def _geheugen(wie: str, meeste: float | None) -> list[Meting]:
    if meeste is None:
        return []
    uitleg = "het hoogste werkgeheugen van een proces dat één verslag maakt."
    return [Meting(f"geheugen bij één verslag, {wie}", meeste, "MB", uitleg=uitleg)]


def maak_een_verslag() -> None:
    """The report that is measured, once."""
    schrijf_verslag(_verslag(120, 40), HUISSTIJL.read_bytes())


def _teruglezen(document: Verslagdocument, sjabloon: bytes) -> list[Meting]:
    """A returned file in which every third passage was changed by somebody."""
    verstuurd = schrijf_verslag(replace(document, bijhouden=True), sjabloon)
    terug = _met_wijzigingen(verstuurd.inhoud)
    basis = [(alinea.tekst, alinea.passage) for alinea in verstuurd.basis]
    passages = [
        (alinea.passage, alinea.nummer, sectie.code, alinea.tekst)
        for sectie in document.secties
        for alinea in sectie.alineas
    ]
    _herkomst, lezing = lees_teruggave(terug, "terug.docx", basis, passages)
    gelezen = _beste(partial(lees_teruggave, terug, "terug.docx", basis, passages))
    metingen = [
        Meting(
            "teruggave van 120 passages lezen",
            gelezen * 1000,
            "ms",
            doel=50,
            toelichting=f"{len(lezing.punten)} opmerkingen",
            uitleg="het verslag terug uit wederhoor, elke derde passage gewijzigd: elke wijziging bij haar passage, met wie en wanneer.",
        )
    ]
    pandoc = shutil.which("pandoc")
    if pandoc:
        opdracht = [pandoc, "--track-changes=all", "--from=docx", "--to=native"]
        tijd = _beste(
            lambda: subprocess.run(opdracht, input=terug, capture_output=True, check=True), time.perf_counter
        )
        metingen.append(
            Meting(
                "teruggave tegenover Pandoc",
                gelezen / tijd,
                doel=0.2,
                uitleg="idem, gedeeld door `pandoc --track-changes=all` op hetzelfde bestand, op de klok en met zijn start.",
            )
        )
    return metingen


def _met_wijzigingen(inhoud: bytes) -> bytes:
    wie = 'w:id="9{nr}" w:author="korpsexpert" w:date="2012-05-01T10:00:00Z"'
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in bron.namelist():
            deel = bron.read(naam)
            if naam == "word/document.xml":
                stukken = deel.decode().split('<w:bookmarkEnd w:id="')
                for nr in range(0, len(stukken) - 1, 3):
                    erbij = "<w:r><w:t>Dit klopt niet meer.</w:t></w:r>"
                    stukken[nr] += f"<w:ins {wie.format(nr=nr)}>{erbij}</w:ins>"
                deel = '<w:bookmarkEnd w:id="'.join(stukken).encode()
            doel.writestr(naam, deel)
    return uit.getvalue()


def _beste(werk: Callable[[], object], klok: Callable[[], float] = time.process_time) -> float:
    """Seconds of the fastest repetition."""
    tijden: list[float] = []
    for _keer in range(_KEREN):
        begin = klok()
        werk()
        tijden.append(klok() - begin)
    return min(tijden)
