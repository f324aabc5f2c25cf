"""The timeline of a dossier: its events, a line per handeling, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.event import BESTAAN, Operatie, decodeer
from korpsmonitor_tui.domain.gesprek import tagnaam
from korpsmonitor_tui.domain.passagekeuze import schrijf_nummers
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.verslag import Stap, stapnaam, statusnaam
from korpsmonitor_tui.services import (
    codeertijdlijn,
    consistentietijdlijn,
    medewerkers,
    notulentijdlijn,
    plantijdlijn,
    rapporttijdlijn,
    vervolgtijdlijn,
    wederhoortijdlijn,
    weegtijdlijn,
)
from korpsmonitor_tui.services.datums import als_datum, toon
from korpsmonitor_tui.services.gesprektijdlijn import opname, transcript
from korpsmonitor_tui.services.namen import lees_namen, verberg
from korpsmonitor_tui.services.sessie import lokale_tijd
from korpsmonitor_tui.services.teruggavetijdlijn import teruggave, twijfelbesluit, uitzending
from korpsmonitor_tui.services.versies import labels_van_respondenten
from korpsmonitor_tui.services.vragenlijstversies import versietekst

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


_MEESTE_TEKSTEN = 50
"""Events of a handeling beyond which it is told by numbers, so that its texts need not be read."""
_LANGSTE_TEKST = 4_000
"""Characters up to which a text in ``_MET_LANGE_TEKSTEN`` is read: a longer one says nothing on one line."""
_MET_LANGE_TEKSTEN = ("editie", "model", "notitie", "passage", "teruggave", "transcript")
"""Kinds that can be told without their value. What a longer score, decision or text of the report says must be read:
without it, it would be told as taken back."""
_PAYLOAD = f"CASE WHEN length(p.payload) < {_LANGSTE_TEKST} OR e.soort NOT IN {_MET_LANGE_TEKSTEN} THEN p.payload END"


@dataclass(frozen=True, slots=True)
class Tijdlijnregel:
    """One handeling: when (Dutch time), by whom, what, and why if a reason was given."""

    handeling: str
    tijd: datetime
    wie: str
    wat: str
    reden: str
    ongedaan: bool
    device: str


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """What of an event is put into words; ``waarde`` is None for a long text or a destroyed payload."""

    soort: str
    entiteit: str
    veld: str
    operatie: str
    waarde: Any
    keuze: bool = False
    """Whether it ended a conflict between values."""


def lees_tijdlijn(
    sessie: Sessie, dossier: str, hoogstens: int = 2_000, *, met_namen: bool = False
) -> tuple[Tijdlijnregel, ...]:
    """What happened in a dossier, newest first; participants by role, unless ``met_namen``."""
    db = sessie.store.lees()
    verborgen = {} if met_namen else lees_namen(db, dossier)
    rijen = db.execute(
        f"""WITH laatste AS (
            SELECT e.handeling AS h, max(e.lamport) AS l, count(*) AS aantal FROM event e
            JOIN entiteit x ON x.soort = e.soort AND x.id = e.entiteit
            WHERE x.dossier = ? GROUP BY e.handeling ORDER BY l DESC LIMIT ?)
        SELECT e.handeling, e.tijd, e.actor, e.device, e.soort, e.entiteit, e.veld, e.operatie,
            {_PAYLOAD}, e.operatie = 'zet' AND e.ouders LIKE '% %'
        FROM laatste JOIN event e ON e.handeling = laatste.h
        LEFT JOIN event_payload p ON p.event = e.id AND (laatste.aantal <= ? OR e.soort NOT IN ('notitie', 'passage'))
        ORDER BY laatste.l DESC, e.lamport""",
        (dossier, hoogstens, _MEESTE_TEKSTEN),
    ).fetchall()
    ongedaan = {
        rij[0] for rij in db.execute("SELECT entiteit FROM event WHERE soort = 'handeling'").fetchall()
    }
    namen = medewerkers.namen(db)
    handelingen: dict[str, list[tuple[Any, ...]]] = {}
    for rij in rijen:
        handelingen.setdefault(rij[0], []).append(rij)
    regels = []
    for handeling, delen in handelingen.items():
        # Before anything is cut short: half a name is still a name.
        gebeurtenissen = [
            Gebeurtenis(d[4], d[5], d[6], d[7], verberg(decodeer(d[8]), verborgen), bool(d[9])) for d in delen
        ]
        wat, reden = beschrijf(sessie, gebeurtenissen)
        _h, tijd, actor, device = delen[0][:4]
        regels.append(
            Tijdlijnregel(
                handeling,
                lokale_tijd(tijd),
                namen.get(actor, actor),
                wat,
                reden,
                handeling in ongedaan,
                device,
            )
        )
    return tuple(regels)


def lees_handeling(db: Database, handeling: str, verborgen: Mapping[str, str]) -> list[Gebeurtenis]:
    """The events of one handeling, with roles for the names in ``verborgen``."""
    rijen = db.execute(
        f"SELECT e.soort, e.entiteit, e.veld, e.operatie, {_PAYLOAD} "
        "FROM event e JOIN event_payload p ON p.event = e.id WHERE e.handeling = ? ORDER BY e.device, e.dseq",
        (handeling,),
    ).fetchall()
    return [
        Gebeurtenis(soort, entiteit, veld, operatie, verberg(decodeer(payload), verborgen))
        for soort, entiteit, veld, operatie, payload in rijen
    ]


def beschrijf(sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str]:
    """What a handeling did and why, from its most telling event."""
    if any(g.soort == "handeling" for g in gebeurtenissen):
        return _("vorige handeling ongedaan gemaakt"), ""
    for beschrijving in (
        _antwoord_van_respondent,
        _stap,
        wederhoortijdlijn.opmerking,
        wederhoortijdlijn.repliek,
        wederhoortijdlijn.terugkoppeling,
        _rappel,
        _publicatie,
        _bronlijst,
        _bespreekpunt,
        notulentijdlijn.notitiedelen,
        notulentijdlijn.klok,
        uitzending,
        teruggave,
        twijfelbesluit,
        transcript,
        opname,
        codeertijdlijn.besluit,
        codeertijdlijn.codering,
        codeertijdlijn.ronde,
        weegtijdlijn.blind,
        weegtijdlijn.score,
        weegtijdlijn.eindscore,
        weegtijdlijn.partneroordeel,
        weegtijdlijn.weegsessie,
        vervolgtijdlijn.brief,
        vervolgtijdlijn.maatregel,
        plantijdlijn.plan,
        rapporttijdlijn.tekst,
        consistentietijdlijn.besluit,
    ):
        if (regel := beschrijving(sessie, gebeurtenissen)) is not None:
            return regel
    return _bewerking(gebeurtenissen), ""


def _eerste(gebeurtenissen: list[Gebeurtenis], soort: str, veld: str) -> Gebeurtenis | None:
    return next((g for g in gebeurtenissen if (g.soort, g.veld) == (soort, veld)), None)


def _antwoord_van_respondent(sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """Who answered says more than the step that followed from it."""
    akkoord, reactie = (_eerste(gebeurtenissen, soort, BESTAAN) for soort in ("akkoord", "reactie"))
    g = akkoord or reactie
    if g is None or g.operatie != Operatie.MAAK or not isinstance(g.waarde, dict):
        return None
    labels = labels_van_respondenten(sessie.store.lees(), str(g.waarde.get("dossier")))
    wie = labels.get(str(g.waarde.get("respondent")), str(g.waarde.get("rol") or _("respondent")))
    wat = (
        _("akkoord van {wie} op versie {versie} ({kanaal})")
        if akkoord
        else _("reactie van {wie} op versie {versie} ({kanaal})")
    ).format(wie=wie, versie=g.waarde.get("versie"), kanaal=g.waarde.get("kanaal"))
    stap = _eerste(gebeurtenissen, "verslag", "status")
    if stap is not None and isinstance(stap.waarde, dict):
        wat += _(" → {status}").format(status=statusnaam(str(stap.waarde.get("naar"))))
    return wat, str(g.waarde.get("toelichting") or g.waarde.get("tekst") or "")


def _stap(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    g = _eerste(gebeurtenissen, "verslag", "status")
    if g is None or not isinstance(g.waarde, dict):
        return None
    stap, naar = g.waarde.get("stap"), statusnaam(str(g.waarde.get("naar")))
    if g.keuze and len(gebeurtenissen) == 1:
        return _("gekozen welke stand geldt: {status}").format(status=naar), ""
    naam = stapnaam(Stap(stap)) if stap in set(Stap) else str(stap)
    wat = _("verslag: {stap} → {status} (versie {versie})").format(
        stap=naam, status=naar, versie=g.waarde.get("versie")
    )
    wat += _verzonden(g.waarde)
    gezien = g.waarde.get("gezien")
    if isinstance(gezien, int) and gezien:
        wat += ngettext(", {aantal} open punt gezien", ", {aantal} open punten gezien", gezien).format(
            aantal=gezien
        )
    return wat, str(g.waarde.get("reden") or "")


def _verzonden(stap: Mapping[str, Any]) -> str:
    """With whom a version was shared, to whom it went and what of it; nothing for another step."""
    if stap.get("stap") != Stap.VERSTUUR:
        return ""
    wat = ", " + _("{ronde} wederhoor").format(ronde=stap["wederhoor"]) if stap.get("wederhoor") else ""
    wie = ", ".join(str(label) for _wie, label in stap.get("respondenten") or ())
    wat += _(", aan {wie}").format(wie=wie) if wie else ""
    keuze = stap.get("keuze")
    if isinstance(keuze, dict):
        nummers = keuze.get("nummers") or ()
        wat += ngettext(", alleen passage {nummers}", ", alleen de passages {nummers}", len(nummers)).format(
            nummers=schrijf_nummers(nummers)
        )
    return wat


def _rappel(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    for veld, tekst, reden in (
        ("rappels", _("rappel verstuurd ({kanaal})"), "toelichting"),
        ("verlengingen", _("termijn verlengd tot en met {tot}"), "reden"),
    ):
        g = _eerste(gebeurtenissen, "verslag", veld)
        if g is not None and isinstance(g.waarde, dict):
            tot = als_datum(g.waarde.get("tot"))
            wat = tekst.format(kanaal=g.waarde.get("kanaal"), tot=toon(tot) if tot else "?")
            return wat, str(g.waarde.get(reden) or "")
    return None


def _publicatie(sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    g = _eerste(gebeurtenissen, "editie", "vragenlijst")
    if (
        g is None
        or len({gebeurtenis.veld for gebeurtenis in gebeurtenissen if gebeurtenis.soort == "editie"}) > 1
    ):
        return None  # a new edition, of which its questionnaire is one part
    wat = _("gekozen welke vragenlijst geldt: {versie}") if g.keuze else _("gepubliceerd: {versie}")
    return wat.format(versie=versietekst(sessie.store.lees(), g.waarde)), ""


def _bronlijst(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A list of another source that was read: how many of its figures were taken."""
    if not any(g.soort == "broncijfer" and g.veld == "ingelezen" for g in gebeurtenissen):
        return None
    aantal = len({g.entiteit for g in gebeurtenissen if (g.soort, g.veld) == ("broncijfer", "waarde")})
    wat = ngettext(
        "lijst ingelezen: {aantal} cijfer overgenomen",
        "lijst ingelezen: {aantal} cijfers overgenomen",
        aantal,
    )
    return wat.format(aantal=aantal), ""


def _bespreekpunt(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """What came of a discussion point, or why it was left out."""
    weg = _eerste(gebeurtenissen, "bespreekpunt", "weggelaten")
    if weg is not None and weg.operatie == Operatie.VOEG_TOE:
        return _("bespreekpunt weggelaten"), str(weg.waarde or "")
    uitkomst = _eerste(gebeurtenissen, "bespreekpunt", "uitkomst")
    if uitkomst is None:
        return None
    if not str(uitkomst.waarde or "").strip():
        return _("bespreekpunt nog niet besproken"), ""
    return _("bespreekpunt besproken: “{tekst}”").format(tekst=kort(str(uitkomst.waarde))), ""


def _bewerking(gebeurtenissen: list[Gebeurtenis]) -> str:
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
