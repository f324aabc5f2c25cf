"""The figure tables of an edition: its own answers in the layout of the printed tables, beside the earlier years."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.cijferblad import Bladcel, Bladkolom, Bladrij, Cijferblad, Leeg
from korpsmonitor_tui.domain.cijferdruk import splits_kop
from korpsmonitor_tui.domain.cijfertabel import TOTAALRIJ
from korpsmonitor_tui.domain.cijfertotaal import Optelling, totaalrij
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import CIJFERSOORTEN, Geldigheid, Vak
from korpsmonitor_tui.services import edities
from korpsmonitor_tui.services.bronnen import lees_broncijfers
from korpsmonitor_tui.services.namen import lees_namen, verberg
from korpsmonitor_tui.services.reeksen import eigen_jaren
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.vragenlijstversies import vragenlijst_bij

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.cijfertabel import Cijfertabel, Kolom
    from korpsmonitor_tui.domain.vragenlijst import Vraag
    from korpsmonitor_tui.services.sessie import Sessie

_JAREN = re.compile(
    r"\s*\([^)]*(?:19|20)\d\d[^)]*\)|\s*(?:\b(?:in|over)\s+)?\b(?:19|20)\d\d(?:\s*(?:-|–|en)\s*(?:19|20)\d\d)?|\.$"
)
"""The years in a printed caption: those of another edition."""


@dataclass(frozen=True, slots=True)
class _Kolom:
    """A question in a year."""

    vraag: str
    """Empty in a series, where every row has its own."""
    jaar: int | None
    groep: str
    eigen: bool
    """Whether this edition asks for it; otherwise it was published before."""


class Editiecijfers:
    """Everything that was stated in an edition and published before, read once."""

    def __init__(self, sessie: Sessie) -> None:
        self._sessie = sessie
        self._lijst = sessie.instrument.vragenlijst
        self.verzameling = sessie.instrumenten.cijfers(sessie.editie.instrument)
        self._laatste = self.verzameling.laatste_jaar
        self._korpsen = [partij for partij in sessie.instrument.partijen if partij.gemeten]
        self._eigen = eigen_jaren(self._lijst)
        self._gegevens = {
            gegeven.id: gegeven for bron in sessie.instrument.bronnen for gegeven in bron.gegevens
        }
        self._antwoorden: dict[tuple[str, Vak], str] = {}
        self._eerder: dict[tuple[str, str, int], Cijfer] = {}
        self._ingevulde_jaren: defaultdict[str, set[int | None]] = defaultdict(set)
        self._lees_antwoorden()
        db = sessie.store.lees()
        self._broncijfers = {
            (cijfer.gegeven, cijfer.rij, int(cijfer.jaar) if cijfer.jaar.isdecimal() else None): Cijfer(
                cijfer.waarde, bron=cijfer.bron
            )
            for cijfer in lees_broncijfers(db, sessie.editie.id)
        }
        self._gedrukt = self._lees_gedrukt()
        self._geldigheid: dict[tuple[str, str], Geldigheid] = {}

    def blad(self, tabel: Cijfertabel) -> Cijferblad | None:
        """This edition's table in the layout of a published one; None if this edition asks for nothing in it."""
        serie = any(rij.vraag for rij in tabel.rijen)
        kolommen = self._seriekolommen(tabel) if serie else self._kolommen(tabel)
        if not any(kolom.eigen for kolom in kolommen):
            return None
        rijen = self._rijen(tabel, kolommen)
        optellingen = [self._optelling(kolom.vraag) for kolom in kolommen]
        totaal, noten = totaalrij(optellingen, rijen) if not serie else (None, ())
        return Cijferblad(
            nummer=tabel.nummer,
            titel=self._titel(tabel, kolommen),
            rijkop=tabel.rijkop[0].capitalize() if serie and tabel.rijkop else _("Korps"),
            kolommen=tuple(
                Bladkolom(kolom.groep, str(kolom.jaar or ""), serie or self._is_cijfer(kolom.vraag))
                for kolom in kolommen
            ),
            rijen=(*rijen, totaal) if totaal else rijen,
            noten=noten,
            bron=self._bron(kolommen),
            open=tuple(rij.naam for rij in rijen if any(cel.inhoud is Leeg.OPEN for cel in rij.cellen)),
        )

    # -- what was stated --------------------------------------------------------------------------------------------

    def _lees_antwoorden(self) -> None:
        """Sort the answers of this edition by place, and those of the others in this database by year."""
        db = self._sessie.store.lees()
        dossiers = {
            dossier_id(editie.id, korps.code): (editie.id, korps.code)
            for editie in edities.lijst(db)
            if editie.instrument == self._sessie.editie.instrument
            for korps in self._korpsen
        }
        rijen = db.execute(
            "SELECT dossier, vraag, rij, jaar, waarde, versie FROM antwoord "
            "WHERE dossier IN (SELECT value FROM json_each(?)) AND coalesce(trim(waarde), '') != '' ORDER BY dossier, id",
            (json.dumps(list(dossiers)),),
        ).fetchall()
        namen = {dossier: lees_namen(db, dossier) for dossier in {rij[0] for rij in rijen}}
        peiljaren: dict[str, int | None] = {}
        for dossier, vraag, rij, jaar, waarde, versie in rijen:
            editie, korps = dossiers[dossier]
            vak = Vak(vraag or "", rij or "", jaar or "")
            tekst = verberg(waarde, namen[dossier])
            if editie == self._sessie.editie.id:
                self._antwoorden[korps, vak] = tekst
                continue
            if versie not in peiljaren:
                lijst = vragenlijst_bij(self._sessie, versie or "")
                peiljaren[versie] = lijst.peiljaar if lijst else None
            over = int(vak.jaar) if vak.jaar.isdecimal() else peiljaren[versie]
            if over is not None and not vak.rij:
                self._eerder.setdefault((vak.vraag, korps, over), Cijfer(tekst, over))
                self._ingevulde_jaren[vak.vraag].add(over)

    def _lees_gedrukt(self) -> dict[tuple[str, str, int | None], Cijfer]:
        """Published figures by question, row and year; the first of those that differ."""
        uit: dict[tuple[str, str, int | None], Cijfer] = {}
        for vraag in self.verzameling.vragen:
            for vermelding in self.verzameling.vermeldingen(vraag):
                jaar = vermelding.cijfer.jaar or self._laatste
                uit.setdefault((vraag, vermelding.rij, jaar), vermelding.cijfer)
        return uit

    # -- columns ----------------------------------------------------------------------------------------------------

    def _kolommen(self, tabel: Cijfertabel) -> list[_Kolom]:
        """Per question of the table its earlier years as printed there, and the years of this edition."""
        verkeerd = {
            correctie.kolom
            for correctie in self.verzameling.correcties
            if correctie.tabel == tabel.nummer and correctie.soort == "kolom"
        }
        per_vraag: dict[str, list[Kolom]] = {}
        for kolom in tabel.kolommen:
            if kolom.vraag and kolom.sleutel not in verkeerd:
                per_vraag.setdefault(kolom.vraag, []).append(kolom)
                if kolom.haakjes:
                    per_vraag.setdefault(kolom.haakjes, []).append(kolom)
        uit: list[_Kolom] = []
        for vraag, gedrukt in per_vraag.items():
            eigen = self._jaren(vraag)
            eerder = (
                {kolom.jaar or self._laatste for kolom in gedrukt} | self._ingevulde_jaren[vraag]
            ) - eigen
            groep = self._groep(vraag, gedrukt[-1])
            jaren = sorted(jaar for jaar in eigen | (eerder - self._eigen[vraag]) if jaar is not None)
            uit += [_Kolom(vraag, jaar, groep, jaar in eigen) for jaar in jaren]
        return uit

    def _seriekolommen(self, tabel: Cijfertabel) -> list[_Kolom]:
        eigen = {jaar for rij in tabel.rijen for jaar in self._jaren(rij.vraag)}
        eerder = {kolom.jaar for kolom in tabel.kolommen if kolom.jaar} - eigen - self._eigen[""]
        return [_Kolom("", jaar, "", jaar in eigen) for jaar in sorted(eerder | eigen)]

    def _jaren(self, vraag: str) -> set[int]:
        """The years that this edition asks for; none if it does not ask this."""
        if gevraagd := self._lijst.vragen.get(vraag):
            return set(gevraagd.jaren) or {jaar for jaar in (self._lijst.peiljaar,) if jaar is not None}
        gegeven = self._gegevens.get(vraag)
        if gegeven is None:
            return set()
        return set(gegeven.jaren) or {jaar for jaar in (self._lijst.peiljaar,) if jaar is not None}

    def _groep(self, vraag: str, kolom: Kolom) -> str:
        groep, kop = splits_kop(kolom)
        if kolom.haakjes == vraag:
            return _("{kop} (opgave korps)").format(kop=groep or kop)
        if kop.isdecimal():
            return groep
        return _("{groep}: {kop}").format(groep=groep, kop=kop.casefold()) if groep and groep != kop else kop

    def _is_cijfer(self, vraag: str) -> bool:
        gevraagd = self._lijst.vragen.get(vraag)
        return gevraagd is None or gevraagd.vraagt in CIJFERSOORTEN

    def _optelling(self, vraag: str) -> Optelling:
        gevraagd = self._lijst.vragen.get(vraag)
        if gevraagd is not None and gevraagd.vraagt == "ja_nee_deels":
            return Optelling.JA_NEE
        return Optelling.SOM if self._is_cijfer(vraag) else Optelling.GEEN

    # -- rows -------------------------------------------------------------------------------------------------------

    def _rijen(self, tabel: Cijfertabel, kolommen: list[_Kolom]) -> tuple[Bladrij, ...]:
        if any(rij.vraag for rij in tabel.rijen):
            return tuple(
                Bladrij(
                    None,
                    rij.naam,
                    tuple(self._broncel(rij.vraag, rij.code, kolom) for kolom in kolommen),
                )
                for rij in tabel.rijen
            )
        codes = {korps.code for korps in self._korpsen}
        anders = [rij for rij in tabel.rijen if rij.code not in codes and rij.code != TOTAALRIJ]
        return (
            *(
                Bladrij(korps.nummer, korps.naam, tuple(self._cel(korps.code, kolom) for kolom in kolommen))
                for korps in self._korpsen
            ),
            *(
                Bladrij(None, rij.naam, tuple(self._cel(rij.code, kolom) for kolom in kolommen))
                for rij in anders
            ),
        )

    def _cel(self, rij: str, kolom: _Kolom) -> Bladcel:
        vraag = self._lijst.vragen.get(kolom.vraag)
        if vraag is None or not kolom.eigen:
            return self._broncel(kolom.vraag, rij, kolom)
        gegeven = self._antwoorden.get((rij, self._vak(vraag, kolom.jaar)))
        if gegeven is not None:
            return Bladcel(Cijfer(_in_woorden(vraag, gegeven), kolom.jaar))
        vervalt = self._geldt(rij, vraag) == Geldigheid.VERVALT
        return Bladcel(Leeg.NIET_GEVRAAGD if vervalt else Leeg.OPEN)

    def _broncel(self, vraag: str, rij: str, kolom: _Kolom) -> Bladcel:
        """A cell that no korps answers in this edition: an earlier year, or another source."""
        if kolom.eigen:
            cijfer = self._broncijfers.get((vraag, rij, kolom.jaar)) or self._broncijfers.get(
                (vraag, rij, None)
            )
            return Bladcel(cijfer or Leeg.OPEN)
        eerder = self._gedrukt.get((vraag, rij, kolom.jaar))
        if eerder is None and kolom.jaar is not None:
            eerder = self._eerder.get((vraag, rij, kolom.jaar))
        return Bladcel(eerder or Leeg.NIET_GEPUBLICEERD)

    def _vak(self, vraag: Vraag, jaar: int | None) -> Vak:
        return Vak(vraag.id, "", str(jaar) if vraag.jaren else "")

    def _geldt(self, korps: str, vraag: Vraag) -> Geldigheid:
        if (korps, vraag.id) not in self._geldigheid:
            self._geldigheid[korps, vraag.id] = self._lijst.geldigheid(
                vraag, lambda vak: self._antwoorden.get((korps, vak), ""), korps, "korps"
            )
        return self._geldigheid[korps, vraag.id]

    # -- words ------------------------------------------------------------------------------------------------------

    def _titel(self, tabel: Cijfertabel, kolommen: list[_Kolom]) -> str:
        """The printed caption with the years of this edition; where two tables have the same, by their headings."""
        over = _zonder_jaren(tabel.titel)
        if [_zonder_jaren(ander.titel) for ander in self.verzameling.tabellen].count(over) > 1:
            over = _(" en ").join(dict.fromkeys(kolom.groep for kolom in kolommen if kolom.groep)) or over
        jaren = sorted({kolom.jaar for kolom in kolommen if kolom.jaar})
        if jaren[:1] == jaren[-1:]:
            return _("{over}, {jaar}").format(over=over, jaar=jaren[0]) if jaren else over
        return _("{over}, {eerste}-{laatste}").format(over=over, eerste=jaren[0], laatste=jaren[-1])

    def _bron(self, kolommen: list[_Kolom]) -> str:
        eigen = sorted({kolom.jaar for kolom in kolommen if kolom.eigen and kolom.jaar})
        delen = [
            _("{jaren}: opgegeven in editie {editie}").format(
                jaren=", ".join(map(str, eigen)), editie=self._sessie.editie.naam
            )
        ]
        if any(not kolom.eigen for kolom in kolommen):
            delen.append(_("eerdere jaren: zoals eerder gepubliceerd"))
        return "; ".join(delen)


def _zonder_jaren(titel: str) -> str:
    return _JAREN.sub("", titel).strip()


def _in_woorden(vraag: Vraag, waarde: str) -> str:
    """A stated answer; the option's own words where it is a code."""
    teksten = {keuze.code: keuze.tekst for keuze in vraag.keuzes}
    delen = waarde.split()
    return (
        ", ".join(teksten[deel] for deel in delen)
        if delen and all(deel in teksten for deel in delen)
        else waarde
    )
