"""Tables that screens read, derived from events: every row is a function of the heads of one entity."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain import verslag
from korpsmonitor_tui.domain.event import KOLOMMEN, VORM, Event, Operatie, decodeer, van_kolommen
from korpsmonitor_tui.domain.stand import Kop, Stand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.store.driver import Database

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


def _veld_getal(naam: str) -> Afleiding:
    return lambda stand: als_getal(stand.waarde(naam))


def _verzameling(naam: str) -> Afleiding:
    return lambda stand: json.dumps(stand.waarden(naam), ensure_ascii=False)


def _dossier(stand: Stand) -> str:
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


def _besluit_event(stand: Stand) -> str | None:
    koppen = stand.koppen.get("besluit")
    return koppen[-1].event if koppen else None


PROJECTIES: Final[dict[str, Projectie]] = {
    projectie.soort: projectie
    for projectie in (
        Projectie("editie", _velden("instrument", "naam", "jaren", "vragenlijst", "demonstratie")),
        Projectie(
            "medewerker",
            {
                **_velden("naam"),
                "rollen": _verzameling("rollen"),
                "korpsen": _verzameling("korpsen"),
                "actief": _veld_getal("actief"),
            },
        ),
        Projectie(
            "gesprek",
            {
                "dossier": _dossier,
                **_vaste("editie", "partij"),
                **_velden("datum", "tijd", "plaats", "notulist"),
                "auditors": _verzameling("auditors"),
            },
        ),
        Projectie(
            "deelnemer",
            {
                "dossier": _dossier,
                **_velden("rol", "organisatie", "naam", "aanwezig"),
                "respondent": _veld_getal("respondent"),
            },
        ),
        Projectie(
            "notitie",
            {
                "dossier": _dossier,
                **_vaste("tijd"),
                **_velden("hoofdstuk", "vraag", "spreker", "tekst", "volgorde"),
                "tags": _verzameling("tags"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "antwoord",
            {
                "dossier": _dossier,
                **_vaste("vraag", "rij", "jaar"),
                **_velden("waarde", "toelichting", "versie"),
            },
            zoek=("waarde", "toelichting"),
        ),
        Projectie(
            "verslag",
            {
                "dossier": _dossier,
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
                "dossier": _dossier,
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
                ),
            },
        ),
        Projectie(
            "passage",
            {
                "dossier": _dossier,
                "nummer": _veld_getal("nummer"),
                **_velden("hoofdstuk", "tekst", "volgorde"),
                "tags": _verzameling("tags"),
                "bronnen": _verzameling("bronnen"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "opmerking",
            {
                "dossier": _dossier,
                "versie": _vast_getal("versie"),
                **_vaste("herkomst", "reactie", "passage"),
                **_velden("soort", "tekst", "antwoord", "besluit", "reden"),
                "besluit_event": _besluit_event,
            },
            zoek=("tekst",),
        ),
        Projectie(
            "reactie",
            {
                "dossier": _dossier,
                "versie": _vast_getal("versie"),
                **_vaste("respondent", "datum", "kanaal", "tekst", "bijlage"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "akkoord",
            {
                "dossier": _dossier,
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
            {"dossier": _dossier, **_vaste("vorm", "versie", "datum", "sha256"), **_velden("termijn")},
        ),
        Projectie(
            "teruggave",
            {
                "dossier": _dossier,
                "nummer": lambda stand: als_getal(stand.vast("nummer")) or 0,
                **_vaste("vorm", "naam", "sha256", "bijlage", "versie", "datum", "velden"),
            },
        ),
        Projectie(
            "twijfel",
            {
                "dossier": _dossier,
                **_vaste("teruggave", "soort", "vraag", "rij", "jaar", "veld", "tekst", "plaats", "huidig"),
                **_velden("besluit"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "bespreekpunt",
            {
                "dossier": _dossier,
                **_vaste("soort", "hoofdstuk", "vraag", "jaar", "kenmerk"),
                **_velden("tekst", "uitkomst"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "opvraging",
            {
                "dossier": _dossier,
                **_vaste("bron"),
                **_velden("omschrijving", "gevraagd", "ontvangen", "termijn", "bijlage", "opmerking"),
            },
        ),
        Projectie(
            "broncijfer",
            {
                "dossier": _dossier,
                **_vaste("bron", "gegeven", "rij", "jaar"),
                **_velden("waarde", "noot", "opvraging"),
            },
        ),
        Projectie(
            "bijlage", {"dossier": _dossier, **_vaste("naam", "sha256"), "grootte": _vast_getal("grootte")}
        ),
    )
}
"""Every soort that has a table. Events of another soort are kept and shown on the timeline, not projected."""

TABELLEN: Final = ("kop", "entiteit", *PROJECTIES, "zoekregel")
"""All projection tables: what a rebuild makes anew."""


def verwerk(db: Database, event: Event) -> None:
    """Take one new event into the heads; its parents are in, its children are not."""
    if event.ouders:
        db.execute(
            "DELETE FROM kop WHERE soort = ? AND entiteit = ? AND veld = ? "
            "AND event IN (SELECT value FROM json_each(?))",
            (event.soort, event.entiteit, event.veld, json.dumps(event.ouders)),
        )
    if event.operatie != Operatie.HAAL_WEG and event.vorm <= VORM:
        db.execute("INSERT INTO kop VALUES (?, ?, ?, ?)", (event.soort, event.entiteit, event.veld, event.id))


def lees_stand(db: Database, soort: str, entiteit: str) -> Stand:
    """The state of an entity from its heads."""
    koppen: dict[str, list[Kop]] = {}
    for veld, event, operatie, payload, lamport, device, dseq, ouders in db.execute(
        "SELECT k.veld, e.id, e.operatie, p.payload, e.lamport, e.device, e.dseq, e.ouders "
        "FROM kop k JOIN event e ON e.id = k.event JOIN event_payload p ON p.event = e.id "
        "WHERE k.soort = ? AND k.entiteit = ? ORDER BY e.lamport, e.device, e.dseq",
        (soort, entiteit),
    ):
        kop = Kop(event, operatie, decodeer(payload), (lamport, device, dseq), tuple(ouders.split()))
        koppen.setdefault(veld, []).append(kop)
    return Stand(soort, entiteit, {veld: tuple(lijst) for veld, lijst in koppen.items()})


def projecteer(db: Database, geraakt: Iterable[tuple[str, str]]) -> None:
    """Write the rows of the entities that were touched."""
    for soort, entiteit in geraakt:
        stand = lees_stand(db, soort, entiteit)
        _schrijf_entiteit(db, stand)
        projectie = PROJECTIES.get(soort)
        if projectie is None:
            continue
        if not stand.bestaat:
            db.execute(projectie.verwijderen, (entiteit,))
            db.execute("DELETE FROM zoekregel WHERE soort = ? AND entiteit = ?", (soort, entiteit))
            continue
        rij = {naam: leid_af(stand) for naam, leid_af in projectie.kolommen.items()}
        db.execute(projectie.invoegen, (entiteit, *rij.values()))
        if projectie.zoek:
            _schrijf_zoekregel(db, stand, [rij[kolom] for kolom in projectie.zoek])


def _schrijf_entiteit(db: Database, stand: Stand) -> None:
    db.execute(
        "INSERT INTO entiteit (soort, id, dossier, bestaat, conflicten) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (soort, id) DO UPDATE SET dossier = excluded.dossier, bestaat = excluded.bestaat, "
        "conflicten = excluded.conflicten WHERE (dossier, bestaat, conflicten) "
        "IS NOT (excluded.dossier, excluded.bestaat, excluded.conflicten)",
        (stand.soort, stand.entiteit, _dossier(stand), int(stand.bestaat), json.dumps(stand.conflicten)),
    )


def _schrijf_zoekregel(db: Database, stand: Stand, teksten: list[Any]) -> None:
    tekst = zoekvorm("\n".join(str(tekst) for tekst in teksten if tekst))
    db.execute(
        "INSERT INTO zoekregel (soort, entiteit, dossier, tekst) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (soort, entiteit) DO UPDATE SET dossier = excluded.dossier, tekst = excluded.tekst "
        "WHERE tekst IS NOT excluded.tekst OR dossier IS NOT excluded.dossier",
        (stand.soort, stand.entiteit, _dossier(stand), tekst),
    )


def zoekvorm(tekst: str) -> str:
    """Text as it is indexed and asked for: NFKC, so that the ĳ ligature is found by ij."""
    return unicodedata.normalize("NFKC", tekst)


def herbouw(db: Database) -> None:
    """Make every projection anew from the events, inside the caller's transaction."""
    for tabel in reversed(TABELLEN):
        db.execute(f"DELETE FROM {tabel}")
    geraakt: dict[tuple[str, str], None] = {}
    # Parents always have a lower lamport, so this order brings them before their children.
    for event in _alle_events(db):
        verwerk(db, event)
        geraakt[(event.soort, event.entiteit)] = None
    projecteer(db, geraakt)


def _alle_events(db: Database) -> Iterable[Event]:
    rijen = db.execute(f"SELECT {', '.join(KOLOMMEN)} FROM event ORDER BY lamport, device, dseq").fetchall()
    return (van_kolommen(rij) for rij in rijen)
