"""Published tables as they were printed, with what was put right and where the report contradicts itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.cijferblad import Bladcel, Bladkolom, Bladrij, Cijferblad, Leeg
from korpsmonitor_tui.domain.cijfertabel import DUBBEL
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from korpsmonitor_tui.domain.cijfertabel import (
        Afwijking,
        Cijfertabel,
        Cijferverzameling,
        Correctie,
        Kolom,
    )

_JAAR_ACHTERAAN: Final = re.compile(r"^(.*\S)\s+((?:19|20)\d\d)$")


def gedrukt(
    verzameling: Cijferverzameling, nummer: int, uitgave: str, eenheden: Mapping[str, str]
) -> Cijferblad | None:
    """The table with this printed number, cell by cell; None if there is none.

    ``uitgave`` names the publication, ``eenheden`` the groups of korpsen (by code) that it gives totals of.
    """
    tabel = verzameling.tabel(nummer)
    if tabel is None:
        return None
    zonder_kop = {
        plaats: f"{nr}*"
        for nr, plaats in enumerate((p for p, k in enumerate(tabel.kolommen) if not k.kop), start=1)
    }
    return Cijferblad(
        nummer=tabel.nummer,
        titel=tabel.titel,
        rijkop=" / ".join(tabel.rijkop) or _("Korps"),
        kolommen=tuple(
            _kolom(tabel, plaats, zonder_kop.get(plaats, "")) for plaats in range(len(tabel.kolommen))
        ),
        rijen=tuple(
            Bladrij(
                rij.nummer,
                rij.naam,
                tuple(
                    Bladcel(Leeg.GEEN_CEL) if cel is None else Bladcel(cel, cel.noot) for cel in rij.cellen
                ),
                rij.noot,
            )
            for rij in tabel.rijen
        ),
        noten=(*tabel.noten, *((merk, tabel.kolommen[plaats].uitleg) for plaats, merk in zonder_kop.items())),
        bron=_("{uitgave}, Tabel {nummer} ({paragraaf}), zoals gedrukt").format(
            uitgave=uitgave, nummer=tabel.nummer, paragraaf=tabel.paragraaf
        ),
        opmerkingen=tuple(opmerkingen(verzameling, tabel, eenheden)),
    )


def splits_kop(kolom: Kolom) -> tuple[str, str]:
    """A printed heading as (what it is about, year); nothing is lost of it."""
    if len(kolom.kop) > 1:
        return " ".join(kolom.kop[:-1]), kolom.kop[-1]
    kop = kolom.kop[0] if kolom.kop else _("zonder kop")
    gevonden = _JAAR_ACHTERAAN.match(kop)
    return (gevonden[1], gevonden[2]) if gevonden else ("", kop)


def _kolom(tabel: Cijfertabel, plaats: int, merk: str) -> Bladkolom:
    kolom = tabel.kolommen[plaats]
    groep, kop = splits_kop(kolom)
    gevuld = [cel for cel in tabel.cijfers(plaats) if cel is not None and cel.opgegeven.strip()]
    cijfers = sum(cel.telbaar is not None or cel.ontbreekt is not None for cel in gevuld)
    return Bladkolom(groep, kop, cijfers * 2 >= len(gevuld), merk or kolom.noot)


def opmerkingen(
    verzameling: Cijferverzameling, tabel: Cijfertabel, eenheden: Mapping[str, str]
) -> Iterator[str]:
    """What a reader should know of a published table, one Dutch line each."""
    if tabel.toelichting:
        yield tabel.toelichting
    namen = {**eenheden, **{rij.code: rij.naam for rij in tabel.rijen}}
    for correctie in verzameling.correcties:
        if correctie.tabel == tabel.nummer:
            yield _rechtgezet(correctie, namen)
    for afwijking in verzameling.afwijkingen:
        if afwijking.tabel == tabel.nummer:
            yield _tegenspraak(afwijking, tabel, namen)


def _rechtgezet(correctie: Correctie, namen: dict[str, str]) -> str:
    waar = ", ".join(namen.get(code, code) for code in correctie.rijen) or _("de hele tabel")
    return _("Bij het lezen rechtgezet ({waar}): {bewijs}").format(waar=waar, bewijs=correctie.bewijs)


def _tegenspraak(afwijking: Afwijking, tabel: Cijfertabel, namen: dict[str, str]) -> str:
    plaats = tabel.kolom(afwijking.kolom)
    kop = (
        " ".join(filter(None, splits_kop(tabel.kolommen[plaats]))) if plaats is not None else afwijking.kolom
    )
    wat = _TELLINGEN[afwijking.telling]().format(
        kop=kop, gedrukt=afwijking.gedrukt, berekend=afwijking.berekend, bron=afwijking.bron
    )
    over = namen.get(afwijking.rijen, afwijking.rijen)
    return " ".join(filter(None, (f"{over}:" if over else "", wat, afwijking.opmerking)))


_TELLINGEN: Final[dict[str, Callable[[], str]]] = {
    "som": lambda: _("“{kop}” is volgens {bron} samen {gedrukt}; de cellen tellen op tot {berekend}."),
    "ja": lambda: _("“{kop}” is volgens {bron} {gedrukt} keer ja; de tabel telt er {berekend}."),
    "nee": lambda: _("“{kop}” is volgens {bron} {gedrukt} keer nee; de tabel telt er {berekend}."),
    "deels": lambda: _("“{kop}” is volgens {bron} {gedrukt} keer deels; de tabel telt er {berekend}."),
    "nul": lambda: _("“{kop}” is volgens {bron} {gedrukt} keer nul; de tabel telt er {berekend}."),
    "positief": lambda: _("“{kop}” is volgens {bron} {gedrukt} keer meer dan nul; de tabel telt er {berekend}."),
    "ontbreekt": lambda: _("“{kop}” ontbreekt volgens {bron} {gedrukt} keer; de tabel telt er {berekend}."),
    DUBBEL: lambda: _("“{kop}” is hier {berekend}; {bron} drukt {gedrukt} af."),
}  # fmt: skip
