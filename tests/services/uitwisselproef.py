"""What the tests of exchanged codes share: a project out, the same by somebody else in another program, and in again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.refiqda import Code, Gebruiker, Gelezen, Project, Selectie, paden
from korpsmonitor_tui.report.refiqda import schrijf_project
from korpsmonitor_tui.services.uitwisseling import maak_project
from korpsmonitor_tui.services.uitwisselinvoer import Invoer, neem_project_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.services.sessie import Sessie


def bestand(sessie: Sessie, dossier: str, *, met_namen: bool = False) -> bytes:
    return schrijf_project(maak_project(sessie, [dossier], met_namen=met_namen).project)


def neem_over(
    sessie: Sessie, project: Project, *, proef: bool = False, keuzes: dict[str, str] | None = None
) -> Invoer:
    return neem_project_over(sessie, Gelezen(project), "terug.qdpx", keuzes=keuzes, proef=proef)


def selecties(project: Project) -> Iterator[tuple[str, Selectie, str]]:
    namen = {pad[-1].guid: pad[-1].naam for pad in paden(project.codes)}
    for bron in project.bronnen:
        for selectie in bron.selecties:
            yield namen[selectie.code], selectie, bron.tekst[selectie.begin : selectie.eind]


def anders(project: Project, codeur: str = "onderzoeker Q", uit: str = "QualCoder") -> Project:
    """The same project as another program writes it: every id is new."""
    nieuw = {pad[-1].guid: f"{uit}-{pad[-1].guid}" for pad in paden(project.codes)}

    def code(oud: Code) -> Code:
        return replace(oud, guid=nieuw[oud.guid], onder=tuple(code(kind) for kind in oud.onder))

    bronnen = tuple(
        replace(
            bron,
            guid=f"{uit}-{bron.guid}",
            selecties=tuple(
                replace(s, guid=f"{uit}-{s.guid}", code=nieuw[s.code], gebruiker="q", memos=())
                for s in bron.selecties
            ),
        )
        for bron in project.bronnen
    )
    return replace(
        project,
        herkomst=uit,
        codes=tuple(code(c) for c in project.codes),
        bronnen=bronnen,
        gebruikers=(Gebruiker("q", codeur),),
        memos=(),
    )
