"""Checks published colours: printed tables and counts against what the sections say, and eindscores against the rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.consistentie import Controle, Ernst, Lezing, Vondst
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.schaal import BLANCO, Score, op_volgorde
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.weguitleg import scorereeks, scorewoord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.publicatie import Kleurentabel, Kleurtelling, Kleurverschil, Publicatie
    from korpsmonitor_tui.domain.weging import Weger


def controleer_kleuren(instrument: Instrument, publicatie: Publicatie) -> tuple[Vondst, ...]:
    """What a publication's table and counts of eindscores contradict: one another, and what its texts prove."""
    lezer = _Lezer(instrument, publicatie)
    return (*lezer.tabel(), *lezer.voor_de_eerste_keer(), *lezer.tellingen(), *lezer.verschillen())


def controleer_eindscores(instrument: Instrument, jaar: int, weger: Weger, titel: str) -> Iterator[Vondst]:
    """Published eindscores that the rules do not allow for the published scores, whatever the unknown ones were."""
    for partij in instrument.partijen:
        balk = instrument.kleurenbalk(partij.code, jaar)
        kleuren = dict(balk.kleuren) if balk else {}
        eindscore = kleuren.get(EINDSCORE)
        if balk is None or eindscore is None or eindscore == BLANCO:
            continue
        scores = {d: kleuren[d] for d in weger.regels.dimensies if d in kleuren}
        toegestaan = weger.bereken(scores).toegestaan
        if eindscore not in toegestaan:
            yield Vondst(
                Controle.EINDSCORE,
                Ernst.FOUT,
                _(
                    "{korps} kreeg de eindscore {kleur}; met de gepubliceerde scores laten de weegregels {kan} toe."
                ).format(korps=partij.naam, kleur=scorewoord(eindscore), kan=scorereeks(toegestaan)),
                Lezing(dict(balk.bronnen).get(EINDSCORE, balk.bron), scorewoord(eindscore)),
                Lezing(_("weegregels {versie}").format(versie=weger.regels.versie), scorereeks(toegestaan)),
                ("eindscore", str(jaar), partij.code),
                partij=partij.code,
                uitleg=_("Scores die niet in woorden zijn gepubliceerd kunnen daarbij alles zijn."),
                publicatie=titel,
            )


