"""How the questionnaire stands in a form: rows of answer cells with their printed code, bookmarks, and printed options.

Writer and reader both build on this, so that what one prints the other finds.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.formulier import veldcode, velden_van
from korpsmonitor_tui.domain.schaal import met_betekenis
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import WAARDE

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag

Veld = tuple["Vak", str]
"""A text that can be filled in: its place and one of ``VELDEN``."""

EIGENSCHAP_VOORDRUK: Final = "korpsmonitor_voordruk"
"""Custom document properties that begin so: marks of printed texts that the questions do not tell, as those of the
house style and the deadline, so that they are not taken for somebody's words."""
LENGTE_MERK: Final = 10
SCHEIDING: Final = " / "
"""Between options that stand in one line."""
_AFDRUK: Final = 12
_KOPIE: Final = re.compile(rf"(_vak_[0-9a-f]{{{_AFDRUK}}})([ _]?Copy[ _]?\d+)?", re.IGNORECASE)
# Width zero: a word processor or a mail program puts them in, and nobody sees them.
_ONZICHTBAAR: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Invulrij:
    """A row of a table in the form: a label with the printed code under it, then a cell for each text."""

    vraag: Vraag
    label: str
    code: str
    velden: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class Optieregel:
    """A printed line of options; several in one line are kept apart by ``SCHEIDING``."""

    aanhef: str
    opties: tuple[tuple[str, str], ...]
    """(code, text as printed), in printed order."""

    @property
    def tekst(self) -> str:
        """The whole line."""
        return self.aanhef + SCHEIDING.join(tekst for _code, tekst in self.opties)


def is_enkel(vraag: Vraag) -> bool:
    """Whether a question has one place, so that answer and explanation each have a row of their own."""
    return len(vraag.vakken) == 1 and not vraag.rijen


def invulrijen(vraag: Vraag) -> tuple[Invulrij, ...]:
    """The rows of the table under a question, without its heading row."""
    soorten = velden_van(vraag)
    if is_enkel(vraag):
        vak = vraag.vakken[0]
        return tuple(
            Invulrij(
                vraag,
                _enkel_label(vak, veld),
                veldcode(vak, veld),
                ((vak, veld),),
            )
            for veld in soorten
        )
    teksten = {rij.code: rij.tekst for rij in vraag.rijen}
    return tuple(
        Invulrij(
            vraag,
            ", ".join(filter(None, (teksten.get(vak.rij, vak.rij), vak.jaar))),
            str(vak),
            tuple((vak, veld) for veld in soorten),
        )
        for vak in vraag.vakken
    )


def _enkel_label(vak: Vak, veld: str) -> str:
    naam = _("Antwoord") if veld == WAARDE else _("Toelichting")
    return _("{naam} ({jaar})").format(naam=naam, jaar=vak.jaar) if vak.jaar and veld == WAARDE else naam


def kolomkoppen(vraag: Vraag) -> tuple[str, ...]:
    """The headings over the rows of a question of several places."""
    eerste = _("Onderdeel") if vraag.rijen else _("Jaar")
    return (eerste, _("Antwoord"), _("Toelichting"))[: 1 + len(velden_van(vraag))]


def optieregels(vraag: Vraag) -> tuple[Optieregel, ...]:
    """The printed options: short fixed ones in one line, others each on a line with their code first."""
    if vraag.vraagt == "ja_nee_deels":
        return (Optieregel(_("Kies: "), tuple((code, code) for code in vraag.antwoordcodes)),)
    if vraag.vraagt == "kleur":
        namen = tuple((str(kleur), met_betekenis(kleur)) for kleur in vraag.kleuren)
        return (Optieregel(_("Kies: "), namen),)
    return tuple(
        Optieregel(
            "", ((keuze.code, keuze.code if keuze.tekst == keuze.code else f"{keuze.code}: {keuze.tekst}"),)
        )
        for keuze in vraag.keuzes
    )


def vakbladwijzer(code: str) -> str:
    """Name of the bookmark in the cell for the text with this printed code (``veldcode``)."""
    return f"_vak_{_afdruk(code)}"


def vraagbladwijzer(vraag: str) -> str:
    """Name of the bookmark in the heading of the question with this id."""
    return f"_vrg_{_afdruk(vraag)}"


def oorspronkelijk(bladwijzer: str) -> tuple[str, bool]:
    """The name that a bookmark was written with, and whether this one is a copy that a word processor made."""
    gevonden = _KOPIE.fullmatch(bladwijzer)
    return (gevonden[1], gevonden[2] is not None) if gevonden else (bladwijzer, False)


def vergelijkbaar(tekst: str) -> str:
    """A text as it is compared with what is printed: whatever its spaces, breaks and invisible characters."""
    if not tekst.isascii():
        tekst = _ONZICHTBAAR.sub("", unicodedata.normalize("NFC", tekst))
    return " ".join(tekst.split())


def codesleutel(tekst: str) -> str:
    """A printed code as it is looked up: whatever its capitals, spaces and invisible characters."""
    return "".join(_ONZICHTBAAR.sub("", tekst).split()).casefold()


def merk(tekst: str) -> str:
    """A short mark of a printed text, which says nothing about it."""
    return hashlib.sha256(vergelijkbaar(tekst).encode()).hexdigest()[:LENGTE_MERK]


def _afdruk(tekst: str) -> str:
    # A name for a place, not a secret; short because a bookmark's name may have 40 characters.
    return hashlib.sha1(tekst.encode(), usedforsecurity=False).hexdigest()[:_AFDRUK]
