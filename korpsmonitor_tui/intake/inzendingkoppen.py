"""The headings of exported submissions: which column holds which place, whatever groups its heading names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.formulier import velden_van
from korpsmonitor_tui.domain.vragenlijst import WAARDE
from korpsmonitor_tui.domain.xlsformnamen import (
    EDITIE,
    PARTIJ,
    VERSIE,
    VINGERAFDRUK,
    inleidingsnaam,
    lees_namen,
    veldnaam,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.vragenlijst import Vak, Vragenlijst

EIGEN: Final = frozenset({PARTIJ, EDITIE, VERSIE, VINGERAFDRUK})
"""Fields of the form that are no answer."""
KENMERKEN: Final = ("KEY", "instanceID", "_uuid", "_id")
"""Columns that tell submissions apart, the best first: of ODK Central, of both, of KoboToolbox."""
TIJDSTIPPEN: Final = ("SubmissionDate", "_submission_time")
_VAN_DE_SERVER: Final = frozenset(
    [
        "KEY",
        "SubmissionDate",
        "instanceID",
        "instanceName",
        "SubmitterID",
        "SubmitterName",
        "AttachmentsPresent",
        "AttachmentsExpected",
        "Status",
        "ReviewState",
        "DeviceID",
        "Edits",
        "FormVersion",
        "isValidated",
        "start",
        "end",
        "today",
        "deviceid",
        "username",
        "phonenumber",
        "subscriberid",
        "simserial",
        "email",
        "audit",
        "rootUuid",
        "deprecatedID",
    ]
)
"""What ODK Central, Briefcase and Collect add of themselves."""
_GROEPEN_VAN_DE_SERVER: Final = frozenset({"meta", "formhub"})
_NAAM: Final = re.compile(r"[A-Za-z0-9_]+")


@dataclass(frozen=True)
class Koppen:
    """What every column of an export is, by its index."""

    namen: tuple[str, ...]
    """As they stand in the file."""
    plaatsen: dict[int, tuple[Vak, str]] = field(default_factory=dict)
    opties: dict[Vak, dict[int, str]] = field(default_factory=dict)
    """Of a multiple choice: the columns that say of one option whether it was chosen."""
    eigen: dict[str, int] = field(default_factory=dict)
    """Columns of ``EIGEN``, and of the server those that are used."""
    vreemd: frozenset[int] = frozenset()
    """Columns that neither the form nor the server has."""

    @property
    def herkend(self) -> int:
        """How many columns belong to the form."""
        return len(self.plaatsen) + len(self.opties) + len(EIGEN & self.eigen.keys())

    def eerste(self, namen: Sequence[str]) -> int | None:
        """The column of the first of these names that is there."""
        return next((self.eigen[naam] for naam in namen if naam in self.eigen), None)


def lees_koppen(namen: Sequence[str], vragenlijst: Vragenlijst) -> Koppen:
    """Recognise the columns; groups may precede a name with any sign between, or be left out."""
    velden = lees_namen(vragenlijst)
    opties = _opties(vragenlijst)
    inleidingen = {inleidingsnaam(hoofdstuk) for hoofdstuk in vragenlijst.hoofdstukken}
    koppen = Koppen(tuple(namen))
    vreemd = set()
    for nummer, kop in enumerate(namen):
        delen = _NAAM.findall(kop)
        naam = delen[-1] if delen else ""
        optie = _optie(kop, opties)
        if optie is not None:
            vak, code = optie
            koppen.opties.setdefault(vak, {})[nummer] = code
        elif naam in velden:
            koppen.plaatsen[nummer] = velden[naam]
        elif naam in EIGEN or kop in (*KENMERKEN, *TIJDSTIPPEN) or naam in KENMERKEN:
            koppen.eigen.setdefault(naam, nummer)
        elif naam not in inleidingen and not _van_de_server(kop, delen):
            vreemd.add(nummer)
    return Koppen(koppen.namen, koppen.plaatsen, koppen.opties, koppen.eigen, frozenset(vreemd))


def _opties(vragenlijst: Vragenlijst) -> dict[str, tuple[Vak, frozenset[str]]]:
    """Every place of a multiple choice, with its options, by its name."""
    return {
        veldnaam(vak): (vak, frozenset(vraag.antwoordcodes))
        for vraag in vragenlijst.vragen.values()
        if vraag.vraagt == "meerkeuze" and WAARDE in velden_van(vraag)
        for vak in vraag.vakken
    }


def _optie(kop: str, opties: dict[str, tuple[Vak, frozenset[str]]]) -> tuple[Vak, str] | None:
    """The place and option in a heading such as ``groep/toezicht__disciplines/blauw``."""
    for deel in _NAAM.finditer(kop):
        vak, codes = opties.get(deel[0], (None, frozenset()))
        if vak is not None and kop[deel.end() + 1 :] in codes:
            return vak, kop[deel.end() + 1 :]
    return None


def _van_de_server(kop: str, delen: list[str]) -> bool:
    return (
        not delen
        or delen[-1] in _VAN_DE_SERVER
        or kop.startswith("_")
        or bool(_GROEPEN_VAN_DE_SERVER.intersection(delen[:-1]))
    )
