"""The tables of the parts that an instrument can have besides questionnaire, interview and weighing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.store.afleidingen import (
    Projectie,
    als_tekst,
    deel,
    dossier_van,
    vaste,
    vastgelegd,
    velden,
    verzameling,
)

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.stand import Stand
    from korpsmonitor_tui.store.afleidingen import Afleiding


def _gelezen_in(sleutel: str) -> Afleiding:
    """Where the figure that stands now was read, of several places the first."""

    def leid_af(stand: Stand) -> str | None:
        waarde = stand.waarde("waarde")
        plekken = (plek for plek in stand.waarden("herkomst") if isinstance(plek, dict))
        return next((als_tekst(plek.get(sleutel)) for plek in plekken if plek.get("waarde") == waarde), None)

    return leid_af


ONDERDEELTABELLEN: Final[tuple[Projectie, ...]] = (
    # Whom an interview, a source or the barrièremodel led to, and how far it is with them.
    Projectie(
        "partij",
        {
            "dossier": dossier_van,
            **vaste("editie", "code", "soort", "hoort_bij"),
            **velden("naam", "barriere"),
            # A state with its reason is one value.
            "stand": deel("stand", "stand"),
            "reden": deel("stand", "reden"),
            "aliassen": verzameling("aliassen"),
        },
        zoek=("naam",),
    ),
    Projectie(
        "aanwijzing",
        {
            "dossier": dossier_van,
            **vaste("editie", "partij", "via", "verwijzing", "datum"),
            **velden("toelichting"),
        },
        zoek=("toelichting",),
    ),
    Projectie(
        "aanvulling",
        {"dossier": dossier_van, **velden("datum", "kanaal", "van", "tekst")},
        zoek=("tekst",),
    ),
    Projectie(
        "deskbron",
        {
            "dossier": dossier_van,
            **vaste("editie"),
            **velden("soort", "titel", "auteur", "jaar", "vindplaats", "geraadpleegd", "tekst", "volgorde"),
        },
        zoek=("titel", "tekst"),
    ),
    Projectie(
        "praktijk",
        {
            "dossier": dossier_van,
            **vaste("editie"),
            **velden("soort", "thema", "naam", "tekst", "volgorde"),
            "bron": verzameling("bron"),
        },
        zoek=("naam", "tekst"),
    ),
    # A file is kept as it came; what it states is never altered, only corrected beside it.
    Projectie(
        "tellingbestand",
        {
            "dossier": dossier_van,
            **vaste("editie", "jaar", "naam", "sha256", "inhoud", "soort", "datum", "lezing"),
        },
    ),
    Projectie(
        "telling",
        {
            "dossier": dossier_van,
            **vaste("editie", "jaar", "indicator", "gebied"),
            **velden("waarde", "correctie"),
            # Two laptops that read one figure in two files agree on it: where it was read is a set.
            "bestand": _gelezen_in("bestand"),
            "plaats": _gelezen_in("plaats"),
        },
    ),
    Projectie(
        "tellingtekst",
        {"dossier": dossier_van, **vaste("editie", "jaar", "indicator", "onderdeel"), **velden("tekst")},
        zoek=("tekst",),
    ),
    Projectie(
        "plandeel",
        {
            "dossier": dossier_van,
            **vaste("editie", "nummer"),
            # Once the plan is laid down its text is fixed; a change of an action stands beside it.
            **{naam: vastgelegd(naam) for naam in ("titel", "verantwoordelijk", "inleiding", "doelen")},
            **velden("volgorde"),
        },
        zoek=("titel", "inleiding"),
    ),
    Projectie(
        "planactie",
        {
            "dossier": dossier_van,
            **vaste("editie", "deel", "ouder", "nummer"),
            **{naam: vastgelegd(naam) for naam in ("tekst", "verantwoordelijk", "termijn")},
            **velden("nieuw", "vervallen", "volgorde"),
        },
        zoek=("tekst",),
    ),
    Projectie(
        "voortgang",
        {"dossier": dossier_van, **vaste("editie", "actie", "peildatum"), **velden("stand", "tekst")},
        zoek=("tekst",),
    ),
    Projectie(
        "planlid",
        {"dossier": dossier_van, **vaste("editie"), **velden("organisatie", "functie", "volgorde")},
    ),
    # Not searched: a document that was read in is one of these, and its actions are searched already.
    Projectie("plantekst", {"dossier": dossier_van, **vaste("editie", "soort"), **velden("tekst")}),
)
