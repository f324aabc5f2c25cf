"""Checks published tables of figures: totals against rows, against one another and against the year they name.

Every finding is as bad here as it would be in a report that can still be mended; what an earlier edition published is
judged milder by who calls this.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.betekenis import Getal, Onduidelijk, Samengesteld, Verband
from korpsmonitor_tui.domain.cijfer import tel_op
from korpsmonitor_tui.domain.cijfertabel import TOTAALRIJ
from korpsmonitor_tui.domain.consistentie import Controle, Ernst, Lezing, Vondst
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.report.totalen import bereken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.betekenis import Bereik
    from korpsmonitor_tui.domain.cijfer import Cijfer
    from korpsmonitor_tui.domain.cijfertabel import (
        Cijfertabel,
        Cijferverzameling,
        Gedrukttotaal,
        Kolom,
        Vermelding,
    )

_ONGEVEER: Final = Decimal("0.05")
"""How far "about" may be off, as a part of what the table comes to."""
_VEEL: Final = Decimal("0.2")
"""From which part of the rows without a figure on, these may make up for a total that is higher."""
_JAAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HAAKJES: Final = re.compile(r"\([^)]*\)")
_MEESTE_KORPSEN: Final = Decimal("0.7")
"""A table with so many of the korpsen is meant to have them all."""


def controleer_cijfers(
    verzameling: Cijferverzameling,
    titel: str,
    korpsen: Mapping[str, str],
    groepen: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Vondst, ...]:
    """Every finding in these tables, in printed order; ``titel`` is the publication.

    ``korpsen`` gives the names by code of every korps that took part from the beginning, ``groepen`` those of other
    rows and of groups of them, such as eenheden.
    """
    lezer = _Lezer(verzameling, titel, korpsen, groepen)
    return (
        *lezer.totalen(),
        *lezer.totalen_onderling(),
        *lezer.totaalrijen(),
        *lezer.dubbele_cijfers(),
        *lezer.titels(),
        *lezer.eenheden(),
        *lezer.rijen(),
        *lezer.spellingen(),
    )


class _Lezer:
    def __init__(
        self,
        verzameling: Cijferverzameling,
        titel: str,
        korpsen: Mapping[str, str],
        groepen: Mapping[str, str],
    ) -> None:
        self._verzameling = verzameling
        self._titel = titel
        self._korpsen = korpsen
        self._namen = {**dict(verzameling.andere_rijen), **groepen, **korpsen}

    # -- totals --------------------------------------------------------------------------------------------------------

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
            Lezing(_kolomplaats(tabel, kolom), berekend),
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
                _kolomplaats(tabel, kolom),
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
                        kolom=_kolomnaam(kolom),
                        berekend=tekst,
                    ),
                    Lezing(
                        _("Tabel {nummer}, rij {rij} (regel {regel})").format(
                            nummer=tabel.nummer, rij=rij.naam, regel=rij.regel
                        ),
                        cel.opgegeven,
                    ),
                    Lezing(_kolomplaats(tabel, kolom), tekst),
                    ("totaalrij", str(tabel.nummer), kolom.sleutel),
                    publicatie=self._titel,
                )

    # -- figures -------------------------------------------------------------------------------------------------------

    def dubbele_cijfers(self) -> Iterator[Vondst]:
        """Figures that two tables print differently."""
        for vraag in self._verzameling.vragen:
            eerste: dict[tuple[str, int | None], Vermelding] = {}
            for vermelding in self._verzameling.vermeldingen(vraag):
                cijfer = vermelding.cijfer
                if vermelding.rij == TOTAALRIJ or cijfer.ontbreekt is not None:
                    continue
                eerder = eerste.setdefault((vermelding.rij, cijfer.jaar), vermelding)
                if eerder.cijfer.betekenis != cijfer.betekenis:
                    yield self._dubbel(vraag, eerder, vermelding)

    def _dubbel(self, vraag: str, een: Vermelding, ander: Vermelding) -> Vondst:
        jaar = f" {een.cijfer.jaar}" if een.cijfer.jaar else ""
        return Vondst(
            Controle.BRON,
            Ernst.FOUT,
            _(
                "{korps}: Tabel {een} en Tabel {ander} geven een ander cijfer voor hetzelfde ({kolom}{jaar})."
            ).format(
                korps=self._rijnaam(een.rij),
                een=een.tabel,
                ander=ander.tabel,
                kolom=_kolomnaam(ander.kolom),
                jaar="" if jaar.strip() in _kolomnaam(ander.kolom) else jaar,
            ),
            _cijferplaats(een),
            _cijferplaats(ander),
            ("dubbel", vraag, een.rij, str(een.cijfer.jaar), str(een.tabel), str(ander.tabel)),
            partij=een.rij if een.rij in self._korpsen else "",
            publicatie=self._titel,
        )

    def titels(self) -> Iterator[Vondst]:
        """Captions whose years end before the last column."""
        for tabel in self._verzameling.tabellen:
            genoemd = [int(jaar) for jaar in _JAAR.findall(_HAAKJES.sub("", tabel.titel))]
            jaren = [kolom.jaar for kolom in tabel.kolommen if kolom.jaar is not None]
            if genoemd and jaren and max(genoemd) < max(jaren):
                yield Vondst(
                    Controle.JAAR,
                    Ernst.WAARSCHUWING,
                    _(
                        "Het bijschrift van Tabel {nummer} gaat tot {genoemd}; de kolommen gaan tot {laatste}."
                    ).format(nummer=tabel.nummer, genoemd=max(genoemd), laatste=max(jaren)),
                    Lezing(_("Tabel {nummer}, bijschrift").format(nummer=tabel.nummer), tabel.titel),
                    Lezing(
                        _("Tabel {nummer}, kolommen").format(nummer=tabel.nummer),
                        ", ".join(map(str, sorted(set(jaren)))),
                    ),
                    ("bijschrift", str(tabel.nummer)),
                    publicatie=self._titel,
                )

    def eenheden(self) -> Iterator[Vondst]:
        """Cells that count, or are, something else than the rest of their column."""
        for tabel in self._verzameling.tabellen:
            for plaats, kolom in enumerate(tabel.kolommen):
                vreemd = [
                    (rij.code, rij.naam, rij.regel, cel)
                    for rij in tabel.rijen
                    if (cel := rij.cellen[plaats]) is not None and _is_anders(cel)
                ]
                # In a column of such cells nothing is out of line.
                if len(vreemd) * 2 >= sum(
                    cel is not None and not cel.ontbreekt for cel in tabel.cijfers(plaats)
                ):
                    continue
                for code, naam, regel, cel in vreemd:
                    yield Vondst(
                        Controle.EENHEID,
                        Ernst.WAARSCHUWING,
                        _(
                            "{korps} geeft in Tabel {nummer} “{cel}” op ({kolom}); dat is iets anders dan de rest van de kolom"
                            " en telt niet mee."
                        ).format(korps=naam, nummer=tabel.nummer, cel=cel.opgegeven, kolom=_kolomnaam(kolom)),
                        Lezing(
                            _("Tabel {nummer}, {korps} (regel {regel})").format(
                                nummer=tabel.nummer, korps=naam, regel=regel
                            ),
                            cel.opgegeven,
                        ),
                        Lezing(_kolomplaats(tabel, kolom), _("de overige cellen")),
                        ("eenheid", str(tabel.nummer), kolom.sleutel, code),
                        partij=code if code in self._korpsen else "",
                        publicatie=self._titel,
                    )

    # -- korpsen -------------------------------------------------------------------------------------------------------

    def rijen(self) -> Iterator[Vondst]:
        """Korpsen that a table with nearly all of them lacks or names twice."""
        for tabel in self._verzameling.tabellen:
            geteld = Counter(rij.code for rij in tabel.rijen if not rij.vraag)
            aanwezig = [code for code in self._korpsen if geteld[code]]
            volledig = len(aanwezig) >= _MEESTE_KORPSEN * len(self._korpsen)
            for code, naam in self._korpsen.items():
                if geteld[code] > 1 or (volledig and not geteld[code]):
                    yield Vondst(
                        Controle.KORPS,
                        Ernst.FOUT,
                        _("{korps} staat {aantal} keer in Tabel {nummer}.").format(
                            korps=naam, aantal=geteld[code], nummer=tabel.nummer
                        ),
                        Lezing(_("Tabel {nummer}").format(nummer=tabel.nummer), str(geteld[code])),
                        Lezing(_("elk korps"), "1"),
                        ("rij", str(tabel.nummer), code),
                        partij=code,
                        publicatie=self._titel,
                    )

    def spellingen(self) -> Iterator[Vondst]:
        """Korpsen that the tables spell in more than one way."""
        namen: dict[str, dict[str, int]] = defaultdict(dict)
        for tabel in self._verzameling.tabellen:
            for rij in tabel.rijen:
                if rij.code in self._korpsen and not rij.vraag:
                    namen[rij.code].setdefault(" ".join(rij.naam.replace("- ", "-").split()), tabel.nummer)
        for code, spellingen in namen.items():
            if len(spellingen) > 1:
                een, ander = list(spellingen.items())[:2]
                yield Vondst(
                    Controle.KORPS,
                    Ernst.INFORMATIE,
                    _("{korps} wordt in de tabellen op {aantal} manieren geschreven.").format(
                        korps=self._korpsen[code], aantal=len(spellingen)
                    ),
                    Lezing(_("Tabel {nummer}").format(nummer=een[1]), een[0]),
                    Lezing(_("Tabel {nummer}").format(nummer=ander[1]), ander[0]),
                    ("spelling", code),
                    partij=code,
                    publicatie=self._titel,
                )

    def _rijnaam(self, code: str) -> str:
        return self._namen.get(code, code)

    def _wat(self, totaal: Gedrukttotaal, tabel: Cijfertabel, kolom: Kolom) -> str:
        telling = {
            "ja": _("aantal ja"),
            "nee": _("aantal nee"),
            "deels": _("aantal deels"),
            "nul": _("aantal nul"),
            "positief": _("aantal meer dan nul"),
            "ontbreekt": _("aantal zonder cijfer"),
        }.get(totaal.telling, "")
        return ", ".join(filter(None, (_kolomnaam(kolom, tabel), telling, self._rijnaam(totaal.groep))))


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


def _is_anders(cel: Cijfer) -> bool:
    """Whether a cell cannot stand in a sum of numbers, nor among words."""
    hoofd = cel.hoofd
    if isinstance(hoofd, Samengesteld):
        return hoofd.verband is Verband.GETAL_MET_TEKST
    return isinstance(hoofd, Onduidelijk) or (isinstance(hoofd, Getal) and hoofd.procent)


def _sleutel(totaal: Gedrukttotaal) -> tuple[str, ...]:
    return str(totaal.tabel), totaal.kolom, totaal.telling, totaal.groep


def _bij(totaal: Gedrukttotaal) -> str:
    return _("{paragraaf} (regel {regel})").format(paragraaf=totaal.paragraaf, regel=totaal.regel)


def _kolomnaam(kolom: Kolom, tabel: Cijfertabel | None = None) -> str:
    """The printed heading; one that is only a year says nothing without the caption."""
    kop = " ".join(kolom.kop) or kolom.sleutel
    return f"{tabel.titel}: {kop}" if tabel is not None and kop.isdecimal() else kop


def _cijferplaats(vermelding: Vermelding) -> Lezing:
    waar = _("Tabel {nummer}, {kolom} (regel {regel})").format(
        nummer=vermelding.tabel, kolom=_kolomnaam(vermelding.kolom), regel=vermelding.regel
    )
    return Lezing(waar, vermelding.cijfer.opgegeven)


def _kolomplaats(tabel: Cijfertabel, kolom: Kolom) -> str:
    return _("Tabel {nummer}, {kolom}").format(nummer=tabel.nummer, kolom=_kolomnaam(kolom))
