"""Scores, eindscores and partner columns as tables that may leave: colours and codes, never a motivation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.bronvermelding import bronvermelding
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.openbaar import Kolom, Soort, Tabel
from korpsmonitor_tui.domain.schaal import BLANCO, NVT, Schaal, Score
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.openbare_kolommen import (
    GEPUBLICEERD,
    gepubliceerd,
    kleuren,
    kolommen_vooraf,
    labelkolom,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from korpsmonitor_tui.domain.gegeven_score import Partneroordeel
    from korpsmonitor_tui.domain.instrument import Instrument, Kleurenbalkregel
    from korpsmonitor_tui.domain.openbaar import Waarde
    from korpsmonitor_tui.services.korpsweging import Cel, Eindcel, Korpsweging, Partnercel
    from korpsmonitor_tui.services.openbare_kolommen import Uitgave

NIET_GESCOORD = "niet_gescoord"
BOTSING = "botsing"
WEEGPLOEG = "weegploeg"

Rij = tuple["Waarde", ...]


def scoretabel(instrument: Instrument, uitgaven: Sequence[Uitgave]) -> Tabel:
    """Every dimension of every korps, a row each; of what was published only what the source shows."""
    kolommen = (
        *kolommen_vooraf(),
        Kolom(
            "dimensie",
            Soort.TEKST,
            _("volledige code van de dimensie"),
            verplicht=True,
            verwijst="dimensies",
        ),
        Kolom(
            "score",
            Soort.TEKST,
            _("de score; leeg als er geen kleur is, zie ontbreekt"),
            waarden=kleuren(instrument.schaal),
        ),
        Kolom(
            "ontbreekt",
            Soort.TEKST,
            _("waarom er geen kleur is; leeg als die er wel is"),
            waarden={
                BLANCO: _("geen oordeel: te weinig ervaring om op te oordelen"),
                NVT: _("de dimensie is op dit korps niet van toepassing"),
                NIET_GESCOORD: _("nog niet gescoord"),
                BOTSING: _("op twee laptops verschillend gescoord en nog niet gekozen"),
            },
        ),
        _herkomst(WEEGPLOEG, _("gescoord door de weegploeg in dit programma")),
        _bron(),
        labelkolom(),
    )
    eigen = (
        (*uitgave.vooraf(korps.partij.code), cel.dimensie.code, *_score(cel), WEEGPLOEG, None, uitgave.label)
        for uitgave in uitgaven
        for korps in uitgave.korpsen
        for cel in korps.cellen
    )
    rijen = (*eigen, *_gepubliceerde_scores(instrument))
    return Tabel(
        "scores",
        _("Scores"),
        _(
            "Een rij per editie, korps en dimensie. Scores zijn geen rangorde: korpsen worden nergens vergeleken op stand."
        ),
        kolommen,
        ("editie", "korps", "dimensie"),
        rijen,
    )


def eindscoretabel(instrument: Instrument, uitgaven: Sequence[Uitgave]) -> Tabel:
    """The eindscore of every korps with what the rules allow now."""
    kolommen = (
        *kolommen_vooraf(),
        Kolom(
            "eindscore",
            Soort.TEKST,
            _("de eindscore; leeg als er geen kleur is"),
            waarden=kleuren(instrument.schaal),
        ),
        Kolom(
            "ontbreekt",
            Soort.TEKST,
            _("waarom er geen kleur is; leeg als die er wel is"),
            waarden={
                BLANCO: _("geen oordeel"),
                "niet_vastgesteld": _("nog niet vastgesteld"),
                BOTSING: _("op twee laptops verschillend vastgesteld en nog niet gekozen"),
            },
        ),
        *(
            Kolom(
                f"mag_{kleur}",
                Soort.JA_NEE,
                _(
                    "of de weegregels {kleur} toelaten bij de scores van nu; leeg bij een gepubliceerde eindscore"
                ).format(kleur=kleur.vorm.naam),
            )
            for kleur in instrument.schaal.oordelen
        ),
        Kolom(
            "regels", Soort.TEKST, _("versie van de weegregels waarmee is vastgesteld; leeg zonder eindscore")
        ),
        Kolom("wijkt_af", Soort.JA_NEE, _("of de eindscore afweek van wat de regels toen toelieten")),
        Kolom("verouderd", Soort.JA_NEE, _("of een score is gewijzigd sinds de eindscore is vastgesteld")),
        _herkomst(WEEGPLOEG, _("vastgesteld door de weegploeg in dit programma")),
        _bron(),
        labelkolom(),
    )
    eigen = (
        (
            *uitgave.vooraf(korps.partij.code),
            *_eindscore(korps, instrument.schaal),
            WEEGPLOEG,
            None,
            uitgave.label,
        )
        for uitgave in uitgaven
        for korps in uitgave.korpsen
    )
    oud = (
        (*gepubliceerd(regel), kleur, ontbreekt, None, None, None, None, None, None, GEPUBLICEERD, bron, None)
        for regel, code, kleur, ontbreekt, bron in _balken(instrument)
        if code == EINDSCORE
    )
    return Tabel(
        "eindscores",
        _("Eindscores"),
        _("Een rij per editie en korps: de eindscore en wat de weegregels toelaten."),
        kolommen,
        ("editie", "korps"),
        (*eigen, *oud),
    )


def partnertabel(instrument: Instrument, uitgaven: Sequence[Uitgave]) -> Tabel:
    """What every korps thinks of its partners, and what the weegploeg put beside it."""
    kolommen = (
        *kolommen_vooraf(),
        Kolom(
            "dimensie",
            Soort.TEKST,
            _("volledige code van de partnerkolom"),
            verplicht=True,
            verwijst="dimensies",
        ),
        Kolom(
            "oordeel",
            Soort.TEKST,
            _("wat het korps van de partner vindt; leeg zonder kleur"),
            waarden=kleuren(instrument.schaal),
        ),
        Kolom(
            "ontbreekt",
            Soort.TEKST,
            _("waarom er geen kleur is; leeg als die er wel is"),
            waarden={
                BLANCO: _("geen oordeel"),
                "geen_kleur": _("het korps gaf een toelichting, maar geen kleur"),
                "niet_overgenomen": _("er is van dit korps niets overgenomen"),
                BOTSING: _("op twee laptops verschillend overgenomen en nog niet gekozen"),
            },
        ),
        Kolom(
            "weegploeg",
            Soort.TEKST,
            _("wat de weegploeg daarnaast zette; leeg als dat er niet is"),
            waarden={str(score): str(score) for score in instrument.schaal.scores},
        ),
        Kolom(
            "herkomst",
            Soort.TEKST,
            _("waar het oordeel vandaan komt; leeg als er niets is"),
            waarden={
                "vragenlijst": _("overgenomen uit de vragenlijst"),
                "verslag": _("overgenomen uit het definitieve gespreksverslag"),
                GEPUBLICEERD: _("gepubliceerd in een eerder rapport"),
            },
        ),
        _bron(),
        labelkolom(),
    )
    eigen = (
        (
            *uitgave.vooraf(korps.partij.code),
            cel.dimensie.code,
            *_partner(cel, instrument.schaal),
            None,
            uitgave.label,
        )
        for uitgave in uitgaven
        for korps in uitgave.korpsen
        for cel in korps.partners
    )
    partners = _partnercodes(instrument)
    oud = (
        (*gepubliceerd(regel), code, kleur, ontbreekt, None, GEPUBLICEERD, bron, None)
        for regel, code, kleur, ontbreekt, bron in _balken(instrument)
        if code in partners
    )
    return Tabel(
        "partneroordelen",
        _("Oordelen over partners"),
        _(
            "Een rij per editie, korps en partnerkolom. Het oordeel is van het korps en telt niet mee in de eindscore."
        ),
        kolommen,
        ("editie", "korps", "dimensie"),
        (*eigen, *oud),
    )


def _herkomst(eigen: str, uitleg: str) -> Kolom:
    return Kolom(
        "herkomst",
        Soort.TEKST,
        _("waar het vandaan komt"),
        verplicht=True,
        waarden={eigen: uitleg, GEPUBLICEERD: _("gepubliceerd in een eerder rapport")},
    )


def _bron() -> Kolom:
    return Kolom("bron", Soort.TEKST, _("plaats in het rapport; leeg bij wat in dit programma is vastgelegd"))


def _score(cel: Cel) -> tuple[str | None, str | None]:
    if cel.botsing:
        return None, BOTSING
    return _kleur(cel.score, NIET_GESCOORD)


def _kleur(score: Score | None, zonder: str) -> tuple[str | None, str | None]:
    """A judgement and why there is none: exactly one of the two."""
    if score is None:
        return None, zonder
    return (str(score), None) if score.is_oordeel else (None, str(score))


def _eindscore(korps: Korpsweging, schaal: Schaal) -> Rij:
    eind, toegestaan = korps.eind, korps.weging.toegestaan
    gegeven = eind.gegeven
    return (
        *_eindkleur(eind),
        *(kleur in toegestaan for kleur in schaal.oordelen),
        gegeven.regels if gegeven else None,
        gegeven.wijkt_af if gegeven else None,
        korps.verouderd if gegeven else None,
    )


def _eindkleur(eind: Eindcel) -> tuple[str | None, str | None]:
    if eind.botsing:
        return None, BOTSING
    return _kleur(eind.gegeven.score if eind.gegeven else None, "niet_vastgesteld")


def _partner(cel: Partnercel, schaal: Schaal) -> Rij:
    ernaast = str(cel.wijziging.score) if cel.wijziging else None
    if cel.botsing:
        return None, BOTSING, ernaast, None
    herkomst = cel.overgenomen.herkomst if cel.overgenomen else None
    return (*_oordeel(cel.overgenomen, schaal), ernaast, herkomst)


def _oordeel(oordeel: Partneroordeel | None, schaal: Schaal) -> tuple[str | None, str | None]:
    if oordeel is None:
        return None, "niet_overgenomen"
    # What is no colour was never taken over; of an event by another program nothing but its absence is told.
    return _kleur(schaal.score(oordeel.kleur), "geen_kleur")


def _gepubliceerde_scores(instrument: Instrument) -> Iterator[Rij]:
    partners = _partnercodes(instrument)
    for regel, code, kleur, ontbreekt, bron in _balken(instrument):
        if code != EINDSCORE and code not in partners:
            yield (*gepubliceerd(regel), code, kleur, ontbreekt, GEPUBLICEERD, bron, None)


def _balken(
    instrument: Instrument,
) -> Iterable[tuple[Kleurenbalkregel, str, str | None, str | None, str]]:
    """Every published colour: (row, code, colour, why there is none, where it was read)."""
    for regel in instrument.kleurenbalken:
        bronnen = dict(regel.bronnen)
        for code, kleur in regel.kleuren:
            bron = bronvermelding(bronnen.get(code, regel.bron), instrument.publicaties)
            yield (regel, code, *_kleur(kleur, NIET_GESCOORD), bron)


def _partnercodes(instrument: Instrument) -> frozenset[str]:
    return frozenset(code for partij in instrument.partijen for code in partij.partnerkolommen)
