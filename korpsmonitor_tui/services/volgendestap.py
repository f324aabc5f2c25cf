"""What a dossier waits for, in one sentence: from where it stands in the process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.verslag import Status, statusnaam
from korpsmonitor_tui.services.datums import toon

if TYPE_CHECKING:
    from korpsmonitor_tui.services.overzicht import Regel


def standnaam(regel: Regel) -> str:
    """Where a verslag stands, for people: before its first passage that is how far the gesprek is.

    Empty where there is no gesprek to be had.
    """
    if not regel.met_gesprek:
        return ""
    if not regel.gepland:
        # A chapter is not about one gesprek, that is planned.
        return _("nog niet begonnen") if regel.hoofdstuk else _("nog niet gepland")
    return _("gehouden") if is_pas_gehouden(regel) else statusnaam(regel.status)


def is_pas_gehouden(regel: Regel) -> bool:
    """Whether the gesprek was held and nothing was written of it yet."""
    return regel.status == Status.GEPLAND and regel.gehouden


def volgende_stap(regel: Regel) -> str:
    """What has to be done now, and by whom where that is not obvious."""
    if regel.conflicten:
        return ngettext(
            "Kies wat blijft bij {aantal} conflict tussen twee laptops.",
            "Kies wat blijft bij {aantal} conflicten tussen twee laptops.",
            regel.conflicten,
        ).format(aantal=regel.conflicten)
    if wacht_op_bevestiging(regel):
        return ngettext(
            "Bevestig {aantal} afwijzing: een ander dan wie besloot.",
            "Bevestig {aantal} afwijzingen: een ander dan wie besloot.",
            regel.onbevestigd,
        ).format(aantal=regel.onbevestigd)
    if regel.status == Status.GEPLAND:
        return _voorbereiding(regel)
    if regel.status == Status.TER_VERIFICATIE:
        return _verificatie(regel)
    if regel.status == Status.IN_VERWERKING and regel.open_opmerkingen:
        return ngettext(
            "Beslis over {aantal} opmerking (een auditor).", "Beslis over {aantal} opmerkingen (een auditor).",
            regel.open_opmerkingen,
        ).format(aantal=regel.open_opmerkingen)  # fmt: skip
    if regel.status == Status.RETOUR and regel.open_opmerkingen:
        return ngettext(
            "Beantwoord {aantal} opmerking van de eerste check; bied dan opnieuw aan.",
            "Beantwoord {aantal} opmerkingen van de eerste check; bied dan opnieuw aan.",
            regel.open_opmerkingen,
        ).format(aantal=regel.open_opmerkingen)
    if regel.status == Status.DEFINITIEF and regel.maatregelen.te_laat:
        return ngettext(
            "Van {aantal} maatregel is de termijn voorbij: vraag wat ervan is gekomen.",
            "Van {aantal} maatregelen is de termijn voorbij: vraag wat ervan is gekomen.",
            regel.maatregelen.te_laat,
        ).format(aantal=regel.maatregelen.te_laat)
    if regel.status == Status.DEFINITIEF:
        return (
            regel.bijzonder.besluit
            if regel.bijzonder
            else _("Klaar: het verslag is bron voor weging en rapportage.")
        )
    return {
        Status.IN_OPMAAK: _("Maak de tekst af en bied het concept aan voor de eerste check."),
        Status.EERSTE_CHECK: _("Een auditor doet de eerste check: versturen of terugsturen."),
        Status.RETOUR: _("Pas de tekst aan en bied het concept opnieuw aan voor de eerste check."),
        Status.AKKOORD: _("Een auditor stelt het verslag definitief vast."),
        Status.REACTIE_ONTVANGEN: _("Neem de reactie in verwerking."),
        Status.IN_VERWERKING: _("Stel het verslag vast, of bied de nieuwe versie aan voor een check."),
    }[regel.status]


def wacht_op_bevestiging(regel: Regel) -> bool:
    """Whether a second person is to confirm rejections now: they hold back only once everything else was decided."""
    return bool(
        regel.onbevestigd
        and not regel.conflicten
        and not regel.open_opmerkingen
        and regel.status in {Status.IN_VERWERKING, Status.EERSTE_CHECK}
    )


def _vragenlijst(regel: Regel) -> str:
    """Where nobody is interviewed: what the questionnaire waits for."""
    lijst = regel.lijst
    if lijst.twijfels:
        return ngettext(
            "Beslis over {aantal} twijfel in de vragenlijst.",
            "Beslis over {aantal} twijfels in de vragenlijst.",
            lijst.twijfels,
        ).format(aantal=lijst.twijfels)
    if lijst.te_laat:
        return _("De termijn is voorbij: vraag naar de vragenlijst.")
    if not lijst.uitgezet and not regel.antwoorden:
        return _("Verzend de vragenlijst.")
    if lijst.uitgezet and not lijst.teruggaven:
        return _("Wacht op de vragenlijst, uiterlijk {termijn}.").format(
            termijn=toon(lijst.termijn) if lijst.termijn else "–"
        )
    if regel.verplicht_open:
        return ngettext(
            "Vraag naar {aantal} verplichte vraag die open staat.",
            "Vraag naar {aantal} verplichte vragen die open staan.",
            regel.verplicht_open,
        ).format(aantal=regel.verplicht_open)
    return _("Klaar: de vragenlijst is beantwoord.")


def _voorbereiding(regel: Regel) -> str:
    if not regel.met_gesprek:
        return _vragenlijst(regel)
    if regel.hoofdstuk:
        return _hoofdstuk(regel)
    if not regel.gepland:
        return _("Plan het gesprek.")
    if not regel.notities and regel.gehouden:
        return _("Het gesprek is gehouden: maak er notities van, of lees de opname in.")
    if not regel.notities:
        return _("Houd het gesprek op {datum} en maak notities.").format(
            datum=toon(regel.datum) if regel.datum else _("een nader te bepalen dag")
        )
    return ngettext(
        "Stel het verslag samen uit {aantal} notitie.", "Stel het verslag samen uit {aantal} notities.", regel.notities
    ).format(aantal=regel.notities)  # fmt: skip


def _hoofdstuk(regel: Regel) -> str:
    if not regel.gepland:
        return _("Begin het hoofdstuk: zeg wie het schrijft en wie het nakijkt (p).")
    return _("Schrijf het hoofdstuk; bij elke passage zegt een noot waarop zij steunt.")


def _verificatie(regel: Regel) -> str:
    if not regel.te_laat:
        return _("Wacht op akkoord of reactie, uiterlijk {termijn}.").format(
            termijn=toon(regel.termijn) if regel.termijn else "–"
        )
    if not regel.rappels:
        return _("Termijn verstreken: stuur een rappel, verleng of stel vast zonder reactie.")
    return ngettext(
        "Termijn verstreken, {aantal} rappel gedaan: verleng of stel vast zonder reactie.",
        "Termijn verstreken, {aantal} rappels gedaan: verleng of stel vast zonder reactie.",
        regel.rappels,
    ).format(aantal=regel.rappels)
