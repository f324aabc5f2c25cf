"""From a placed file to remarks: what one author did to one passage in one way is one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.akkoordwoorden import is_akkoord
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.terugbijdragen import Plektekst, bijgehouden, stil
from korpsmonitor_tui.domain.teruglezing import Aard, Passagelot, Teruglezing, Terugpunt
from korpsmonitor_tui.domain.terugorde import Orde
from korpsmonitor_tui.domain.terugstukken import in_nieuw, in_oud, knip_nummer, tekst_van
from korpsmonitor_tui.domain.terugwaar import Plaatsnamen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from korpsmonitor_tui.domain.terugstukken import Plaatsing, Plek
    from korpsmonitor_tui.domain.wijzigingen import Merk, Woordlezing, Woordopmerking


def lees_punten(plaatsing: Plaatsing, lezing: Woordlezing) -> Teruglezing:
    """Everything that was done to the version that was sent, and said about it; nothing is left out."""
    return _Lezer(plaatsing).lees(lezing)


class _Lezer:
    def __init__(self, plaatsing: Plaatsing) -> None:
        self._plaatsing = plaatsing
        self._orde = Orde(plaatsing)
        self._namen = Plaatsnamen(plaatsing)
        self._vreemd: list[tuple[int, int]] = []
        """Passages before which another number stands."""

    def lees(self, lezing: Woordlezing) -> Teruglezing:
        opmerkingen: dict[Plek | None, list[Terugpunt]] = {}
        for plek, punt in self._opmerkingen(lezing.opmerkingen):
            opmerkingen.setdefault(plek, []).append(punt)
        passages: list[Passagelot] = []
        overig: list[Terugpunt] = []
        for plek in self._plaatsing.basis:
            gelijk = plek.onaangeroerd and plek not in self._orde.stil_verplaatst
            if plek.is_passage:
                passages.append(self._passagelot(plek, opmerkingen.pop(plek, []), gelijk=gelijk))
            elif not gelijk:
                overig += self._rondom(plek)
        overig += [punt for plek in self._plaatsing.overig for punt in self._overig(plek)]
        overig += [punt for punten in opmerkingen.values() for punt in punten]
        return Teruglezing(
            passages=tuple(passages),
            overig=tuple(overig),
            akkoordwoorden=self._akkoordwoorden(overig),
            meldingen=(*lezing.meldingen, *self._meldingen(lezing)),
        )

    def _tekst(self, plek: Plek) -> Plektekst:
        segmenten = plek.segmenten(self._plaatsing.alineas)
        genummerd = plek.regel or plek.kopie_van
        if genummerd is not None and genummerd.nummer is not None:
            segmenten, vreemd = knip_nummer(segmenten, genummerd)
            self._vreemd += [(genummerd.nummer, nummer) for nummer in sorted(vreemd)]
        return Plektekst(
            plek.regel.tekst if plek.regel is not None else "",
            segmenten,
            tekst_van(segmenten, in_oud),
            tekst_van(segmenten, in_nieuw),
        )

    def _passagelot(self, plek: Plek, opmerkingen: list[Terugpunt], *, gelijk: bool) -> Passagelot:
        regel = plek.regel
        assert regel is not None
        assert regel.nummer is not None
        if gelijk:
            return Passagelot(regel.passage, regel.nummer, regel.tekst, regel.tekst, tuple(opmerkingen))
        tekst = self._tekst(plek)
        basispunt = self._punt(plek)
        punten = [
            *stil(tekst, plek, basispunt),
            *bijgehouden(tekst, plek, basispunt),
            *self._verplaatst(plek, tekst, basispunt),
            *self._samengevoegd(plek, tekst, basispunt),
            *opmerkingen,
        ]
        return Passagelot(
            passage=regel.passage,
            nummer=regel.nummer,
            oud=regel.tekst,
            nieuw=tekst.nieuw,
            punten=tuple(punten),
            aanwezig=any(stuk.segment.in_nieuw for stuk in plek.stukken),
        )

    def _punt(self, plek: Plek) -> Terugpunt:
        """What every remark about a place says alike."""
        regel = plek.regel
        return Terugpunt(
            aard=Aard.STIL,
            passage=plek.passage,
            nummer=regel.nummer if regel is not None else None,
            auteur="",
            datum=None,
            oud=regel.tekst if regel is not None else "",
            nieuw="",
            zekerheid=plek.zekerheid,
        )

    def _verplaatst(self, plek: Plek, tekst: Plektekst, punt: Terugpunt) -> Iterator[Terugpunt]:
        merk = None
        if self._orde.is_overgezet(plek):
            merk = _eerste_merk(plek)
        elif plek not in self._orde.stil_verplaatst:
            return
        buren = self._orde.buren(plek)
        yield replace(
            punt,
            aard=Aard.VERPLAATST,
            auteur=merk.auteur if merk is not None else "",
            datum=merk.datum if merk is not None else None,
            nieuw=tekst.nieuw,
            na=buren.na,
            voor=buren.voor,
        )

    def _samengevoegd(self, plek: Plek, tekst: Plektekst, punt: Terugpunt) -> Iterator[Terugpunt]:
        if plek.loopt_door is None:
            return
        merk = plek.samengevoegd
        yield replace(
            punt,
            aard=Aard.SAMENGEVOEGD,
            auteur=merk.auteur if merk is not None else "",
            datum=merk.datum if merk is not None else None,
            nieuw=tekst.nieuw,
            na=plek.loopt_door.passage,
            bij="" if plek.loopt_door.is_passage else self._namen.van(plek.loopt_door),
        )

    def _rondom(self, plek: Plek) -> Iterator[Terugpunt]:
        """What was done to text around the passages."""
        regel = plek.regel
        assert regel is not None
        tekst = self._tekst(plek)
        punt = self._punt(plek)
        if plek.stukken or regel.tekst.strip():
            for gevonden in (*stil(tekst, plek, punt), *bijgehouden(tekst, plek, punt)):
                yield replace(gevonden, aard=Aard.ELDERS, bij=self._namen.van(plek))
        for gevonden in (*self._verplaatst(plek, tekst, punt), *self._samengevoegd(plek, tekst, punt)):
            yield replace(gevonden, bij=gevonden.bij or self._namen.van(plek))

    def _overig(self, plek: Plek) -> Iterator[Terugpunt]:
        """What is no line that was sent: a copy, a new passage, or text elsewhere."""
        tekst = self._tekst(plek)
        if not tekst.oud.strip() and not tekst.nieuw.strip():
            return
        buren = self._orde.buren(plek)
        auteurs = _auteurs(plek)
        merk = auteurs[0] if auteurs else None
        punt = replace(
            self._punt(plek),
            aard=Aard.NIEUW,
            auteur=merk.auteur if merk is not None else "",
            datum=merk.datum if merk is not None else None,
            nieuw=tekst.nieuw or tekst.oud,
            tekst=_wie_nog(auteurs[1:], weggehaald=not tekst.nieuw.strip()),
            na=buren.na,
            voor=buren.voor,
        )
        if plek.kopie_van is not None:
            van = plek.kopie_van
            yield replace(punt, aard=Aard.GEKOPIEERD, passage=van.passage, nummer=van.nummer, oud=van.tekst)
        elif buren.bij_passages and self._namen.is_lopende_tekst(plek):
            yield punt
        elif self._orde.herkend or not self._namen.is_lopende_tekst(plek):
            bij = self._namen.passage_bij(plek)
            yield replace(
                punt,
                aard=Aard.ELDERS,
                passage=bij.passage if bij is not None else "",
                nummer=bij.nummer if bij is not None else None,
                bij=self._namen.van(plek),
                na="",
                voor="",
            )
        else:
            yield replace(punt, aard=Aard.LOS)

    def _opmerkingen(self, opmerkingen: Iterable[Woordopmerking]) -> Iterator[tuple[Plek | None, Terugpunt]]:
        """Every comment with its replies, and the place that it is about."""
        alle = list(opmerkingen)
        bekend = {opmerking.id: opmerking for opmerking in alle}
        draden: dict[str, list[Woordopmerking]] = {}
        for opmerking in alle:
            draden.setdefault(_begin(opmerking, bekend), []).append(opmerking)
        for begin, draad in draden.items():
            eerste = bekend[begin]
            plek = self._namen.plek_van_opmerking([opmerking.id for opmerking in (eerste, *draad)])
            punt = (
                self._punt(plek)
                if plek is not None and plek.is_passage
                else Terugpunt(Aard.OPMERKING, "", None, "", None, "", "")
            )
            antwoorden = [opmerking for opmerking in draad if opmerking is not eerste]
            buren = self._orde.buren(plek) if plek is not None and not plek.is_passage else None
            yield (
                plek,
                replace(
                    punt,
                    aard=Aard.OPMERKING,
                    auteur=eerste.auteur,
                    datum=eerste.datum,
                    tekst="\n".join([eerste.tekst, *(f"{deel.auteur}: {deel.tekst}" for deel in antwoorden)]),
                    bij=eerste.bij,
                    na=buren.na if buren is not None else "",
                    opgelost=eerste.opgelost,
                ),
            )

    def _akkoordwoorden(self, overig: Iterable[Terugpunt]) -> tuple[str, ...]:
        """What agrees at the end, or above the first passage; about one passage it does not agree with the whole."""
        passages = [plek for plek in self._plaatsing.volgorde_na if plek.is_passage]
        rand = {"", passages[-1].passage} if passages else {""}
        teksten = (
            punt.tekst if punt.aard is Aard.OPMERKING else punt.nieuw
            for punt in overig
            if not punt.passage and punt.na in rand and punt.oud == ""
        )
        return tuple(tekst.strip() for tekst in teksten if is_akkoord(tekst))

    def _meldingen(self, lezing: Woordlezing) -> Iterator[str]:
        for eigen, nummer in self._vreemd:
            yield _("Voor passage {eigen} staat in het bestand nummer {nummer}.").format(
                eigen=eigen, nummer=nummer
            )
        if lezing.opmaak:
            yield ngettext(
                "{aantal} wijziging van de opmaak is niet gelezen.",
                "{aantal} wijzigingen van de opmaak zijn niet gelezen.",
                lezing.opmaak,
            ).format(aantal=lezing.opmaak)


def _auteurs(plek: Plek) -> list[Merk]:
    """Of every author in a place the first change, in order."""
    return list(
        {
            merk.auteur: merk for stuk in reversed(plek.stukken) for merk in reversed(stuk.segment.merken)
        }.values()
    )[::-1]


def _eerste_merk(plek: Plek) -> Merk | None:
    return next(
        (merk for stuk in plek.stukken if stuk.segment.in_nieuw for merk in stuk.segment.merken), None
    )


def _wie_nog(merken: list[Merk], *, weggehaald: bool) -> str:
    namen = ", ".join(merk.auteur or _("een ander") for merk in merken)
    if weggehaald:
        return _("Dit is weer weggehaald.")
    return _("Ook gewijzigd door {namen}.").format(namen=namen) if namen else ""


def _begin(opmerking: Woordopmerking, bekend: dict[str, Woordopmerking]) -> str:
    """Id of the comment that a thread begins with; of comments that reply to each other in a circle the least."""
    gezien = {opmerking.id}
    while opmerking.antwoord_op in bekend:
        opmerking = bekend[opmerking.antwoord_op]
        if opmerking.id in gezien:
            return min(gezien)
        gezien.add(opmerking.id)
    return opmerking.id
