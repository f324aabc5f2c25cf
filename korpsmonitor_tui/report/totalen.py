"""Checks published tables against the totals that are printed elsewhere, and against one another."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import Antwoord, Bereik, Woord, notatie
from korpsmonitor_tui.domain.cijfer import tel_op
from korpsmonitor_tui.domain.cijfertabel import DUBBEL, TOTAALRIJ, Afwijking
from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.cijfer import Cijfer
    from korpsmonitor_tui.domain.cijfertabel import (
        Cijfertabel,
        Cijferverzameling,
        Gedrukttotaal,
        Vermelding,
    )

_WOORDEN = {"ja": Antwoord.JA, "nee": Antwoord.NEE, "deels": Antwoord.DEELS}


def zoek_afwijkingen(verzameling: Cijferverzameling) -> tuple[Afwijking, ...]:
    """Every printed total that its table does not come to, and every figure that two tables print differently.

    In the order of the tables. A cell without a figure is in no sum: what is missing is told beside it.
    """
    gevonden = [
        *_afwijkende_totalen(verzameling),
        *(afwijking for tabel in verzameling.tabellen for afwijking in _afwijkende_totaalrij(tabel)),
        *_dubbele_cijfers(verzameling),
    ]
    return tuple(sorted(gevonden, key=lambda afwijking: afwijking.tabel))


def bereken(telling: str, cijfers: Sequence[Cijfer | None]) -> tuple[Bereik | None, str]:
    """What the cells of a column come to by one way of counting, as a value and as a text for people.

    ``telling`` is one of ``TELLINGEN``; anything else raises KeyError.
    """
    if telling == "som":
        totaal = tel_op(cijfers)
        return totaal.som, totaal.weergave(lambda aantal: ngettext("rij", "rijen", aantal))
    opgegeven = [cijfer for cijfer in cijfers if cijfer is not None]
    if telling == "ontbreekt":
        aantal = sum(cijfer.ontbreekt is not None for cijfer in opgegeven)
    elif telling in ("nul", "positief"):
        telbaar = [geteld for cijfer in opgegeven if (geteld := cijfer.telbaar) is not None]
        aantal = sum((geteld.hoog == 0) is (telling == "nul") for geteld in telbaar)
    else:
        aantal = sum(cijfer.hoofd == Woord(_WOORDEN[telling]) for cijfer in opgegeven)
    return Bereik(Decimal(aantal), Decimal(aantal)), notatie(Decimal(aantal))


def _afwijkende_totalen(verzameling: Cijferverzameling) -> Iterator[Afwijking]:
    for totaal in verzameling.totalen:
        tabel = verzameling.tabel(totaal.tabel)
        plaats = tabel.kolom(totaal.kolom) if tabel else None
        if tabel is None or plaats is None:
            continue
        waarde, tekst = bereken(totaal.telling, tabel.cijfers(plaats, totaal.rijen))
        if waarde != totaal.waarde.telbaar:
            yield _van_totaal(totaal, tekst)


def _van_totaal(totaal: Gedrukttotaal, berekend: str) -> Afwijking:
    return Afwijking(
        tabel=totaal.tabel,
        kolom=totaal.kolom,
        telling=totaal.telling,
        gedrukt=totaal.gedrukt,
        berekend=berekend,
        bron=_("{paragraaf} (regel {regel})").format(paragraaf=totaal.paragraaf, regel=totaal.regel),
        rijen=totaal.groep,
        opmerking=totaal.opmerking,
    )


def _afwijkende_totaalrij(tabel: Cijfertabel) -> Iterator[Afwijking]:
    rij = tabel.rij(TOTAALRIJ)
    if rij is None:
        return
    for plaats, (kolom, cel) in enumerate(zip(tabel.kolommen, rij.cellen, strict=True)):
        som, tekst = bereken("som", tabel.cijfers(plaats))
        if cel is not None and cel.telbaar is not None and cel.telbaar != som:
            yield Afwijking(
                tabel=tabel.nummer,
                kolom=kolom.sleutel,
                telling="som",
                gedrukt=cel.opgegeven,
                berekend=tekst,
                bron=_("Tabel {nummer}, rij {naam} (regel {regel})").format(
                    nummer=tabel.nummer, naam=rij.naam, regel=rij.regel
                ),
            )


def _dubbele_cijfers(verzameling: Cijferverzameling) -> Iterator[Afwijking]:
    for vraag in verzameling.vragen:
        eerste: dict[tuple[str, int | None], Vermelding] = {}
        for vermelding in verzameling.vermeldingen(vraag):
            if vermelding.rij == TOTAALRIJ or vermelding.cijfer.ontbreekt is not None:
                continue
            eerder = eerste.setdefault((vermelding.rij, vermelding.cijfer.jaar), vermelding)
            if eerder.cijfer.betekenis != vermelding.cijfer.betekenis:
                yield Afwijking(
                    tabel=eerder.tabel,
                    kolom=eerder.kolom.sleutel,
                    telling=DUBBEL,
                    gedrukt=vermelding.cijfer.opgegeven,
                    berekend=eerder.cijfer.opgegeven,
                    bron=_("Tabel {nummer} (regel {regel})").format(
                        nummer=vermelding.tabel, regel=vermelding.regel
                    ),
                    rijen=eerder.rij,
                )
