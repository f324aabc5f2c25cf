"""What was published for 2011 and 2012, as the answers of korpsen and the figures of other sources."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.bronrijen import Plek
from korpsmonitor_tui.domain.bronvermelding import bronvermelding
from korpsmonitor_tui.domain.cijfertabel import KORPS
from korpsmonitor_tui.domain.keuzetekst import waarde_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Vak
from korpsmonitor_tui.services.bronnen import schrijf_broncijfer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from korpsmonitor_tui.domain.bronnen import Bron
    from korpsmonitor_tui.domain.cijfertabel import Cijfertabel, Cijferverzameling, Vermelding
    from korpsmonitor_tui.domain.instrument import Gesprekspartij, Instrument
    from korpsmonitor_tui.domain.vragenlijst import Vraag
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

_JAREN: Final = (2011, 2012)
"""The years of the edition."""
_PEILJAAR: Final = 2012


def antwoorden(
    instrument: Instrument, cijfers: Cijferverzameling, korps: Gesprekspartij
) -> dict[tuple[Vak, str], str]:
    """Everything published that this korps stated, by place and text; a cell that is empty states nothing.

    A footnote, another figure for the same in a second table, and a year that is not asked apart are the
    explanation.
    """
    tabellen = {tabel.nummer: tabel for tabel in cijfers.tabellen}
    teksten: dict[tuple[Vak, str], str] = {}
    for vraag in instrument.vragen.values():
        vermeldingen = [
            v
            for v in cijfers.vermeldingen(vraag.id, korps.code)
            if v.cijfer.bron == KORPS and v.cijfer.opgegeven.strip() and v.cijfer.jaar in {None, *_JAREN}
        ]
        for vak, lijst in _per_vak(vraag, vermeldingen).items():
            teksten[vak, WAARDE] = waarde_van(vraag, WAARDE, lijst[0].cijfer.opgegeven)
            if toelichting := _toelichting(lijst, tabellen):
                teksten[vak, TOELICHTING] = toelichting
    return {**teksten, **_kleuren(instrument, korps)}


def _per_vak(vraag: Vraag, vermeldingen: Iterable[Vermelding]) -> dict[Vak, list[Vermelding]]:
    """The figures for every place of a question, that of the year that it speaks of first."""
    per_vak: dict[Vak, list[Vermelding]] = defaultdict(list)
    for vermelding in vermeldingen:
        jaar = vermelding.cijfer.jaar
        if not vraag.jaren:
            per_vak[Vak(vraag.id)].append(vermelding)
        elif jaar in vraag.jaren:
            per_vak[Vak(vraag.id, jaar=str(jaar))].append(vermelding)
    for lijst in per_vak.values():
        lijst.sort(key=lambda vermelding: vermelding.cijfer.jaar not in {None, _PEILJAAR})
    return {vak: lijst for vak, lijst in per_vak.items() if lijst[0].cijfer.jaar in {None, *_gevraagd(vraag)}}


def _gevraagd(vraag: Vraag) -> tuple[int, ...]:
    return vraag.jaren or (_PEILJAAR,)


def _toelichting(lijst: list[Vermelding], tabellen: Mapping[int, Cijfertabel]) -> str:
    eerste, delen = lijst[0].cijfer, list(_noten(lijst[0], tabellen[lijst[0].tabel]))
    for ander in lijst[1:]:
        if (ander.cijfer.opgegeven, ander.cijfer.jaar) != (eerste.opgegeven, eerste.jaar):
            delen.append(
                _("Tabel {nummer}, {jaar}: {cijfer}").format(
                    nummer=ander.tabel, jaar=ander.cijfer.jaar, cijfer=ander.cijfer.opgegeven
                )
            )
    return "\n".join(dict.fromkeys(delen))


def _noten(vermelding: Vermelding, tabel: Cijfertabel) -> Iterator[str]:
    noten = dict(tabel.noten)
    for nummer in dict.fromkeys((vermelding.cijfer.noot, vermelding.kolom.noot)):
        if nummer:
            yield noten.get(nummer, nummer)


def _kleuren(instrument: Instrument, korps: Gesprekspartij) -> dict[tuple[Vak, str], str]:
    """What this korps thought of its partners, where the report says so in words."""
    balk = instrument.kleurenbalk(korps.code, _PEILJAAR)
    if balk is None:
        return {}
    gepubliceerd, bronnen = dict(balk.kleuren), dict(balk.bronnen)
    teksten = {}
    for vraag in instrument.vragen.values():
        dimensie = vraag.dimensies[0] if len(vraag.dimensies) == 1 else ""
        if vraag.soort == "kleur" and dimensie in gepubliceerd:
            teksten[Vak(vraag.id), WAARDE] = str(gepubliceerd[dimensie])
            bron = bronvermelding(bronnen.get(dimensie, balk.bron), instrument.publicaties)
            teksten[Vak(vraag.id), TOELICHTING] = _("Zo gepubliceerd: {bron}.").format(bron=bron)
    return teksten


def schrijf_broncijfers(sessie: Sessie, cijfers: Cijferverzameling, bron: Bron, opvraging: str) -> int:
    """Take in what was published from the registration of a source, for the years asked; how many figures."""
    gevonden: dict[Plek, tuple[str, str]] = {}
    tabellen = {tabel.nummer: tabel for tabel in cijfers.tabellen}
    for gegeven in bron.gegevens:
        for v in cijfers.vermeldingen(gegeven.id):
            if v.cijfer.jaar in gegeven.jaren and v.cijfer.opgegeven.strip():
                noot = " ".join(_noten(v, tabellen[v.tabel]))
                gevonden.setdefault(Plek(gegeven.id, v.rij, str(v.cijfer.jaar)), (v.cijfer.opgegeven, noot))

    def taak(tx: Transactie) -> None:
        for plek, (waarde, noot) in gevonden.items():
            id_ = schrijf_broncijfer(tx, sessie.editie.id, bron.code, plek, waarde, noot or None)
            tx.zet("broncijfer", id_, "opvraging", opvraging)
            tx.zet("broncijfer", id_, "ingelezen", waarde)

    sessie.store.voer_uit(sessie.wie, taak)
    return len(gevonden)
