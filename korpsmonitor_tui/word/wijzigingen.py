"""Reads any text document: everything that was added, deleted, moved or remarked in it, by whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.archief import open_archief
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.wijzigingen import Waar, Woordlezing
from korpsmonitor_tui.word.leespakket import Leespakket
from korpsmonitor_tui.word.odtlezer import lees_odt
from korpsmonitor_tui.word.odtpakket import Odtpakket, lijkt_opendocument
from korpsmonitor_tui.word.spoorloop import Spoorloop
from korpsmonitor_tui.word.tekenelementen import qn
from korpsmonitor_tui.word.woordopmerkingen import lees_opmerkingen

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOOTDELEN: Final = {
    "footnotes": (Waar.VOETNOOT, qn("w:footnote")),
    "endnotes": (Waar.EINDNOOT, qn("w:endnote")),
}
_KOPDELEN: Final = {"header": Waar.KOPTEKST, "footer": Waar.VOETTEKST}


class WoordbestandFout(OnbruikbareInvoer):
    """A Word document cannot be read."""

    titel = "Bestand niet te lezen"


def lees_wijzigingen(inhoud: bytes, naam: str = "") -> Woordlezing:
    """Everything that was done to a document (.docx or .odt); ``naam`` names it in messages.

    Raises ArchiefFout if the guard refuses it, and WoordbestandFout if it is no text document or damaged.
    """
    return lees_pakket(open_pakket(inhoud, naam))


def open_pakket(inhoud: bytes, naam: str = "") -> Leespakket | Odtpakket:
    """The parts of a .docx or .odt. Raises as :func:`lees_wijzigingen`."""
    naam = naam or _("Het bestand")
    if lijkt_opendocument(inhoud):
        return Odtpakket(open_archief(inhoud, naam), naam, WoordbestandFout)
    return Leespakket(inhoud, naam, WoordbestandFout)


def lees_pakket(pakket: Leespakket | Odtpakket) -> Woordlezing:
    """As :func:`lees_wijzigingen`, of a file that is open already."""
    if isinstance(pakket, Odtpakket):
        return lees_odt(pakket)
    body = pakket.body()
    delen = dict.fromkeys(pakket.relaties(pakket.hoofddeel))
    noten: dict[tuple[Waar, str], _Element] = {}
    for soort, lid in delen:
        if soort in _NOOTDELEN:
            waar, element = _NOOTDELEN[soort]
            noten |= {
                (waar, noot.get(qn("w:id"), "")): noot
                for noot in pakket.ontleed(lid).iter(element)
                if noot.get(qn("w:type"), "normal") == "normal"
                or next(noot.iter(qn("w:t")), None) is not None
            }
    loop = Spoorloop(noten)
    loop.lees(body, Waar.TEKST)
    loop.lees_overige_noten()
    for soort, lid in delen:
        if soort in _KOPDELEN:
            loop.lees(pakket.ontleed(lid), _KOPDELEN[soort])
    alineas = tuple(loop.alineas)
    return Woordlezing(
        alineas=alineas,
        opmerkingen=lees_opmerkingen(pakket, alineas, tuple(loop.ankers)),
        grenzen=tuple(loop.grenzen),
        opmaak=loop.opmaak,
        beelden=loop.beelden,
        meldingen=tuple(_over_het_bestand(pakket, loop)),
    )


def _over_het_bestand(pakket: Leespakket, loop: Spoorloop) -> list[str]:
    """Dutch lines about what was not read."""
    regels = [
        _("Het bestand verwijst naar {doel}; dat is niet opgehaald.").format(doel=doel)
        for doel in pakket.buiten()
    ]
    if loop.ingesloten:
        regels.append(_("In het bestand is een ander bestand ingevoegd; dat is niet gelezen."))
    if loop.beelden:
        regels.append(
            ngettext(
                "{aantal} afbeelding is toegevoegd, verwijderd of verplaatst; bekijk haar in het bestand.",
                "{aantal} afbeeldingen zijn toegevoegd, verwijderd of verplaatst; bekijk ze in het bestand.",
                loop.beelden,
            ).format(aantal=loop.beelden)
        )
    return regels
