"""What in a dashboard contradicts itself: totals and their parts, and what its text says beside its tables."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import Onduidelijk, notatie
from korpsmonitor_tui.domain.bewering import Beweersoort, Bewering, Uitkomst, beoordeel
from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.consistentie import Controle, Ernst, Lezing, Vondst
from korpsmonitor_tui.domain.dashboard import Plek, plekken
from korpsmonitor_tui.domain.dashboardtotaal import optellingen, samenstellingen
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.dashboard import Dashboard
    from korpsmonitor_tui.domain.dashboardtotaal import Cijfers, Optelling


def controleer_tabellen(dashboard: Dashboard, jaar: int, cijfers: Cijfers) -> Iterator[Vondst]:
    """What the tables of one year contradict in themselves."""
    yield from _totalen(dashboard, jaar, cijfers)
    yield from _onbekend(dashboard, jaar, cijfers)
    yield from _samenstellingen(dashboard, jaar, cijfers)
    yield from _onduidelijk(dashboard, jaar, cijfers)
    yield from _zonder_cel(dashboard, jaar, cijfers)


def controleer_beweringen(
    dashboard: Dashboard, cijfers: Mapping[int, Cijfers], beweringen: Sequence[Bewering]
) -> Iterator[Vondst]:
    """What the text says otherwise than the tables, or than it says elsewhere; ``cijfers`` by year."""
    genoemd = genoemde_cijfers(cijfers, beweringen)
    nummers: dict[tuple[str, ...], int] = defaultdict(int)
    for bewering in beweringen:
        sleutel = _sleutel(bewering)
        nummers[sleutel] += 1
        yield from _beoordeel(dashboard, cijfers, genoemd, bewering, (*sleutel, str(nummers[sleutel])))
    yield from _onderling(dashboard, cijfers, beweringen)


def genoemde_cijfers(
    cijfers: Mapping[int, Cijfers], beweringen: Sequence[Bewering]
) -> dict[tuple[int, Plek], Cijfer]:
    """What only the text says of a year, where it says one thing: a year without a table can still be compared with."""
    gezegd: dict[tuple[int, Plek], set[str]] = defaultdict(set)
    for een in beweringen:
        plek = Plek(een.indicator, een.gebied)
        if (
            een.soort is Beweersoort.AANTAL
            and een.waarde is not None
            and plek not in cijfers.get(een.jaar, {})
        ):
            gezegd[een.jaar, plek].add(notatie(een.waarde))
    return {waar: Cijfer(next(iter(teksten))) for waar, teksten in gezegd.items() if len(teksten) == 1}


# -- tables --------------------------------------------------------------------------------------------------------------


def _totalen(dashboard: Dashboard, jaar: int, cijfers: Cijfers) -> Iterator[Vondst]:
    for optelling in optellingen(dashboard, cijfers):
        if optelling.weerspreekt:
            indicator, gebied = optelling.plek
            naam, waar = dashboard.indicatornaam(indicator), dashboard.gebiednaam(gebied)
            yield Vondst(
                Controle.TOTAAL,
                Ernst.FOUT,
                _("{naam}, {gebied} ({jaar}): het totaal is {totaal}, de delen tellen op tot {som}.").format(
                    naam=naam, gebied=waar, jaar=jaar, totaal=optelling.totaal, som=_som(optelling)
                ),
                Lezing(_("totaal van {gebied}").format(gebied=waar), optelling.totaal.opgegeven),
                Lezing(_("delen opgeteld"), _som(optelling)),
                (str(jaar), "totaal", indicator, gebied),
                uitleg=_delen(optelling, dashboard.gebiednaam),
            )


def _onbekend(dashboard: Dashboard, jaar: int, cijfers: Cijfers) -> Iterator[Vondst]:
    """Totals that cannot have counted what is not known, once an area."""
    per_gebied: dict[str, list[Optelling]] = defaultdict(list)
    for optelling in optellingen(dashboard, cijfers):
        if optelling.onbekend and optelling.totaal.telbaar is not None and not optelling.weerspreekt:
            per_gebied[optelling.plek.gebied].append(optelling)
    for gebied, lijst in per_gebied.items():
        namen = ", ".join(dashboard.indicatornaam(optelling.plek.indicator) for optelling in lijst)
        wie = dict.fromkeys(dashboard.gebiednaam(deel) for optelling in lijst for deel in optelling.onbekend)
        totalen = ", ".join(
            f"{dashboard.indicatornaam(optelling.plek.indicator)} {optelling.totaal}" for optelling in lijst
        )
        onbekend = "; ".join(_onbekende_delen(dashboard, optelling) for optelling in lijst)
        yield Vondst(
            Controle.TOTAAL,
            Ernst.WAARSCHUWING,
            ngettext(
                "{gebied} ({jaar}): het totaal van {namen} is ten minste wat er staat: {wie} niet bekend.",
                "{gebied} ({jaar}): de totalen van {namen} zijn ten minste wat er staat: {wie} niet bekend.",
                len(lijst),
            ).format(gebied=dashboard.gebiednaam(gebied), jaar=jaar, namen=namen, wie=_(" en ").join(wie)),
            Lezing(_("totalen"), totalen),
            Lezing(_("niet bekend"), onbekend),
            (str(jaar), "onbekend", gebied),
        )


def _onbekende_delen(dashboard: Dashboard, optelling: Optelling) -> str:
    delen = ", ".join(
        f"{dashboard.gebiednaam(code)} {cijfer}"
        for code, cijfer in optelling.delen
        if code in optelling.onbekend
    )
    return f"{dashboard.indicatornaam(optelling.plek.indicator)}: {delen}"


def _samenstellingen(dashboard: Dashboard, jaar: int, cijfers: Cijfers) -> Iterator[Vondst]:
    for naam, optelling in samenstellingen(dashboard, cijfers):
        if optelling.weerspreekt:
            indicator, gebied = optelling.plek
            yield Vondst(
                Controle.TOTAAL,
                Ernst.FOUT,
                _("{geheel}, {gebied} ({jaar}): {totaal}, maar naar {naam} {som}.").format(
                    geheel=dashboard.indicatornaam(indicator),
                    gebied=dashboard.gebiednaam(gebied),
                    jaar=jaar,
                    totaal=optelling.totaal,
                    naam=naam,
                    som=_som(optelling),
                ),
                Lezing(dashboard.indicatornaam(indicator), optelling.totaal.opgegeven),
                Lezing(_("naar {naam}").format(naam=naam), _som(optelling)),
                (str(jaar), "samenstelling", naam, indicator, gebied),
                uitleg=_delen(optelling, dashboard.indicatornaam),
            )


def _onduidelijk(dashboard: Dashboard, jaar: int, cijfers: Cijfers) -> Iterator[Vondst]:
    for plek, cijfer in cijfers.items():
        if isinstance(cijfer.betekenis, Onduidelijk):
            waar = _waar(dashboard, plek, jaar)
            yield Vondst(
                Controle.TOTAAL,
                Ernst.WAARSCHUWING,
                _("{waar}: “{cijfer}” is niet met zekerheid te lezen en telt nergens mee.").format(
                    waar=waar, cijfer=cijfer
                ),
                Lezing(waar, cijfer.opgegeven),
                Lezing(_("gelezen als"), _("onduidelijk")),
                (str(jaar), "onduidelijk", *plek),
            )


def _zonder_cel(dashboard: Dashboard, jaar: int, cijfers: Cijfers) -> Iterator[Vondst]:
    """Tables of which some cells were stated and others were not, which is something else than stated empty."""
    for tabel in dashboard.tabellen:
        alle = plekken(dashboard, tabel)
        zonder = [plek for plek in alle if plek not in cijfers]
        if not zonder or len(zonder) == len(alle):
            continue
        genoemd = "; ".join(
            f"{dashboard.indicatornaam(plek.indicator)}, {dashboard.gebiednaam(plek.gebied)}" for plek in zonder[:5]
        )  # fmt: skip
        yield Vondst(
            Controle.TOTAAL,
            Ernst.WAARSCHUWING,
            ngettext(
                "{titel} ({jaar}): {aantal} cel van de tabel is er niet; dat is iets anders dan leeg.",
                "{titel} ({jaar}): {aantal} cellen van de tabel zijn er niet; dat is iets anders dan leeg.",
                len(zonder),
            ).format(titel=tabel.titel, jaar=jaar, aantal=len(zonder)),
            Lezing(_("cellen van de tabel"), str(len(alle))),
            Lezing(_("zonder cel"), genoemd + (" …" if len(zonder) > 5 else "")),
            (str(jaar), "zonder cel", tabel.code),
        )


def _som(optelling: Optelling) -> str:
    return optelling.som.weergave(lambda aantal: ngettext("deel", "delen", aantal))


def _delen(optelling: Optelling, naam: Callable[[str], str]) -> str:
    return ", ".join(
        f"{naam(code)} {cijfer if cijfer is not None and cijfer.opgegeven else _('leeg')}"
        for code, cijfer in optelling.delen
    )


# -- texts ---------------------------------------------------------------------------------------------------------------


def _beoordeel(
    dashboard: Dashboard,
    cijfers: Mapping[int, Cijfers],
    genoemd: Mapping[tuple[int, Plek], Cijfer],
    bewering: Bewering,
    sleutel: tuple[str, ...],
) -> Iterator[Vondst]:
    plek = Plek(bewering.indicator, bewering.gebied)
    nu = cijfers.get(bewering.jaar, {}).get(plek)
    toen = None
    if bewering.van is not None:
        toen = cijfers.get(bewering.van, {}).get(plek) or genoemd.get((bewering.van, plek))
    oordeel = beoordeel(bewering, nu, toen, dashboard.speling)
    if oordeel.uitkomst is Uitkomst.TEGENSPRAAK:
        yield _tegenspraak(dashboard, bewering, oordeel.berekend, sleutel)
    elif oordeel.uitkomst is Uitkomst.ONTOETSBAAR and not _is_bekend(bewering, genoemd):
        yield _ontoetsbaar(dashboard, bewering, sleutel)
    indicator = dashboard.indicator(bewering.indicator)
    if indicator is not None and bewering.over and opzoeknaam(bewering.over) != opzoeknaam(indicator.telt):
        yield Vondst(
            Controle.EENHEID,
            Ernst.INFORMATIE,
            _("{waar}: de tekst heeft het over {over}, het cijfer telt {telt}.").format(
                waar=_waar(dashboard, plek, bewering.jaar), over=bewering.over, telt=indicator.telt
            ),
            Lezing(bewering.plaats or _("tekst"), bewering.over),
            Lezing(_("definitie"), indicator.telt),
            (*sleutel, "over"),
            uitleg=f"“{bewering.zegt}”",
        )


def _is_bekend(bewering: Bewering, genoemd: Mapping[tuple[int, Plek], Cijfer]) -> bool:
    """Whether a number is the only one that is known of its year: it is what other statements are laid beside."""
    plek = Plek(bewering.indicator, bewering.gebied)
    return bewering.soort is Beweersoort.AANTAL and (bewering.jaar, plek) in genoemd


def _tegenspraak(dashboard: Dashboard, bewering: Bewering, berekend: str, sleutel: tuple[str, ...]) -> Vondst:
    waar = _waar(dashboard, Plek(bewering.indicator, bewering.gebied), bewering.jaar)
    aantal = bewering.soort is Beweersoort.AANTAL
    zin = (
        _("{waar}: de tekst zegt “{zegt}”, de tabel {berekend}.")
        if aantal
        else _("{waar}: de tekst zegt “{zegt}”, uit de cijfers volgt {berekend}.")
    )
    return Vondst(
        Controle.TEKST,
        # How much something changed, or a percentage, can have been taken over another whole.
        Ernst.FOUT if aantal else Ernst.WAARSCHUWING,
        zin.format(waar=waar, zegt=bewering.zegt, berekend=berekend),
        Lezing(bewering.plaats or _("tekst"), bewering.zegt),
        Lezing(_("tabel") if aantal else _("berekend"), berekend),
        sleutel,
    )


def _ontoetsbaar(dashboard: Dashboard, bewering: Bewering, sleutel: tuple[str, ...]) -> Vondst:
    waar = _waar(dashboard, Plek(bewering.indicator, bewering.gebied), bewering.jaar)
    if bewering.soort in (Beweersoort.VERANDERING, Beweersoort.RICHTING):
        gemist = (
            _("het cijfer over {jaar} staat nergens").format(jaar=bewering.van)
            if bewering.van is not None
            else _("de tekst noemt geen jaar om mee te vergelijken")
        )
    else:
        gemist = _("er is geen cijfer in de tabellen")
    return Vondst(
        Controle.TEKST,
        Ernst.INFORMATIE,
        _("{waar}: “{zegt}” is niet na te gaan: {gemist}.").format(
            waar=waar, zegt=bewering.zegt, gemist=gemist
        ),
        Lezing(bewering.plaats or _("tekst"), bewering.zegt),
        Lezing(_("tabel"), gemist),
        sleutel,
    )


def _onderling(
    dashboard: Dashboard, cijfers: Mapping[int, Cijfers], beweringen: Sequence[Bewering]
) -> Iterator[Vondst]:
    """Two numbers for one thing that no table states."""
    gezegd: dict[tuple[int, Plek], list[Bewering]] = defaultdict(list)
    for een in beweringen:
        plek = Plek(een.indicator, een.gebied)
        if (
            een.soort is Beweersoort.AANTAL
            and een.waarde is not None
            and plek not in cijfers.get(een.jaar, {})
        ):
            gezegd[een.jaar, plek].append(een)
    for (jaar, plek), lijst in gezegd.items():
        eerste = lijst[0]
        nu = Cijfer(notatie(eerste.waarde)) if eerste.waarde is not None else None
        for nr, ander in enumerate(lijst[1:], 1):
            if beoordeel(ander, nu, None, dashboard.speling).uitkomst is Uitkomst.TEGENSPRAAK:
                waar = _waar(dashboard, plek, jaar)
                yield Vondst(
                    Controle.BRON,
                    Ernst.FOUT,
                    _("{waar}: de tekst zegt “{een}” en “{ander}”.").format(
                        waar=waar, een=eerste.zegt, ander=ander.zegt
                    ),
                    Lezing(eerste.plaats or _("tekst"), eerste.zegt),
                    Lezing(ander.plaats or _("tekst"), ander.zegt),
                    (str(jaar), "tekst", *plek, str(nr)),
                )


def _sleutel(bewering: Bewering) -> tuple[str, ...]:
    return (str(bewering.jaar), "bewering", bewering.soort.value, bewering.indicator, bewering.gebied)


def _waar(dashboard: Dashboard, plek: Plek, jaar: int) -> str:
    return _("{naam}, {gebied} ({jaar})").format(
        naam=dashboard.indicatornaam(plek.indicator), gebied=dashboard.gebiednaam(plek.gebied), jaar=jaar
    )
