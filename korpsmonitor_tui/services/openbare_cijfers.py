"""Figures as a table that may leave: what was stated, what it certainly means, and in which way it is missing.

Published figures leave as they were printed. Of what a korps or a source wrote in this program only figures, known words
and ways of missing leave as stated: anything else is free text, in which a person may be named.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.betekenis import Antwoord, Ontbreekreden
from korpsmonitor_tui.domain.bronnen import LANDELIJK
from korpsmonitor_tui.domain.cijfertabel import KORPS, TOTAALRIJ
from korpsmonitor_tui.domain.openbaar import Kolom, Soort, Tabel
from korpsmonitor_tui.domain.openbaarcijfer import cijfercellen
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import CIJFERSOORTEN
from korpsmonitor_tui.services.bronnen import lees_broncijfers, lees_rijen
from korpsmonitor_tui.services.openbare_kolommen import (
    GEPUBLICEERD,
    gepubliceerde_editie,
    kolommen_vooraf,
    labelkolom,
)
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.cijfer import Cijfer
    from korpsmonitor_tui.domain.cijfertabel import Cijfertabel, Cijferverzameling, Rij
    from korpsmonitor_tui.domain.cijfertabel import Kolom as Tabelkolom
    from korpsmonitor_tui.domain.openbaar import Waarde
    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag
    from korpsmonitor_tui.services.openbare_kolommen import Uitgave
    from korpsmonitor_tui.services.sessie import Sessie

VRAGENLIJST: Final = "vragenlijst"
BRON: Final = "bron"
ONBEKENDE_RIJ: Final = "onbekend"
"""Stands for a row that the program does not know: another program can call it anything."""


class _Plaats(NamedTuple):
    """The columns in front of a figure."""

    id: str
    editie: str
    jaar: int | None
    korps: str | None
    rij: str
    totaal: bool
    vraag: str | None
    onderdeel: str | None
    bron: str


def cijfertabel(sessie: Sessie, uitgaven: Sequence[Uitgave]) -> Tabel:
    """Every figure: of the questionnaires, of other sources, and as published."""
    cijfers = sessie.instrumenten.cijfers(sessie.editie.instrument)
    korpsen = frozenset(p.code for p in sessie.instrument.partijen if p.gemeten)
    rijen = [rij for uitgave in uitgaven for rij in (*_antwoorden(uitgave), *_broncijfers(uitgave, korpsen))]
    return Tabel(
        "cijfers",
        _("Cijfers"),
        _(
            "Een rij per opgegeven cijfer. Waar niets is opgegeven is geen rij; een ontbrekend cijfer heeft een code in"
            " ontbreekt, nooit een 0. Rijen met totaal tellen andere rijen op: neem ze niet mee in een som."
        ),
        _kolommen(),
        ("id",),
        (*rijen, *_gepubliceerd(cijfers, korpsen)),
    )


def vragentabel(sessie: Sessie, gebruikt: frozenset[str]) -> Tabel:
    """What every figure answers; of what an earlier questionnaire asked only the id may be known."""
    bekend: dict[str, tuple[Waarde, ...]] = {}
    for hoofdstuk in sessie.instrument.hoofdstukken:
        for vraag in hoofdstuk.vragen:
            bekend[vraag.id] = (vraag.tekst, hoofdstuk.code, vraag.eenheid or None, KORPS)
    for bron in sessie.instrument.bronnen:
        for gegeven in bron.gegevens:
            bekend[gegeven.id] = (gegeven.tekst, None, gegeven.eenheid or None, bron.code)
    volgorde = [*(id_ for id_ in bekend if id_ in gebruikt), *sorted(gebruikt - bekend.keys())]
    return Tabel(
        "vragen",
        _("Vragen"),
        _("Wat elk cijfer beantwoordt."),
        (
            Kolom("vraag", Soort.TEKST, _("vast kenmerk van de vraag of het gegeven"), verplicht=True),
            Kolom("tekst", Soort.TEKST, _("de vraag; leeg als de vragenlijst haar nu niet meer stelt")),
            Kolom("hoofdstuk", Soort.TEKST, _("hoofdstuk van de vragenlijst; leeg bij een andere bron")),
            Kolom("eenheid", Soort.TEKST, _("wat wordt geteld, zoals zaken; leeg als dat in de vraag staat")),
            Kolom("van", Soort.TEKST, _("korps, of de code van de bron die het opgeeft")),
        ),
        ("vraag",),
        tuple((id_, *bekend.get(id_, (None, None, None, None))) for id_ in volgorde),
    )


def _kolommen() -> tuple[Kolom, ...]:
    return (
        Kolom("id", Soort.TEKST, _("vast kenmerk van de rij"), verplicht=True),
        *kolommen_vooraf(korps_verplicht=False),
        Kolom(
            "rij",
            Soort.TEKST,
            _("code van het korps of van een andere rij, zoals mma of nederland"),
            verplicht=True,
        ),
        Kolom("totaal", Soort.JA_NEE, _("of dit een gedrukt totaal van andere rijen is"), verplicht=True),
        Kolom(
            "vraag",
            Soort.TEKST,
            _("wat het cijfer beantwoordt; leeg waar de bron dat niet zegt"),
            verwijst="vragen",
        ),
        Kolom("onderdeel", Soort.TEKST, _("rij van een vraag met rijen; anders leeg")),
        Kolom("bron", Soort.TEKST, _("wie het opgaf: korps, of de code van de bron"), verplicht=True),
        Kolom(
            "opgegeven",
            Soort.TEKST,
            _("wat is opgegeven, letterlijk; leeg als niets is ingevuld of als er vrije tekst in staat"),
        ),
        Kolom("vorm", Soort.TEKST, _("wat de opgave is"), verplicht=True, waarden=_vormen()),
        Kolom(
            "waarde", Soort.GETAL, _("het getal, of het laagste van een bereik; leeg als dat niet zeker is")
        ),
        Kolom("tot", Soort.GETAL, _("het hoogste van een bereik; anders leeg")),
        Kolom("procent", Soort.JA_NEE, _("of het als percentage is opgegeven"), verplicht=True),
        Kolom(
            "ontbreekt", Soort.TEKST, _("hoe het ontbreekt; leeg als iets is opgegeven"), waarden=_redenen()
        ),
        Kolom(
            "woord",
            Soort.TEKST,
            _("het woord dat in plaats van een getal is opgegeven"),
            waarden={antwoord.value: antwoord.value.replace("_", " ") for antwoord in Antwoord},
        ),
        Kolom("noot", Soort.TEKST, _("gedrukte voetnoot; alleen bij wat is gepubliceerd")),
        Kolom(
            "herkomst",
            Soort.TEKST,
            _("waar het vandaan komt"),
            verplicht=True,
            waarden={
                VRAGENLIJST: _("antwoord op de vragenlijst"),
                BRON: _("opgave van een andere bron"),
                GEPUBLICEERD: _("gepubliceerd in een eerder rapport"),
            },
        ),
        Kolom("tabel", Soort.GEHEEL, _("nummer van de gepubliceerde tabel; anders leeg")),
        Kolom("regel", Soort.GEHEEL, _("regel van de brontekst; alleen bij wat is gepubliceerd")),
        labelkolom(),
    )


def _vormen() -> dict[str, str]:
    return {
        "getal": _("een getal"),
        "bereik": _("van … tot en met …"),
        "som": _("een som van getallen"),
        "haakjes": _(
            "een cijfer met iets tussen haakjes erachter; met een tweede cijfer is de waarde niet zeker"
        ),
        "getal_met_tekst": _("een getal met woorden die bepalen wat het telt"),
        "woord": _("een bekend woord in plaats van een getal"),
        "tekst": _("woorden"),
        "onduidelijk": _("op meer manieren te lezen"),
        "ontbreekt": _("niets opgegeven"),
    }


def _redenen() -> dict[str, str]:
    return {
        Ontbreekreden.LEEG.value: _("leeg gelaten"),
        Ontbreekreden.NIET_OPGEGEVEN.value: _("een streepje: niet opgegeven"),
        Ontbreekreden.NIET_BEKEND.value: _("niet bekend (Nb)"),
        Ontbreekreden.VRAAGTEKEN.value: _("een vraagteken"),
        Ontbreekreden.NIET_VAN_TOEPASSING.value: _("niet van toepassing"),
    }


def _antwoorden(uitgave: Uitgave) -> Iterator[tuple[Waarde, ...]]:
    sessie = uitgave.sessie
    vragen: Mapping[str, Vraag] = sessie.instrument.vragen
    peiljaar = sessie.instrument.vragenlijst.peiljaar
    for partij in sessie.instrument.partijen:
        if not partij.gemeten:
            continue
        for vak, antwoord in lees_antwoorden(
            sessie.store.lees(), dossier_id(sessie.editie.id, partij.code)
        ).items():
            vraag = vragen.get(vak.vraag)
            if vraag is None or not _is_cijfer(vraag, vak) or not antwoord.waarde.strip():
                continue
            jaar = int(vak.jaar) if vak.jaar else peiljaar
            plaats = _Plaats(
                antwoord.id,
                sessie.editie.id,
                jaar,
                partij.code,
                partij.code,
                totaal=False,
                vraag=vak.vraag,
                onderdeel=vak.rij or None,
                bron=KORPS,
            )
            cellen = cijfercellen(antwoord.waarde, KORPS, vrij=False)
            yield (*plaats, *cellen, None, VRAGENLIJST, None, None, uitgave.label)


def _is_cijfer(vraag: Vraag, vak: Vak) -> bool:
    """Whether a figure is asked in this place, and the place is one that the questionnaire knows."""
    return (
        vraag.vraagt in CIJFERSOORTEN
        and vak.rij in {"", *(rij.code for rij in vraag.rijen)}
        and (not vak.jaar or vak.jaar.isdecimal())
    )


def _broncijfers(uitgave: Uitgave, korpsen: frozenset[str]) -> Iterator[tuple[Waarde, ...]]:
    sessie = uitgave.sessie
    bekend = {*lees_rijen(sessie).namen, LANDELIJK}
    for cijfer in lees_broncijfers(sessie.store.lees(), sessie.editie.id):
        rij = cijfer.rij if cijfer.rij in bekend else ONBEKENDE_RIJ
        id_ = cijfer.id if rij == cijfer.rij else hashlib.sha256(cijfer.id.encode()).hexdigest()[:32]
        plaats = _Plaats(
            id_,
            sessie.editie.id,
            int(cijfer.jaar) if cijfer.jaar.isdecimal() else None,
            rij if rij in korpsen else None,
            rij,
            totaal=rij == TOTAALRIJ,
            vraag=cijfer.gegeven,
            onderdeel=None,
            bron=cijfer.bron,
        )
        cellen = cijfercellen(cijfer.waarde, cijfer.bron, vrij=False)
        yield (*plaats, *cellen, None, BRON, None, None, uitgave.label)


def _gepubliceerd(cijfers: Cijferverzameling, korpsen: frozenset[str]) -> Iterator[tuple[Waarde, ...]]:
    if not cijfers.tabellen:
        return
    editie = gepubliceerde_editie(cijfers.laatste_jaar)
    for tabel in cijfers.tabellen:
        noten = dict(tabel.noten)
        for rij in tabel.rijen:
            for vraag, bron, kolom, cijfer in _cellen(tabel, rij):
                noot = "; ".join(noten.get(nr, nr) for nr in dict.fromkeys((cijfer.noot, kolom.noot)) if nr)
                plaats = _Plaats(
                    f"{GEPUBLICEERD}/{tabel.nummer}/{rij.regel}/{kolom.sleutel}/{bron}",
                    editie,
                    cijfer.jaar,
                    rij.code if rij.code in korpsen else None,
                    rij.code,
                    totaal=rij.code == TOTAALRIJ,
                    vraag=vraag or None,
                    onderdeel=None,
                    bron=bron,
                )
                cellen = cijfercellen(cijfer.opgegeven, bron, vrij=True)
                yield (*plaats, *cellen, noot or None, GEPUBLICEERD, tabel.nummer, rij.regel, None)


def _cellen(tabel: Cijfertabel, rij: Rij) -> Iterator[tuple[str, str, Tabelkolom, Cijfer]]:
    """(question, source, column, figure) of every cell, and of what a korps stated in brackets in it."""
    for kolom, cijfer in zip(tabel.kolommen, rij.cellen, strict=True):
        if cijfer is None:
            continue
        yield rij.vraag or kolom.vraag, cijfer.bron or kolom.bron, kolom, cijfer
        if kolom.haakjes and (ander := cijfer.uit_haakjes(KORPS)):
            yield kolom.haakjes, KORPS, kolom, ander
