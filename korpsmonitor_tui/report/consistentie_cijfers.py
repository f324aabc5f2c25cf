"""Checks published tables of figures: totals, figures that two tables print, captions, units, and korpsen in rows.

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
from korpsmonitor_tui.domain.cijfertabel import TOTAALRIJ
from korpsmonitor_tui.domain.consistentie import Controle, Ernst, Lezing, Vondst
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.report.consistentie_totalen import controleer_totalen
from korpsmonitor_tui.report.kolomnamen import cijferplaats, kolomnaam, kolomplaats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from korpsmonitor_tui.domain.cijfer import Cijfer
    from korpsmonitor_tui.domain.cijfertabel import (
        Cijferverzameling,
        Vermelding,
    )

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
    namen = {**dict(verzameling.andere_rijen), **groepen, **korpsen}
    lezer = _Lezer(verzameling, titel, korpsen, namen)
    return (
        *controleer_totalen(verzameling, titel, namen),
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
        namen: Mapping[str, str],
    ) -> None:
        self._verzameling = verzameling
        self._titel = titel
        self._korpsen = korpsen
        self._namen = namen

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
                kolom=kolomnaam(ander.kolom),
                jaar="" if jaar.strip() in kolomnaam(ander.kolom) else jaar,
            ),
            cijferplaats(een),
            cijferplaats(ander),
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
                        ).format(korps=naam, nummer=tabel.nummer, cel=cel.opgegeven, kolom=kolomnaam(kolom)),
                        Lezing(
                            _("Tabel {nummer}, {korps} (regel {regel})").format(
                                nummer=tabel.nummer, korps=naam, regel=regel
                            ),
                            cel.opgegeven,
                        ),
                        Lezing(kolomplaats(tabel, kolom), _("de overige cellen")),
                        ("eenheid", str(tabel.nummer), kolom.sleutel, code),
                        partij=code if code in self._korpsen else "",
                        publicatie=self._titel,
                    )

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


def _is_anders(cel: Cijfer) -> bool:
    """Whether a cell cannot stand in a sum of numbers, nor among words."""
    hoofd = cel.hoofd
    if isinstance(hoofd, Samengesteld):
        return hoofd.verband is Verband.GETAL_MET_TEKST
    return isinstance(hoofd, Onduidelijk) or (isinstance(hoofd, Getal) and hoofd.procent)
