"""What the texts of this edition's report state, beside the figures and colours that stand in the database."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import Woord, notatie
from korpsmonitor_tui.domain.cijfer import Cijfer, tel_op
from korpsmonitor_tui.domain.cijfertabel import KORPS
from korpsmonitor_tui.domain.consistentie import Controle, Ernst, Lezing, Plaats, Vondst
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.uitspraak import weerspreekt
from korpsmonitor_tui.domain.weguitleg import scorewoord
from korpsmonitor_tui.extract.uitspraken import vind_kleuren, vind_uitspraken
from korpsmonitor_tui.extract.zinnen import vind_zinnen
from korpsmonitor_tui.services.sessie import dossier_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.uitspraak import Kleuruitspraak, Uitspraak
    from korpsmonitor_tui.services.consistentie_antwoorden import Antwoorden
    from korpsmonitor_tui.services.korpsweging import Weegmatrix
    from korpsmonitor_tui.services.sessie import Sessie


def controleer_teksten(sessie: Sessie, antwoorden: Antwoorden, matrix: Weegmatrix) -> Iterator[Vondst]:
    """Every finding in the texts that the report of this edition has so far; those in conflict are left out."""
    rijen = sessie.store.lees().execute(
        "SELECT r.id, r.over, r.onderdeel, r.tekst FROM rapporttekst r JOIN entiteit e "
        "ON e.soort = 'rapporttekst' AND e.id = r.id AND e.conflicten = '[]' "
        "WHERE r.editie = ? AND coalesce(r.tekst, '') <> '' ORDER BY r.id",
        (sessie.editie.id,),
    )
    lezer = _Lezer(sessie, antwoorden, matrix)
    for id_, over, onderdeel, tekst in rijen.fetchall():
        yield from lezer.tekst(id_, over or "", onderdeel or "", tekst)


class _Lezer:
    def __init__(self, sessie: Sessie, antwoorden: Antwoorden, matrix: Weegmatrix) -> None:
        instrument = sessie.instrument
        self._sessie = sessie
        self._antwoorden = antwoorden
        self._matrix = matrix
        self._regels = sessie.instrumenten.tekstregels(sessie.editie.instrument)
        self._cijfers = sessie.instrumenten.cijfers(sessie.editie.instrument)
        self._peiljaar = instrument.vragenlijst.peiljaar
        self._dimensies = {d.code: d.naam.lower() for d in matrix.dimensies}
        self._namen = {
            **{partij.code: partij.naam for partij in instrument.partijen},
            **{eenheid.code: eenheid.naam for eenheid in instrument.eenheden},
        }
        self._leden = {
            eenheid.code: [p.code for p in instrument.partijen if p.eenheid == eenheid.code]
            for eenheid in instrument.eenheden
        }

    def tekst(self, id_: str, over: str, onderdeel: str, tekst: str) -> Iterator[Vondst]:
        """The findings in one text; the number of a statement counts those about the same."""
        gezien: Counter[tuple[str, ...]] = Counter()
        for plek in vind_zinnen(tekst):
            zin = plek.van(tekst)
            for uitspraak in vind_uitspraken(zin, onderdeel, self._regels):
                for jaar in uitspraak.jaren or (self._peiljaar or 0,):
                    sleutel = (*uitspraak.vragen, str(jaar))
                    gezien[sleutel] += 1
                    yield from self._cijfer(id_, over, zin, uitspraak, jaar, (*sleutel, str(gezien[sleutel])))
            for kleur in vind_kleuren(zin, self._dimensies, self._regels.kleuren):
                gezien[kleur.dimensie,] += 1
                yield from self._kleur(id_, over, zin, kleur, gezien[kleur.dimensie,])

    def _cijfer(
        self, id_: str, over: str, zin: str, uitspraak: Uitspraak, jaar: int, sleutel: tuple[str, ...]
    ) -> Iterator[Vondst]:
        opgaven = self._opgaven(over, uitspraak, jaar)
        if not weerspreekt(uitspraak, opgaven):
            return
        genoemd = uitspraak.plaats.van(zin)
        gegeven = ", ".join(dict.fromkeys(tekst for teksten in opgaven.values() for tekst in teksten))
        yield self._vondst(
            id_,
            over,
            zin,
            Controle.EENHEID if uitspraak.anders_geteld else Controle.TEKST,
            Ernst.INFORMATIE if uitspraak.anders_geteld else Ernst.FOUT,
            _("{wie}: de rapporttekst zegt “{genoemd}”, opgegeven is {gegeven} over {jaar}.").format(
                wie=self._namen.get(over, over), genoemd=genoemd, gegeven=gegeven, jaar=jaar
            ),
            Lezing(_("rapporttekst"), genoemd),
            Lezing(_("opgegeven over {jaar}").format(jaar=jaar), gegeven),
            sleutel,
        )

    def _opgaven(self, over: str, uitspraak: Uitspraak, jaar: int) -> Mapping[str, Sequence[str]]:
        """What was stated by the korps, or comes out for an eenheid if every korps in it stated a certain figure."""
        leden = self._leden.get(over)
        if leden is None:
            return {vraag: self._van(over, vraag, jaar) for vraag in uitspraak.vragen}
        if isinstance(uitspraak.waarde, Woord):
            return {}
        samen = {}
        for vraag in uitspraak.vragen:
            per_lid = [self._van(lid, vraag, jaar) for lid in leden]
            totaal = tel_op([Cijfer(van_lid[0]) if van_lid else None for van_lid in per_lid])
            if totaal.som is not None and totaal.volledig:
                samen[vraag] = [f"{notatie(totaal.som.laag)}-{notatie(totaal.som.hoog)}"]
                if totaal.som.laag == totaal.som.hoog:
                    samen[vraag] = [notatie(totaal.som.laag)]
        return samen

    def _van(self, partij: str, vraag: str, jaar: int) -> list[str]:
        """What a korps stated here; of a year that is not asked here what was published."""
        eigen = self._antwoorden.eigen.get(partij, {}).get(vraag, ())
        gegeven = [opgave.waarde for opgave in eigen if opgave.jaar == jaar and not opgave.rij]
        return gegeven or [
            v.cijfer.opgegeven
            for v in self._cijfers.vermeldingen(vraag, partij)
            if v.cijfer.jaar == jaar and v.cijfer.bron == KORPS
        ]

    def _kleur(
        self, id_: str, over: str, zin: str, uitspraak: Kleuruitspraak, nummer: int
    ) -> Iterator[Vondst]:
        korps = self._matrix.korps(over)
        if korps is None:
            return
        eind = korps.eind.gegeven
        score = (
            (eind.score if eind else None)
            if uitspraak.dimensie == EINDSCORE
            else korps.scores.get(uitspraak.dimensie)
        )
        if score is None or score == uitspraak.kleur:
            return
        genoemd = uitspraak.plaats.van(zin)
        naam = self._dimensies.get(uitspraak.dimensie, _("eindscore"))
        yield self._vondst(
            id_,
            over,
            zin,
            Controle.TEKST,
            Ernst.FOUT,
            _("{wie}: de rapporttekst zegt “{genoemd}” ({naam}), de score is {score}.").format(
                wie=self._namen.get(over, over), genoemd=genoemd, naam=naam, score=scorewoord(score)
            ),
            Lezing(_("rapporttekst"), genoemd),
            Lezing(_("score"), scorewoord(score)),
            ("kleur", uitspraak.dimensie, str(nummer)),
        )

    def _vondst(
        self,
        id_: str,
        over: str,
        zin: str,
        controle: Controle,
        ernst: Ernst,
        wat: str,
        een: Lezing,
        ander: Lezing,
        sleutel: tuple[str, ...],
    ) -> Vondst:
        korps = self._sessie.instrument.partij(over) if over not in self._leden else None
        dossier = dossier_id(self._sessie.editie.id, korps.code) if korps else ""
        return Vondst(
            controle,
            ernst,
            wat,
            een,
            ander,
            (id_, *sleutel),
            partij=korps.code if korps else "",
            plaats=Plaats(dossier, "", "rapporttekst", id_),
            uitleg=f"“{zin}”",
        )
