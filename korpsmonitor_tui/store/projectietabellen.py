"""What table every soort has, and how each of its columns follows from the heads of one entity."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from korpsmonitor_tui.domain import verslag
from korpsmonitor_tui.domain.stand import Stand

Afleiding = Callable[[Stand], str | int | None]


@dataclass(frozen=True)
class Projectie:
    """How the table of one soort is filled: a function of the entity's state per column.

    ``zoek`` names the columns whose text can be searched.
    """

    soort: str
    kolommen: dict[str, Afleiding]
    zoek: tuple[str, ...] = ()

    @cached_property
    def invoegen(self) -> str:
        """The statement that writes a row; one that is there is changed in place, which spares its indexes."""
        namen = ", ".join(("id", *self.kolommen))
        vragen = ", ".join("?" * (len(self.kolommen) + 1))
        nieuw = ", ".join(f"{naam} = excluded.{naam}" for naam in self.kolommen)
        return f"INSERT INTO {self.soort} ({namen}) VALUES ({vragen}) ON CONFLICT (id) DO UPDATE SET {nieuw}"

    @cached_property
    def verwijderen(self) -> str:
        """The statement that removes a row."""
        return f"DELETE FROM {self.soort} WHERE id = ?"


def als_tekst(waarde: object) -> str | None:
    """A payload's value as a TEXT column: text as it is, anything else as JSON, so that odd payloads are not lost."""
    if waarde is None or isinstance(waarde, str):
        return waarde
    return json.dumps(waarde, ensure_ascii=False, sort_keys=True)


def als_getal(waarde: object) -> int | None:
    """A payload's value as an INTEGER column; what is no whole number of 64 bits is not one."""
    if isinstance(waarde, int) and -(2**63) <= waarde < 2**63:
        return int(waarde)
    return None


def _vast(naam: str) -> Afleiding:
    return lambda stand: als_tekst(stand.vast(naam))


def _vast_getal(naam: str) -> Afleiding:
    return lambda stand: als_getal(stand.vast(naam))


def _veld(naam: str) -> Afleiding:
    return lambda stand: als_tekst(stand.waarde(naam))


def _eigen_of_vast(naam: str) -> Afleiding:
    """What a person made of it, else what it was made with."""
    return lambda stand: als_tekst(stand.waarde(naam)) or als_tekst(stand.vast(naam))


def _gezet_of_vast(naam: str) -> Afleiding:
    """What a person made of it, nothing included, else what it was made with."""

    def leid_af(stand: Stand) -> str | int | None:
        waarde = als_tekst(stand.waarde(naam))
        return als_tekst(stand.vast(naam)) if waarde is None else waarde

    return leid_af


def _veld_getal(naam: str) -> Afleiding:
    return lambda stand: als_getal(stand.waarde(naam))


def _verzameling(naam: str) -> Afleiding:
    return lambda stand: json.dumps(stand.waarden(naam), ensure_ascii=False)


def _verzameling_of_niets(naam: str) -> Afleiding:
    """As :func:`_verzameling`, of a column that came later: rows from before it stay as they are."""
    return lambda stand: json.dumps(stand.waarden(naam), ensure_ascii=False) if stand.waarden(naam) else None


def _eerste_van(naam: str) -> Afleiding:
    """Of what was noted in several places at once the least: two laptops that start one clock are no conflict."""
    return lambda stand: min((als_tekst(waarde) or "" for waarde in stand.waarden(naam)), default=None)


def _deel(naam: str, sleutel: str) -> Afleiding:
    """One text out of a field that holds several things at once."""

    def leid_af(stand: Stand) -> str | None:
        waarde = stand.waarde(naam)
        return als_tekst(waarde.get(sleutel)) if isinstance(waarde, dict) else None

    return leid_af


def _vastgesteld(stand: Stand) -> dict[str, object]:
    """What was laid down of an entity; empty before that."""
    waarde = stand.waarde("vastgesteld")
    return waarde if isinstance(waarde, dict) else {}


def _vastgelegd(naam: str) -> Afleiding:
    """A field as it was laid down, whatever is written in it after that; before that as it is."""

    def leid_af(stand: Stand) -> str | None:
        vast = _vastgesteld(stand)
        return als_tekst(vast[naam]) if naam in vast else als_tekst(stand.waarde(naam))

    return leid_af


