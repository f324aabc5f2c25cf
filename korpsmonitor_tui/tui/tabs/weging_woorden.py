"""What the tab Weging says above its list and beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.tui.weegwoorden import (
    celtekst,
    eindmerk,
    eindtekst,
    met_merk,
    partnertekst,
    redenen,
    toegestaan,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.services.blindscores import Blindstand
    from korpsmonitor_tui.tui.tabs.weging_stand import Weegstand
    from korpsmonitor_tui.tui.weegwoorden import Weegnamen


def standregels(stand: Weegstand, *, alleen_open: bool) -> Content:
    """Two lines: the eindscore with what the rules allow, and in which weegsessie is scored or why not."""
    (letter, stijl), teken = eindmerk(stand.korps)
    gegeven = stand.korps.eind.gegeven
    waarschuwing = (
        _(" ↺ scores gewijzigd")
        if stand.korps.verouderd
        else _(" ≠ wijkt af")
        if gegeven and gegeven.wijkt_af
        else ""
    )
    eerste = Content.assemble(
        (_("Eindscore "), "bold $text-accent"),
        (f" {letter}{teken or ' '}", stijl) if gegeven or stand.korps.eind.botsing else _("nog geen"),
        (waarschuwing, "bold $text-warning"),
        " · ",
        toegestaan(stand.korps),
        (_(" · alleen wat open is (z: alles)") if alleen_open else "", "$text-muted"),
    )
    return Content("\n").join([eerste, _sessieregel(stand)])


def _sessieregel(stand: Weegstand) -> Content:
    if stand.weegsessie is None:
        return Content.styled(stand.weigering, "$text-warning")
    delen: list[str | tuple[str, str]] = [maak_zichtbaar(stand.weegsessie.naam)]
    if stand.onthouden:
        wie = _(" · onthoudt zich: {namen}").format(namen=stand.namen.reeks(stand.onthouden))
        delen.append((wie, "bold $text-warning"))
    if stand.blind:
        leden = next(iter(stand.blind.values())).leden
        delen.append(_(" · blind: {namen}").format(namen=stand.namen.reeks(leden)))
    if stand.weigering:
        delen.append((f" · {stand.weigering}", "$text-warning"))
    return Content.assemble(*delen)


def voluit(stand: Weegstand, instrument: Instrument, code: str) -> Content:
    """The line under the cursor: the judgement and why, and what the rules make of it."""
    if code == EINDSCORE:
        return Content.assemble(
            (_("Eindscore"), "bold"), "\n", eindtekst(stand.korps, instrument, stand.namen)
        )
    if (cel := stand.korps.cel(code)) is not None:
        velden = {veld.code: veld.naam for veld in instrument.aandachtsvelden}
        kop = f"{velden[cel.dimensie.aandachtsveld]}: {cel.dimensie.naam}"
        regels = [Content.styled(kop, "bold"), celtekst(cel, stand.namen)]
        if (blind := stand.blind.get(code)) is not None and cel.gegeven is None:
            regels += _blind(blind, stand.namen)
        if opgave := stand.opgaven.get(code, ""):
            regels.append(Content.styled(maak_zichtbaar(opgave), "$text-accent"))
        uitleg = redenen(stand.korps, instrument, code)
        if uitleg:
            regels += [Content.styled(_("wat de weegregels ervan maken"), "bold $text-accent"), uitleg]
        return Content("\n").join(regels)
    partner = next((p for p in stand.korps.partners if p.dimensie.code == code), None)
    if partner is None:
        return Content("")
    uitleg = Content.styled(
        _("Oordeel van het korps zelf; het telt niet mee in de eindscore."), "$text-muted"
    )
    return Content("\n").join(
        [Content.styled(partner.dimensie.naam, "bold"), partnertekst(partner, stand.namen), uitleg]
    )


def _blind(blind: Blindstand, namen: Weegnamen) -> Iterator[Content]:
    """Who scored blind and who did not; what they gave only once it may be seen, one's own always."""
    if blind.wacht_op:
        gedaan = namen.reeks(blind.gedaan) if blind.gedaan else _("nog niemand")
        yield Content.styled(
            _("◐ blind gescoord: {gedaan}; wacht op {wacht}").format(
                gedaan=gedaan, wacht=namen.reeks(blind.wacht_op)
            ),
            "bold $text-warning",
        )
    elif blind.zichtbaar:
        klaar = (
            _("Iedereen scoorde hetzelfde; stel de score vast.")
            if blind.eens
            else _("De scores verschillen; bespreek ze en stel de score vast.")
        )
        yield Content.styled(klaar, "bold $text-warning")
    for lid, gegeven in blind.scores:
        yield Content.assemble((f"{namen.reeks([lid])} ", "bold $text-accent"), met_merk(gegeven.score))
        yield Content(maak_zichtbaar(gegeven.motivatie))
