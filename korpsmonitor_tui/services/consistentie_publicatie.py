"""What earlier publications contradict: in their tables, their colours, and their texts about the korpsen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from korpsmonitor_tui.domain.consistentie import Controle, Ernst, Lezing, Plaats, Vondst
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.uitspraak import weerspreekt
from korpsmonitor_tui.domain.weging import Weger
from korpsmonitor_tui.domain.weguitleg import scorewoord
from korpsmonitor_tui.extract.uitspraken import vind_kleuren, vind_uitspraken
from korpsmonitor_tui.extract.zinnen import vind_zinnen
from korpsmonitor_tui.report.consistentie_cijfers import controleer_cijfers
from korpsmonitor_tui.report.consistentie_kleuren import controleer_eindscores, controleer_kleuren

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from korpsmonitor_tui.domain.cijfertabel import Cijferverzameling
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.publicatie import Gepubliceerd, Korpsalinea
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.uitspraak import Kleuruitspraak, Tekstregels, Uitspraak
    from korpsmonitor_tui.domain.weegregels import Weegregels
    from korpsmonitor_tui.services.sessie import Sessie


def controleer_publicatie(sessie: Sessie) -> tuple[Vondst, ...]:
    """Every finding in what was published of this instrument; none without a publication.

    What an earlier edition published cannot be mended: there an error is a warning.
    """
    code = sessie.editie.instrument
    gepubliceerd = sessie.instrumenten.publicatie(code)
    if gepubliceerd is None:
        return ()
    bestanden = Bestanden(
        sessie.instrument,
        gepubliceerd,
        sessie.instrumenten.cijfers(code),
        sessie.instrumenten.tekstregels(code),
        sessie.weegregels,
    )
    vondsten = _BEKEND.vondsten(bestanden)
    if gepubliceerd.publicatie.jaar == sessie.instrument.vragenlijst.peiljaar:
        return tuple(_met_plaats(sessie, vondst) for vondst in vondsten)
    return tuple(_milder(vondsten))


class Bestanden(NamedTuple):
    """What findings in a publication hang on, and on nothing else."""

    instrument: Instrument
    gepubliceerd: Gepubliceerd
    cijfers: Cijferverzameling
    regels: Tekstregels
    weegregels: Weegregels


class _Bekend:
    """The findings of the files that were asked for last: a publication does not change while people decide."""

    def __init__(self) -> None:
        self._laatst: tuple[Bestanden, tuple[Vondst, ...]] | None = None

    def vondsten(self, bestanden: Bestanden) -> tuple[Vondst, ...]:
        """The findings, made anew if any of these is another than the last time."""
        laatst = self._laatst
        if laatst is None or any(nu is not toen for nu, toen in zip(bestanden, laatst[0], strict=True)):
            laatst = self._laatst = bestanden, tuple(_controleer(bestanden))
        return laatst[1]


_BEKEND = _Bekend()


def _controleer(bestanden: Bestanden) -> Iterator[Vondst]:
    instrument, publicatie = bestanden.instrument, bestanden.gepubliceerd.publicatie
    korpsen = {p.code: p.naam for p in instrument.partijen if p.gemeten and p.gemonitord_vanaf is None}
    groepen = {p.code: p.naam for p in instrument.partijen} | {e.code: e.naam for e in instrument.eenheden}
    yield from controleer_cijfers(bestanden.cijfers, publicatie.titel, korpsen, groepen)
    yield from controleer_kleuren(instrument, publicatie)
    weger = Weger(bestanden.weegregels)
    yield from controleer_eindscores(instrument, publicatie.jaar, weger, publicatie.titel)
    yield from _Teksten(bestanden).controleer()


def _milder(vondsten: Iterable[Vondst]) -> Iterator[Vondst]:
    for vondst in vondsten:
        yield replace(vondst, ernst=Ernst.WAARSCHUWING) if vondst.ernst is Ernst.FOUT else vondst


def _met_plaats(sessie: Sessie, vondst: Vondst) -> Vondst:
    """Of one korps: its answers, which are what this publication printed."""
    if not vondst.partij or vondst.plaats.dossier:
        return vondst
    return replace(vondst, plaats=Plaats(sessie.dossier(vondst.partij), "vragenlijst"))


class _Teksten:
    """The sentences about every korps beside its figures and colours."""

    def __init__(self, bestanden: Bestanden) -> None:
        publicatie = bestanden.gepubliceerd.publicatie
        self._gepubliceerd = bestanden.gepubliceerd
        self._titel, self._jaar = publicatie.titel, publicatie.jaar
        self._instrument = bestanden.instrument
        self._cijfers = bestanden.cijfers
        self._regels = bestanden.regels
        self._dimensies = {d.code: d.naam.lower() for d in self._instrument.dimensies}
        self._namen = {p.code: p.naam for p in self._instrument.partijen}

    def controleer(self) -> Iterator[Vondst]:
        """In the order of the texts."""
        for alinea in self._gepubliceerd.alineas:
            for plek in vind_zinnen(alinea.tekst):
                zin = plek.van(alinea.tekst)
                for uitspraak in vind_uitspraken(zin, alinea.onderdeel, self._regels):
                    yield from self._cijfer(alinea, zin, uitspraak)
                for kleur in vind_kleuren(zin, self._dimensies, self._regels.kleuren):
                    yield from self._kleur(alinea, zin, kleur)
        yield from self._eindscores()

    def _cijfer(self, alinea: Korpsalinea, zin: str, uitspraak: Uitspraak) -> Iterator[Vondst]:
        for jaar in uitspraak.jaren or (self._jaar,):
            opgaven: dict[str, list[str]] = {}
            tabellen: dict[int, None] = {}
            for vraag in uitspraak.vragen:
                for vermelding in self._cijfers.vermeldingen(vraag, alinea.partij):
                    if vermelding.cijfer.jaar == jaar:
                        opgaven.setdefault(vraag, []).append(vermelding.cijfer.opgegeven)
                        tabellen[vermelding.tabel] = None
            if not weerspreekt(uitspraak, opgaven):
                continue
            genoemd = uitspraak.plaats.van(zin)
            gegeven = ", ".join(dict.fromkeys(tekst for teksten in opgaven.values() for tekst in teksten))
            tabel = ", ".join(_("Tabel {nummer}").format(nummer=nummer) for nummer in tabellen)
            yield Vondst(
                Controle.EENHEID if uitspraak.anders_geteld else Controle.TEKST,
                Ernst.INFORMATIE if uitspraak.anders_geteld else Ernst.FOUT,
                _("{korps}: de tekst zegt “{genoemd}”, {tabel} geeft {gegeven} over {jaar}.").format(
                    korps=self._namen[alinea.partij],
                    genoemd=genoemd,
                    tabel=tabel,
                    gegeven=gegeven,
                    jaar=jaar,
                ),
                Lezing(alinea.paragraaf, genoemd),
                Lezing(f"{tabel} ({jaar})", gegeven),
                ("publicatie", alinea.partij, alinea.paragraaf, *uitspraak.vragen, str(jaar), zin),
                partij=alinea.partij,
                uitleg=_uitleg(zin, anders_geteld=uitspraak.anders_geteld),
                publicatie=self._titel,
            )

    def _kleur(self, alinea: Korpsalinea, zin: str, uitspraak: Kleuruitspraak) -> Iterator[Vondst]:
        balk = self._instrument.kleurenbalk(alinea.partij, self._jaar)
        kleur = dict(balk.kleuren).get(uitspraak.dimensie) if balk else None
        if balk is not None and kleur is not None and kleur != uitspraak.kleur:
            yield self._andere_kleur(
                alinea.partij,
                Lezing(alinea.paragraaf, uitspraak.plaats.van(zin)),
                Lezing(dict(balk.bronnen).get(uitspraak.dimensie, balk.bron), scorewoord(kleur)),
                ("zin", uitspraak.dimensie, alinea.paragraaf, zin),
                zin,
            )

    def _eindscores(self) -> Iterator[Vondst]:
        """What the sections print as eindscore beside what is known of it."""
        woorden = {woord: kleur for kleur, lijst in self._regels.kleuren for woord in lijst}
        for partij, oordeel in self._gepubliceerd.eindscores:
            gedrukt: Score | None = woorden.get(oordeel.lower())
            balk = self._instrument.kleurenbalk(partij, self._jaar)
            kleur = dict(balk.kleuren).get(EINDSCORE) if balk else None
            if balk is not None and gedrukt is not None and kleur is not None and kleur != gedrukt:
                yield self._andere_kleur(
                    partij,
                    Lezing(_("de sectie over het korps"), oordeel),
                    Lezing(dict(balk.bronnen).get(EINDSCORE, balk.bron), scorewoord(kleur)),
                    ("sectie", partij),
                    "",
                )

    def _andere_kleur(
        self, partij: str, een: Lezing, ander: Lezing, sleutel: tuple[str, ...], uitleg: str
    ) -> Vondst:
        return Vondst(
            Controle.TEKST,
            Ernst.FOUT,
            _("{korps}: de tekst zegt “{een}”, de kleur is {ander}.").format(
                korps=self._namen[partij], een=een.waarde, ander=ander.waarde
            ),
            een,
            ander,
            ("publicatie", partij, *sleutel),
            partij=partij,
            uitleg=uitleg,
            publicatie=self._titel,
        )


def _uitleg(zin: str, *, anders_geteld: bool) -> str:
    aanhaling = f"“{zin}”"
    if not anders_geteld:
        return aanhaling
    return aanhaling + " " + _("De tekst telt vermoedelijk iets anders dan de vraag.")
