"""Reads what the consistency check needs besides the figures: how texts speak of them, and what a publication says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.publicatie import (
    Gepubliceerd,
    Kleurbeweringen,
    Kleurentabel,
    Kleurrij,
    Kleurtelling,
    Kleurverschil,
    Korpsalinea,
    Publicatie,
)
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.uitspraak import Cijferregel, Janeeregel, Tekstregels
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import open_los_toml
from korpsmonitor_tui.intake.demotekst import lees_demotekst

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.schaal import Schaal, Score
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.demotekst import Demotekst
    from korpsmonitor_tui.intake.tabel import Tabel

TEKSTREGELS: Final = "consistentie.toml"
PUBLICATIE: Final = "publicatie.toml"
_GROEPEN: Final = ("korpsen", "regiokorpsen")


def lees_tekstregels(bestand: Path, vragen: Collection[str], schaal: Schaal) -> Tekstregels:
    """How texts speak of figures and of the colours of ``schaal``; ``vragen`` are the ids that exist.

    Raises OnbruikbareBestanden with every mistake.
    """
    bevindingen: list[Bevinding] = []
    tabel = open_los_toml(bestand, bevindingen)
    regels = _lees_tekstregels(tabel, vragen, schaal) if tabel is not None else None
    if regels is None or bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return regels


def lees_publicatie(bestand: Path, map_: Path, instrument: Instrument) -> Gepubliceerd:
    """What a publication says besides its tables of figures; its texts stand in ``map_``.

    Raises OnbruikbareBestanden with every mistake.
    """
    bevindingen: list[Bevinding] = []
    tabel = open_los_toml(bestand, bevindingen)
    tekst = tabel.tekst("tekst", verplicht=False) if tabel is not None else ""
    publicatie = _lees_publicatie(tabel, instrument) if tabel is not None else None
    if publicatie is None or bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return (
        _met_tekst(publicatie, lees_demotekst(map_ / tekst, instrument))
        if tekst
        else Gepubliceerd(publicatie)
    )


def lees_kleurbeweringen(bestand: Path, instrument: Instrument) -> Kleurbeweringen:
    """What a text says about numbers of colours: a file with nothing but ``[[telling]]`` and ``[[verschil]]``.

    Raises OnbruikbareBestanden with every mistake.
    """
    bevindingen: list[Bevinding] = []
    tabel = open_los_toml(bestand, bevindingen)
    beweringen = Kleurbeweringen()
    if tabel is not None:
        beweringen = _lees_beweringen(tabel, instrument)
        tabel.sluit()
    if bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return beweringen


def _met_tekst(publicatie: Publicatie, tekst: Demotekst) -> Gepubliceerd:
    return Gepubliceerd(
        publicatie,
        tuple(
            Korpsalinea(korps.partij, sectie.onderdeel, sectie.paragraaf, alinea.tekst)
            for korps in tekst.korpsen
            for sectie in korps.secties
            for alinea in sectie.alineas
        ),
        tuple((korps.partij, korps.oordeel) for korps in tekst.korpsen if korps.oordeel),
    )


def _lees_tekstregels(bestand: Tabel, vragen: Collection[str], schaal: Schaal) -> Tekstregels:
    regels = Tekstregels(
        tuple(_lees_cijferregel(tabel, vragen) for tabel in bestand.tabellen("cijfer", verplicht=False)),
        tuple(_lees_janee(tabel, vragen) for tabel in bestand.tabellen("ja_nee", verplicht=False)),
        tuple(
            (kleur, woorden)
            for tabel in bestand.tabellen("kleur", verplicht=False)
            for kleur, woorden in [_lees_kleurwoorden(tabel, schaal)]
            if kleur is not None
        ),
    )
    bestand.sluit()
    return regels


def _lees_kleurwoorden(tabel: Tabel, schaal: Schaal) -> tuple[Score | None, tuple[str, ...]]:
    gelezen = _lees_kleur(tabel, schaal), _klein(tabel, "woorden", verplicht=True)
    tabel.sluit()
    return gelezen


def _lees_cijferregel(tabel: Tabel, vragen: Collection[str]) -> Cijferregel:
    gevraagd = tabel.teksten("vragen", verplicht=True)
    for vraag in gevraagd:
        tabel.verwijzing("vragen", vraag, vragen)
    regel = Cijferregel(
        gevraagd,
        _klein(tabel, "eenheden", verplicht=True),
        tabel.teksten("onderdelen"),
        _klein(tabel, "woorden"),
        _klein(tabel, "zonder"),
        _klein(tabel, "erin"),
        anders_geteld=tabel.ja("anders_geteld"),
    )
    tabel.sluit()
    return regel


def _lees_janee(tabel: Tabel, vragen: Collection[str]) -> Janeeregel:
    vraag = tabel.tekst("vraag")
    tabel.verwijzing("vraag", vraag, vragen)
    regel = Janeeregel(
        vraag, _klein(tabel, "ja", verplicht=True), _klein(tabel, "nee"), tabel.teksten("onderdelen")
    )
    tabel.sluit()
    return regel


def _klein(tabel: Tabel, sleutel: str, *, verplicht: bool = False) -> tuple[str, ...]:
    """Words in the form that texts are looked through in."""
    return tuple(tekst.lower() for tekst in tabel.teksten(sleutel, verplicht=verplicht))


def _lees_kleur(tabel: Tabel, schaal: Schaal) -> Score | None:
    naam = tabel.tekst("kleur")
    return schaal.score(naam) if tabel.verwijzing("kleur", naam, schaal.kleuren) else None


def _lees_publicatie(bestand: Tabel, instrument: Instrument) -> Publicatie:
    tabel = bestand.tabel("kleurentabel", verplicht=False)
    beweringen = _lees_beweringen(bestand, instrument)
    publicatie = Publicatie(
        bestand.tekst("titel"),
        bestand.geheel("jaar") or 0,
        _lees_kleurentabel(tabel, instrument) if tabel is not None else None,
        beweringen.tellingen,
        beweringen.verschillen,
    )
    bestand.sluit()
    return publicatie


def _lees_beweringen(bestand: Tabel, instrument: Instrument) -> Kleurbeweringen:
    return Kleurbeweringen(
        tuple(
            telling
            for deel in bestand.tabellen("telling", verplicht=False)
            if (telling := _lees_telling(deel, instrument)) is not None
        ),
        tuple(
            verschil
            for deel in bestand.tabellen("verschil", verplicht=False)
            if (verschil := _lees_verschil(deel, instrument.schaal)) is not None
        ),
    )


def _lees_kleurentabel(tabel: Tabel, instrument: Instrument) -> Kleurentabel:
    jaren = tabel.gehelen("jaren")
    korpsen = [partij.code for partij in instrument.partijen if partij.gemeten]
    rijen = tuple(
        _lees_rij(deel, korpsen, instrument.schaal, len(jaren))
        for deel in tabel.delen("rijen", _("rij"), verplicht=True)
    )
    kleurentabel = Kleurentabel(tabel.geheel("nummer") or 0, tabel.tekst("paragraaf"), jaren, rijen)
    tabel.sluit()
    return kleurentabel


def _lees_rij(deel: Tabel, korpsen: Collection[str], schaal: Schaal, aantal: int) -> Kleurrij:
    code = deel.code("korps")
    deel.verwijzing("korps", code, korpsen)
    namen = deel.teksten("kleuren", verplicht=True)
    for naam in namen:
        deel.verwijzing("kleuren", naam, schaal.kleuren)
    if len(namen) != aantal:
        deel.meld(
            _("er staan {aantal} kleuren voor {jaren} jaren.").format(aantal=len(namen), jaren=aantal),
            _('Geef elk jaar een kleur; "" als de cel leeg is.'),
        )
    rij = Kleurrij(code, deel.geheel("regel") or 0, tuple(map(schaal.score, namen)))
    deel.sluit()
    return rij


def _lees_telling(deel: Tabel, instrument: Instrument) -> Kleurtelling | None:
    jaar, aantal, bron = deel.geheel("jaar"), deel.geheel("aantal"), deel.tekst("bron")
    kleuren = _lees_kleuren(deel, instrument.schaal)
    dimensie = deel.tekst("dimensie", verplicht=False) or EINDSCORE
    deel.verwijzing("dimensie", dimensie, [EINDSCORE, *(d.code for d in instrument.dimensies)])
    groep, partijen = _lees_geteld(deel, instrument)
    deel.sluit()
    if jaar is None or aantal is None or not kleuren:
        return None
    return Kleurtelling(jaar, kleuren, aantal, partijen, groep, bron, dimensie)


def _lees_kleuren(deel: Tabel, schaal: Schaal) -> tuple[Score, ...]:
    """One colour, or some that were counted together."""
    if "kleuren" not in deel:
        kleur = _lees_kleur(deel, schaal)
        return () if kleur is None else (kleur,)
    namen = deel.teksten("kleuren", verplicht=True)
    goed = [naam for naam in namen if deel.verwijzing("kleuren", naam, schaal.kleuren)]
    return tuple(kleur for naam in dict.fromkeys(goed) if (kleur := schaal.score(naam)) is not None)


def _lees_geteld(deel: Tabel, instrument: Instrument) -> tuple[str, tuple[str, ...]]:
    """What those who were counted are called together, and their codes: a group, or parties by name."""
    gemeten = [partij for partij in instrument.partijen if partij.gemeten]
    if "partijen" in deel:
        codes = deel.teksten("partijen", verplicht=True)
        for code in codes:
            deel.verwijzing("partijen", code, [partij.code for partij in gemeten])
        genoemd = [partij for partij in gemeten if partij.code in codes]
        return ", ".join(partij.naam for partij in genoemd), tuple(partij.code for partij in genoemd)
    groep = deel.tekst("rijen")
    deel.verwijzing("rijen", groep, _GROEPEN)
    return groep, tuple(
        partij.code for partij in gemeten if groep == "korpsen" or partij.gemonitord_vanaf is None
    )


def _lees_verschil(deel: Tabel, schaal: Schaal) -> Kleurverschil | None:
    jaar, eerder, kleur = deel.geheel("jaar"), deel.geheel("eerder"), _lees_kleur(deel, schaal)
    verschil, bron = deel.geheel("verschil"), deel.tekst("bron")
    deel.sluit()
    if jaar is None or eerder is None or kleur is None or verschil is None:
        return None
    return Kleurverschil(jaar, eerder, kleur, verschil, bron)
