"""The result per new eenheid (000, chapter 5): its former korpsen with their scores, and what it must look after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.rapporttekst import als_blokken
from korpsmonitor_tui.domain.schaal import toonvolgorde
from korpsmonitor_tui.domain.scoretabel import Leegte, Scorekolom, Scorerij, Scoretabel, legenda, tabelblok
from korpsmonitor_tui.domain.stuk import Kader, Kop, Opsomming, Paginaeinde, Stuk, Tabel, Tekst
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.aandachtspunten import (
    Eenheidspunten,
    lees_punten,
)
from korpsmonitor_tui.services.brieven import som_op
from korpsmonitor_tui.services.namen import verberg
from korpsmonitor_tui.services.rapportschrijvers import korpsen_van
from korpsmonitor_tui.services.rapportscores import merk_van
from korpsmonitor_tui.services.rapportteksten import lees_teksten, scorevelden
from korpsmonitor_tui.services.scorevakken import eindvak, scorevak

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from korpsmonitor_tui.domain.instrument import Eenheid
    from korpsmonitor_tui.domain.stuk import Blok
    from korpsmonitor_tui.services.korpsweging import Korpsweging
    from korpsmonitor_tui.services.rapportgrond import Rapportgrond
    from korpsmonitor_tui.services.rapportteksten import Rapporttekst


@dataclass(frozen=True)
class Eenheidrapport:
    """Everything that the report says of one eenheid."""

    eenheid: Eenheid
    korpsen: tuple[Korpsweging, ...]
    """Its former korpsen, in the order of the instrument; nowhere ranked."""
    punten: Eenheidspunten
    teksten: Mapping[str, Rapporttekst]
    """What a person wrote, by aandachtsveld."""
    namen: Mapping[str, str]
    """What is said instead of the names of people of its korpsen."""
    tabel: Scoretabel

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """What is not settled, one Dutch line each; nothing if it is complete."""
        naam = self.eenheid.naam
        regels = []
        for leegte, wat in (
            (Leegte.OPEN, _("{eenheid}: {aantal} van {alle} scores nog niet vastgesteld.")),
            (Leegte.BOTSING, _("{eenheid}: {aantal} van {alle} scores verschillend vastgelegd en nog niet gekozen.")),
        ):  # fmt: skip
            if aantal := self.tabel.aantal(leegte):
                alle = sum(len(rij.vakken) for rij in self.tabel.rijen)
                regels.append(wat.format(eenheid=naam, aantal=aantal, alle=alle))
        if verouderd := [korps.partij.naam for korps in self.korpsen if korps.verouderd]:
            regels.append(
                _("{eenheid}: eindscore gezet op andere scores dan er nu staan, van {korpsen}.").format(
                    eenheid=naam, korpsen=som_op(verouderd)
                )
            )
        return (*regels, *self._punten_ontbreken)

    @property
    def _punten_ontbreken(self) -> tuple[str, ...]:
        naam, regels = self.eenheid.naam, []
        if not self.punten.punten:
            regels.append(_("{eenheid}: nog geen aandachtspunten vastgesteld.").format(eenheid=naam))
        if voorstellen := len(self.punten.voorstellen):
            wat = ngettext(
                "{eenheid}: {aantal} voorstel voor een aandachtspunt wacht op een besluit.",
                "{eenheid}: {aantal} voorstellen voor aandachtspunten wachten op een besluit.",
                voorstellen,
            )
            regels.append(wat.format(eenheid=naam, aantal=voorstellen))
        if verouderd := [str(punt.nummer) for punt in self.punten.punten if punt.verouderd]:
            regels.append(
                _("{eenheid}: aandachtspunt {nummers} rust op scores die intussen anders zijn.").format(
                    eenheid=naam, nummers=som_op(verouderd)
                )
            )
        if botsingen := [code for code, tekst in self.teksten.items() if tekst.botsing]:
            regels.append(
                _("{eenheid}: tekst verschillend geschreven en nog niet gekozen ({onderdelen}).").format(
                    eenheid=naam, onderdelen=som_op(botsingen)
                )
            )
        return tuple(regels)


def voluit(eenheid: Eenheid) -> str:
    """An eenheid as one speaks of it: some have the word in their name."""
    if "eenheid" in eenheid.naam.casefold():
        return eenheid.naam
    return _("eenheid {naam}").format(naam=eenheid.naam)


def _met_hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def lees_eenheden(grond: Rapportgrond, codes: Iterable[str] | None = None) -> tuple[Eenheidrapport, ...]:
    """These eenheden (codes), by default all, in the order of the instrument."""
    instrument = grond.sessie.instrument
    gekozen = [e for e in instrument.eenheden if codes is None or e.code in set(codes)]
    teksten = lees_teksten(grond.sessie, [eenheid.code for eenheid in gekozen])
    return tuple(
        _lees(
            grond, eenheid, {deel: tekst for (over, deel), tekst in teksten.items() if over == eenheid.code}
        )
        for eenheid in gekozen
    )


def _lees(grond: Rapportgrond, eenheid: Eenheid, teksten: Mapping[str, Rapporttekst]) -> Eenheidrapport:
    codes = [korps.code for korps in korpsen_van(grond.sessie, eenheid.code)]
    korpsen = tuple(weging for code in codes if (weging := grond.matrix.korps(code)) is not None)
    namen = grond.namen(*codes)
    punten = lees_punten(grond.sessie, eenheid.code, korpsen)
    return Eenheidrapport(eenheid, korpsen, punten, teksten, namen, _scoretabel(grond, eenheid, korpsen))


def _scoretabel(grond: Rapportgrond, eenheid: Eenheid, korpsen: Sequence[Korpsweging]) -> Scoretabel:
    """A row per dimension, by aandachtsveld, and the eindscore last; a column per former korps."""
    velden = {veld.code: veld.naam for veld in grond.sessie.instrument.aandachtsvelden}
    rijen = [
        Scorerij(
            f"{velden[dimensie.aandachtsveld]}: {dimensie.naam}",
            tuple(scorevak(korps.cellen[nr], grond.namen(korps.partij.code)) for korps in korpsen),
        )
        for nr, dimensie in enumerate(grond.matrix.dimensies)
    ]
    eind = tuple(eindvak(korps, grond.namen(korps.partij.code)) for korps in korpsen)
    return Scoretabel(
        titel=_("Scores van de voormalige korpsen van de {eenheid}").format(eenheid=voluit(eenheid)),
        omschrijving=_("Per dimensie een rij en per voormalig korps een kolom met de letter van de score; onderaan de eindscore"),
        rijkop=_("Dimensie"),
        kolommen=tuple(Scorekolom(korps.partij.naam) for korps in korpsen),
        rijen=(*rijen, Scorerij(_("Eindscore"), eind)),
        schaal=grond.matrix.regels.schaal,
        bron=_("de weegploeg, volgens de weegregels {versie}").format(versie=grond.matrix.regels.versie),
    )  # fmt: skip


# -- as a part of a report -----------------------------------------------------------------------------------------------


def blokken(
    grond: Rapportgrond,
    rapporten: Sequence[Eenheidrapport] | None = None,
    *,
    niveau: int = 2,
    genummerd: bool = False,
) -> tuple[Blok, ...]:
    """The sections of eenheden, by default of all with who belongs to none; their headings are of this level."""
    delen = lees_eenheden(grond) if rapporten is None else rapporten
    inleiding = _inleiding(grond, delen) if rapporten is None else ()
    secties = [_sectie(grond, deel, niveau, genummerd=genummerd) for deel in delen]
    return (*inleiding, *_op_eigen_paginas(secties))


def _op_eigen_paginas(secties: Sequence[Sequence[Blok]]) -> tuple[Blok, ...]:
    """Every section but the first begins on a new page: a table of all dimensions fits there."""
    return tuple(
        blok for nr, sectie in enumerate(secties) for blok in (*((Paginaeinde(),) if nr else ()), *sectie)
    )


def _inleiding(grond: Rapportgrond, rapporten: Sequence[Eenheidrapport]) -> tuple[Blok, ...]:
    """What the reader must know of all sections, and which korpsen belong to no eenheid."""
    binnen = {korps.partij.code for deel in rapporten for korps in deel.korpsen}
    partijen = grond.sessie.instrument.partijen
    buiten = [p.naam for p in partijen if p.gemeten and p.code not in binnen]
    tekst = _(
        "Hieronder staan per nieuwe eenheid de uitkomsten van haar voormalige korpsen naast elkaar, met aandachtspunten voor"
        " de eenheid. De korpsen staan in de volgorde van hun nummers; die zegt niets over de scores."
    )
    if buiten:
        zin = ngettext("{korpsen} hoort bij geen eenheid.", "{korpsen} horen bij geen eenheid.", len(buiten))
        tekst = f"{tekst} {zin.format(korpsen=som_op(buiten))}"
    return (Tekst(tekst), legenda(*(deel.tabel for deel in rapporten)))


def _sectie(grond: Rapportgrond, deel: Eenheidrapport, niveau: int, *, genummerd: bool) -> tuple[Blok, ...]:
    velden = tuple(
        blok for veld in scorevelden(grond.sessie) for blok in _veld(deel, veld.code, veld.naam, niveau + 1)
    )
    return (
        Kop(_met_hoofdletter(voluit(deel.eenheid)), niveau, genummerd),
        Tekst(_samenvatting(deel)),
        # In small letters a section, with its points, fits its page.
        tabelblok(deel.tabel, klein=True),
        *velden,
        *_motivaties(grond, deel),
        Kop(_("Aandachtspunten"), niveau + 1),
        *_aandachtspunten(deel),
    )


def _samenvatting(deel: Eenheidrapport) -> str:
    """Which korpsen it is made of, and their eindscores."""
    namen = [korps.partij.naam for korps in deel.korpsen]
    zin = ngettext(
        "De {eenheid} bestaat uit het voormalige korps {korpsen}.",
        "De {eenheid} bestaat uit de voormalige korpsen {korpsen}.",
        len(namen),
    )
    zinnen = [zin.format(eenheid=voluit(deel.eenheid), korpsen=som_op(namen))]
    gezet = {korps.partij.naam: korps.eind.gegeven for korps in deel.korpsen if korps.eind.gegeven}
    for score in toonvolgorde([gegeven.score for gegeven in gezet.values()]):
        if met := [naam for naam in namen if naam in gezet and gezet[naam].score == score]:
            zin = ngettext(
                "{korpsen} heeft de eindscore {score}.", "{korpsen} hebben de eindscore {score}.", len(met)
            )
            zinnen.append(zin.format(korpsen=som_op(met), score=score.vorm.in_woorden))
    if zonder := [naam for naam in namen if naam not in gezet]:
        zinnen.append(_("Nog niet vastgesteld is de eindscore van {korpsen}.").format(korpsen=som_op(zonder)))
    return " ".join(zinnen)


def _veld(deel: Eenheidrapport, code: str, naam: str, niveau: int) -> tuple[Blok, ...]:
    """What a person wrote of an aandachtsveld; nothing if nobody did."""
    tekst = deel.teksten.get(code)
    if tekst is None or not tekst.geldt:
        return ()
    return (Kop(naam, niveau), *als_blokken(verberg(tekst.tekst, deel.namen)))


def _motivaties(grond: Rapportgrond, deel: Eenheidrapport) -> tuple[Blok, ...]:
    """Where a korps does not meet the norm, and why; nothing if all do."""
    velden = {veld.code: veld.naam for veld in grond.sessie.instrument.aandachtsvelden}
    rijen = tuple(
        (
            f"{velden[cel.dimensie.aandachtsveld]}: {cel.dimensie.naam}",
            korps.partij.naam,
            cel.gegeven.score,
            verberg(cel.gegeven.motivatie.strip(), deel.namen),
        )
        for nr in range(len(grond.matrix.dimensies))
        for korps in deel.korpsen
        if (cel := korps.cellen[nr]).gegeven is not None and cel.gegeven.score.tekortkoming
    )
    if not rijen:
        return ()
    tabel = Tabel(
        _("Per dimensie en voormalig korps dat niet aan de norm voldoet de score en de motivatie"),
        ((_("Dimensie"), 29), (_("Korps"), 16), (_("Score"), 17), (_("Motivatie van de weegploeg"), 38)),
        rijen,
        bijschrift=_("Waar de norm niet is gehaald in de {eenheid}").format(eenheid=voluit(deel.eenheid)),
    )
    return (tabel,)


def _aandachtspunten(deel: Eenheidrapport) -> tuple[Blok, ...]:
    if not deel.punten.punten:
        return (Tekst(_("Er zijn nog geen aandachtspunten vastgesteld.")),)
    punten = tuple(verberg(punt.tekst, deel.namen) for punt in deel.punten.punten)
    return (Tekst(_("Aandachtspunten voor de eenheid zijn:")), Opsomming(punten))


def als_stuk(grond: Rapportgrond, rapporten: Sequence[Eenheidrapport], *, voorstellen: bool = False) -> Stuk:
    """These eenheden as a piece of their own; what is not complete says so before anything else.

    With ``voorstellen`` also what is proposed and nobody decided on, marked as such.
    """
    editie = grond.sessie.editie
    ontbreekt = tuple(regel for deel in rapporten for regel in deel.ontbreekt)
    concept = Kader("\n".join((_("CONCEPT – dit stuk is niet compleet."), *ontbreekt)))
    inhoud = _op_eigen_paginas(
        [
            (*blokken(grond, [deel], niveau=1), *(_voorstellen(deel) if voorstellen else ()))
            for deel in rapporten
        ]
    )
    namen = rapporten[0].eenheid.naam if len(rapporten) == 1 else _("alle eenheden")
    return Stuk(
        titel=_("Uitkomsten per eenheid: {namen}").format(namen=namen)
        if len(rapporten) == 1
        else _("Uitkomsten per eenheid"),
        ondertitel=_("{instrument}, editie {editie}").format(
            instrument=grond.sessie.instrument.naam, editie=editie.naam
        ),
        blokken=(
            *((concept,) if ontbreekt else ()),
            legenda(*(deel.tabel for deel in rapporten)),
            # What is missing of many fills most of a page.
            *((Paginaeinde(),) if ontbreekt and len(rapporten) > 1 else ()),
            *inhoud,
        ),
        instrument=grond.sessie.instrument.naam,
        kenmerk=_("Eenheden – editie {editie}").format(editie=editie.id),
        rubricering=merk_van(ontbreekt),
        demonstratie=editie.demonstratie,
        opgemaakt=grond.sessie.vandaag(),
    )


def _voorstellen(deel: Eenheidrapport) -> tuple[Blok, ...]:
    if not deel.punten.voorstellen:
        return ()
    regels = tuple(verberg(voorstel.tekst, deel.namen) for voorstel in deel.punten.voorstellen)
    return (
        Kader(_("Voorstellen uit de scores, door niemand overgenomen; geen onderdeel van het rapport:")),
        Opsomming(regels),
    )