def _teksten(naam: str, sleutel: str) -> Afleiding:
    """One text out of every element of a set, a line each."""
    return lambda stand: "\n".join(
        als_tekst(waarde.get(sleutel)) or "" for waarde in stand.waarden(naam) if isinstance(waarde, dict)
    )


def _gesproken(stand: Stand) -> str:
    # Imported late: the first screen shows no transcript.
    from korpsmonitor_tui.domain.transcript import tekst_van

    return tekst_van(stand.vast("cues"))


def dossier_van(stand: Stand) -> str:
    return als_tekst(stand.vast("dossier")) or ""


def _velden(*namen: str) -> dict[str, Afleiding]:
    return {naam: _veld(naam) for naam in namen}


def _vaste(*namen: str) -> dict[str, Afleiding]:
    return {naam: _vast(naam) for naam in namen}


def _status(kolom: str) -> Afleiding:
    def leid_af(stand: Stand) -> str | int | None:
        geldend = verslag.geldende_stap(
            (kop.event, kop.waarde) for kop in stand.koppen.get("status", ()) if isinstance(kop.waarde, dict)
        )
        event, stap = geldend if geldend else ("", {})
        if kolom == "event":
            return event
        if kolom == "versie":
            return als_getal(stap.get("versie")) or 1
        if kolom == "status":
            return als_tekst(stap.get("naar")) or verslag.Status.GEPLAND.value
        return als_tekst(stap.get(kolom)) or ""

    return leid_af


def _laatste_event(veld: str) -> Afleiding:
    def leid_af(stand: Stand) -> str | None:
        koppen = stand.koppen.get(veld)
        return koppen[-1].event if koppen else None

    return leid_af


