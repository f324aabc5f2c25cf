"""An interview as a meeting program wrote it out: sixty cues with its habits, roles instead of names.

The habits: a mark of the byte order and CRLF, cue identifiers with a slash, sentences broken over cues and over
speakers, ``&amp;``, "ja" and "hm-hm" in between, a cue that overlaps the one before, one that comes too late, and a room that speaks as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.services.gesprekgeluid import tijd

if TYPE_CHECKING:
    from pathlib import Path

AUDITOR, EXPERT, CHEF = "Auditor (gast)", "Vergaderruimte 2.14", "Spreker 3"
"""Who speaks, as the file has it: a guest, a room, and somebody whom the program did not know."""

_GESPROKEN: Final = (
    (2, 6, AUDITOR, "Goedemorgen, fijn dat het kan. De opname loopt,"),
    (6, 9, AUDITOR, "daar is iedereen mee akkoord?"),
    (9, 10, EXPERT, "Ja hoor."),
    (10, 11, CHEF, "Akkoord."),
    (12, 17, AUDITOR, "Dan beginnen we bij de organisatie. Hoe is het mandaat geregeld?"),
    (18, 23, EXPERT, "De korpsexpert beschikt over een duidelijk mandaat"),
    (23, 26, EXPERT, "van de korpsleiding."),
    (26, 27, AUDITOR, "Hm-hm."),
    (27, 34, EXPERT, "De korpsexpert heeft te weinig tijd voor deze taak."),
    (34, 38, AUDITOR, "Om hoeveel uur gaat het dan?"),
    (38, 43, EXPERT, "Het gaat om 32 uur per week."),
    (42, 45, CHEF, "Op papier, in de praktijk is het minder."),
    (46, 50, AUDITOR, "En de gedragscode?"),
    (50, 55, EXPERT, "De gedragscode is bij iedereen bekend en wordt nageleefd."),
    (56, 60, AUDITOR, "Dank u. Dan het Referentiekader."),
    (60, 67, EXPERT, "Het Referentiekader mensenhandel wordt volledig gevolgd."),
    (68, 70, AUDITOR, "Ja, ja. Goed."),
    (120, 126, AUDITOR, "Dan gaan we naar het toezicht. Hoe vaak wordt er gecontroleerd?"),
    (127, 133, EXPERT, "De vergunde branche wordt ieder kwartaal gecontroleerd,"),
    (133, 138, EXPERT, "de norm van zes controles per jaar wordt gehaald."),
    (139, 144, CHEF, "Vorig jaar zijn er 24 controles uitgevoerd."),
    (145, 149, AUDITOR, "Vierentwintig, dat schrijf ik op. En met hoeveel mensen?"),
    (150, 155, EXPERT, "Dat doen we met acht gecertificeerde toezichthouders."),
    (156, 160, AUDITOR, "En de niet-vergunde branche?"),
    (161, 168, EXPERT, "Op de niet-vergunde branche is onvoldoende zicht."),
    (168, 173, CHEF, "Er is geen capaciteit voor controles op internet."),
    (174, 175, AUDITOR, "Oké."),
    (176, 181, CHEF, "Eh, de escort, die"),
    (181, 186, CHEF, "die zien we eigenlijk niet."),
    (187, 191, AUDITOR, "Is het toezicht geborgd als er iemand vertrekt?"),
    (192, 199, EXPERT, "De continuïteit van het toezicht is niet geborgd."),
    (200, 202, AUDITOR, "Helder."),
    (260, 266, AUDITOR, "Dan de informatie. Worden signalen gemeld bij het EMM?"),
    (267, 274, EXPERT, "Alle signalen van mensenhandel worden gemeld bij het EMM."),
    (275, 280, CHEF, "De kwaliteit van de mutaties laat te wensen over."),
    (281, 283, AUDITOR, "Waar ligt dat aan?"),
    (284, 290, CHEF, "Aan de basispolitiezorg, die herkent de signalen onvoldoende."),
    (291, 296, AUDITOR, "En het RIEC?"),
    (297, 303, EXPERT, "De samenwerking met het RIEC is goed."),
    (304, 305, AUDITOR, "Ja."),
    (360, 366, AUDITOR, "Opsporing. Hoeveel rechercheurs zijn er gecertificeerd?"),
    (367, 373, EXPERT, "Er zijn zes gecertificeerde zedenrechercheurs"),
    (373, 377, EXPERT, "en zij zijn volledig beschikbaar voor mensenhandel."),
    (378, 384, CHEF, "De capaciteit voor de opsporing van mensenhandel is onvoldoende."),
    (385, 390, AUDITOR, "Dat zijn twee kanten. Blijven er zaken liggen?"),
    (391, 397, CHEF, "Vorig jaar zijn vier onderzoeken niet opgepakt."),
    (398, 399, EXPERT, "Klopt."),
    (440, 446, AUDITOR, "Dan de partners. Hoe gaat het met het Openbaar Ministerie?"),
    (447, 453, EXPERT, "De samenwerking met het Openbaar Ministerie is goed."),
    (454, 459, EXPERT, "Met de Belastingdienst is er geen contact."),
    (460, 465, AUDITOR, "En gemeente & GGD?"),
    (466, 472, CHEF, "De gemeente levert de vergunningen te laat aan."),
    (473, 474, AUDITOR, "Hm."),
    (520, 526, AUDITOR, "Tot slot: wat gaat het korps doen?"),
    (527, 535, CHEF, "Wij hebben met het OM afgesproken dat zij voor 1 juli een plan maken."),
    (536, 543, EXPERT, "In 2013 gaat het korps twee toezichthouders extra opleiden."),
    (544, 548, AUDITOR, "Dat neem ik mee. Zijn er nog vragen?"),
    (549, 551, EXPERT, "Nee, geen vragen."),
    (551, 555, AUDITOR, "Dan stop ik de opname. Hartelijk dank."),
)  # fmt: skip
_NAGEKOMEN: Final = (100, 102, CHEF, "Daar kom ik zo op terug.")
"""What the program wrote at the end although it was said earlier."""
CUES: Final = len(_GESPROKEN) + 1

ZICHT: Final = "Op de niet-vergunde branche is onvoldoende zicht."
TIJD: Final = "De korpsexpert heeft te weinig tijd voor deze taak."


def schrijf_gesprek(map_: Path, naam: str = "korpsgesprek.vtt") -> Path:
    """Write the file to a folder."""
    regels = ["\ufeffWEBVTT", ""]
    for nummer, (van, tot, spreker, tekst) in enumerate((*_GESPROKEN, _NAGEKOMEN)):
        regels += [f"0f7c2d1e-52aa-4b7e-9a3e-1b2c3d4e5f60/{nummer}-0", f"{tijd(van)} --> {tijd(tot)}"]
        regels += [f"<v {spreker}>{tekst.replace('&', '&amp;')}</v>", ""]
    pad = map_ / naam
    pad.write_bytes("\r\n".join(regels).encode())
    return pad
