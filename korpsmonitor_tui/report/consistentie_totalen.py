"""Checks printed totals: against the rows of their table, against one another and against the year they name."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.cijfer import tel_op
from korpsmonitor_tui.domain.cijfertabel import TOTAALRIJ
from korpsmonitor_tui.domain.consistentie import Controle, Ernst, Lezing, Vondst
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.report.kolomnamen import kolomnaam, kolomplaats
from korpsmonitor_tui.report.totalen import bereken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.betekenis import Bereik
    from korpsmonitor_tui.domain.cijfer import Cijfer
    from korpsmonitor_tui.domain.cijfertabel import Cijfertabel, Cijferverzameling, Gedrukttotaal, Kolom

_ONGEVEER: Final = Decimal("0.05")
"""How far "about" may be off, as a part of what the table comes to."""
_VEEL: Final = Decimal("0.2")
"""From which part of the rows without a figure on, these may make up for a total that is higher."""


def controleer_totalen(
    verzameling: Cijferverzameling, titel: str, namen: Mapping[str, str]
) -> Iterator[Vondst]:
    """Every finding about a total; ``titel`` is the publication, ``namen`` are those of rows and groups of them."""
    lezer = _Totalen(verzameling, titel, namen)
    yield from lezer.totalen()
    yield from lezer.totalen_onderling()
    yield from lezer.totaalrijen()


class _Totalen:
    def __init__(self, verzameling: Cijferverzameling, titel: str, namen: Mapping[str, str]) -> None:
        self._verzameling = verzameling
        self._titel = titel
        self._namen = namen

    def totalen(self) -> Iterator[Vondst]:
        """Printed totals that their table does not come to, or of another year than its column."""
        for totaal in self._verzameling.totalen:
            tabel = self._verzameling.tabel(totaal.tabel)
            plaats = tabel.kolom(totaal.kolom) if tabel else None
            if tabel is None or plaats is None:
                continue
            cijfers = tabel.cijfers(plaats, totaal.rijen)
            waarde, tekst = bereken(totaal.telling, cijfers)
            kolom = tabel.kolommen[plaats]
            if totaal.jaar is not None and totaal.jaar != kolom.jaar:
                yield self._ander_jaar(totaal, tabel, kolom, tekst)
            elif waarde != totaal.waarde.telbaar:
                ernst = _ernst(totaal, waarde, cijfers)
                yield self._totaal(totaal, tabel, kolom, tekst, ernst)

    def _totaal(
        self, totaal: Gedrukttotaal, tabel: Cijfertabel, kolom: Kolom, berekend: str, ernst: Ernst
    ) -> Vondst:
        return Vondst(
            Controle.TOTAAL,
            ernst,
            _("De tekst noemt {gedrukt} ({wat}); Tabel {nummer} komt uit op {berekend}.").format(
                gedrukt=totaal.gedrukt,
                wat=self._wat(totaal, tabel, kolom),
                nummer=tabel.nummer,
                berekend=berekend,
            ),
            Lezing(_bij(totaal), totaal.gedrukt),
            Lezing(kolomplaats(tabel, kolom), berekend),
            ("totaal", *_sleutel(totaal), totaal.paragraaf, str(totaal.regel)),
            uitleg=totaal.opmerking,
            publicatie=self._titel,
        )

    def _ander_jaar(self, totaal: Gedrukttotaal, tabel: Cijfertabel, kolom: Kolom, berekend: str) -> Vondst:
        return Vondst(
            Controle.JAAR,
            Ernst.FOUT,
            _(
                "De tekst noemt {gedrukt} over {jaar} ({wat}); Tabel {nummer} heeft dat jaar niet en geeft {berekend} over"
                " {kolomjaar}."
            ).format(
                gedrukt=totaal.gedrukt,
                jaar=totaal.jaar,
                wat=self._wat(totaal, tabel, kolom),
                nummer=tabel.nummer,
                berekend=berekend,
                kolomjaar=kolom.jaar,
            ),
            Lezing(_bij(totaal), _("{cijfer} over {jaar}").format(cijfer=totaal.gedrukt, jaar=totaal.jaar)),
            Lezing(
                kolomplaats(tabel, kolom),
                _("{cijfer} over {jaar}").format(cijfer=berekend, jaar=kolom.jaar),
            ),
            ("jaar", *_sleutel(totaal), totaal.paragraaf, str(totaal.regel)),
            publicatie=self._titel,
        )

    def totalen_onderling(self) -> Iterator[Vondst]:
        """Printed totals of the same that are not the same."""
        per_plek: dict[tuple[str, ...], list[Gedrukttotaal]] = defaultdict(list)
        for totaal in self._verzameling.totalen:
            if totaal.jaar is None and not totaal.ongeveer:
                per_plek[_sleutel(totaal)].append(totaal)
        for sleutel, totalen in per_plek.items():
            eerste = totalen[0]
            for ander in totalen[1:]:
                tabel = self._verzameling.tabel(ander.tabel)
                plaats = tabel.kolom(ander.kolom) if tabel else None
                if eerste.waarde.telbaar == ander.waarde.telbaar or tabel is None or plaats is None:
                    continue
                yield Vondst(
                    Controle.TOTALEN,
                    Ernst.FOUT,
                    _("De tekst noemt twee totalen voor hetzelfde ({wat}): {een} en {ander}.").format(
                        wat=self._wat(ander, tabel, tabel.kolommen[plaats]),
                        een=eerste.gedrukt,
                        ander=ander.gedrukt,
                    ),
                    Lezing(_bij(eerste), eerste.gedrukt),
                    Lezing(_bij(ander), ander.gedrukt),
                    ("totalen", *sleutel, str(eerste.regel), str(ander.regel)),
                    publicatie=self._titel,
                )

    def totaalrijen(self) -> Iterator[Vondst]:
        """Printed rows of totals that their columns do not come to."""
        for tabel in self._verzameling.tabellen:
            rij = tabel.rij(TOTAALRIJ)
            if rij is None:
                continue
            for plaats, (kolom, cel) in enumerate(zip(tabel.kolommen, rij.cellen, strict=True)):
                gedrukt = cel.telbaar if cel is not None else None
                cijfers = tabel.cijfers(plaats)
                som, tekst = bereken("som", cijfers)
                if cel is None or gedrukt is None or gedrukt == som:
                    continue
                yield Vondst(
                    Controle.TOTAAL,
                    _ernst_van_som(gedrukt, som, cijfers),
                    _(
                        "De rij {rij} van Tabel {nummer} geeft {gedrukt} ({kolom}); de rijen komen uit op {berekend}."
                    ).format(
                        rij=rij.naam,
                        nummer=tabel.nummer,
                        gedrukt=cel.opgegeven,
                        kolom=kolomnaam(kolom),
                        berekend=tekst,
                    ),
                    Lezing(
                        _("Tabel {nummer}, rij {rij} (regel {regel})").format(
                            nummer=tabel.nummer, rij=rij.naam, regel=rij.regel
                        ),
                        cel.opgegeven,
                    ),
                    Lezing(kolomplaats(tabel, kolom), tekst),
                    ("totaalrij", str(tabel.nummer), kolom.sleutel),
                    publicatie=self._titel,
                )

    def _wat(self, totaal: Gedrukttotaal, tabel: Cijfertabel, kolom: Kolom) -> str:
        telling = {
            "ja": _("aantal ja"),
            "nee": _("aantal nee"),
            "deels": _("aantal deels"),
            "nul": _("aantal nul"),
            "positief": _("aantal meer dan nul"),
            "ontbreekt": _("aantal zonder cijfer"),
        }.get(totaal.telling, "")
        return ", ".join(
            filter(None, (kolomnaam(kolom, tabel), telling, self._namen.get(totaal.groep, totaal.groep)))
        )


def _ernst(totaal: Gedrukttotaal, waarde: Bereik | None, cijfers: Sequence[Cijfer | None]) -> Ernst:
    gedrukt = totaal.waarde.telbaar
    if gedrukt is None or waarde is None:
        return Ernst.WAARSCHUWING
    if totaal.ongeveer and abs(gedrukt.laag - waarde.laag) <= _ONGEVEER * waarde.hoog:
        return Ernst.INFORMATIE
    if totaal.ruimer and gedrukt.laag >= waarde.laag:
        return Ernst.INFORMATIE
    return _ernst_van_som(gedrukt, waarde, cijfers) if totaal.telling == "som" else Ernst.FOUT


def _ernst_van_som(gedrukt: Bereik, waarde: Bereik | None, cijfers: Sequence[Cijfer | None]) -> Ernst:
    """A total that is higher than the rows may hold what these do not say, where many of them say nothing."""
    totaal = tel_op(cijfers)
    zonder = len(cijfers) - totaal.geteld + totaal.met_toevoeging
    hoger = waarde is None or gedrukt.hoog > waarde.hoog
    return Ernst.WAARSCHUWING if hoger and zonder >= _VEEL * len(cijfers) else Ernst.FOUT


def _sleutel(totaal: Gedrukttotaal) -> tuple[str, ...]:
    return str(totaal.tabel), totaal.kolom, totaal.telling, totaal.groep


def _bij(totaal: Gedrukttotaal) -> str:
    return _("{paragraaf} (regel {regel})").format(paragraaf=totaal.paragraaf, regel=totaal.regel)
