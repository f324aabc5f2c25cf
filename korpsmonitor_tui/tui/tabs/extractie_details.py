"""One line of the tab in full: the passage in its context with the evidence, the norm, and what was decided."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from textual.content import Content

from korpsmonitor_tui.domain.codering import Coderingsoort, lees_gegevens, oordeelnaam, soortnaam
from korpsmonitor_tui.domain.extractie import Spanne
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.extract.zinnen import vind_zinnen
from korpsmonitor_tui.services.codeerplaatsen import bronnaam
from korpsmonitor_tui.services.sessie import lokale_tijd
from korpsmonitor_tui.tui.tabs.extractie_stand import bron_van
from korpsmonitor_tui.tui.tabs.extractie_tekens import (
    bandnaam,
    gegevenstekst,
    oordeelteken,
    oordeeltekst,
    regelteken,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.codering import Codering
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.services.codeerbronnen import Tekstbron
    from korpsmonitor_tui.tui.tabs.extractie_regels import Coderegel
    from korpsmonitor_tui.tui.tabs.extractie_stand import Extractiestand

Deel = str | tuple[str, str]

CITAAT: Final = "bold"
BEWIJS: Final = "bold underline $text-accent"
_GEDEMPT: Final = "$text-muted"


def kop(stand: Extractiestand, regel: Coderegel) -> Content:
    """The code, with its judgement and its band."""
    teken, stijl = regelteken(regel)
    _sign, kleur = oordeelteken(regel.polariteit)
    delen: list[Deel] = [(f"{teken} ", stijl), (stand.namen.kort(regel.soort, regel.code), "bold")]
    if regel.soort == Coderingsoort.DIMENSIE:
        delen.append((f"  {oordeeltekst(regel.polariteit)}", f"bold {kleur}"))
    if regel.band:
        delen.append((f"  {bandnaam(regel.band)}", _GEDEMPT))
    return Content.assemble(*delen)


def details(stand: Extractiestand, instrument: Instrument, regel: Coderegel) -> Content:
    """Everything about one line."""
    return Content.assemble(*_details(stand, instrument, regel))


def _details(stand: Extractiestand, instrument: Instrument, regel: Coderegel) -> Iterator[Deel]:
    bron = bron_van(stand, regel.anker)
    if gegevens := gegevenstekst(regel.gegevens):
        yield (f"{gegevens}\n", "$text-accent")
    if regel.te_bekijken and regel.codering is not None:
        yield from _toen_en_nu(regel.codering, los=regel.los)
    yield (f"{_waar(stand, instrument, regel, bron)}\n", _GEDEMPT)
    if bron is not None and not regel.los:
        yield from _context(stand, regel, bron)
        yield "\n\n"
    if regel.codering is not None:
        yield from _besluit(stand, regel.codering)
    yield from _norm(instrument, regel)
    if regel.open and regel.model:
        yield (_("Voorgesteld door model {model}.").format(model=regel.model), _GEDEMPT)


def _waar(stand: Extractiestand, instrument: Instrument, regel: Coderegel, bron: Tekstbron | None) -> str:
    hoofdstuk = next(
        (f"{h.nummer} {h.titel}" for h in instrument.hoofdstukken if bron and h.code == bron.hoofdstuk), ""
    )
    spreker = maak_zichtbaar(stand.sprekers.get(bron.sleutel, "")) if bron else ""
    soort = "" if regel.soort == Coderingsoort.DIMENSIE and regel.code else soortnaam(regel.soort)
    return " · ".join(filter(None, (bronnaam(regel.anker.soort), hoofdstuk, spreker, soort)))


# -- the passage ---------------------------------------------------------------------------------------------------------


def _context(stand: Extractiestand, regel: Coderegel, bron: Tekstbron) -> Iterator[Deel]:
    """The sentences that the quote stands in, with one before and one after, of the texts beside it if need be."""
    anker, tekst = regel.anker, bron.tekst
    zinnen = [zin for zin in vind_zinnen(tekst) if zin.van(tekst).strip()]
    raakt = [nr for nr, zin in enumerate(zinnen) if zin.begin < anker.eind and anker.begin < zin.eind]
    eerste, laatste = (raakt[0], raakt[-1]) if raakt else (0, len(zinnen) - 1)
    voor = zinnen[eerste - 1].van(tekst) if eerste > 0 else _buurzin(stand, bron, -1)
    na = zinnen[laatste + 1].van(tekst) if laatste + 1 < len(zinnen) else _buurzin(stand, bron, 1)
    if voor:
        yield (f"{_plat(voor)} ", _GEDEMPT)
    begin = min(anker.begin, zinnen[eerste].begin if zinnen else anker.begin)
    eind = max(anker.eind, zinnen[laatste].eind if zinnen else anker.eind)
    bewijs = regel.suggestie.bewijs if regel.suggestie else _vroeger_bewijs(regel)
    yield from _gemerkt(tekst, Spanne(begin, eind), Spanne(anker.begin, anker.eind), bewijs)
    if na:
        yield (f" {_plat(na)}", _GEDEMPT)


def _buurzin(stand: Extractiestand, bron: Tekstbron, stap: int) -> str:
    """The nearest sentence of the text before or after, of the same kind and chapter, with who said it."""
    bronnen = stand.gelezen.bronnen
    plaats = bronnen.index(bron) + stap
    if not 0 <= plaats < len(bronnen):
        return ""
    buur = bronnen[plaats]
    zinnen = [zin for zin in vind_zinnen(buur.tekst) if zin.van(buur.tekst).strip()]
    if (buur.soort, buur.hoofdstuk) != (bron.soort, bron.hoofdstuk) or not zinnen:
        return ""
    zin = zinnen[-1 if stap < 0 else 0].van(buur.tekst)
    wie = stand.sprekers.get(buur.sleutel, "") if buur.spreker != bron.spreker else ""
    return f"[{wie}: {zin}]" if wie else f"[{zin}]"


def _vroeger_bewijs(regel: Coderegel) -> tuple[Spanne, ...]:
    """Evidence of what was suggested, as long as its text is the same."""
    codering = regel.codering
    if codering is None or not codering.voorstel:
        return ()
    anker = codering.voorstel.get("anker")
    if not isinstance(anker, dict) or anker.get("sha256") != codering.anker.sha256:
        return ()
    paren = codering.voorstel.get("bewijs")
    return tuple(
        Spanne(*paar)
        for paar in (paren if isinstance(paren, list) else ())
        if isinstance(paar, list) and len(paar) == 2 and all(type(deel) is int for deel in paar)
    )


def _gemerkt(tekst: str, deel: Spanne, citaat: Spanne, bewijs: Sequence[Spanne]) -> Iterator[Deel]:
    """A part of a text with the quote in bold and the evidence underlined."""
    grenzen = {deel.begin, deel.eind, citaat.begin, citaat.eind}
    grenzen |= {plek for spanne in bewijs for plek in (spanne.begin, spanne.eind)}
    plekken = sorted(plek for plek in grenzen if deel.begin <= plek <= deel.eind)
    for begin, eind in pairwise(plekken):
        stijl = _stijl(begin, eind, citaat, bewijs)
        yield (maak_zichtbaar(tekst[begin:eind]), stijl) if stijl else maak_zichtbaar(tekst[begin:eind])


def _stijl(begin: int, eind: int, citaat: Spanne, bewijs: Sequence[Spanne]) -> str:
    if any(spanne.begin <= begin and eind <= spanne.eind for spanne in bewijs):
        return BEWIJS
    return CITAAT if citaat.begin <= begin and eind <= citaat.eind else ""


def _plat(tekst: str) -> str:
    return " ".join(maak_zichtbaar(tekst).split())


# -- around it -----------------------------------------------------------------------------------------------------------


def _toen_en_nu(codering: Codering, *, los: bool) -> Iterator[Deel]:
    """What the quote was, beside what it is today."""
    toen = _plat(codering.vastgelegd) or _("(niet te lezen)")
    yield (_("De tekst is gewijzigd sinds u dit codeerde.") + "\n", "bold $text-error")
    yield (_("Toen: "), "$text-accent")
    yield f"“{toen}”\n"
    yield (_("Nu:   "), "$text-accent")
    if los:
        yield _("niet teruggevonden. t trekt de code in; de tekst herstellen kan ook.") + "\n"
    else:
        yield (f"“{_plat(codering.anker.citaat)}”\n", "bold")
        yield (_("a zet de code bij de tekst van nu, w wijzigt haar, t trekt haar in.") + "\n", _GEDEMPT)


def _besluit(stand: Extractiestand, codering: Codering) -> Iterator[Deel]:
    """Who decided what and when, and what had been suggested if that was something else."""
    wie = stand.mensen.get(codering.codeur, codering.codeur)
    wat = oordeelnaam(codering.oordeel)
    if not codering.voorstel:
        wat = _("met de hand gecodeerd")
    elif codering.gewijzigd:
        wat = _("gewijzigd bevestigd")
    tijd = f"{lokale_tijd(codering.tijd):%d-%m-%Y %H:%M}" if codering.tijd else ""
    delen = [wat[:1].upper() + wat[1:], wie, tijd]
    if codering.voorstel:
        delen.append(_("model {model}").format(model=codering.voorstel.get("model") or "–"))
    yield (" · ".join(filter(None, delen)) + "\n", "bold $text-accent")
    if codering.gewijzigd:
        voorstel = codering.voorstel
        was = (
            stand.namen.kort(codering.soort, str(voorstel.get("code") or "")),
            oordeeltekst(str(voorstel.get("polariteit") or "")),
            gegevenstekst(lees_gegevens(voorstel.get("gegevens"))),
        )
        yield (_("Voorgesteld was: {was}").format(was=", ".join(filter(None, was))) + "\n", _GEDEMPT)
    if codering.vraag:
        yield (_("Beantwoordt vraag {vraag}").format(vraag=codering.vraag) + "\n", _GEDEMPT)
    if codering.toelichting:
        yield _("Toelichting: {tekst}").format(tekst=maak_zichtbaar(codering.toelichting)) + "\n"
    yield "\n"


def _norm(instrument: Instrument, regel: Coderegel) -> Iterator[Deel]:
    """The norm that the judgement is about."""
    if regel.soort != Coderingsoort.DIMENSIE:
        return
    dimensie = next((d for d in instrument.dimensies if d.code == regel.code), None)
    if dimensie is None:
        return
    yield (_("Norm") + (f" ({dimensie.bron})\n" if dimensie.bron else "\n"), "bold $text-accent")
    yield f"{dimensie.norm or dimensie.definitie}\n"
