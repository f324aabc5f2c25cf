"""Answers beside what other sources state about the same: differences are named, never smoothed away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import notatie
from korpsmonitor_tui.domain.bronnen import PER_RIJ
from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.reeks import zekere_maat
from korpsmonitor_tui.domain.signaal import Signaal, Signaalsoort, bewijs_van, citaat, kop, opsomming
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import Geldigheid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from korpsmonitor_tui.domain.betekenis import Bereik
    from korpsmonitor_tui.domain.bronnen import Bron, Gegeven
    from korpsmonitor_tui.domain.reeks import Opgave
    from korpsmonitor_tui.domain.signaal import Onderzocht
    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag


def naast_bronnen(onderzocht: Onderzocht, gesteld: Mapping[str, Geldigheid]) -> Iterator[Signaal]:
    """Findings per source: figures that differ, and figures that the source does not state."""
    for bron in onderzocht.bronnen:
        zonder: list[tuple[Gegeven, Vak, int]] = []
        for gegeven in bron.gegevens:
            if gegeven.per != PER_RIJ:
                continue
            for vak, jaar in _naast(onderzocht, gegeven, gesteld):
                paar = _Paar(onderzocht, bron, gegeven, vak, jaar)
                if paar.cijfers:
                    yield from paar.vergelijk()
                elif (gegeven.id, jaar) in onderzocht.geleverd:
                    yield paar.niet_genoemd()
                elif not gegeven.jaren or jaar in gegeven.jaren:
                    zonder.append((gegeven, vak, jaar))
        if zonder:
            yield _niet_ontvangen(onderzocht, bron, zonder)


def _naast(
    onderzocht: Onderzocht, gegeven: Gegeven, gesteld: Mapping[str, Geldigheid]
) -> Iterator[tuple[Vak, int]]:
    """Answered figures, by place and year, that this gegeven states the same thing as."""
    lijst = onderzocht.vragenlijst
    for id_ in gegeven.tegenover:
        vraag = lijst.vragen.get(id_)
        if vraag is None or gesteld[id_] == Geldigheid.VERVALT or vraag.rijen:
            continue
        for vak in vraag.vakken:
            jaar = lijst.jaar_van(vak)
            if jaar is not None and onderzocht.maat(vraag, vak) is not None:
                yield vak, jaar


class _Paar:
    """An answered figure and what one source states about the same."""

    def __init__(self, onderzocht: Onderzocht, bron: Bron, gegeven: Gegeven, vak: Vak, jaar: int) -> None:
        self._onderzocht, self._bron, self._gegeven = onderzocht, bron, gegeven
        self._vak, self._jaar = vak, jaar
        self._vraag: Vraag = onderzocht.vragenlijst.vragen[vak.vraag]
        self._eigen = onderzocht.antwoorden[vak]
        self.cijfers = onderzocht.broncijfers.get((gegeven.id, jaar), ())

    def vergelijk(self) -> Iterator[Signaal]:
        """What a certain figure of the source says of the answer; nothing where it is not certain."""
        onderzocht, vraag = self._onderzocht, self._vraag
        eigen = onderzocht.maat(vraag, self._vak)
        tolerantie = onderzocht.drempels.tolerantie_van(self._bron.code, vraag.id)
        for cijfer in self.cijfers:
            if Cijfer(cijfer.tekst).ontbreekt is not None:
                yield self._signaal(
                    Signaalsoort.BRON_ONTBREEKT,
                    _("{bron} noemt geen aantal maar {cijfer}. Dat is geen nul en niet vergeleken."),
                    cijfer,
                )
                continue
            hun = zekere_maat(cijfer.tekst, procent=vraag.vraagt == "percentage", tweede_bron=True)
            if eigen is not None and hun is not None and tolerantie.is_overschreden(eigen, hun):
                yield self._signaal(
                    Signaalsoort.ANDERE_BRON,
                    _("Bij {bron} staat {cijfer} ({gegeven}). {verschil}"),
                    cijfer,
                    _verschil(eigen, hun),
                )

    def niet_genoemd(self) -> Signaal:
        """The source stated figures about others for this year and none about this party."""
        uitleg = _("{bron} noemt hierbij geen cijfer ({gegeven}). Dat is geen nul en niet vergeleken.")
        return self._signaal(Signaalsoort.BRON_ONTBREEKT, uitleg)

    def _signaal(
        self, soort: Signaalsoort, uitleg: str, cijfer: Opgave | None = None, verschil: str = ""
    ) -> Signaal:
        wat = _("{vraag} Het korps geeft {antwoord} op over {jaar}.").format(
            vraag=kop(self._vraag, self._vak.rij), antwoord=citaat(self._eigen.tekst), jaar=self._jaar
        )
        tegenover = uitleg.format(
            bron=self._bron.naam,
            gegeven=self._gegeven.tekst,
            cijfer=citaat(cijfer.tekst) if cijfer else "",
            verschil=verschil,
        )
        ander = (bewijs_van(cijfer),) if cijfer else ()
        return Signaal(
            f"{soort}:{self._vak}:{self._gegeven.id}",
            soort,
            _hoofdstuk(self._onderzocht, self._vraag.id),
            *self._vak,
            f"{wat} {tegenover}",
            (bewijs_van(self._eigen), *ander),
        )


def _verschil(eigen: Bereik, hun: Bereik) -> str:
    if eigen.laag > hun.hoog:
        vorm, minstens, hoogstens = (
            _("Het korps noemt er {aantal} meer."),
            eigen.laag - hun.hoog,
            eigen.hoog - hun.laag,
        )
    else:
        vorm, minstens, hoogstens = (
            _("Het korps noemt er {aantal} minder."),
            hun.laag - eigen.hoog,
            hun.hoog - eigen.laag,
        )
    zeker = notatie(minstens)
    return vorm.format(
        aantal=zeker if minstens == hoogstens else _("ten minste {aantal}").format(aantal=zeker)
    )


def _niet_ontvangen(onderzocht: Onderzocht, bron: Bron, zonder: list[tuple[Gegeven, Vak, int]]) -> Signaal:
    """Of figures that no list of the source came in for there is one finding, not one a figure."""
    jaren = opsomming([str(jaar) for jaar in sorted({jaar for _gegeven, _vak, jaar in zonder})])
    namen = opsomming(list(dict.fromkeys(gegeven.tekst for gegeven, _vak, _jaar in zonder)))
    tekst = _(
        "Van {bron} zijn nog geen cijfers ontvangen over {jaren}; wat het korps opgeeft is daar niet naast gelegd: {namen}."
    ).format(bron=bron.naam, jaren=jaren, namen=namen)
    soort, vraag = Signaalsoort.BRON_ONTBREEKT, zonder[0][1].vraag
    bewijs = tuple(bewijs_van(onderzocht.antwoorden[vak]) for _gegeven, vak, _jaar in zonder)
    return Signaal(
        f"{soort}:{bron.code}",
        soort,
        _hoofdstuk(onderzocht, vraag),
        vraag,
        "",
        zonder[0][1].jaar,
        tekst,
        bewijs,
    )


def _hoofdstuk(onderzocht: Onderzocht, vraag: str) -> str:
    hoofdstuk = onderzocht.vragenlijst.hoofdstuk_van(vraag)
    return hoofdstuk.code if hoofdstuk else ""
