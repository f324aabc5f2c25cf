"""Writes the inputs that fuzzing begins with to tests/fuzz/corpus: small files of our own making, one folder a reader."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
CORPUS = WORTEL / "tests" / "fuzz" / "corpus"


def main() -> None:
    """Write every seed."""
    sys.path.insert(0, str(WORTEL))
    for lezer, zaden in _zaden().items():
        map_ = CORPUS / lezer
        map_.mkdir(parents=True, exist_ok=True)
        for naam, inhoud in zaden.items():
            (map_ / f"zaad-{naam}").write_bytes(inhoud)


def _zaden() -> dict[str, dict[str, bytes]]:
    from openpyxl import Workbook

    from tests.formulierinvullen import opgeslagen
    from tests.fuzz.muteren import pak_in
    from tests.intake.test_refiqda import qdpx, tekstbron
    from tests.intake.werkmappen import Ingevuld
    from tests.word import spoorvoorbeeld as woord
    from tests.word.formuliervoorbeeld import leeg
    from tests.word.teruggave import verzonden
    from tests.word.test_odtlezer import odt

    def klein(inhoud: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            return pak_in(
                {naam: zip_.read(naam) for naam in zip_.namelist() if not naam.endswith((".png", ".jpeg"))}
            )

    sporen = klein(
        woord.docx(
            woord.p(
                woord.t("a"),
                woord.spoor("ins", woord.t("b")),
                woord.spoor("moveFrom", woord.t("d")),
                woord.bij_opmerking("1", woord.spoor("del", woord.weg("c"))),
                einde=woord.spoor("ins"),
            )
            + woord.tabel(woord.rij(woord.cel(woord.p(woord.t("cel"))))),
            footnotes=f'<w:footnote w:id="2">{woord.p(woord.t("noot"))}</w:footnote>',
            comments=woord.opmerking("1", "Vraag", sleutel="0A"),
            commentsEx='<w15:commentEx w15:paraId="0A" w15:done="1"/>',
        )
    )
    open_tekst = klein(odt('<text:p>een<text:s text:c="3"/><text:span>twee</text:span></text:p>'))
    blad = Workbook()
    blad.active.append(["Korps", "Bezoeken 2012", "Bezoeken 2011"])
    blad.active.append(["Groningen", 12, "15-20"])
    lijst = klein(opgeslagen(blad))
    gesprek = klein(
        woord.docx(woord.p(woord.t("Auditor B   0:03")) + woord.p(woord.t("Naam: tekst #00:01:02-3#")))
    )
    regels = (WORTEL / "templates" / "korpsmonitor" / "weegregels" / "2011-2012.toml").read_bytes()
    vragen = (WORTEL / "templates" / "korpsmonitor" / "vragenlijsten" / "2011-2012.toml").read_bytes()
    return {
        "archief": {"docx": sporen, "odt": open_tekst, "xlsx": lijst},
        "wijzigingen": {"sporen": sporen, "odt": open_tekst},
        "teruggave": {"sporen": sporen, "odt": open_tekst, "verslag": klein(verzonden(1).inhoud)},
        "formulier.docx": {"leeg": klein(leeg()), "sporen": sporen},
        "formulier.xlsx": {"ingevuld": klein(Ingevuld().opgeslagen()), "lijst": lijst},
        "transcript.docx": {"gesprek": gesprek},
        "waardering.docx": {"sporen": sporen},
        "waardering.xlsx": {"lijst": lijst},
        "huisstijl": {"sporen": sporen},
        "brontabel": {"lijst": lijst, "csv": b"Korps;Bezoeken 2012\nTwente;4\n", "tab": "Korps\tBezoeken 2012\r\nTwente\t4".encode("utf-16")},
        "transcript": {
            "vtt": b"WEBVTT\n\nNOTE x\n\n1\n00:01.000 --> 00:02.5 align:start\n<v Auditor B>Goede&nbsp;morgen</v>\n",
            "srt": b"1\n00:00:01,000 --> 00:00:02,000\nJan: <i>ja</i>\n\n",
            "txt": b"[00:12:03] Korpsexpert: acht.\nNaam (0:03): x\nAuditor B   1:02:03\ntekst #00:01:02-3#\n",
        },
        "inzendingen": {"odk": b"KEY,SubmissionDate,partij,toezicht-clubs\nuuid:1,2013-01-02T10:00:00Z,groningen,\"a\nb\"\n"},
        "opmerkingen": {"mail": b"Beste collega,\n\n1: klopt niet.\n- en passage 2, 3: ook niet\n\nAkkoord.\n"},
        "extraheer": {"zin": b"De gedragscode wordt nageleefd. In 2011 waren er 12 tot 15 controles per jaar, met het OM."},
        "project": {"bron": qdpx(tekstbron(), een=b"Test een twee")},
        "codeboek": {"codes": b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="x"><Codes><Code guid="1" name="a"/></Codes></CodeBook>'},
        "scores": {"drie": b'{"toezicht.vergunde_branche": "rood", "referentiekader": 80.5, "opsporing.weging": {"score": "nvt", "reden": "x"}}'},
        "weegregels": {"begin": regels[:4000]},
        "vragenlijst": {"begin": vragen[:4000]},
        "model": {"leeg": b'{"vorm": 1, "versie": "x", "dimensies": {"klassen": [], "basis": [], "gewichten": {}}, "drempel": 0.5}'},
        "leerzinnen": {"een": b'{"korps": "a", "text": "b", "subsection": "c", "dimension_polarity": {"d": "e"}, "polarity": "f"}\n'},
        "opname": {"wav": b"RIFF$\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0data\0\0\0\0"},
        "payload": {"score": b'{"kleur": "rood", "bewijs": [["a", 1]], "motivatie": "\\ud800"}'},
        "wachtwoord": {"regel": b"fiets lamp regen molen\n"},
    }  # fmt: skip


if __name__ == "__main__":
    main()