class _Lezer:
    def __init__(self, instrument: Instrument, publicatie: Publicatie) -> None:
        self._titel = publicatie.titel
        self._publicatie = publicatie
        self._namen = {partij.code: partij.naam for partij in instrument.partijen}
        self._vanaf = {partij.code: partij.gemonitord_vanaf for partij in instrument.partijen}
        self._dimensies = {dimensie.code: dimensie.naam for dimensie in instrument.dimensies}
        self._per_dimensie: dict[tuple[int, str], dict[str, Score]] = {}
        """By year and dimension, of every korps: colours that a text proves."""
        for regel in instrument.kleurenbalken:
            for code, kleur in regel.kleuren:
                self._per_dimensie.setdefault((regel.jaar, code), {})[regel.partij] = kleur

    def _bewezen(self, jaar: int, dimensie: str = EINDSCORE) -> Mapping[str, Score]:
        return self._per_dimensie.get((jaar, dimensie), {})

    def tabel(self) -> Iterator[Vondst]:
        """Columns of the printed table that differ from what the texts prove: one finding a column."""
        tabel = self._publicatie.kleurentabel
        for jaar, kolom in _kolommen(tabel):
            bewezen = self._bewezen(jaar)
            anders = [k for k, kleur in kolom.items() if k in bewezen and bewezen[k] != kleur]
            if not anders or tabel is None:
                continue
            namen = ", ".join(self._namen[k] for k in anders)
            yield Vondst(
                Controle.KLEUR,
                Ernst.FOUT,
                ngettext(
                    "Tabel {nummer} geeft over {jaar} {aantal} korps een andere eindscore dan de tekst: {namen}.",
                    "Tabel {nummer} geeft over {jaar} {aantal} korpsen een andere eindscore dan de tekst: {namen}.",
                    len(anders),
                ).format(nummer=tabel.nummer, jaar=jaar, aantal=len(anders), namen=namen),
                Lezing(_kolom(tabel, jaar), _verdeling(kolom[k] for k in anders)),
                Lezing(_("de tekst over deze korpsen"), _verdeling(bewezen[k] for k in anders)),
                ("kleurentabel", str(tabel.nummer), str(jaar)),
                partij=anders[0] if len(anders) == 1 else "",
                publicatie=self._titel,
            )

    def voor_de_eerste_keer(self) -> Iterator[Vondst]:
        """Korpsen with an eindscore of years before they took part."""
        tabel = self._publicatie.kleurentabel
        if tabel is None:
            return
        for rij in tabel.rijen:
            vanaf = self._vanaf.get(rij.partij)
            jaren = [j for j, k in zip(tabel.jaren, rij.kleuren, strict=True) if k and vanaf and j < vanaf]
            if jaren:
                yield Vondst(
                    Controle.KLEUR,
                    Ernst.FOUT,
                    _(
                        "Tabel {nummer} geeft {korps} een eindscore over {jaren}; het deed mee vanaf {vanaf}."
                    ).format(
                        nummer=tabel.nummer,
                        korps=self._namen[rij.partij],
                        jaren=", ".join(map(str, jaren)),
                        vanaf=vanaf,
                    ),
                    Lezing(
                        _("Tabel {nummer} (regel {regel})").format(nummer=tabel.nummer, regel=rij.regel),
                        ", ".join(map(str, jaren)),
                    ),
                    Lezing(_("deed mee vanaf"), str(vanaf)),
                    ("eerste", str(tabel.nummer), rij.partij),
                    partij=rij.partij,
                    publicatie=self._titel,
                )

    def tellingen(self) -> Iterator[Vondst]:
        """How many of a colour a text counts, beside the printed table and beside what texts prove."""
        tabel = self._publicatie.kleurentabel
        kolommen = dict(_kolommen(tabel))
        for telling in self._publicatie.tellingen:
            if tabel is not None and telling.jaar in kolommen and telling.dimensie == EINDSCORE:
                yield from self._telling(
                    telling, kolommen[telling.jaar], _kolom(tabel, telling.jaar), "tabel"
                )
            bewezen = self._bewezen(telling.jaar, telling.dimensie)
            yield from self._telling(telling, bewezen, _("de tekst over elk korps"), "tekst")

    def _telling(
        self, telling: Kleurtelling, kleuren: Mapping[str, Score], waar: str, naast: str
    ) -> Iterator[Vondst]:
        bekend = [kleuren[k] for k in telling.partijen if k in kleuren]
        aantal = sum(kleur in telling.kleuren for kleur in bekend)
        # Where not all are known, only more than were counted proves anything.
        if aantal == telling.aantal or (len(bekend) < len(telling.partijen) and aantal < telling.aantal):
            return
        genoemd = "/".join(telling.kleuren)
        eigen = telling.dimensie != EINDSCORE
        yield Vondst(
            Controle.KLEUR,
            Ernst.FOUT,
            _("Over {jaar} noemt {bron} {gedrukt} keer {kleur} ({groep}); {waar} komt op {aantal}.").format(
                jaar=telling.jaar,
                bron=telling.bron,
                gedrukt=telling.aantal,
                kleur=f"{genoemd}, {self._dimensies[telling.dimensie]}" if eigen else genoemd,
                groep=telling.groep,
                waar=waar,
                aantal=aantal,
            ),
            Lezing(telling.bron, _aantal(telling.aantal, genoemd)),
            Lezing(waar, _aantal(aantal, genoemd)),
            ("telling", str(telling.jaar), genoemd, telling.groep, naast, telling.bron)
            + ((telling.dimensie,) if eigen else ()),
            publicatie=self._titel,
        )

    def verschillen(self) -> Iterator[Vondst]:
        """How many more of a colour a text counts than before, where everybody's eindscore is known of both years."""
        for verschil in self._publicatie.verschillen:
            nu, toen = self._bewezen(verschil.jaar), self._bewezen(verschil.eerder)
            if not toen or set(nu) != set(toen):
                continue
            echt = _tel(nu, verschil.kleur) - _tel(toen, verschil.kleur)
            if echt != verschil.verschil:
                yield self._verschil(verschil, echt)

    def _verschil(self, verschil: Kleurverschil, echt: int) -> Vondst:
        return Vondst(
            Controle.KLEUR,
            Ernst.FOUT,
            _(
                "{bron} noemt {gedrukt:+d} keer {kleur} ten opzichte van {eerder}; het zijn er {echt:+d}."
            ).format(
                bron=verschil.bron,
                gedrukt=verschil.verschil,
                kleur=verschil.kleur,
                eerder=verschil.eerder,
                echt=echt,
            ),
            Lezing(verschil.bron, f"{verschil.verschil:+d}"),
            Lezing(_("de tekst over elk korps"), f"{echt:+d}"),
            ("verschil", str(verschil.jaar), str(verschil.eerder), verschil.kleur, verschil.bron),
            publicatie=self._titel,
        )


def _kolommen(tabel: Kleurentabel | None) -> Iterator[tuple[int, dict[str, Score]]]:
    """The colours of every year by korps; empty cells are absent."""
    if tabel is None:
        return
    for plaats, jaar in enumerate(tabel.jaren):
        yield jaar, {rij.partij: kleur for rij in tabel.rijen if (kleur := rij.kleuren[plaats]) is not None}


def _tel(kleuren: Mapping[str, Score], kleur: Score) -> int:
    return sum(gegeven == kleur for gegeven in kleuren.values())


def _verdeling(kleuren: Iterable[Score]) -> str:
    geteld = Counter(kleuren)
    return ", ".join(_aantal(geteld[kleur], kleur) for kleur in op_volgorde(geteld))


def _aantal(aantal: int, kleur: str) -> str:
    return f"{aantal}× {kleur}"


def _kolom(tabel: Kleurentabel, jaar: int) -> str:
    return _("Tabel {nummer}, {jaar}").format(nummer=tabel.nummer, jaar=jaar)
