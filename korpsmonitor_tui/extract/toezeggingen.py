"""Plans, agreements and recommendations in a passage, with who and by when where that is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.extractie import Toezeggingsoort, Toezeggingsuggestie

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.extractie import Spanne
    from korpsmonitor_tui.extract.tekens import Zoektekst


def _of(*woorden: str) -> str:
    return f"(?:{'|'.join(woorden)})"


_ANDER: Final = _of(
    r"het emm|emm|comensha|het riec",
    r"(?:de )?gemeenten?|het bestuur",
    r"het om|de politieacademie|de belastingdienst|de iszw|de inspectie szw|de kmar",
    r"andere korpsen",
)
"""Another party, of whom something is asked."""
_GAAN_DOEN: Final = _of(
    r"toewerken|overgaan|komen|gaan|starten|beginnen|onderzoeken|bekijken",
    r"inzetten|uitbreiden|verbeteren|versterken|vergroten|intensiveren|investeren",
    r"opzetten|oprichten|invoeren|ontwikkelen|aanstellen|aanvragen|afronden",
)
_ZAL: Final = _of(
    r"worden|starten|beginnen|plaatsvinden",
    r"uitbreiden|inzetten|organiseren|opleiden|invoeren|uitvoeren|aanstellen|verbeteren|versterken|oppakken",
)
_AANBEVELING: Final = (
    r"verwacht (?:\w+ ){0,3}?(?:van |een |meer|frequent|door |dat ).*",
    r"stelt? voor\b.*",
    r"(?:is |het )?(?:gewenst|wenselijk) (?:is |om |dat ).*",
    rf"(?:vindt dat |van mening dat |merkt daarbij op dat |opgemerkt dat )?{_ANDER}\b.*\b(?:zou(?:den)?|moet(?:en)?)\b.*",
    r"\b\w+ (?:\w+ ){0,6}anders moet\b",
    r"(?:pleit|dringt aan|roept op|verzoekt|vraagt|adviseert|beveelt)\b (?:\w+ ){0,3}(?:om|voor|op|tot|aan|dat)\b.*",
    r"(?:zou|zouden) (?:\w+ ){0,3}graag (?:zien|hebben|willen)\b.*",
)
_AFSPRAAK: Final = (
    r"(?:een aantal )?(?:acties|afspraken|actiepunten|maatregelen|verbeterpunten) "
    r"(?:zijn |is |worden )?(?:afgesproken|gemaakt|vastgelegd|overeengekomen).*",
    r"(?:is|zijn|wordt|werd) (?:\w+ ){0,4}(?:afgesproken|overeengekomen|toegezegd)\b.*",
    r"(?:heeft|hebben) (?:\w+ ){0,4}(?:afgesproken|toegezegd|beloofd)\b.*",
    r"\b(?:zegt|zeggen) (?:\w+ ){0,2}toe\b.*",
)
_VOORNEMEN: Final = (
    r"(?:het )?(?:plan|streven|voornemen|doel|bedoeling|ambitie) is\b.*",
    r"de wens leeft\b.*",
    r"met het doel\b.*",
    rf"\bwil(?:len)? (?:\w+ ){{0,6}}{_GAAN_DOEN}.*",
    r"(?:gezocht|gewerkt|gestreefd) wordt (?:er )?(?:naar|aan)\b.*",
    r"(?:er )?wordt (?:\w+ ){0,3}(?:gezocht naar|gestreefd naar|gewerkt aan)\b.*",
    r"bezig (?:met|om)\b.*",
    r"\b(?:is|zijn) (?:\w+ ){0,2}(?:voornemens|van plan)\b.*",
    rf"\b(?:zal|zullen|gaat|gaan) (?:\w+ ){{0,6}}{_ZAL}\b.*",
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

_VOORZETSEL: Final = _of(
    "in", "vanaf", "per", "voor", "uiterlijk", "eind", "begin", "medio", "met ingang van", "v[oó]{1,2}r"
)
_KWARTAAL: Final = r"(?:(?:de |het )?(?:eerste|tweede|derde|vierde) (?:kwartaal|helft)(?: van)? )?"
_MAAND: Final = _of(
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_SEIZOEN: Final = _of("jaar", "najaar", "voorjaar", "kwartaal", "zomer", "maand")
_WANNEER: Final = re.compile(
    rf"(?<!\w)(?:"
    rf"(?:{_VOORZETSEL}\s+)+{_KWARTAAL}(?:\d{{1,2}} )?"
    rf"(?:{_MAAND}(?: \d{{4}})?|(?:19|20)\d\d|(?:dit|het|volgend|komend|het komende|het volgende) {_SEIZOEN})"
    rf"|volgend {_SEIZOEN}|komend {_SEIZOEN}|binnenkort|op korte termijn|binnen (?:een|twee|drie|zes) (?:weken|maanden|jaar)"
    rf")(?!\w)"
)
_DEELNEMER: Final = _of(
    r"korps(?:expert|leiding|chef)?|politie|team|teamleiding|portefeuillehouder|stuurploeg",
    r"gemeenten?|burgemeesters?|driehoek",
    r"om|emm|riec|comensha|belastingdienst|politieacademie|inspectie szw|iszw|kmar",
)
_DOET: Final = _of(
    r"wil(?:len)?|gaa?[nt]*|zal|zullen|is|zijn|heeft|hebben",
    r"verwacht|stelt|vindt|pleit|streeft|zegt|zeggen|zou(?:den)?|verzoekt|vraagt|adviseert",
)
_WIE: Final = re.compile(
    rf"(?:^\W*(?:(?:daarbij|verder|ook|tevens|daarnaast)\s+)?|(?:^|[,;] (?:en |maar )?))"
    rf"(?P<wie>(?:(?:het|de|een) )?{_DEELNEMER}(?: (?!{_DOET}\b)[a-z-]+)?)(?= {_DOET}\b)"
)
_WIE_ACHTER: Final = re.compile(
    rf"^\W*(?:in |vanaf |volgend )?[\w ]{{0,30}}?\b{_DOET} (?P<wie>(?:het|de) {_DEELNEMER})\b"
)
"""The subject behind the verb: "In 2013 wil het korps starten"."""


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
    wie = _WIE.search(tekst.klein) or _WIE_ACHTER.search(tekst.klein)
    wanneer = _WANNEER.search(tekst.klein)
    return Toezeggingsuggestie(
        plaats,
        soort,
        tekst.spanne(*wie.span("wie")) if wie else None,
        tekst.spanne(*wanneer.span()) if wanneer else None,
    )
