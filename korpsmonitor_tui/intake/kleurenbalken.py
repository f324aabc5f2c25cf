"""Reads published colours and merges them into one row per party and edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from korpsmonitor_tui.domain.instrument import EINDSCORE, Kleurenbalkregel
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from korpsmonitor_tui.domain.schaal import Schaal, Score
    from korpsmonitor_tui.intake.tabel import Tabel

_JAREN = range(1990, 2101)


class _Cel(NamedTuple):
    kleur: Score
    bronnen: tuple[str, ...]


def lees_kleurenbalken(
    bestanden: Iterable[Tabel],
    partijen: Sequence[str] | None,
    dimensies: Sequence[str] | None,
    schaal: Schaal,
) -> tuple[Kleurenbalkregel, ...]:
    """One row per party and year, in the order of ``partijen`` and then by year.

    The same colour from two places keeps both sources; two colours for one cell is a mistake. ``partijen`` and
    ``dimensies`` are the known codes in order; None means that their file could not be read.
    """
    volgorde = None if dimensies is None else [*dimensies, EINDSCORE]
    cellen: dict[tuple[str, int], dict[str, _Cel]] = {}
    for bestand in bestanden:
        for tabel in bestand.tabellen("kleurenbalk"):
            _lees_regel(tabel, cellen, partijen, volgorde, schaal)
        bestand.sluit()
    if partijen is None or volgorde is None:
        return ()
    rang = {code: nummer for nummer, code in enumerate(volgorde)}
    return tuple(
        _als_regel(partij, jaar, cellen[partij, jaar], rang)
        for partij in partijen
        for jaar in sorted(jaar for van, jaar in cellen if van == partij)
    )


def _lees_regel(
    tabel: Tabel,
    cellen: dict[tuple[str, int], dict[str, _Cel]],
    partijen: Collection[str] | None,
    dimensies: Collection[str] | None,
    schaal: Schaal,
) -> None:
    codes = tabel.teksten("partijen", verplicht=True)
    jaar = tabel.geheel("jaar")
    bron = tabel.tekst("bron")
    kleuren = _lees_kleuren(tabel, dimensies, schaal)
    tabel.sluit()
    if jaar is not None and jaar not in _JAREN:
        tabel.meld(_("{jaar} is geen jaar van een editie.").format(jaar=jaar), _("Verbeter het jaar."))
    for partij in codes:
        if not tabel.verwijzing("partijen", partij, partijen) or jaar is None:
            continue
        rij = cellen.setdefault((partij, jaar), {})
        for code, kleur in kleuren.items():
            eerder = rij.get(code, _Cel(kleur, ()))
            if eerder.kleur != kleur:
                tabel.meld(
                    _("{partij} heeft in {jaar} bij {code} al de kleur {kleur} ({bron}).").format(
                        partij=partij,
                        jaar=jaar,
                        code=code,
                        kleur=eerder.kleur,
                        bron="; ".join(eerder.bronnen),
                    ),
                    _("Laat de cel weg als de bronnen elkaar tegenspreken."),
                )
                continue
            rij[code] = _Cel(kleur, tuple(dict.fromkeys((*eerder.bronnen, bron))))


def _lees_kleuren(tabel: Tabel, dimensies: Collection[str] | None, schaal: Schaal) -> dict[str, Score]:
    kleuren: dict[str, Score] = {}
    balk = tabel.tabel("kleuren")
    if balk is None:
        return kleuren
    for code in balk.sleutels():
        naam = balk.tekst(code)
        bekend = balk.verwijzing("kleuren", code, dimensies)
        kleur = next((kleur for kleur in schaal.kleuren if kleur == naam), None)
        if naam and kleur is None:
            _weiger_oordeel(balk, code, naam, schaal)
        elif kleur is not None and bekend:
            kleuren[code] = kleur
    return kleuren


def _weiger_oordeel(balk: Tabel, code: str, naam: str, schaal: Schaal) -> None:
    """What another edition judged by another scale is not put beside the scores of now as if it were the same."""
    balk.meld(
        _("{sleutel}: “{oordeel}” staat niet op de schaal van dit instrument ({schaal}).").format(
            sleutel=code, oordeel=naam, schaal=", ".join(schaal.kleuren)
        ),
        _(
            "Scores van eerdere edities staan naast die van nu: schrijf welk oordeel van nu hetzelfde betekent, met in bron hoe"
            " het toen heette, of laat de cel weg als er geen is."
        ),
        code,
    )


def _als_regel(partij: str, jaar: int, rij: dict[str, _Cel], rang: dict[str, int]) -> Kleurenbalkregel:
    op_volgorde = sorted(rij.items(), key=lambda paar: rang[paar[0]])
    alle = dict.fromkeys(bron for _code, cel in op_volgorde for bron in cel.bronnen)
    return Kleurenbalkregel(
        partij=partij,
        jaar=jaar,
        kleuren=tuple((code, cel.kleur) for code, cel in op_volgorde),
        bron="; ".join(alle),
        bronnen=tuple((code, "; ".join(cel.bronnen)) for code, cel in op_volgorde),
    )
