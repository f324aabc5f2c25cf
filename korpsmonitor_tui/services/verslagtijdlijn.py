"""What the timeline says about the steps of a verslag, and of who answered it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.event import BESTAAN, Operatie
from korpsmonitor_tui.domain.passagekeuze import schrijf_nummers
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.verslag import Stap, stapnaam, statusnaam
from korpsmonitor_tui.services.datums import als_datum, toon
from korpsmonitor_tui.services.gebeurtenis import eerste
from korpsmonitor_tui.services.hoofdstukdelen import is_hoofdstuk
from korpsmonitor_tui.services.versies import labels_van_respondenten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.services.gebeurtenis import Gebeurtenis
    from korpsmonitor_tui.services.sessie import Sessie


def antwoord_van_respondent(sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """Who answered says more than the step that followed from it."""
    akkoord, reactie = (eerste(gebeurtenissen, soort, BESTAAN) for soort in ("akkoord", "reactie"))
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
    stap = eerste(gebeurtenissen, "verslag", "status")
    if stap is not None and isinstance(stap.waarde, dict):
        wat += _(" → {status}").format(status=statusnaam(str(stap.waarde.get("naar"))))
    return wat, str(g.waarde.get("toelichting") or g.waarde.get("tekst") or "")


def hoofdstuk(sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """The beginning of a chapter, which is recorded as an interview that nobody holds."""
    g = eerste(gebeurtenissen, "gesprek", BESTAAN)
    if (
        g is None
        or g.operatie not in {Operatie.MAAK, Operatie.HERSTEL}
        or not is_hoofdstuk(sessie, g.entiteit)
    ):
        return None
    aantal = len({een.entiteit for een in gebeurtenissen if een.soort == "deelnemer"})
    wat = ngettext(
        "hoofdstuk begonnen: {aantal} geïnterviewde controleert het",
        "hoofdstuk begonnen: {aantal} geïnterviewden controleren het",
        aantal,
    )
    return wat.format(aantal=aantal), ""


def stap(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A step of the verslag, with what went to whom and the reason."""
    g = eerste(gebeurtenissen, "verslag", "status")
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


def rappel(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A reminder that went out, or a term that was made longer."""
    for veld, tekst, reden in (
        ("rappels", _("rappel verstuurd ({kanaal})"), "toelichting"),
        ("verlengingen", _("termijn verlengd tot en met {tot}"), "reden"),
    ):
        g = eerste(gebeurtenissen, "verslag", veld)
        if g is not None and isinstance(g.waarde, dict):
            tot = als_datum(g.waarde.get("tot"))
            wat = tekst.format(kanaal=g.waarde.get("kanaal"), tot=toon(tot) if tot else "?")
            return wat, str(g.waarde.get(reden) or "")
    return None
