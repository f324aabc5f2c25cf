"""A change list between two versions of the questionnaire in words, with what it means for the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.vragenlijstgevolgen import Gevolgsoort
from korpsmonitor_tui.domain.vragenlijstverschil import Wijzigingsoort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.vragenlijst import Vak
    from korpsmonitor_tui.domain.vragenlijstgevolgen import Gevolgen
    from korpsmonitor_tui.domain.vragenlijstverschil import Verandering, Wijziging
    from korpsmonitor_tui.services.vragenlijstverschil import Verschil

_INSPRONG: Final = " " * 6
_MEESTE: Final = 6
"""Places that are named one by one; the commands have them all in ``--json``."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of a change list."""

    tekst: str
    kop: bool = False
    """Whether it heads what follows."""


def verschilregels(uit: Verschil) -> Iterator[Regel]:
    """A change list and its effect on answers, line by line."""
    kop = _("Vragenlijst {oud} → {nieuw}: {telling}.")
    yield Regel(kop.format(oud=uit.oud.versie, nieuw=uit.nieuw.versie, telling=_telling(uit)), kop=True)
    for soort in Wijzigingsoort:
        van_soort = [wijziging for wijziging in uit.wijzigingen if wijziging.soort == soort]
        if van_soort:
            yield from _kopregels(_kop(soort))
        for wijziging in van_soort:
            yield Regel(f"  {wijziging.vraag or _('de vragenlijst')}: {wijziging.tekst}".rstrip(": "))
            yield from (Regel(_INSPRONG + regel) for regel in _details(wijziging))
    if uit.losse_bronnen:
        yield from _kopregels(_("Deze bronnen worden vergeleken met een vraag die vervalt:"))
        yield from (Regel(f"  {bron}: {vraag}") for bron, vraag in uit.losse_bronnen)
    if uit.wijzigingen:
        yield from _kopregels(_("Gevolgen voor de antwoorden in deze editie"))
        yield from (Regel(f"  {regel}") for regel in _gevolgen(uit.gevolgen))


def _kopregels(tekst: str) -> Iterator[Regel]:
    yield Regel("")
    yield Regel(tekst, kop=True)


def _telling(uit: Verschil) -> str:
    aantallen = [(soort, sum(w.soort == soort for w in uit.wijzigingen)) for soort in Wijzigingsoort]
    delen = [f"{aantal} {soort.value}" for soort, aantal in aantallen if aantal]
    return ", ".join(delen) or _("geen verschil")


def _kop(soort: Wijzigingsoort) -> str:
    return {
        Wijzigingsoort.NIEUW: _("Nieuw"),
        Wijzigingsoort.VERVALLEN: _("Vervallen"),
        Wijzigingsoort.VERPLAATST: _("Verplaatst"),
        Wijzigingsoort.GEWIJZIGD: _("Gewijzigd"),
    }[soort]


def _details(wijziging: Wijziging) -> Iterator[str]:
    for verandering in wijziging.veranderingen:
        yield _verandering(verandering)
    if wijziging.soort == Wijzigingsoort.GEWIJZIGD and wijziging.vakken_weg:
        yield _("plaatsen die vervallen: {vakken}").format(vakken=_vakken(wijziging.vakken_weg))
    if wijziging.soort == Wijzigingsoort.GEWIJZIGD and wijziging.vakken_erbij:
        yield _("plaatsen die erbij komen: {vakken}").format(vakken=_vakken(wijziging.vakken_erbij))
    if wijziging.lijkt_op:
        yield _("zelfde tekst als {vragen}: kenmerk gewijzigd? Reeksen lopen langs het kenmerk.").format(
            vragen=", ".join(wijziging.lijkt_op)
        )


def _vakken(vakken: Sequence[Vak]) -> str:
    """Places by name; of a large grid the first."""
    namen = ", ".join(map(str, vakken[:_MEESTE]))
    meer = len(vakken) - _MEESTE
    return _("{namen} en nog {meer}").format(namen=namen, meer=meer) if meer > 0 else namen


def _verandering(verandering: Verandering) -> str:
    naam = " ".join(filter(None, (verandering.kenmerk, verandering.code)))
    geen = _("(niets)")
    oud, nieuw = (" ".join(tekst.split()) or geen for tekst in (verandering.oud, verandering.nieuw))
    return f"{naam}: {oud} → {nieuw}"


def _gevolgen(gevolgen: Gevolgen) -> Iterator[str]:
    yield _("{aantal} antwoorden gegeven; {blijven} blijven gelden zoals zij zijn.").format(
        aantal=gevolgen.antwoorden, blijven=gevolgen.blijven
    )
    for soort in Gevolgsoort:
        if aantal := gevolgen.aantal(soort):
            yield _uitleg(soort, aantal)
            for gevolg in gevolgen.per_vraag:
                if gevolg.soort == soort:
                    yield f"    {gevolg.vraag}: {gevolg.aantal} ({', '.join(gevolg.partijen)})"
    if gevolgen.elders:
        yield _("{aantal} horen bij een nog eerdere versie en blijven daar leesbaar.").format(
            aantal=gevolgen.elders
        )
    if gevolgen.nieuwe_vakken:
        yield ngettext(
            "{aantal} plaats voor een antwoord komt erbij en is overal nog leeg.",
            "{aantal} plaatsen voor een antwoord komen erbij en zijn overal nog leeg.",
            gevolgen.nieuwe_vakken,
        ).format(aantal=gevolgen.nieuwe_vakken)


def _uitleg(soort: Gevolgsoort, aantal: int) -> str:
    return {
        Gevolgsoort.PLAATS_WEG: _(
            "{aantal} op een plaats die vervalt: blijven leesbaar met hun versie, tellen niet meer mee."
        ),
        Gevolgsoort.KEUZE_WEG: _("{aantal} met een keuze die vervalt: blijven staan en vragen om nazien."),
        Gevolgsoort.PAST_NIET: _(
            "{aantal} die niet meer passen bij de soort: blijven staan en vragen om nazien."
        ),
        Gevolgsoort.VERVALT: _(
            "{aantal} op een vraag die deze partij niet meer krijgt: blijven staan, tellen niet meer mee."
        ),
    }[soort].format(aantal=aantal)
