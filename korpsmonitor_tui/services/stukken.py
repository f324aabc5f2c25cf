"""A piece of writing as a file: Word, and PDF/A where LibreOffice is, with the pages in its table of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import pdf as pdfmaker

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.stuk import Stuk
    from korpsmonitor_tui.services.sessie import Sessie

# What LibreOffice writes for a reference to a page: a link that holds the number it shows, in UTF-16.
_VERWIJZING = re.compile(
    rb"/Subtype/Link[^>]{0,200}?/Contents<FEFF([0-9A-F]+)>[^>]{0,200}?/Dest\[(\d+) 0 R[^\]]*\][^>]{0,60}?/StructParent (\d+)"
)
_BLADEN = re.compile(rb"/Kids\[([\s\dR]+)\]")


@dataclass(frozen=True, slots=True)
class Geschreven:
    """A piece as Word, and as PDF if that was asked."""

    docx: bytes
    pdf: bytes | None
    meldingen: tuple[str, ...]
    """What a person should know of it, one Dutch line each."""


def schrijf(sessie: Sessie, stuk: Stuk, *, als_pdf: bool = False, paginas: bool = True) -> Geschreven:
    """Write ``stuk`` in the house style of the edition.

    The pages in its table of contents are those of the PDF. Without LibreOffice, or with ``paginas`` off, which saves
    most of the time, Word is left to fill them in, which is told. Raises SjabloonFout if the house style cannot be used, and PdfFout if a PDF was asked and cannot be made.
    """
    from korpsmonitor_tui.word.inhoudsopgave import REKEN
    from korpsmonitor_tui.word.stuk import schrijf_stuk

    sjabloon = sessie.instrumenten.sjabloon(sessie.editie.instrument)
    kaal = schrijf_stuk(stuk, sjabloon)
    if not (als_pdf or kaal.verwezen):
        return Geschreven(kaal.inhoud, None, kaal.meldingen)
    if not (als_pdf or (paginas and pdfmaker.is_mogelijk())):
        return Geschreven(kaal.inhoud, None, (*kaal.meldingen, _zonder_paginas()))
    pdf = pdfmaker.maak_pdf(schrijf_stuk(stuk, sjabloon, REKEN).inhoud if kaal.verwezen else kaal.inhoud)
    gevonden = lees_paginas(pdf, len(kaal.verwezen))
    if gevonden is None:
        return Geschreven(kaal.inhoud, pdf if als_pdf else None, (*kaal.meldingen, _zonder_paginas()))
    gevuld = schrijf_stuk(stuk, sjabloon, dict(zip(kaal.verwezen, gevonden, strict=True)))
    return Geschreven(gevuld.inhoud, pdf if als_pdf else None, gevuld.meldingen)


def lees_paginas(pdf: bytes, aantal: int) -> tuple[int, ...] | None:
    """The pages that the first ``aantal`` references of a PDF of LibreOffice show; None if they are not there for certain.

    Each is checked against the page that its link leads to.
    """
    kinderen = _BLADEN.search(pdf)
    if kinderen is None:
        return None
    bladen = {
        int(nummer): plaats for plaats, nummer in enumerate(re.findall(rb"(\d+) 0 R", kinderen[1]), start=1)
    }
    gevonden = sorted(
        (int(plek), _tekst(inhoud), int(doel)) for inhoud, doel, plek in _VERWIJZING.findall(pdf)
    )
    paginas = [
        (int(tekst), bladen.get(doel)) for _plek, tekst, doel in gevonden[:aantal] if tekst.isdecimal()
    ]
    if len(paginas) < aantal or any(getoond != werkelijk for getoond, werkelijk in paginas):
        return None
    return tuple(getoond for getoond, _werkelijk in paginas)


def _tekst(hexadecimaal: bytes) -> str:
    return bytes.fromhex(hexadecimaal.decode()).decode("utf-16-be", "replace")


def _zonder_paginas() -> str:
    return _(
        "De inhoudsopgave heeft nog geen paginanummers. Word vraagt bij het openen of het die mag invullen; antwoord ja, "
        "of kies Alles selecteren en Velden bijwerken (F9)."
    )
