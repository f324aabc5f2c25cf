"""The tables of weighing and of what is published: sessions, scores, texts, recommendations, measures."""

from __future__ import annotations

from typing import Final

from korpsmonitor_tui.store.afleidingen import (
    Projectie,
    als_getal,
    deel,
    dossier_van,
    laatste_event,
    teksten,
    vaste,
    vastgelegd,
    vastgesteld,
    velden,
    verzameling,
)

WEEGTABELLEN: Final[tuple[Projectie, ...]] = (
    Projectie(
        "weegsessie",
        {
            **vaste("editie"),
            **velden("datum", "naam", "opmerking", "gesloten"),
            "aanwezig": verzameling("aanwezig"),
            "blind": verzameling("blind"),
        },
    ),
    Projectie(
        "score",
        {
            "dossier": dossier_van,
            **vaste("dimensie"),
            **velden("oordeel"),
            "oordeel_event": laatste_event("oordeel"),
            "motivatie": deel("oordeel", "motivatie"),
        },
        zoek=("motivatie",),
    ),
    Projectie(
        "blindscore",
        {"dossier": dossier_van, **vaste("dimensie", "sessie", "lid"), **velden("oordeel")},
    ),
    Projectie(
        "eindscore",
        {
            "dossier": dossier_van,
            **velden("oordeel"),
            "oordeel_event": laatste_event("oordeel"),
            "motivatie": deel("oordeel", "motivatie"),
        },
        zoek=("motivatie",),
    ),
    Projectie(
        "partneroordeel",
        {"dossier": dossier_van, **vaste("dimensie"), **velden("overgenomen", "wijziging")},
    ),
    Projectie(
        "rapporttekst",
        {"dossier": dossier_van, **vaste("editie", "over", "onderdeel"), **velden("tekst")},
        zoek=("tekst",),
    ),
    Projectie(
        "aandachtspunt",
        {
            "dossier": dossier_van,
            **vaste("editie", "eenheid"),
            **velden("dimensie", "tekst", "grond", "volgorde"),
        },
        zoek=("tekst",),
    ),
    Projectie(
        "aanbeveling",
        {
            "dossier": dossier_van,
            **vaste("editie"),
            **{naam: vastgelegd(naam) for naam in ("geadresseerde", "tekst", "grond")},
            **velden("volgorde"),
            "nummer": lambda stand: als_getal(vastgesteld(stand).get("nummer")),
            **velden("ingetrokken"),
        },
        zoek=("tekst",),
    ),
    Projectie(
        "opvolging",
        {
            "dossier": dossier_van,
            **vaste("editie", "aanbeveling"),
            "stand": deel("oordeel", "stand"),
            "tekst": deel("oordeel", "tekst"),
        },
        zoek=("tekst",),
    ),
    Projectie(
        "verbeterbrief",
        {
            "dossier": dossier_van,
            # What went out does not change any more.
            **vaste(*("datum", "termijn", "kenmerk", "bijlage", "sha256", "kanaal", "eindscore", "gevraagd")),
        },
    ),
    Projectie(
        "maatregel",
        {
            "dossier": dossier_van,
            **vaste("vorige"),
            **velden("dimensie", "tekst", "verantwoordelijke", "termijn", "volgorde"),
            "staat": deel("staat", "staat"),
            "reden": deel("staat", "reden"),
            "voortgang": verzameling("voortgang"),
            "verloop": teksten("voortgang", "tekst"),
        },
        zoek=("tekst", "verloop"),
    ),
    Projectie(
        "consistentiebesluit",
        {"dossier": dossier_van, **vaste("editie", "kenmerk"), **velden("besluit")},
    ),
)
