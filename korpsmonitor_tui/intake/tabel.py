"""Reads the tables of a definition file key by key; a mistake is noted and reading goes on."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bevindingen import Bevinding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_CODE = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_KOP = re.compile(r"[ \t]*(\[\[?)[ \t]*[\"']?([^\[\]\"']+?)[\"']?[ \t]*\]\]?[ \t]*(?:#.*)?")
_OP_TE_NOEMEN = 30
"""Of more possibilities only the likest is named."""
_LANG = 60
"""Longer values are shortened in a message."""


class Bron:
    """The file that tables are read from: what it is called, and where in it a table stands."""

    def __init__(self, naam: str, bevindingen: list[Bevinding]) -> None:
        self.naam = naam
        self.tekst = ""
        """What the file holds, once it could be read."""
        self._bevindingen = bevindingen

    def meld(self, plaats: str, melding: str, remedie: str) -> None:
        """Note a mistake in this file."""
        self._bevindingen.append(Bevinding(self.naam, plaats, melding, remedie))

    def plaats(self, kop: str, nummer: int, sleutel: str = "") -> str:
        """Where ``[kop]`` or, with a number, the ``[[kop]]`` of that number stands; empty for the top of the file.

        With a key that stands below that heading: the line of the key.
        """
        if not kop:
            return ""
        omschrijving = f"[[{kop}]] {nummer}" if nummer else f"[{kop}]"
        regels = self._koppen.get(("[[" if nummer else "[", kop), [])
        if len(regels) < max(nummer, 1):
            return omschrijving  # written as an inline table, so without a header to point at
        regel = regels[max(nummer, 1) - 1]
        return _("regel {regel}, {omschrijving}").format(
            regel=self._sleutelregel(regel, sleutel) or regel, omschrijving=omschrijving
        )

    def _sleutelregel(self, kopregel: int, sleutel: str) -> int | None:
        """The line of a key below the heading on line ``kopregel``; None if it cannot be told."""
        if not sleutel:
            return None
        begin = re.compile(rf"[ \t]*[\"']?{re.escape(sleutel)}[\"']?[ \t]*=")
        gevonden = [
            regel
            for regel, tekst in enumerate(self._regels[kopregel : self._einde(kopregel)], kopregel + 1)
            if begin.match(tekst)
        ]
        # Twice: one of them stands within a text of several lines, and which one cannot be told here.
        return gevonden[0] if len(gevonden) == 1 else None

    def _einde(self, kopregel: int) -> int:
        """The line before the next heading."""
        later = (regel for regels in self._koppen.values() for regel in regels if regel > kopregel)
        return min(later, default=len(self._regels) + 1) - 1

    @cached_property
    def _regels(self) -> list[str]:
        return self.tekst.split("\n")

    @cached_property
    def _koppen(self) -> dict[tuple[str, str], list[int]]:
        # Only needed once something is wrong: the parser itself does not tell where a table stood.
        koppen: dict[tuple[str, str], list[int]] = {}
        for regel, tekst in enumerate(self._regels, 1):
            if treffer := _KOP.fullmatch(tekst.rstrip("\r")):
                koppen.setdefault((treffer[1], treffer[2]), []).append(regel)
        return koppen


class Tabel:
    """One table being read. Every getter notes what is wrong and returns a value of the asked type."""

    def __init__(
        self,
        bron: Bron,
        kop: str,
        waarden: dict[str, object],
        nummer: int = 0,
        ouder: tuple[Tabel, str] | None = None,
    ) -> None:
        self._bron = bron
        self._kop = kop
        self._nummer = nummer
        self._ouder = ouder
        self._waarden = waarden
        self._gevraagd: set[str] = set()

    @property
    def plaats(self) -> str:
        """Where this table stands in its file."""
        return self._plaats_van("")

    def _plaats_van(self, sleutel: str) -> str:
        """Where a key of this table stands, as precisely as can be told."""
        if self._ouder is None:
            return self._bron.plaats(self._kop, self._nummer, sleutel)
        tabel, naam = self._ouder
        return ", ".join(filter(None, (tabel.plaats, f"{naam} {self._nummer}")))

    @property
    def brontekst(self) -> str:
        """The whole file that this table stands in."""
        return self._bron.tekst

    def meld(self, melding: str, remedie: str, sleutel: str = "") -> None:
        """Note a mistake in this table, of one of its keys if that is given."""
        self._bron.meld(self._plaats_van(sleutel), melding, remedie)

    def __contains__(self, sleutel: str) -> bool:
        return sleutel in self._waarden

    def sleutels(self) -> Iterable[str]:
        """The keys that stand in this table, in the order of the file."""
        return self._waarden.keys()

    def waarde(self, sleutel: str) -> object | None:
        """What stands there, of whatever type; None if nothing does."""
        return self._haal(sleutel, verplicht=False)

    def tekst(self, sleutel: str, *, verplicht: bool = True) -> str:
        """A text with its line breaks undone; an empty line stays the border of a paragraph."""
        waarde = self._haal(sleutel, verplicht=verplicht)
        if waarde is None:
            return ""
        if not isinstance(waarde, str):
            self._verkeerd(sleutel, _("een tekst tussen aanhalingstekens"))
            return ""
        netjes = "\n\n".join(" ".join(deel.split()) for deel in waarde.split("\n\n")).strip()
        if verplicht and not netjes:
            self._ontbreekt(sleutel)
        return netjes

    def code(self, sleutel: str) -> str:
        """A code: small letters, digits, ``_``, ``-`` and ``.``; empty if it is missing or wrong."""
        waarde = self.tekst(sleutel)
        if waarde and not is_code(waarde):
            self.meld(
                _('{sleutel} "{waarde}" is geen code.').format(sleutel=sleutel, waarde=_kort(waarde)),
                _("Gebruik kleine letters, cijfers, liggend streepje, koppelteken en punt."),
                sleutel,
            )
            return ""
        return waarde

    def geheel(self, sleutel: str, *, verplicht: bool = True) -> int | None:
        """A whole number."""
        waarde = self._haal(sleutel, verplicht=verplicht)
        if waarde is None or type(waarde) is int:
            return waarde
        self._verkeerd(sleutel, _("een geheel getal"))
        return None

    def ja(self, sleutel: str) -> bool:
        """A yes or no; no if it is absent."""
        waarde = self._haal(sleutel, verplicht=False)
        if waarde is None or isinstance(waarde, bool):
            return bool(waarde)
        self._verkeerd(sleutel, _("true of false"))
        return False

    def teksten(self, sleutel: str, *, verplicht: bool = False) -> tuple[str, ...]:
        """A list of texts; empty if it is absent."""
        waarde = self._haal(sleutel, verplicht=verplicht)
        if waarde is None:
            return ()
        if not isinstance(waarde, list) or not all(isinstance(deel, str) and deel.strip() for deel in waarde):
            self._verkeerd(sleutel, _("een lijst van teksten tussen rechte haken"))
            return ()
        if verplicht and not waarde:
            self._ontbreekt(sleutel)
        return tuple(waarde)

    def gehelen(self, sleutel: str) -> tuple[int, ...]:
        """A list of whole numbers; empty if it is absent."""
        waarde = self._haal(sleutel, verplicht=False)
        if waarde is None:
            return ()
        if not isinstance(waarde, list) or not all(type(deel) is int for deel in waarde):
            self._verkeerd(sleutel, _("een lijst van gehele getallen tussen rechte haken"))
            return ()
        return tuple(waarde)

    def paren(self, sleutel: str) -> tuple[tuple[str, str], ...]:
        """A list of pairs of texts; empty if it is absent."""
        waarde = self._haal(sleutel, verplicht=False)
        if waarde is None:
            return ()
        if not isinstance(waarde, list) or not all(map(_is_paar, waarde)):
            self._verkeerd(sleutel, _('paren van code en tekst, zoals [["code", "tekst"]]'))
            return ()
        return tuple((eerste.strip(), tweede.strip()) for eerste, tweede in waarde)

    def tabel(self, sleutel: str, *, verplicht: bool = True) -> Tabel | None:
        """The table ``[sleutel]`` inside this one."""
        waarde = self._haal(sleutel, verplicht=verplicht)
        if waarde is None:
            return None
        if not isinstance(waarde, dict):
            self._verkeerd(sleutel, _("een tabel"))
            return None
        # Inside a numbered table there is no header of its own to count, so it is placed at its parent.
        return Tabel(self._bron, self._kop if self._nummer else sleutel, waarde, self._nummer)

    def tabellen(self, sleutel: str, *, verplicht: bool = True) -> tuple[Tabel, ...]:
        """The tables headed ``[[sleutel]]`` inside this one."""
        waarde = self._haal(sleutel, verplicht=verplicht)
        if waarde is None:
            return ()
        if not isinstance(waarde, list) or not all(isinstance(deel, dict) for deel in waarde):
            self._verkeerd(sleutel, _("een reeks tabellen met de kop [[{sleutel}]]").format(sleutel=sleutel))
            return ()
        if verplicht and not waarde:
            self._ontbreekt(sleutel)
        return tuple(Tabel(self._bron, sleutel, deel, nummer) for nummer, deel in enumerate(waarde, 1))

    def delen(self, sleutel: str, naam: str, *, verplicht: bool = False) -> tuple[Tabel, ...]:
        """Tables written inside a list; a mistake in one is placed at this table and its ``naam`` and number."""
        return tuple(
            Tabel(deel._bron, sleutel, deel._waarden, nummer, (self, naam))
            for nummer, deel in enumerate(self.tabellen(sleutel, verplicht=verplicht), 1)
        )

    def cellen(self, sleutel: str) -> tuple[str | None, ...]:
        """A list of stated texts to the letter, with null where a row has no cell."""
        waarde = self._haal(sleutel, verplicht=True)
        if waarde is None:
            return ()
        if not isinstance(waarde, list) or not all(cel is None or isinstance(cel, str) for cel in waarde):
            self._verkeerd(sleutel, _("een lijst van teksten, met null waar de rij geen cel heeft"))
            return ()
        return tuple(waarde)

    def verwijzing(self, sleutel: str, code: str, bekend: Collection[str] | None) -> bool:
        """Whether ``code`` is one of ``bekend``, noting it if not; ``bekend`` None means: cannot be checked."""
        if not code or bekend is None or code in bekend:
            return True
        self.meld(
            _('{sleutel} "{code}" bestaat niet.').format(sleutel=sleutel, code=_kort(code)),
            _lijkt_op(code, bekend),
            sleutel,
        )
        return False

    def eenmalig(self, sleutel: str, code: str, gezien: dict[str, str]) -> None:
        """Note that ``code`` was used before, and remember that it is used here."""
        if not code:
            return
        if code in gezien:
            self.meld(
                _('{sleutel} "{code}" komt twee keer voor, ook bij {plaats}.').format(
                    sleutel=sleutel, code=_kort(code), plaats=gezien[code]
                ),
                _("Geef één van beide een andere waarde."),
                sleutel,
            )
            return
        gezien[code] = f"{self._kop} {self._nummer}".strip()

    def sluit(self) -> None:
        """Note the keys that nothing asked for: a misspelt key would otherwise be lost in silence."""
        for sleutel in self._waarden:
            if sleutel not in self._gevraagd:
                self.meld(
                    _('de sleutel "{sleutel}" is hier onbekend.').format(sleutel=_kort(sleutel)),
                    _lijkt_op(sleutel, self._gevraagd),
                    sleutel,
                )

    def _haal(self, sleutel: str, *, verplicht: bool) -> object | None:
        self._gevraagd.add(sleutel)
        waarde = self._waarden.get(sleutel)
        if waarde is None and verplicht:
            self._ontbreekt(sleutel)
        return waarde

    def _ontbreekt(self, sleutel: str) -> None:
        self.meld(
            _('"{sleutel}" ontbreekt of is leeg.').format(sleutel=sleutel),
            _("Vul {sleutel} in.").format(sleutel=sleutel),
        )

    def _verkeerd(self, sleutel: str, verwacht: str) -> None:
        self.meld(
            _('"{sleutel}" heeft een verkeerde vorm.').format(sleutel=sleutel),
            _("Verwacht wordt {verwacht}.").format(verwacht=verwacht),
            sleutel,
        )


def is_code(tekst: str) -> bool:
    """Whether a text can be a code: small letters, digits, ``_``, ``-`` and ``.``."""
    return _CODE.fullmatch(tekst) is not None


def _is_paar(waarde: object) -> bool:
    return isinstance(waarde, list) and len(waarde) == 2 and all(isinstance(deel, str) for deel in waarde)


def _kort(waarde: str) -> str:
    return waarde if len(waarde) <= _LANG else waarde[: _LANG - 1] + "…"


def _lijkt_op(code: str, bekend: Collection[str]) -> str:
    from difflib import get_close_matches  # only when something is wrong

    beste = get_close_matches(_kort(code), bekend, n=1)
    if beste:
        return _('Bedoeld is misschien "{beste}".').format(beste=beste[0])
    if 0 < len(bekend) <= _OP_TE_NOEMEN:
        return _("Hier kan: {namen}.").format(namen=", ".join(sorted(bekend)))
    return _("Verbeter de spelling of haal het weg.")