PROJECTIES: Final[dict[str, Projectie]] = {
    projectie.soort: projectie
    for projectie in (
        Projectie(
            "editie",
            _velden("instrument", "naam", "jaren", "vragenlijst", "demonstratie", "model", "weegregels"),
        ),
        Projectie(
            "medewerker",
            {
                **_velden("naam", "team"),
                "rollen": _verzameling("rollen"),
                "korpsen": _verzameling("korpsen"),
                "actief": _veld_getal("actief"),
            },
        ),
        Projectie(
            "gesprek",
            {
                "dossier": dossier_van,
                **_vaste("editie", "partij"),
                **_velden("datum", "tijd", "plaats", "notulist"),
                "begonnen": _eerste_van("begonnen"),
                "auditors": _verzameling("auditors"),
            },
        ),
        Projectie(
            "deelnemer",
            {
                "dossier": dossier_van,
                **_velden("rol", "organisatie", "naam", "aanwezig"),
                "respondent": _veld_getal("respondent"),
            },
        ),
        Projectie(
            "notitie",
            {
                "dossier": dossier_van,
                **_vaste("tijd", "beurt"),
                "verstreken": _vast_getal("verstreken"),
                **_velden("hoofdstuk", "vraag", "spreker", "tekst", "volgorde"),
                "tags": _verzameling("tags"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "antwoord",
            {
                "dossier": dossier_van,
                **_vaste("vraag", "rij", "jaar"),
                **_velden("waarde", "toelichting", "versie"),
            },
            zoek=("waarde", "toelichting"),
        ),
        Projectie(
            "verslag",
            {
                "dossier": dossier_van,
                "status": _status("status"),
                "versie": _status("versie"),
                "stap": _status("stap"),
                "stap_event": _status("event"),
                "termijn": _veld("termijn"),
                "rubricering": _veld("rubricering"),
                "rappels": _verzameling("rappels"),
            },
        ),
        Projectie(
            "versie",
            {
                "dossier": dossier_van,
                "nummer": lambda stand: als_getal(stand.vast("nummer")) or 0,
                **_vaste(
                    "soort",
                    "kop",
                    "koppen",
                    "sha256",
                    "passages",
                    "respondenten",
                    "basis",
                    "datum",
                    "kanaal",
                    "stap",
                    "door",
                    "reden",
                    "bestand",
                    "wederhoor",
                    "keuze",
                    "bijlagen",
                ),
            },
        ),
        Projectie(
            "passage",
            {
                "dossier": dossier_van,
                "nummer": _veld_getal("nummer"),
                **_velden("hoofdstuk", "tekst", "volgorde", "vraag"),
                "tags": _verzameling("tags"),
                "bronnen": _verzameling("bronnen"),
                "afspraken": _verzameling_of_niets("afspraken"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "opmerking",
            {
                "dossier": dossier_van,
                "versie": _vast_getal("versie"),
                "nummer": _vast_getal("nummer"),
                **_vaste("herkomst", "reactie", "wijziging"),
                # Where it could not be placed, a person says what it is about.
                "passage": _gezet_of_vast("passage"),
                "geplaatst": lambda stand: int(stand.waarde("passage") is not None),
                "gevolgen": _verzameling("gevolgen"),
                **_velden("soort", "tekst", "antwoord", "besluit", "reden", "voorstel", "bevestiging"),
                "besluit_event": _laatste_event("besluit"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "reactie",
            {
                "dossier": dossier_van,
                "versie": _vast_getal("versie"),
                **_vaste("respondent", "datum", "kanaal", "tekst", "bijlage", "lezing"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "akkoord",
            {
                "dossier": dossier_van,
                "versie": _vast_getal("versie"),
                **_vaste("kop", "respondent", "rol", "datum", "kanaal", "bijlage", "toelichting"),
            },
        ),
        Projectie(
            "vragenlijstversie",
            _vaste("instrument", "versie", "sha256", "tekst", "toelichting", "vorige", "datum"),
        ),
        Projectie(
            "uitzending",
            {
                "dossier": dossier_van,
                **_vaste("vorm", "versie", "datum", "sha256", "velden"),
                **_velden("termijn"),
            },
        ),
        Projectie(
            "teruggave",
            {
                "dossier": dossier_van,
                "nummer": lambda stand: als_getal(stand.vast("nummer")) or 0,
                **_vaste("vorm", "naam", "sha256", "bijlage", "versie", "datum", "velden"),
            },
        ),
        Projectie(
            "twijfel",
            {
                "dossier": dossier_van,
                **_vaste("teruggave", "soort", "vraag", "rij", "jaar", "veld", "tekst", "plaats", "huidig"),
                **_velden("besluit"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "bespreekpunt",
            {
                "dossier": dossier_van,
                **_vaste("soort", "hoofdstuk", "vraag", "rij", "jaar", "kenmerk"),
                "tekst": _eigen_of_vast("tekst"),
                **_velden("uitkomst"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "opvraging",
            {
                "dossier": dossier_van,
                **_vaste("bron"),
                **_velden("omschrijving", "gevraagd", "ontvangen", "termijn", "bijlage", "opmerking"),
                "rappels": _verzameling("rappels"),
            },
        ),
        Projectie(
            "broncijfer",
            {
                "dossier": dossier_van,
                **_vaste("bron", "gegeven", "rij", "jaar"),
                **_velden("waarde", "noot", "opvraging", "ingelezen"),
            },
        ),
        Projectie(
            "opname",
            {
                "dossier": dossier_van,
                "nummer": lambda stand: als_getal(stand.vast("nummer")) or 0,
                **_vaste("naam", "sha256"),
                "grootte": _vast_getal("grootte"),
                "lengte": _veld_getal("lengte"),
                **_velden("toestemming", "bewaren_tot", "vernietigd"),
            },
        ),
        Projectie(
            "transcript",
            {
                "dossier": dossier_van,
                "nummer": lambda stand: als_getal(stand.vast("nummer")) or 0,
                **_vaste("vorm", "naam", "sha256", "bijlage", "opname", "vorige", "datum", "cues"),
                **_velden("sprekers"),
                "verschuiving": _veld_getal("verschuiving"),
                "tekst": _gesproken,
            },
            zoek=("tekst",),
        ),
        Projectie("afkorting", {"dossier": dossier_van, **_vaste("editie", "kort"), **_velden("lang")}),
        Projectie(
            "codering",
            {
                "dossier": dossier_van,
                **_vaste("codeur", "kenmerk", "tijd", "soort"),
                **_velden(
                    "oordeel", "code", "polariteit", "gegevens", "vraag", "anker", "voorstel", "toelichting"
                ),
            },
        ),
        Projectie("codeerronde", {"dossier": dossier_van, **_vaste("codeur"), **_velden("afgerond")}),
        Projectie("codeerbesluit", {"dossier": dossier_van, **_vaste("kenmerk"), **_velden("besluit")}),
        Projectie(
            "repliek",
            {"dossier": dossier_van, **_vaste("korps", "dimensie", "oordeel"), **_velden("tekst")},
            zoek=("tekst",),
        ),
        Projectie(
            "extractiemodel",
            _vaste("editie", "versie", "vorige", "sha256", "tekst", "meting", "datum", "door"),
        ),
        Projectie(
            "weegsessie",
            {
                **_vaste("editie"),
                **_velden("datum", "naam", "opmerking", "gesloten"),
                "aanwezig": _verzameling("aanwezig"),
                "blind": _verzameling("blind"),
            },
        ),
        Projectie(
            "score",
            {
                "dossier": dossier_van,
                **_vaste("dimensie"),
                **_velden("oordeel"),
                "oordeel_event": _laatste_event("oordeel"),
                "motivatie": _deel("oordeel", "motivatie"),
            },
            zoek=("motivatie",),
        ),
        Projectie(
            "blindscore",
            {"dossier": dossier_van, **_vaste("dimensie", "sessie", "lid"), **_velden("oordeel")},
        ),
        Projectie(
            "eindscore",
            {
                "dossier": dossier_van,
                **_velden("oordeel"),
                "oordeel_event": _laatste_event("oordeel"),
                "motivatie": _deel("oordeel", "motivatie"),
            },
            zoek=("motivatie",),
        ),
        Projectie(
            "partneroordeel",
            {"dossier": dossier_van, **_vaste("dimensie"), **_velden("overgenomen", "wijziging")},
        ),
        Projectie(
            "rapporttekst",
            {"dossier": dossier_van, **_vaste("editie", "over", "onderdeel"), **_velden("tekst")},
            zoek=("tekst",),
        ),
        Projectie(
            "aandachtspunt",
            {
                "dossier": dossier_van,
                **_vaste("editie", "eenheid"),
                **_velden("dimensie", "tekst", "grond", "volgorde"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "aanbeveling",
            {
                "dossier": dossier_van,
                **_vaste("editie"),
                **{naam: _vastgelegd(naam) for naam in ("geadresseerde", "tekst", "grond")},
                **_velden("volgorde"),
                "nummer": lambda stand: als_getal(_vastgesteld(stand).get("nummer")),
                **_velden("ingetrokken"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "opvolging",
            {
                "dossier": dossier_van,
                **_vaste("editie", "aanbeveling"),
                "stand": _deel("oordeel", "stand"),
                "tekst": _deel("oordeel", "tekst"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "verbeterbrief",
            {
                "dossier": dossier_van,
                # What went out does not change any more.
                **_vaste(
                    *("datum", "termijn", "kenmerk", "bijlage", "sha256", "kanaal", "eindscore", "gevraagd")
                ),
            },
        ),
        Projectie(
            "maatregel",
            {
                "dossier": dossier_van,
                **_vaste("vorige"),
                **_velden("dimensie", "tekst", "verantwoordelijke", "termijn", "volgorde"),
                "staat": _deel("staat", "staat"),
                "reden": _deel("staat", "reden"),
                "voortgang": _verzameling("voortgang"),
                "verloop": _teksten("voortgang", "tekst"),
            },
            zoek=("tekst", "verloop"),
        ),
        Projectie(
            "consistentiebesluit",
            {"dossier": dossier_van, **_vaste("editie", "kenmerk"), **_velden("besluit")},
        ),
        Projectie(
            "vernietiging",
            {
                "dossier": dossier_van,
                **_vaste("wat", "naam", "reden", "datum"),
                "aantal": _vast_getal("aantal"),
            },
        ),
        Projectie(
            "bijlage", {"dossier": dossier_van, **_vaste("naam", "sha256"), "grootte": _vast_getal("grootte")}
        ),
    )
}
"""Every soort that has a table. Events of another soort are kept and shown on the timeline, not projected."""
