"""Plans, agreements and recommendations in a passage, with who and by when where that is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.extractie import Toezeggingsoort, Toezeggingsuggestie

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.extractie import Spanne
    from korpsmonitor_tui.extract.tekens import Zoektekst

_ANDER: Final = r"(?:het emm|emm|comensha|(?:de )?gemeenten?|het om|de politieacademie|het riec|de belastingdienst|de iszw|de kmar|andere korpsen|het bestuur)"
_AANBEVELING: Final = (
    r"verwacht (?:\w+ ){0,3}?(?:van |een |meer|frequent|door |dat ).*",
    r"stelt? voor\b.*",
    r"(?:is |het )?(?:gewenst|wenselijk) (?:is |om |dat ).*",
    rf"(?:vindt dat |van mening dat |merkt daarbij op dat |opgemerkt dat )?{_ANDER}\b.*\b(?:zou(?:den)?|moet(?:en)?)\b.*",
    r"\w+ (?:\w+ ){0,6}anders moet\b",
    r"(?:pleit|dringt aan|roept op|verzoekt|vraagt|adviseert|beveelt)\b (?:\w+ ){0,3}(?:om|voor|op|tot|aan|dat)\b.*",
)
_AFSPRAAK: Final = (
    r"(?:een aantal )?(?:acties|afspraken|actiepunten|maatregelen|verbeterpunten) (?:zijn |is |worden )?(?:afgesproken|gemaakt|vastgelegd|overeengekomen).*",
    r"(?:is|zijn|wordt|werd) (?:\w+ ){0,4}(?:afgesproken|overeengekomen|toegezegd)\b.*",
    r"(?:heeft|hebben) (?:\w+ ){0,4}(?:afgesproken|toegezegd|beloofd)\b.*",
)
_VOORNEMEN: Final = (
    r"(?:het )?(?:plan|streven|voornemen|doel|bedoeling|ambitie) is\b.*",
    r"de wens leeft\b.*",
    r"met het doel\b.*",
    r"\bwil(?:len)? (?:\w+ ){0,3}(?:toewerken|overgaan|starten|komen|gaan|inzetten|uitbreiden|verbeteren|versterken|onderzoeken|opzetten|oprichten|invoeren).*",
    r"(?:gezocht|gewerkt|gestreefd) wordt (?:er )?(?:naar|aan)\b.*",
    r"(?:er )?wordt (?:\w+ ){0,3}(?:gezocht naar|gestreefd naar|gewerkt aan)\b.*",
    r"bezig (?:met|om)\b.*",
    r"\b(?:is|zijn) (?:\w+ ){0,2}voornemens\b.*",
    r"\b(?:zal|zullen|gaat|gaan) (?:\w+ ){0,6}(?:worden|starten|beginnen|uitbreiden|inzetten|organiseren|opleiden|invoeren|uitvoeren)\b.*",
    r"is van plan\b.*",
)
_SOORTEN: Final = tuple(
    (soort, tuple(re.compile(patroon, re.DOTALL) for patroon in patronen))
    for soort, patronen in (
        (Toezeggingsoort.AFSPRAAK, _AFSPRAAK),
        (Toezeggingsoort.AANBEVELING, _AANBEVELING),
        (Toezeggingsoort.VOORNEMEN, _VOORNEMEN),
    )
)
_LEEG: Final = re.compile(r"\W*(?:niet (?:specifiek )?(?:op|aan)gegeven|geen|n\.?v\.?t\.?|onbekend|-)?\W*")
_WANNEER: Final = re.compile(
    r"(?<!\w)(?:(?:in|vanaf|per|voor|uiterlijk|eind|begin|medio|met ingang van|v[oó]{1,2}r)\s+)+(?:het (?:eerste|tweede|derde|vierde) kwartaal(?: van)? )?(?:\d{1,2} )?"
    r"(?:(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)(?: \d{4})?|(?:19|20)\d\d|(?:dit|volgend) (?:jaar|najaar|voorjaar))(?!\w)"
)
_WIE: Final = re.compile(
    r"^\W*(?:(?:daarbij|verder|ook|tevens)\s+)?(?P<wie>(?:het|de|een) (?:korps(?:expert|leiding)?|politie|team|portefeuillehouder|gemeenten?|om|emm|riec|driehoek)(?: [a-z-]+)?)(?= (?:wil|heeft|hebben|verwacht|stelt|vindt|gaat|is|zal|zijn|zullen|pleit|streeft))"
)


def vind_toezeggingen(tekst: Zoektekst, hoofdstuk: str = "") -> tuple[Toezeggingsuggestie, ...]:
    """The commitments in a passage. What stands under the prognose is a plan, unless it says that there is none."""
    klein = tekst.klein
    if hoofdstuk == "prognose":
        if _LEEG.fullmatch(klein) or not klein.strip():
            return ()
        begin = len(klein) - len(klein.lstrip("-•* \t"))
        plaats = tekst.spanne(begin, len(klein.rstrip()))
        return (_maak(tekst, plaats, Toezeggingsoort.VOORNEMEN),)
    for soort, patronen in _SOORTEN:
        treffers = [treffer for patroon in patronen if (treffer := patroon.search(klein))]
        if treffers:
            eerste = treffers[0]
            eind = eerste.start() + len(eerste.group().rstrip(" ."))
            return (_maak(tekst, tekst.spanne(eerste.start(), eind), soort),)
    return ()


def _maak(tekst: Zoektekst, plaats: Spanne, soort: Toezeggingsoort) -> Toezeggingsuggestie:
    wie, wanneer = _WIE.search(tekst.klein), _WANNEER.search(tekst.klein)
    return Toezeggingsuggestie(
        plaats,
        soort,
        tekst.spanne(*wie.span("wie")) if wie else None,
        tekst.spanne(*wanneer.span()) if wanneer else None,
    )
