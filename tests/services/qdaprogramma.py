"""Other people's programs for qualitative analysis, driven from outside; run by their own Python (``make qda``).

Usage: qdaprogramma.py lees|codeer|aqda BESTAND UIT
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import uuid
import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any

ZIN = "Er zijn acht rechercheurs."
"""What is coded in them: a sentence that stands behind an emoji."""
NIEUWE_CODE = "Blinde vlek"


def lees_met_schema(bestand: Path) -> Any:
    """The project as the strict reader takes it, which refuses what the schema does not know."""
    project = import_module("pyrefiqda").RefiProject
    with tempfile.TemporaryDirectory() as map_:
        return project.load(bestand, extract_dir=map_)


def teksten(bestand: Path) -> dict[str, str]:
    """The texts in a project file, by the guid of their source."""
    with zipfile.ZipFile(bestand) as zip_:
        return {Path(lid).stem: zip_.read(lid).decode() for lid in zip_.namelist() if lid.endswith(".txt")}


def codes_van(project: Any) -> dict[str, str]:
    """Names of all codes by guid."""
    gevonden: dict[str, str] = {}
    wachtend = list(project.code_book.codes.code)
    while wachtend:
        code = wachtend.pop()
        gevonden[code.guid] = code.name
        wachtend += code.code
    return gevonden


def lees(bestand: Path, uit: Path) -> None:
    """What stands in the file, as JSON: every coding with its code, its coder and its words."""
    project = lees_met_schema(bestand)
    namen, tekst = codes_van(project), teksten(bestand)
    wie = {gebruiker.guid: gebruiker.name for gebruiker in project.users.user}
    regels = [
        [bron.name, namen[codering.code_ref.target_guid], wie[codering.creating_user],
         tekst[bron.guid][plaats.start_position : plaats.end_position]]
        for bron in project.sources.text_source
        for plaats in bron.plain_text_selection
        for codering in plaats.coding
    ]  # fmt: skip
    uit.write_text(json.dumps(regels, ensure_ascii=False), encoding="utf-8")


def codeer(bestand: Path, uit: Path) -> None:
    """Code a sentence with the first codable code under a dimension, and write the project anew."""
    pakket = import_module("pyrefiqda.models.project")
    project, tekst = lees_met_schema(bestand), teksten(bestand)
    code = next(guid for guid, naam in codes_van(project).items() if naam == "opsporing.kwaliteit: negatief")
    wie = pakket.UserType(guid=str(uuid.uuid4()), name="onderzoeker Q")
    project.users.user.append(wie)
    for bron in project.sources.text_source:
        begin = tekst[bron.guid].find(ZIN)
        if begin >= 0:
            codering = pakket.CodingType(
                guid=str(uuid.uuid4()), creating_user=wie.guid, code_ref=pakket.CodeRefType(target_guid=code)
            )
            bron.plain_text_selection.append(
                pakket.PlainTextSelectionType(
                    guid=str(uuid.uuid4()),
                    start_position=begin,
                    end_position=begin + len(ZIN),
                    coding=[codering],
                )
            )
    with tempfile.TemporaryDirectory() as map_:
        for guid, inhoud in tekst.items():
            (Path(map_) / f"{guid}.txt").write_text(inhoud, encoding="utf-8", newline="")
        import_module("pyrefiqda").RefiProject.save(project, uit, source_media_dir=map_)


def in_aqda(bestand: Path, uit: Path) -> None:
    """Put the texts and codes in AQDA, code there where our file says and once more, and export from it.

    AQDA refuses a coding of which the words do not stand where they are said to.
    """
    with tempfile.TemporaryDirectory() as map_:
        os.environ["AQDA_DATA_DIR"] = map_
        app = import_module("aqda.app").app
        with import_module("fastapi.testclient").TestClient(app, base_url="http://localhost") as web:
            uit.write_bytes(_werk_in_aqda(web, bestand))


def _werk_in_aqda(web: Any, bestand: Path) -> bytes:
    def post(pad: str, **kwargs: Any) -> Any:
        antwoord = web.post(f"/api/{pad}", **kwargs)
        antwoord.raise_for_status()
        return antwoord.json()

    project, tekst = lees_met_schema(bestand), teksten(bestand)
    id_ = post("projects", json={"name": project.name})["id"]
    codes = {
        guid: post("codes", json={"project_id": id_, "name": naam})["id"]
        for guid, naam in codes_van(project).items()
    }
    nieuw = post("codes", json={"project_id": id_, "name": NIEUWE_CODE})["id"]
    for bron in project.sources.text_source:
        inhoud = tekst[bron.guid]
        document = post(
            "documents",
            data={"project_id": id_},
            files={"file": (f"{bron.name}.txt", inhoud.encode(), "text/plain")},
        )["id"]
        plaatsen = [
            (codes[codering.code_ref.target_guid], plaats.start_position, plaats.end_position)
            for plaats in bron.plain_text_selection
            for codering in plaats.coding
        ]
        if ZIN in inhoud:
            plaatsen.append((nieuw, inhoud.index(ZIN), inhoud.index(ZIN) + len(ZIN)))
        for code, begin, eind in plaatsen:
            plek = {"start_pos": begin, "end_pos": eind, "selected_text": inhoud[begin:eind]}
            post("codings", json={"document_id": document, "code_id": code, **plek})
    antwoord = web.get(f"/api/export/{id_}/qdpx")
    antwoord.raise_for_status()
    inhoud_: bytes = antwoord.content
    return inhoud_


if __name__ == "__main__":
    {"lees": lees, "codeer": codeer, "aqda": in_aqda}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
