"""Figures that were said in the interview beside what the questionnaire states: differences are named, never chosen between.

A figure is laid beside an answer only where a person said which question it answers; what is not certain (another unit
or period, a norm, more than one answer for a year) is not compared.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.betekenis import Bereik
from korpsmonitor_tui.domain.signaal import (
    Bewijs,
    Signaal,
    Signaalsoort,
    bewijs_van,
    citaat,
    kop,
    maat_van,
)
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import CIJFERSOORTEN, Vak

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from korpsmonitor_tui.domain.codering import Bevinding
    from korpsmonitor_tui.domain.reeks import Opgave
    from korpsmonitor_tui.domain.vragenlijst import Vraag, Vragenlijst

_PER_JAAR: Final = frozenset({"", "jaar"})
_ZONDER: Final = ("en", "s", "'s")
"""Endings by which a unit in one and in many differ."""


def anders_gezegd(
    lijst: Vragenlijst, antwoorden: Mapping[Vak, Opgave], bevindingen: Iterable[Bevinding]
) -> tuple[Signaal, ...]:
    """A finding for every confirmed figure that certainly differs from the answer to the same question and year."""
    signalen: dict[str, Signaal] = {}
    for bevinding in bevindingen:
        for signaal in _van_bevinding(lijst, antwoorden, bevinding):
            # The same figure said twice is one finding.
            signalen.setdefault(signaal.kenmerk, signaal)
    return tuple(signalen.values())


def _van_bevinding(
    lijst: Vragenlijst, antwoorden: Mapping[Vak, Opgave], bevinding: Bevinding
) -> Iterator[Signaal]:
    codering = bevinding.codering
    cijfer = dict(codering.gegevens)
    vraag = lijst.vragen.get(codering.vraag)
    if vraag is None or not _vergelijkbaar(vraag, cijfer):
        return
    gezegd, vak = _bereik(cijfer), _vak(lijst, vraag, cijfer.get("jaar", ""))
    opgave = antwoorden.get(vak) if vak else None
    if gezegd is None or vak is None or opgave is None:
        return
    gesteld = maat_van(vraag, opgave.tekst)
    if gesteld is None or not (gezegd.laag > gesteld.hoog or gezegd.hoog < gesteld.laag):
        return
    hoofdstuk = lijst.hoofdstuk_van(vraag.id)
    yield Signaal(
        f"{Signaalsoort.ANDERS_GEZEGD}:{vak}:{gezegd.laag.normalize():f}-{gezegd.hoog.normalize():f}",
        Signaalsoort.ANDERS_GEZEGD,
        hoofdstuk.code if hoofdstuk else "",
        *vak,
        _(
            "{vraag} De vragenlijst geeft {antwoord} op over {jaar}; in het gesprek is {gezegd} gezegd."
        ).format(
            vraag=kop(vraag),
            antwoord=citaat(opgave.tekst),
            jaar=lijst.jaar_van(vak),
            gezegd=citaat(codering.anker.citaat),
        ),
        (bewijs_van(opgave), Bewijs(str(vak), codering.anker.citaat, _("gesprek"))),
    )


def _vergelijkbaar(vraag: Vraag, cijfer: Mapping[str, str]) -> bool:
    """Whether figure and question count the same; a norm says nothing of what was done."""
    if vraag.vraagt not in CIJFERSOORTEN or vraag.rijen or not cijfer or cijfer.get("norm"):
        return False
    eenheid, _per, periode = vraag.eenheid.partition(" per ")
    if cijfer.get("periode", "") not in ({periode, ""} if periode else _PER_JAAR):
        return False
    procent = cijfer.get("eenheid", "") in {"procent", "%", "percentage"}
    if (vraag.vraagt == "percentage") is not procent:
        return False
    return procent or _stam(eenheid) == _stam(cijfer.get("eenheid", ""))


def _stam(eenheid: str) -> str:
    """A unit without what tells one from many: ``controle`` and ``controles``."""
    eenheid = eenheid.strip().casefold()
    for uitgang in _ZONDER:
        if eenheid.endswith(uitgang) and len(eenheid) > len(uitgang) + 2:
            return eenheid.removesuffix(uitgang)
    return eenheid


def _bereik(cijfer: Mapping[str, str]) -> Bereik | None:
    try:
        laag, hoog = (Decimal(cijfer.get(naam, "")) for naam in ("waarde", "tot"))
    except InvalidOperation:
        return None
    return Bereik(laag, hoog) if laag <= hoog else None


def _vak(lijst: Vragenlijst, vraag: Vraag, jaar: str) -> Vak | None:
    """The place that a figure of this year speaks of; without a year said, the year that the questionnaire is about."""
    gezocht = int(jaar) if jaar.isdecimal() else lijst.peiljaar
    passend = [vak for vak in vraag.vakken if lijst.jaar_van(vak) == gezocht]
    return passend[0] if len(passend) == 1 else None
