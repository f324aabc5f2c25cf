"""Writes docs/rollen.md: who may take which step, and what holds whoever works. A test takes every step in every role."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.proces import Rol, rolnaam

DOEL: Final = Path(__file__).resolve().parents[1] / "docs" / "rollen.md"

_TEAM: Final = (Rol.NOTULIST, Rol.AUDITOR, Rol.COORDINATOR)
_RAPPORT: Final = (Rol.COORDINATOR, Rol.WEEGPLOEG)
_LEIDING: Final = (Rol.AUDITOR, Rol.COORDINATOR)
_AUDITOR: Final = (Rol.AUDITOR,)
_COORDINATOR: Final = (Rol.COORDINATOR,)
_WEEGPLOEG: Final = (Rol.WEEGPLOEG,)

STAPPEN: Final[dict[str, tuple[Rol, ...]]] = {
    "een gesprek plannen": _TEAM,
    "notuleren": _TEAM,
    "de vragenlijst beantwoorden": _TEAM,
    "coderen": _TEAM,
    "het verslag schrijven": _TEAM,
    "aanbieden voor de eerste check": _TEAM,
    "opmerkingen maken in de eerste check": _AUDITOR,
    "terugsturen naar de notulist": _AUDITOR,
    "versturen": _AUDITOR,
    "een termijn verlengen": _LEIDING,
    "een reactie of akkoord vastleggen": _TEAM,
    "in verwerking nemen": _TEAM,
    "een besluit voorstellen": _TEAM,
    "over een opmerking beslissen": _AUDITOR,
    "een afwijzing bevestigen": _LEIDING,
    "definitief vaststellen": _AUDITOR,
    "heropenen": _LEIDING,
    "een weegsessie openen of sluiten": _RAPPORT,
    "een score geven": _WEEGPLOEG,
    "de eindscore geven": _WEEGPLOEG,
    "een tekst van het rapport schrijven": _RAPPORT,
    "een aanbeveling schrijven": _RAPPORT,
    "aanbevelingen vaststellen": _COORDINATOR,
    "de vragenlijst publiceren": _COORDINATOR,
    "weegregels kiezen": _COORDINATOR,
    "een model kiezen": _COORDINATOR,
    "medewerkers toevoegen of wijzigen": _COORDINATOR,
    "een dossier vernietigen": _COORDINATOR,
    "codes als bestand meegeven": tuple(rol for rol in Rol if rol != Rol.LEZER),
    "openbare tabellen schrijven": tuple(Rol),
}
"""Every important step with the roles that may take it, in the order of the process."""

INLEIDING: Final = """\
# Rollen en vier ogen

Deze bladzijde is gemaakt door `python scripts/maak_rollen.py`; een test houdt haar gelijk en doet elke stap in elke rol.
Iemand kan meer rollen hebben. Wie er werkt wordt bij de start gekozen (of met `--als`) en staat bij alles wat wordt
vastgelegd; de rollen en korpsen zijn die van dit moment, niet die van toen het scherm openging. Welke rollen wanneer
golden toont `korpsmonitor medewerker toon NAAM --verloop`.
"""

REGELS: Final = """\
Een lezer kijkt, en schrijft niets: elke opdracht die schrijft weigert met één regel. Een reservekopie maken of
terugzetten, een sleutel wijzigen en uitwisselen hangen niet aan een rol maar aan het wachtwoord van de database of de
toegang tot de hub.

## Wat geldt wie er ook werkt

| regel | hoe |
| --- | --- |
| Wie het verslag schreef, checkt, verstuurt, beslist en bevestigt niet en stelt het niet vast | wie notulist is, en wie het ooit was en eraan schreef: een andere notulist aanwijzen verandert dat niet |
| Niemand checkt of verstuurt wat hij zelf aanbood | ongedaan maken of kiezen tussen laptops maakt niemand tot aanbieder |
| Wat niet wordt overgenomen, bevestigt een ander dan wie besliste | ook als een ander dat besluit met ongedaan maken terugbracht of bij een conflict koos |
| Niemand oordeelt over het eigen korps | het gesprek plannen mag wel; in een weegsessie onthoudt het lid zich |
| Blinde scores en onafhankelijke codes ziet een ander pas als iedereen klaar is | ook in tijdlijn, conflicten, zoeken en export |
| Er blijft altijd een coördinator | ook bij ongedaan maken |

Elke stap die niet mag, wordt geweigerd en legt niets vast. Wat twee laptops los van elkaar deden kan samen toch tegen een
regel ingaan, en een ander programma kan van alles schrijven. Daarom leest `korpsmonitor controleer` (en Beheer, c) uit de
vastleggingen zelf na wie wat deed: wie onbekend is, alleen las, de rol niet had, zelf schreef, zelf aanbood, zichzelf
bevestigde of bij het korps hoorde. Rust wat nu geldt op zo'n stap, dan kan het verslag niet worden vastgesteld en is het
een fout bij de consistentie, tot een ander de stap overdeed.

## Wat niet te zien is

* Of twee medewerkers dezelfde mens zijn. Een andere naam is dezelfde medewerker; een tweede medewerker niet.
* Of iemand zich voor een ander uitgeeft: wie het wachtwoord heeft, kan elke naam kiezen. Een eigen sleutel
  (`korpsmonitor sleutel persoon`) bindt een laptop aan één medewerker.
* Wat eerst kwam als twee laptops elkaar niet kenden: rollen en korpsen worden vergeleken in de volgorde die alle laptops
  aan de vastleggingen geven, en die is niet altijd die van de klok.
"""


def maak_tekst() -> str:
    """The page."""
    koppen = [rolnaam(rol) for rol in Rol]
    regels = [
        INLEIDING,
        f"| stap | {' | '.join(koppen)} |",
        f"| --- |{' --- |' * len(koppen)}",
        *(
            f"| {stap} | {' | '.join('ja' if rol in rollen else '–' for rol in Rol)} |"
            for stap, rollen in STAPPEN.items()
        ),
        "",
        REGELS,
    ]
    return "\n".join(regels)


if __name__ == "__main__":
    schrijf_bestand(DOEL, maak_tekst().encode(), overschrijf=True)
    print(DOEL)
