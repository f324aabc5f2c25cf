"""Questionnaires that came back, made by hand: what a reader of files would have found in them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.formulier import Gelezenveld, Herkenning, Ingelezen, Losse
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Vak
from korpsmonitor_tui.services import teruggaven
from korpsmonitor_tui.services.formulieren import stel_formulier_op
from korpsmonitor_tui.services.teruggavebestand import Teruggekomen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.oordeel import Plek
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.teruggaven import Inneming
    from tests.services.conftest import Laptop

OPEN = (Vak("organisatie.korpsexpert_inzet"), WAARDE)
JANEE = (Vak("organisatie.korpsexpert_ononderbroken"), WAARDE)
UREN = (Vak("organisatie.korpsexpert_uren", jaar="2012"), WAARDE)
EERDER = (Vak("organisatie.korpsexpert_uren", jaar="2011"), WAARDE)
BIJ_UREN = (UREN[0], TOELICHTING)


def gevuld(
    sessie: Sessie, teksten: Mapping[Plek, str], *, onzeker: tuple[Plek, ...] = (), partij: str = "groningen"
) -> Ingelezen:
    """A form in which every place was found, and these hold a text."""
    formulier = stel_formulier_op(sessie, sessie.partij(partij), sessie.instrument.vragenlijst)
    plekken = [
        *formulier.velden.values(),
        *(plek for plek in teksten if plek not in formulier.velden.values()),
    ]
    return Ingelezen(
        Herkenning(),
        tuple(
            Gelezenveld(*plek, teksten.get(plek, ""), f"tabel 1, rij {nr}", plek not in onzeker)
            for nr, plek in enumerate(plekken, start=1)
        ),
    )


def met_los(ingelezen: Ingelezen, *teksten: str, bij: Vak | None = None) -> Ingelezen:
    """The same with loose text in it."""
    return Ingelezen(
        ingelezen.herkenning, ingelezen.velden, tuple(Losse(t, "onderaan", bij) for t in teksten)
    )


def kom_terug(
    laptop: Laptop,
    ingelezen: Ingelezen,
    *,
    proef: bool = False,
    sessie: Sessie | None = None,
    partij: str = "groningen",
) -> Inneming:
    """Take in a return with these contents, by the notulist unless somebody else is named."""
    sessie = sessie or laptop.notulist
    inhoud = repr(ingelezen).encode()
    formulier = stel_formulier_op(sessie, sessie.partij(partij), sessie.instrument.vragenlijst)
    een = Teruggekomen(
        sessie.partij(partij), "docx", formulier, ingelezen, hashlib.sha256(inhoud).hexdigest()
    )
    return teruggaven.verwerk(sessie, "lijst.docx", inhoud, een, proef=proef)
