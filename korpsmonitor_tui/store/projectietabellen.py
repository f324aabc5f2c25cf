"""What table every soort has; first those of questionnaire, interview and verslag."""

from __future__ import annotations

from typing import Final

from korpsmonitor_tui.store.afleidingen import (
    Projectie,
    als_getal,
    dossier_van,
    eerste_van,
    eigen_of_vast,
    gesproken,
    gezet_of_vast,
    laatste_event,
    status,
    vast_getal,
    vaste,
    veld,
    veld_getal,
    velden,
    verzameling,
    verzameling_of_niets,
)
from korpsmonitor_tui.store.onderdeeltabellen import ONDERDEELTABELLEN
from korpsmonitor_tui.store.weegtabellen import WEEGTABELLEN

PROJECTIES: Final[dict[str, Projectie]] = {
    projectie.soort: projectie
    for projectie in (
        Projectie(
            "editie",
            velden("instrument", "naam", "jaren", "vragenlijst", "demonstratie", "model", "weegregels"),
        ),
        Projectie(
            "medewerker",
            {
                **velden("naam", "team"),
                "rollen": verzameling("rollen"),
                "korpsen": verzameling("korpsen"),
                "actief": veld_getal("actief"),
            },
        ),
        Projectie(
            "gesprek",
            {
                "dossier": dossier_van,
                **vaste("editie", "partij"),
                **velden("datum", "tijd", "plaats", "notulist", "afname"),
                "begonnen": eerste_van("begonnen"),
                "auditors": verzameling("auditors"),
            },
        ),
        Projectie(
            "deelnemer",
            {
                "dossier": dossier_van,
                **velden("rol", "organisatie", "naam", "aanwezig"),
                "respondent": veld_getal("respondent"),
            },
        ),
        Projectie(
            "notitie",
            {
                "dossier": dossier_van,
                **vaste("tijd", "beurt"),
                "verstreken": vast_getal("verstreken"),
                **velden("hoofdstuk", "vraag", "spreker", "tekst", "volgorde"),
                "tags": verzameling("tags"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "antwoord",
            {
                "dossier": dossier_van,
                **vaste("vraag", "rij", "jaar"),
                **velden("waarde", "toelichting", "versie"),
            },
            zoek=("waarde", "toelichting"),
        ),
        Projectie(
            "verslag",
            {
                "dossier": dossier_van,
                "status": status("status"),
                "versie": status("versie"),
                "stap": status("stap"),
                "stap_event": status("event"),
                "termijn": veld("termijn"),
                "rubricering": veld("rubricering"),
                "rappels": verzameling("rappels"),
            },
        ),
        Projectie(
            "versie",
            {
                "dossier": dossier_van,
                "nummer": lambda stand: als_getal(stand.vast("nummer")) or 0,
                **vaste(
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
                "nummer": veld_getal("nummer"),
                **velden("hoofdstuk", "tekst", "volgorde", "vraag"),
                "tags": verzameling("tags"),
                "bronnen": verzameling("bronnen"),
                "afspraken": verzameling_of_niets("afspraken"),
                "noten": verzameling_of_niets("noten"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "opmerking",
            {
                "dossier": dossier_van,
                "versie": vast_getal("versie"),
                "nummer": vast_getal("nummer"),
                **vaste("herkomst", "reactie", "wijziging"),
                # Where it could not be placed, a person says what it is about.
                "passage": gezet_of_vast("passage"),
                "geplaatst": lambda stand: int(stand.waarde("passage") is not None),
                "gevolgen": verzameling("gevolgen"),
                **velden("soort", "tekst", "antwoord", "besluit", "reden", "voorstel", "bevestiging"),
                "besluit_event": laatste_event("besluit"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "reactie",
            {
                "dossier": dossier_van,
                "versie": vast_getal("versie"),
                **vaste("respondent", "datum", "kanaal", "tekst", "bijlage", "lezing"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "akkoord",
            {
                "dossier": dossier_van,
                "versie": vast_getal("versie"),
                **vaste("kop", "respondent", "rol", "datum", "kanaal", "bijlage", "toelichting"),
            },
        ),
        Projectie(
            "vragenlijstversie",
            vaste("instrument", "versie", "sha256", "tekst", "toelichting", "vorige", "datum"),
        ),
        Projectie(
            "uitzending",
            {
                "dossier": dossier_van,
                **vaste("vorm", "versie", "datum", "sha256", "velden"),
                **velden("termijn"),
            },
        ),
        Projectie(
            "teruggave",
            {
                "dossier": dossier_van,
                "nummer": lambda stand: als_getal(stand.vast("nummer")) or 0,
                **vaste("vorm", "naam", "sha256", "bijlage", "versie", "datum", "velden"),
            },
        ),
        Projectie(
            "twijfel",
            {
                "dossier": dossier_van,
                **vaste("teruggave", "soort", "vraag", "rij", "jaar", "veld", "tekst", "plaats", "huidig"),
                **velden("besluit"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "bespreekpunt",
            {
                "dossier": dossier_van,
                **vaste("soort", "hoofdstuk", "vraag", "rij", "jaar", "kenmerk"),
                "tekst": eigen_of_vast("tekst"),
                **velden("uitkomst"),
            },
            zoek=("tekst",),
        ),
        Projectie(
            "opvraging",
            {
                "dossier": dossier_van,
                **vaste("bron"),
                **velden("omschrijving", "gevraagd", "ontvangen", "termijn", "bijlage", "opmerking"),
                "rappels": verzameling("rappels"),
            },
        ),
        Projectie(
            "broncijfer",
            {
                "dossier": dossier_van,
                **vaste("bron", "gegeven", "rij", "jaar"),
                **velden("waarde", "noot", "opvraging", "ingelezen"),
            },
        ),
        Projectie(
            "opname",
            {
                "dossier": dossier_van,
                "nummer": lambda stand: als_getal(stand.vast("nummer")) or 0,
                **vaste("naam", "sha256"),
                "grootte": vast_getal("grootte"),
                "lengte": veld_getal("lengte"),
                **velden("toestemming", "bewaren_tot", "vernietigd"),
            },
        ),
        Projectie(
            "transcript",
            {
                "dossier": dossier_van,
                "nummer": lambda stand: als_getal(stand.vast("nummer")) or 0,
                **vaste("vorm", "naam", "sha256", "bijlage", "opname", "vorige", "datum", "cues"),
                **velden("sprekers"),
                "verschuiving": veld_getal("verschuiving"),
                "tekst": gesproken,
            },
            zoek=("tekst",),
        ),
        Projectie("afkorting", {"dossier": dossier_van, **vaste("editie", "kort"), **velden("lang")}),
        Projectie(
            "codering",
            {
                "dossier": dossier_van,
                **vaste("codeur", "kenmerk", "tijd", "soort"),
                **velden(
                    "oordeel", "code", "polariteit", "gegevens", "vraag", "anker", "voorstel", "toelichting"
                ),
            },
        ),
        Projectie("codeerronde", {"dossier": dossier_van, **vaste("codeur"), **velden("afgerond")}),
        Projectie("codeerbesluit", {"dossier": dossier_van, **vaste("kenmerk"), **velden("besluit")}),
        Projectie(
            "repliek",
            {"dossier": dossier_van, **vaste("korps", "dimensie", "oordeel"), **velden("tekst")},
            zoek=("tekst",),
        ),
        Projectie(
            "extractiemodel",
            vaste("editie", "versie", "vorige", "sha256", "tekst", "meting", "datum", "door"),
        ),
        *WEEGTABELLEN,
        *ONDERDEELTABELLEN,
        Projectie(
            "vernietiging",
            {
                "dossier": dossier_van,
                **vaste("wat", "naam", "reden", "datum"),
                "aantal": vast_getal("aantal"),
            },
        ),
        Projectie(
            "bijlage", {"dossier": dossier_van, **vaste("naam", "sha256"), "grootte": vast_getal("grootte")}
        ),
    )
}
"""Every soort that has a table. Events of another soort are kept and shown on the timeline, not projected."""
