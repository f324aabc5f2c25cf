"""``korpsmonitor verslag``: the gespreksverslag from concept to definitief."""

from __future__ import annotations

from typing import Final

import click

from korpsmonitor_tui.cli.basis import Groep, Verwijzing
from korpsmonitor_tui.domain.taal import _

_HIER: Final = "korpsmonitor_tui.cli"

STAPPEN: Final = {
    "maak": Verwijzing(f"{_HIER}.verslag_maak:maak", _("Stel samen uit de notities en schrijf het Word-bestand.")),
    "toon": Verwijzing(f"{_HIER}.verslag_tekst:toon", _("Toon de tekst met passagenummers.")),
    "tekst": Verwijzing(f"{_HIER}.verslag_tekst:tekst", _("Wijzig de tekst van een passage.")),
    "voeg-toe": Verwijzing(f"{_HIER}.verslag_tekst:voeg_toe", _("Voeg een passage toe.")),
    "verwijder": Verwijzing(f"{_HIER}.verslag_tekst:verwijder", _("Verwijder een passage.")),
    "verplaats": Verwijzing(f"{_HIER}.verslag_tekst:verplaats", _("Verplaats een passage in haar hoofdstuk.")),
    "bronnen": Verwijzing(f"{_HIER}.verslag_bronnen:bronnen", _("Toon waar passages vandaan komen.")),
    "bevindingen": Verwijzing(f"{_HIER}.verslag_bronnen:bevindingen", _("Toon bevindingen die nog in geen passage staan.")),
    "neem-op": Verwijzing(f"{_HIER}.verslag_bronnen:neem_op", _("Maak passages van bevindingen.")),
    "afspraak": Verwijzing(f"{_HIER}.verslag_punten:afspraak", _("Toon of wijzig de afspraken in een passage.")),
    "kenmerk": Verwijzing(f"{_HIER}.verslag_punten:kenmerk", _("Zet of wis een kenmerk bij een passage.")),
    "rubricering": Verwijzing(f"{_HIER}.verslag_punten:rubricering", _("Toon of wijzig de rubricering.")),
    "punten": Verwijzing(f"{_HIER}.verslag_punten:punten", _("Toon wat er open is voor het versturen.")),
    "hoofdstuk": Verwijzing(f"{_HIER}.verslag_hoofdstuk:hoofdstuk", _("Begin het hoofdstuk over een partij, met wie het controleert.")),
    "noten": Verwijzing(f"{_HIER}.verslag_hoofdstuk:noten", _("Toon de noten, en waarop passages nog kunnen steunen.")),
    "noot": Verwijzing(f"{_HIER}.verslag_hoofdstuk:noot", _("Zeg waarop een passage steunt.")),
    "check": Verwijzing(f"{_HIER}.verslag_stappen:check", _("Bied het concept aan voor de eerste check.")),
    "opmerking": Verwijzing(f"{_HIER}.verslag_check:opmerking", _("Maak bij de eerste check een opmerking bij een passage.")),
    "trek-in": Verwijzing(f"{_HIER}.verslag_check:trek_in", _("Trek een eigen opmerking van de eerste check in.")),
    "beantwoord": Verwijzing(f"{_HIER}.verslag_check:beantwoord", _("Zeg wat er met een opmerking van de eerste check is gedaan.")),
    "retour": Verwijzing(f"{_HIER}.verslag_stappen:retour", _("Stuur het concept terug naar de notulist.")),
    "verstuur": Verwijzing(f"{_HIER}.verslag_verstuur:verstuur", _("Stuur het concept ter verificatie.")),
    "bundel": Verwijzing(f"{_HIER}.verslag_verstuur:bundel_opnieuw", _("Schrijf nog eens wat er is verstuurd.")),
    "exemplaren": Verwijzing(f"{_HIER}.verslag_hoofdstuk:exemplaren", _("Schrijf van wat is verstuurd een exemplaar per respondent.")),
    "rappels": Verwijzing(f"{_HIER}.verslag_stappen:rappels", _("Toon welke rappels aan de beurt zijn.")),
    "rappel": Verwijzing(f"{_HIER}.verslag_stappen:rappel", _("Leg vast dat er is herinnerd.")),
    "verleng": Verwijzing(f"{_HIER}.verslag_stappen:verleng", _("Verleng de termijn.")),
    "akkoord": Verwijzing(f"{_HIER}.verslag_wederhoor:akkoord", _("Leg het akkoord van een respondent vast.")),
    "reactie": Verwijzing(f"{_HIER}.verslag_wederhoor:reactie", _("Leg de reactie van een respondent vast.")),
    "lees": Verwijzing(f"{_HIER}.verslag_lees:lees", _("Lees teruggekomen verslagen en opmerkingen in.")),
    "verwerk": Verwijzing(f"{_HIER}.verslag_wederhoor:verwerk", _("Verwerk een reactie of een opmerking.")),
    "opmerkingen": Verwijzing(f"{_HIER}.verslag_opmerkingen:opmerkingen", _("Toon de lijst van opmerkingen.")),
    "plaats": Verwijzing(f"{_HIER}.verslag_besluit:plaats", _("Zeg over welke passage een opmerking gaat.")),
    "voorstel": Verwijzing(f"{_HIER}.verslag_besluit:voorstel", _("Stel een besluit over een opmerking voor.")),
    "besluit": Verwijzing(f"{_HIER}.verslag_besluit:besluit", _("Beslis over een opmerking.")),
    "redactioneel": Verwijzing(f"{_HIER}.verslag_opmerkingen:redactioneel", _("Toon en neem redactionele wijzigingen samen over.")),
    "bevestig": Verwijzing(f"{_HIER}.verslag_besluit:bevestig", _("Bevestig dat opmerkingen niet worden overgenomen.")),
    "waarderingstabel": Verwijzing(f"{_HIER}.verslag_waarderingstabel:waarderingstabel", _("Schrijf wat de korpsen van een ketenpartner vinden.")),
    "repliek": Verwijzing(f"{_HIER}.verslag_repliek:repliek", _("Leg vast wat een ketenpartner van een oordeel vindt.")),
    "verschil": Verwijzing(f"{_HIER}.verslag_verschil:verschil", _("Toon per woord wat er tussen twee versies verschilt.")),
    "stel-vast": Verwijzing(f"{_HIER}.verslag_stappen:stel_vast", _("Stel het verslag definitief vast.")),
    "wijzigingen": Verwijzing(f"{_HIER}.verslag_terug:wijzigingen", _("Schrijf een versie met bijgehouden wijzigingen.")),
    "verwerkingstabel": Verwijzing(f"{_HIER}.verslag_terug:schrijf_tabel", _("Schrijf wat er met iedere opmerking is gedaan.")),
    "slotbrief": Verwijzing(f"{_HIER}.verslag_terug:slotbrief", _("Schrijf de brief bij een definitief verslag.")),
    "terugkoppeling": Verwijzing(f"{_HIER}.verslag_terug:terugkoppeling", _("Schrijf alles bij een definitief verslag in één map.")),
    "bestand": Verwijzing(f"{_HIER}.verslag_terug:bestand", _("Haal een vastgelegde versie op.")),
    "bijlage": Verwijzing(f"{_HIER}.verslag_terug:bijlage", _("Toon of haal op wat bij een dossier is bewaard.")),
    "heropen": Verwijzing(f"{_HIER}.verslag_stappen:heropen", _("Heropen een definitief verslag als nieuwe versie.")),
    "status": Verwijzing(f"{_HIER}.verslag_status:status", _("Toon waar het verslag is en wat er nog open staat.")),
    "lijst": Verwijzing(f"{_HIER}.verslag_lijst:lijst", _("Toon van alle verslagen wie antwoordde, wat open is en wie aan zet is.")),
    "controleer": Verwijzing(f"{_HIER}.verslag_controleer:controleer", _("Zeg welke versie van ons een bestand is.")),
    "sjabloon": Verwijzing(f"{_HIER}.verslag_controleer:sjabloon", _("De huisstijl van het Word-bestand.")),
}  # fmt: skip


@click.group(cls=Groep, lui=STAPPEN, help=_("Het gespreksverslag, van concept tot definitief."))
def verslag() -> None:
    """Hold the commands about verslagen, in the order of the process."""
