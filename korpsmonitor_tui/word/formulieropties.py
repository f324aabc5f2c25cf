"""Options that were marked, struck through or left over in the printed lines, instead of typed in the answer cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import WAARDE
from korpsmonitor_tui.word.formulierindeling import SCHEIDING, is_enkel, optieregels, vergelijkbaar

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.vragenlijst import Vraag
    from korpsmonitor_tui.word.formulierindeling import Optieregel
    from korpsmonitor_tui.word.formulierstructuur import Alinea
    from korpsmonitor_tui.word.formuliervondsten import Vondsten

# A box that is empty chooses nothing; anything else that is no word does.
_LEEG_VAKJE: Final = re.compile(r"[☐□○◯]|\[\s*\]|\(\s*\)")
_TEKEN: Final = re.compile(r"[\s\[\](){}<>*•●■◉☑☒✓✔✗✘✕×→←xXvV+=-]+")
_WOORD: Final = re.compile(r"\w+")


@dataclass(slots=True)
class _Stand:
    """What was done to the printed options of one question."""

    vraag: Vraag
    gemarkeerd: list[str] = field(default_factory=list)
    gestreept: set[str] = field(default_factory=set)
    ongemoeid: list[str] = field(default_factory=list)
    teksten: list[str] = field(default_factory=list)
    """The lines that were changed, as they stand there."""

    def gekozen(self) -> list[str]:
        """The codes that this comes down to; empty if it leaves a choice."""
        codes = self.vraag.antwoordcodes
        over = [code for code in codes if code not in self.gestreept and code in self.ongemoeid]
        if self.gemarkeerd:
            keuze = self.gemarkeerd
        elif self.gestreept or len(self.ongemoeid) == 1 < len(codes):
            keuze = over
        else:
            return []
        meer = self.vraag.vraagt == "meerkeuze"
        return keuze if len(keuze) == 1 or (meer and len(keuze) < len(codes)) else []


class Optielezer:
    """Looks at the printed lines of options, question by question."""

    def __init__(self, vondsten: Vondsten) -> None:
        self._vondsten = vondsten
        self._standen: dict[str, _Stand] = {}
        self._regels: dict[str, tuple[Optieregel, ...]] = {}

    def neem(self, alinea: Alinea, vraag: Vraag | None) -> bool:
        """Take a line of options of ``vraag``, changed or not; whether it was one."""
        if vraag is None or not is_enkel(vraag) or not vraag.antwoordcodes:
            return False
        if vraag.id not in self._regels:
            self._regels[vraag.id] = optieregels(vraag)
        stand = self._standen.setdefault(vraag.id, _Stand(vraag))
        lees = self._gestreept if alinea.doorgehaald.strip() else self._gemarkeerd
        return any(lees(alinea, regel, stand) for regel in self._regels[vraag.id])

    def sluit(self) -> None:
        """Settle what was found, now that the answer cells are known."""
        for stand in self._standen.values():
            codes = stand.gekozen()
            vak = stand.vraag.vakken[0]
            nummer = self._vondsten.register.nummers[stand.vraag.id]
            plaats = _("bij de mogelijkheden van vraag {nummer}").format(nummer=nummer)
            if codes and self._vondsten.is_leeg((vak, WAARDE)):
                self._vondsten.neem_veld((vak, WAARDE), " ".join(codes), plaats, zeker=False)
            elif stand.teksten:
                self._vondsten.neem_los("\n".join(stand.teksten), plaats, vak)

    def _gemarkeerd(self, alinea: Alinea, regel: Optieregel, stand: _Stand) -> bool:
        """A line with the printed options, whole or in part, and signs beside them."""
        kaal = vergelijkbaar(alinea.tekst)
        aanhef = vergelijkbaar(regel.aanhef)
        delen = kaal.removeprefix(aanhef).split(SCHEIDING.strip()) if len(regel.opties) > 1 else [kaal]
        gelezen = [_deel(deel, regel) for deel in delen]
        gevonden = [(code, teken) for code, teken in filter(None, gelezen)]
        if len(gevonden) < len(gelezen) or len({code for code, _teken in gevonden}) < len(gevonden):
            return False
        stand.gemarkeerd += [code for code, teken in gevonden if teken]
        stand.ongemoeid += [code for code, teken in gevonden if not teken]
        if kaal != vergelijkbaar(regel.tekst):
            stand.teksten.append(alinea.tekst.strip())
        return True

    def _gestreept(self, alinea: Alinea, regel: Optieregel, stand: _Stand) -> bool:
        """A line in which options were struck through and nothing was added."""
        samen = f"{alinea.tekst} {alinea.doorgehaald}"
        if sorted(_WOORD.findall(samen)) != sorted(_WOORD.findall(regel.tekst)):
            return False
        weg, over = vergelijkbaar(alinea.doorgehaald), vergelijkbaar(alinea.tekst)
        for code, tekst in regel.opties:
            patroon = rf"(?<!\w){re.escape(vergelijkbaar(tekst))}(?!\w)"
            if re.search(patroon, weg):
                stand.gestreept.add(code)
            elif re.search(patroon, over):
                stand.ongemoeid.append(code)
            else:
                return False
        stand.teksten.append(alinea.tekst.strip() or alinea.doorgehaald.strip())
        # It is taken here, so it is not reported as loose text again.
        alinea.doorgehaald = ""
        return True


def _deel(deel: str, regel: Optieregel) -> tuple[str, bool] | None:
    """(code, whether it is marked) of a part of the line; None if more stands there than an option and signs."""
    kandidaten = sorted(regel.opties, key=lambda optie: len(optie[1]), reverse=True)
    for code, tekst in kandidaten:
        gevonden = re.search(rf"(?<!\w){re.escape(vergelijkbaar(tekst))}(?!\w)", deel)
        if gevonden is None:
            continue
        rest = _LEEG_VAKJE.sub("", deel[: gevonden.start()] + deel[gevonden.end() :]).strip()
        if not rest:
            return code, False
        if _TEKEN.fullmatch(rest):
            return code, True
    return None
