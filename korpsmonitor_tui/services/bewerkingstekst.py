"""What a handeling did in general words: which kinds of things were added, changed or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.event import Operatie
from korpsmonitor_tui.domain.gesprek import tagnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort

if TYPE_CHECKING:
    from korpsmonitor_tui.services.gebeurtenis import Gebeurtenis


def bewerking(gebeurtenissen: list[Gebeurtenis]) -> str:
    """The kind of thing that it was mostly about, what became of it, and its text if it is one."""
    voornaamste = next((g for g in gebeurtenissen if g.veld == "tekst"), gebeurtenissen[0])
    soort = voornaamste.soort
    eigen = [g for g in gebeurtenissen if g.soort == soort]
    aantal = len({g.entiteit for g in eigen})
    naam = soortnaam(soort) if aantal == 1 else f"{aantal} × {soortnaam(soort)}"
    werkwoord = _werkwoord(soort, eigen)
    tekst = next(
        (g.waarde for g in eigen if g.veld in {"tekst", "waarde", "toelichting", "omschrijving"}),
        next((g.waarde.get("tekst") for g in eigen if isinstance(g.waarde, dict)), None),
    )
    citaat = f": “{kort(tekst)}”" if aantal == 1 and tekst and isinstance(tekst, str) else ""
    return f"{naam}{_plaats(voornaamste)} {werkwoord}{citaat}"


def _werkwoord(soort: str, eigen: list[Gebeurtenis]) -> str:
    operaties = {g.operatie for g in eigen}
    if Operatie.MAAK in operaties:
        return _("gepland") if soort == "gesprek" else _("toegevoegd")
    if Operatie.VERWIJDER in operaties:
        return _("verwijderd")
    if Operatie.HERSTEL in operaties:
        return _("teruggezet")
    if any(g.keuze for g in eigen):
        return _("gekozen uit twee versies")
    velden = {g.veld for g in eigen}
    if velden == {"tags"}:
        tags = ", ".join(tagnaam(str(g.waarde)) for g in eigen)
        erbij = _("kreeg kenmerk {tags}") if Operatie.VOEG_TOE in operaties else _("verloor kenmerk {tags}")
        return erbij.format(tags=tags)
    if velden == {"volgorde"}:
        return _("verplaatst")
    zonder = velden - {"tekst", "waarde"}
    return _("gewijzigd ({velden})").format(velden=", ".join(sorted(zonder))) if zonder else _("gewijzigd")


def _plaats(g: Gebeurtenis) -> str:
    """Which question, and for which year: the id of an answer is dossier (two parts), question and year."""
    return " " + " ".join(g.entiteit.split("/")[2:]) if g.soort == "antwoord" else ""


def soortnaam(soort: str) -> str:
    """What an entity is, for people; the soort itself of one that this program does not know."""
    return {
        "gesprek": _("gesprek"),
        "deelnemer": _("deelnemer"),
        "notitie": _("notitie"),
        "bespreekpunt": _("bespreekpunt"),
        "opname": _("opname"),
        "transcript": _("transcript"),
        "passage": _("passage"),
        "antwoord": _("antwoord"),
        "opmerking": _("opmerking"),
        "repliek": _("repliek"),
        "verslag": _("verslag"),
        "bijlage": _("bestand"),
        "opvraging": _("opvraging"),
        "uitzending": _("verzending"),
        "teruggave": _("teruggave"),
        "twijfel": _("twijfel"),
        "codering": _("code"),
        "codeerronde": _("codering"),
        "codeerbesluit": _("besluit over een verschil tussen codes"),
        "broncijfer": _("cijfer van een bron"),
        "afkorting": _("afkorting"),
        "aandachtspunt": _("aandachtspunt"),
        "aanbeveling": _("aanbeveling"),
        "opvolging": _("opvolging van een aanbeveling"),
        "maatregel": _("maatregel"),
        "medewerker": _("medewerker"),
        "editie": _("editie"),
        "partij": _("organisatie"),
        "aanwijzing": _("wat naar een organisatie leidde"),
        "aanvulling": _("aanvulling"),
        "deskbron": _("bron van de deskstudie"),
        "praktijk": _("best practice of knelpunt"),
        "plandeel": _("hoofdstuk van het plan"),
        "planactie": _("actie van het plan"),
        "voortgang": _("voortgang van een actie"),
        "planlid": _("lid"),
        "plantekst": _("tekst bij het plan"),
        "telling": _("cijfer van het dashboard"),
        "tellingtekst": _("tekst bij het dashboard"),
        "tellingbestand": _("bestand met cijfers"),
    }.get(soort, soort)
