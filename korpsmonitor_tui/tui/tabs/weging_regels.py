"""The lines of the tab Weging: each dimension with how it was scored before and now, the eindscore, the partners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.tui.kleuren import merk_van
from korpsmonitor_tui.tui.weegwoorden import bewijsteken, celmerk, eindmerk, partnermerk
from korpsmonitor_tui.tui.widgets.tweekanten import Tweekanten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.services.gids import Balk
    from korpsmonitor_tui.services.korpsweging import Korpsweging
    from korpsmonitor_tui.tui.tabs.weging_stand import Weegstand
    from korpsmonitor_tui.tui.weegwoorden import Merk

_JAREN: Final = 2
"""Earlier editions that fit beside a name; all of them stand in the details."""
_BLIND: Final = "◐"
"""Blind scores are being given, and not everybody did."""


def opties(stand: Weegstand, velden: dict[str, str], *, alleen_open: bool) -> Iterator[Option]:
    """A line each, under the names of their aandachtsveld (by code in ``velden``)."""
    korps = stand.korps
    balken = [korps.eind.eerder, *(cel.eerder for cel in korps.cellen), *(p.eerder for p in korps.partners)]
    jaren = sorted({jaar for balk in balken if balk for jaar, _kleur, _bron in balk.kleuren})[-_JAREN:]
    vorige = ""
    for cel in korps.cellen:
        code, veld = cel.dimensie.code, cel.dimensie.aandachtsveld
        if alleen_open and cel.gegeven:
            continue
        if veld != vorige:
            yield _kop(velden[veld], jaren)
        vorige = veld
        blind = stand.blind.get(code)
        teken = _BLIND if cel.gegeven is None and blind is not None and blind.wacht_op else ""
        yield _regel(code, cel.dimensie.naam, cel.eerder, jaren, celmerk(cel), bewijsteken(cel) or teken)
    merk, teken = eindmerk(korps)
    yield _kop(_("Eindscore"), jaren)
    yield _regel(EINDSCORE, korps.partij.naam, korps.eind.eerder, jaren, merk, teken)
    for nr, partner in enumerate(korps.partners):
        if not nr:
            yield _kop(velden[partner.dimensie.aandachtsveld], jaren)
        if not (alleen_open and partner.overgenomen):
            merk, teken = partnermerk(partner)
            yield _regel(partner.dimensie.code, partner.dimensie.naam, partner.eerder, jaren, merk, teken)


def _kop(naam: str, jaren: Sequence[int]) -> Option:
    rechts = "".join(f"’{jaar % 100:02}" for jaar in jaren) + _(" nu ")
    return Option(
        Tweekanten(Content.styled(naam, "bold $text-accent"), Content.styled(rechts, "$text-muted")),
        disabled=True,
    )


def _regel(code: str, naam: str, balk: Balk | None, jaren: Sequence[int], merk: Merk, teken: str) -> Option:
    eerder = {jaar: merk_van(kleur) for jaar, kleur, _bron in balk.kleuren} if balk else {}
    letter, stijl = merk
    delen: list[str | tuple[str, str]] = []
    for jaar in jaren:
        was, vorm = eerder.get(jaar, (" ", ""))
        delen.append((f" {was} ", vorm))
    delen += [" ", (f" {letter}{teken or ' '}", stijl)]
    return Option(Tweekanten(Content(f" {maak_zichtbaar(naam)}"), Content.assemble(*delen)), id=code)


def open_codes(korps: Korpsweging) -> list[str]:
    """What is still to be done, in the order of the lines."""
    codes = [cel.dimensie.code for cel in korps.cellen if cel.gegeven is None]
    if korps.eind.gegeven is None or korps.verouderd:
        codes.append(EINDSCORE)
    return codes + [p.dimensie.code for p in korps.partners if p.botsing or p.overgenomen is None]
