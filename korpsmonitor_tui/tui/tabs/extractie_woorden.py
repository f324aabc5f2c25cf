"""What the tab says in words: how far it is, which filters there are, and what to do where there is nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textual.content import Content

from korpsmonitor_tui.domain.codering import Coderingsoort, soortnaam
from korpsmonitor_tui.domain.extractie import Zekerheid
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekregel
from korpsmonitor_tui.tui.tabs.extractie_tekens import bandtekst

if TYPE_CHECKING:
    from korpsmonitor_tui.tui.tabs.extractie_regels import Keuze
    from korpsmonitor_tui.tui.tabs.extractie_stand import Extractiestand


def filternamen() -> tuple[str, ...]:
    """Names of the groups, in their order."""
    return _("alles"), _("open"), _("te bekijken"), _("besloten")


def leeg(stand: Extractiestand) -> str:
    """What to do where there is nothing at all; empty if there is something."""
    if stand.regels or not stand.compleet:
        return ""
    if not stand.gelezen.bronnen:
        return _(
            "Er is nog geen tekst om te coderen.\n\n"
            "Notuleer op het tabblad Gesprek (F6) of importeer daar een transcript; ook passages van het verslag (F7) "
            "worden gelezen. Daarna staan hier de voorstellen."
        )
    if stand.zonder:
        return _("{waarom}\n\nMet c codeert u zelf: merk woorden en kies een code.").format(
            waarom=stand.zonder
        )
    return _(
        "In de teksten van dit dossier is niets herkend dat een voorstel waard is.\n\n"
        "Met c codeert u zelf: merk woorden en kies een code."
    )


def niets_te_zien(keuze: Keuze) -> str:
    """What to do where there is something, and nothing of it is shown."""
    if keuze.verfijnd:
        return _("Niets met dit filter; Esc toont alles.")
    return _("Hier staat nu niets; A toont alles, O wat open is.")


def standregel(stand: Extractiestand, keuze: Keuze, waar: tuple[int, int]) -> Content:
    """Where the cursor is, what is left out, and who is how far."""
    delen: list[str | tuple[str, str]] = []
    if not stand.compleet:
        totaal = len(stand.gelezen.bronnen)
        lezen = _("Voorstellen lezen: {aantal} van {totaal} teksten…").format(
            aantal=stand.teksten, totaal=totaal
        )
        delen.append((f"{lezen}  ", "bold $text-accent"))
    if stand.regels:
        delen.append(_("{nummer} van {totaal}").format(nummer=waar[0], totaal=waar[1]))
    if keuze.verfijnd:
        filter_ = _(" · filter: {filter} (Esc wist)").format(filter=_keuzetekst(stand, keuze))
        delen.append((filter_, "bold $text-accent"))
    # Where there is nothing at all that stands in full below.
    ronde = "" if leeg(stand) else stand.zonder or _ronde(stand)
    if ronde:
        delen.append(
            ((" · " if delen else "") + ronde, "$text-warning" if stand.weigering or stand.zonder else "")
        )
    return Content.assemble(*delen)


def _keuzetekst(stand: Extractiestand, keuze: Keuze) -> str:
    code = stand.namen.kort(Coderingsoort.DIMENSIE, keuze.code) if keuze.code else ""
    soort = soortnaam(keuze.soort) if keuze.soort else ""
    woorden = f"“{' '.join(keuze.woorden)}”" if keuze.woorden else ""
    return ", ".join(filter(None, (bandtekst(keuze.band), soort, code, woorden)))


def _ronde(stand: Extractiestand) -> str:
    """How far people are, without a word on what they coded."""
    ronde = stand.ronde
    bezig = [stand.mensen.get(codeur, codeur) for codeur in ronde.anderen if codeur not in ronde.afgerond]
    if stand.afgerond and bezig:
        return ngettext(
            "u bent klaar; nog niet klaar is {namen} (k: toch verder)",
            "u bent klaar; nog niet klaar zijn {namen} (k: toch verder)",
            len(bezig),
        ).format(namen=", ".join(bezig))
    if stand.weigering:
        return stand.weigering
    if ronde.zichtbaar and ronde.anderen:
        return _("iedereen is klaar: v vergelijkt de codes")
    if stand.compleet and stand.regels and not any(regel.open for regel in stand.regels):
        return _("over alles is beslist: k zegt dat u klaar bent")
    return _("u codeert onafhankelijk; k als u klaar bent")


def filterregels(stand: Extractiestand) -> list[Zoekregel]:
    """Bands, kinds and codes to choose from, with how many lines of each are open."""
    open_ = [regel for regel in stand.regels if regel.open]
    banden = Counter(regel.band for regel in open_)
    soorten = Counter(regel.soort for regel in open_)
    codes = Counter(regel.code for regel in open_ if regel.soort == Coderingsoort.DIMENSIE)
    aanwezig = {regel.code for regel in stand.regels if regel.soort == Coderingsoort.DIMENSIE}
    return [
        Zoekregel(":", _("alles"), _("geen filter")),
        *(
            Zoekregel(f"band:{band.value}", _("zekerheid {band}").format(band=bandtekst(band.value)), _open(banden[band.value]))
            for band in Zekerheid
        ),
        *(Zoekregel(f"soort:{soort.value}", soortnaam(soort), _open(soorten[soort.value])) for soort in Coderingsoort),
        *(
            Zoekregel(f"code:{code}", stand.namen.kort(Coderingsoort.DIMENSIE, code), f"{code} · {_open(codes[code])}")
            for code in [*stand.namen.dimensies, *sorted(aanwezig - set(stand.namen.dimensies))]
            if code in aanwezig
        ),
    ]  # fmt: skip


def _open(aantal: int) -> str:
    return _("{aantal} open").format(aantal=aantal)
