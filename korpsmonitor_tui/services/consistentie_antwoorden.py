"""What was stated in this edition: beside other sources, beside what was published or stated of the same year, and in its units."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import Bereik, Getal
from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.cijfertabel import KORPS
from korpsmonitor_tui.domain.consistentie import Controle, Ernst, Lezing, Plaats, Vondst
from korpsmonitor_tui.domain.signaal import Signaalsoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import CIJFERSOORTEN, Vak
from korpsmonitor_tui.services import edities
from korpsmonitor_tui.services.analyse import tegenspraken_alle
from korpsmonitor_tui.services.bronnen import lees_broncijfers
from korpsmonitor_tui.services.sessie import dossier_id, partij_van
from korpsmonitor_tui.services.vragenlijst import antwoord_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.signaal import Signaal
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Opgegeven:
    """A figure that was stated in an edition of which the database has the answers."""

    partij: str
    vraag: str
    rij: str
    jaar: int
    waarde: str
    editie: str


@dataclass(frozen=True)
class Antwoorden:
    """Every figure that was stated with a year, or of the year of its edition: read once for all checks."""

    eigen: Mapping[str, Mapping[str, Sequence[Opgegeven]]]
    """Of this edition, by party and question."""
    ander: Mapping[tuple[str, str, str, int], Sequence[Opgegeven]]
    """Of other editions, by party, question, row and year."""


def lees_cijferantwoorden(sessie: Sessie) -> Antwoorden:
    """The answers to questions that ask for a figure, of all editions of this instrument."""
    lijst = sessie.instrument.vragenlijst
    gevraagd = {vraag.id for vraag in lijst.vragen.values() if vraag.vraagt in CIJFERSOORTEN}
    namen = [e.id for e in edities.lijst(sessie.store.lees()) if e.instrument == sessie.editie.instrument]
    rijen = sessie.store.lees().execute(
        "SELECT dossier, vraag, rij, jaar, waarde FROM antwoord WHERE coalesce(waarde, '') <> '' "
        "AND substr(dossier, 1, instr(dossier, '/') - 1) IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(namen),),
    )
    eigen: dict[str, dict[str, list[Opgegeven]]] = defaultdict(lambda: defaultdict(list))
    ander: dict[tuple[str, str, str, int], list[Opgegeven]] = defaultdict(list)
    for dossier, vraag, rij, jaar, waarde in rijen.fetchall():
        editie, partij = dossier.partition("/")[0], partij_van(dossier)
        van_deze = editie == sessie.editie.id
        if vraag not in gevraagd:
            continue
        # Asked without a year it speaks of the year of its edition, which is only known of this one.
        getal = int(jaar) if (jaar or "").isdecimal() else lijst.peiljaar if van_deze else None
        if getal is None:
            continue
        opgave = Opgegeven(partij, vraag, rij or "", getal, waarde, editie)
        if van_deze:
            eigen[partij][vraag].append(opgave)
        else:
            ander[partij, vraag, rij or "", getal].append(opgave)
    return Antwoorden(eigen, ander)


def controleer_antwoorden(sessie: Sessie, antwoorden: Antwoorden) -> Iterator[Vondst]:
    """Every finding about what was stated, by party."""
    lezer = _Lezer(sessie, antwoorden)
    yield from lezer.reeksen()
    yield from lezer.broncijfers()
    yield from lezer.eenheden()
    for dossier, signalen in tegenspraken_alle(sessie).items():
        for signaal in signalen:
            yield _van_signaal(sessie, dossier, signaal)


class _Lezer:
    def __init__(self, sessie: Sessie, antwoorden: Antwoorden) -> None:
        self._sessie = sessie
        self._antwoorden = antwoorden
        self._cijfers = sessie.instrumenten.cijfers(sessie.editie.instrument)
        gepubliceerd = sessie.instrumenten.publicatie(sessie.editie.instrument)
        self._titel = gepubliceerd.publicatie.titel if gepubliceerd else _("gepubliceerd")
        self._namen = {partij.code: partij.naam for partij in sessie.instrument.partijen}

    # -- the same year elsewhere ---------------------------------------------------------------------------------------

    def reeksen(self) -> Iterator[Vondst]:
        """Figures that were published, or stated in another edition, otherwise for the same year."""
        for partij, per_vraag in self._antwoorden.eigen.items():
            for vraag, opgaven in per_vraag.items():
                gepubliceerd: dict[int, list[tuple[str, str]]] = defaultdict(list)
                for v in self._cijfers.vermeldingen(vraag, partij):
                    if v.cijfer.jaar is not None and v.cijfer.bron == KORPS:
                        waar = _("{titel}, Tabel {nummer}").format(titel=self._titel, nummer=v.tabel)
                        gepubliceerd[v.cijfer.jaar].append((waar, v.cijfer.opgegeven))
                for opgave in opgaven:
                    if not opgave.rij:
                        yield from self._naast(opgave, gepubliceerd.get(opgave.jaar, ()), "publicatie")
                    anders = self._antwoorden.ander.get((partij, vraag, opgave.rij, opgave.jaar), ())
                    eerder = [(_("editie {editie}").format(editie=a.editie), a.waarde) for a in anders]
                    yield from self._naast(opgave, eerder, "editie")

    def _naast(self, opgave: Opgegeven, elders: Sequence[tuple[str, str]], waarmee: str) -> Iterator[Vondst]:
        """Nothing if it was stated so anywhere: two places that differ are a finding of their own."""
        zeker = [(waar, tekst) for waar, tekst in elders if Cijfer(tekst).ontbreekt is None]
        eigen = Cijfer(opgave.waarde)
        if (
            not zeker
            or eigen.ontbreekt
            or any(eigen.betekenis == Cijfer(tekst).betekenis for _w, tekst in zeker)
        ):
            return
        waar, tekst = zeker[-1]
        yield self._vondst(
            Controle.REEKS,
            opgave,
            _("{korps}, {vraag}: hier {een} over {jaar}, {waar} geeft {ander}.").format(
                korps=self._naam(opgave.partij),
                vraag=self._vraag(opgave.vraag),
                een=opgave.waarde,
                jaar=opgave.jaar,
                waar=waar,
                ander=tekst,
            ),
            Lezing(_("antwoord over {jaar}").format(jaar=opgave.jaar), opgave.waarde),
            Lezing(waar, tekst),
            (waarmee, opgave.vraag, opgave.rij, str(opgave.jaar)),
        )

    def broncijfers(self) -> Iterator[Vondst]:
        """Figures of other sources that were published otherwise for the same year."""
        for cijfer in lees_broncijfers(self._sessie.store.lees(), self._sessie.editie.id):
            elders = [
                v
                for v in self._cijfers.vermeldingen(cijfer.gegeven, cijfer.rij)
                if str(v.cijfer.jaar or "") == cijfer.jaar and v.cijfer.ontbreekt is None
            ]
            hier = Cijfer(cijfer.waarde)
            if hier.ontbreekt or not elders or any(hier.betekenis == v.cijfer.betekenis for v in elders):
                continue
            bron = self._sessie.instrument.andere_bron(cijfer.bron)
            partij = cijfer.rij if cijfer.rij in self._namen else ""
            dossier = dossier_id(self._sessie.editie.id, partij) if partij else ""
            yield Vondst(
                Controle.REEKS,
                Ernst.WAARSCHUWING,
                _(
                    "{bron} over {rij}: ontvangen is {een}, gepubliceerd is {ander} ({gegeven} {jaar})."
                ).format(
                    bron=bron.naam if bron else cijfer.bron,
                    rij=self._naam(cijfer.rij),
                    een=cijfer.waarde,
                    ander=elders[-1].cijfer.opgegeven,
                    gegeven=cijfer.gegeven,
                    jaar=cijfer.jaar,
                ),
                Lezing(_("ontvangen lijst"), cijfer.waarde),
                Lezing(
                    _("{titel}, Tabel {nummer}").format(titel=self._titel, nummer=elders[-1].tabel),
                    elders[-1].cijfer.opgegeven,
                ),
                (self._sessie.editie.id, "broncijfer", cijfer.gegeven, cijfer.rij, cijfer.jaar),
                partij=partij,
                plaats=Plaats(dossier, "vragenlijst" if dossier else ""),
            )

    # -- units ---------------------------------------------------------------------------------------------------------

    def eenheden(self) -> Iterator[Vondst]:
        """Questions answered as a percentage for one year and as a number for another."""
        for per_vraag in self._antwoorden.eigen.values():
            for opgaven in per_vraag.values():
                per_rij: dict[str, dict[bool, Opgegeven]] = defaultdict(dict)
                for opgave in sorted(opgaven, key=lambda o: o.jaar):
                    soort = _is_procent(opgave.waarde)
                    if soort is not None:
                        per_rij[opgave.rij][soort] = opgave
                for rij, soorten in per_rij.items():
                    if len(soorten) == 2:
                        yield self._eenheid(rij, soorten[False], soorten[True])

    def _eenheid(self, rij: str, aantal: Opgegeven, procent: Opgegeven) -> Vondst:
        return self._vondst(
            Controle.EENHEID,
            aantal,
            _("{korps}, {vraag}: over {jaar} een aantal en over {ander} een percentage.").format(
                korps=self._naam(aantal.partij),
                vraag=self._vraag(aantal.vraag),
                jaar=aantal.jaar,
                ander=procent.jaar,
            ),
            Lezing(_("antwoord over {jaar}").format(jaar=aantal.jaar), aantal.waarde),
            Lezing(_("antwoord over {jaar}").format(jaar=procent.jaar), procent.waarde),
            ("eenheid", aantal.vraag, rij),
        )

    def _vondst(
        self,
        controle: Controle,
        opgave: Opgegeven,
        wat: str,
        een: Lezing,
        ander: Lezing,
        sleutel: tuple[str, ...],
    ) -> Vondst:
        dossier = dossier_id(self._sessie.editie.id, opgave.partij)
        vraag = self._sessie.instrument.vragen[opgave.vraag]
        vak = next(
            (v for v in vraag.vakken if v.rij == opgave.rij and v.jaar in {"", str(opgave.jaar)}),
            Vak(opgave.vraag, opgave.rij),
        )
        return Vondst(
            controle,
            Ernst.WAARSCHUWING,
            wat,
            een,
            ander,
            (dossier, *sleutel),
            partij=opgave.partij,
            plaats=Plaats(dossier, "vragenlijst", "antwoord", antwoord_id(dossier, vak)),
        )

    def _naam(self, partij: str) -> str:
        return self._namen.get(partij, partij)

    def _vraag(self, vraag: str) -> str:
        return self._sessie.instrument.vragen[vraag].tekst.rstrip("?.")


def _is_procent(tekst: str) -> bool | None:
    """Whether a stated figure is a percentage; None if it is no certain figure."""
    hoofd = Cijfer(tekst).hoofd
    return hoofd.procent if isinstance(hoofd, Getal | Bereik) else None


def _van_signaal(sessie: Sessie, dossier: str, signaal: Signaal) -> Vondst:
    """A finding of the analysis before the interview, as one of the consistency of the edition."""
    lezingen = [Lezing(f"{bewijs.wat}, {bewijs.bron}", bewijs.opgegeven) for bewijs in signaal.bewijs]
    lezingen += [Lezing("", "")] * (2 - len(lezingen))
    vak = Vak(signaal.vraag, signaal.rij, signaal.jaar)
    return Vondst(
        Controle.BRON,
        # Sources register each in their own way; what one korps stated twice should be the same.
        Ernst.INFORMATIE if signaal.soort is Signaalsoort.ANDERE_BRON else Ernst.WAARSCHUWING,
        _("{korps}: {tekst}").format(
            korps=naam.naam if (naam := sessie.instrument.partij(partij_van(dossier))) else dossier,
            tekst=signaal.tekst,
        ),
        lezingen[0],
        lezingen[-1],
        (dossier, "analyse", signaal.kenmerk),
        partij=partij_van(dossier),
        plaats=Plaats(dossier, "vragenlijst", "antwoord", antwoord_id(dossier, vak)),
    )
