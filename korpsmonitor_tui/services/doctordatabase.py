"""The database and what lies about it: rights, key file, room, what a killed program left, backups, and its inside."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, oorzaak_van
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import reservekopieen
from korpsmonitor_tui.services.doctor import Oordeel, Regel, mag_anders
from korpsmonitor_tui.store import kopiemap
from korpsmonitor_tui.store.databasebestand import is_versleuteld
from korpsmonitor_tui.store.inzage import lees_inzage
from korpsmonitor_tui.store.sleutelbestand import lees_slots, ontsluit, pad_van
from korpsmonitor_tui.store.sleutelslot import SLOT_HERSTEL
from korpsmonitor_tui.store.voorkeuren import Voorkeuren

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from korpsmonitor_tui.services.openen import Wereld
    from korpsmonitor_tui.store.inzage import Inzage

MEGABYTE: Final = 2**20
KRAP: Final = 500 * MEGABYTE
"""Free bytes below which there is little room; and that for three copies of the database."""
VOL: Final = 50 * MEGABYTE
"""Free bytes below which nothing more fits; and that for one copy of the database."""
OUD: Final = timedelta(days=7)
VERLATEN: Final = 24 * 3600
"""Seconds after which a half file is nobody's any more."""
VOORUIT: Final = timedelta(hours=1)
"""How much later than now something may have been recorded: clocks of laptops differ."""


def onderzoek_database(
    wereld: Wereld, pad: Path, wachtwoord: Callable[[], str] | None
) -> tuple[tuple[Regel, ...], bool]:
    """What is wrong about the database at ``pad``, and whether its inside was looked at.

    ``wachtwoord`` None looks at the inside only of one that is not encrypted.
    """
    regels = [
        _schrijfproef(_("gegevensmap"), pad.parent),
        _schrijfproef(_("toestandsmap"), paths.toestandsmap()),
    ]
    try:
        versleuteld = is_versleuteld(pad)
    except KorpsmonitorFout as fout:
        oordeel = Oordeel.FOUT if pad.exists() or pad_van(pad).exists() else Oordeel.LET_OP
        return (*regels, Regel(_("database"), oordeel, str(fout)), _schijf(pad)), True
    regels += _rechten(pad)
    sleutel, gekeken = None, not versleuteld
    if versleuteld:
        regels += _sleutelbestand(pad)
        if wachtwoord is not None:
            try:
                sleutel, gekeken = ontsluit(pad, wachtwoord).sleutel, True
            except KorpsmonitorFout as fout:
                regels.append(Regel(_("wachtwoord"), Oordeel.FOUT, str(fout)))
    else:
        regels.append(
            Regel(
                _("versleuteling"),
                Oordeel.LET_OP,
                _("De database is niet versleuteld: wie het bestand heeft, kan alles lezen."),
            )
        )
    inzage = None
    if gekeken:
        inzage, inhoud = _inhoud(wereld, pad, sleutel)
        regels += inhoud
    regels += [_schijf(pad), _resten(pad), *_kopieen(wereld, pad, inzage)]
    return tuple(regels), gekeken


def _schrijfproef(onderdeel: str, map_: Path) -> Regel:
    """Write a file and take it away; of a folder that is still to be made, where it will be."""
    plaats = next((ouder for ouder in (map_, *map_.absolute().parents) if ouder.exists()), map_)
    try:
        with tempfile.TemporaryFile(dir=plaats) as proef:
            proef.write(b"proef")
            proef.flush()
            os.fsync(proef.fileno())
    except OSError as fout:
        return Regel(
            onderdeel,
            Oordeel.FOUT,
            _("In {map} kan niet worden geschreven ({oorzaak}).").format(
                map=plaats, oorzaak=oorzaak_van(fout)
            ),
            _("Geef uzelf schrijfrecht op de map, of kies een andere plaats met --db."),
        )
    if plaats != map_:
        return Regel(onderdeel, Oordeel.GOED, _("{map} wordt gemaakt als dat nodig is.").format(map=map_))
    return Regel(onderdeel, Oordeel.GOED, _("{map} is te beschrijven.").format(map=map_))


def _rechten(pad: Path) -> Iterator[Regel]:
    if not os.access(pad, os.R_OK | os.W_OK):
        yield Regel(
            _("database"),
            Oordeel.FOUT,
            _("{pad} is niet te lezen of te schrijven.").format(pad=pad),
            _("Geef uzelf lees- en schrijfrecht op het bestand."),
        )
        return
    yield Regel(
        _("database"),
        Oordeel.GOED,
        _("{pad}, {megabyte} MB.").format(pad=pad, megabyte=round(pad.stat().st_size / MEGABYTE, 1)),
    )
    for bestand in (pad, pad_van(pad)):
        if bestand.exists() and mag_anders(bestand):
            yield Regel(
                _("rechten"),
                Oordeel.LET_OP,
                _("Anderen op deze computer mogen bij {pad}.").format(pad=bestand),
                _("Geef `chmod 600 {pad}`.").format(pad=bestand),
            )


def _sleutelbestand(pad: Path) -> Iterator[Regel]:
    wat = _("sleutelbestand")
    try:
        slots = lees_slots(pad)
    except KorpsmonitorFout as fout:
        yield Regel(wat, Oordeel.FOUT, str(fout))
        return
    yield Regel(
        wat,
        Oordeel.GOED,
        ngettext("{aantal} sleutel.", "{aantal} sleutels.", len(slots)).format(aantal=len(slots)),
    )
    if not any(slot.soort == SLOT_HERSTEL for slot in slots):
        yield Regel(
            _("herstelsleutel"),
            Oordeel.LET_OP,
            _("Er is geen herstelsleutel: een vergeten wachtwoord is niet te herstellen."),
            _("Geef `korpsmonitor sleutel herstelsleutel`."),
        )


def _inhoud(wereld: Wereld, pad: Path, sleutel: bytes | None) -> tuple[Inzage | None, list[Regel]]:
    """What the database says of itself."""
    try:
        inzage = lees_inzage(pad, sleutel)
    except KorpsmonitorFout as fout:
        return None, [Regel(_("inhoud"), Oordeel.FOUT, str(fout))]
    regels = [
        Regel(
            _("inhoud"),
            Oordeel.GOED,
            ngettext("{aantal} vastlegging.", "{aantal} vastleggingen.", inzage.events).format(
                aantal=inzage.events
            ),
        )
    ]
    if inzage.triggers:
        regels.append(
            Regel(
                _("beveiliging"),
                Oordeel.FOUT,
                _("In de database ontbreekt {namen}.").format(namen=", ".join(inzage.triggers)),
                _("Zet een reservekopie terug, en vraag `korpsmonitor controleer`."),
            )
        )
    if inzage.openstaand:
        regels.append(
            Regel(
                _("bijwerken"),
                Oordeel.LET_OP,
                _(
                    "De database is van een eerdere versie; bij het openen wordt zij bijgewerkt, na een reservekopie."
                ),
            )
        )
    if inzage.laatste is not None and inzage.laatste > wereld.klok() + VOORUIT:
        regels.append(
            Regel(
                _("klok"),
                Oordeel.FOUT,
                _("Er is iets vastgelegd op {moment}, later dan nu.").format(
                    moment=inzage.laatste.astimezone().strftime("%d-%m-%Y %H:%M")
                ),
                _("Zet de klok van de computer gelijk: elk tijdstip in een verslag komt ervan."),
            )
        )
    return inzage, regels


def _schijf(pad: Path) -> Regel:
    wat = _("schijf")
    plaats = next((ouder for ouder in pad.absolute().parents if ouder.exists()), Path("/"))
    groot = pad.stat().st_size if pad.exists() else 0
    vrij = shutil.disk_usage(plaats).free
    tekst = _("{megabyte} MB vrij op de schijf van {map}.").format(megabyte=vrij // MEGABYTE, map=plaats)
    if vrij < VOL + groot:
        return Regel(wat, Oordeel.FOUT, tekst, _("Maak ruimte: er past geen reservekopie meer bij."))
    if vrij < KRAP + 3 * groot:
        return Regel(wat, Oordeel.LET_OP, tekst, _("Maak ruimte voor reservekopieën."))
    return Regel(wat, Oordeel.GOED, tekst)


def _resten(pad: Path) -> Regel:
    """What programs that were killed left beside the database."""
    wat = _("resten")
    grens = time.time() - VERLATEN
    resten = [rest for rest in pad.parent.glob(f".{pad.name}.*") if rest.stat().st_mtime < grens]
    if not resten:
        return Regel(wat, Oordeel.GOED, _("Geen halve bestanden van een afgebroken programma."))
    return Regel(
        wat,
        Oordeel.LET_OP,
        _("Van een afgebroken programma is {naam} blijven staan.").format(
            naam=", ".join(sorted(rest.name for rest in resten))
        ),
        _("Gooi weg wat met een punt begint; het programma gebruikt het niet meer."),
    )


def _kopieen(wereld: Wereld, pad: Path, inzage: Inzage | None) -> Iterator[Regel]:
    """The backups in the folder for them: of a database that was not looked into the one beside it."""
    wat = _("reservekopieën")
    voorkeuren = Voorkeuren(paths.toestandsmap(), inzage.monitor if inzage else "")
    map_ = reservekopieen.map_bij(voorkeuren, pad)
    kopieen, onleesbaar = kopiemap.lees(map_)
    for stuk in onleesbaar:
        yield Regel(
            wat, Oordeel.LET_OP, stuk.reden, _("Gooi het bestand weg, of zoek uit waar het vandaan komt.")
        )
    if inzage is not None:
        kopieen = [kopie for kopie in kopieen if kopie.manifest.monitor == inzage.monitor]
    if not kopieen:
        yield Regel(
            wat,
            Oordeel.LET_OP,
            _("In {map} staat geen reservekopie.").format(map=map_),
            _("Geef `korpsmonitor backup`, het liefst naar een andere schijf."),
        )
        return
    nieuwste = kopieen[0]
    oud = wereld.klok() - nieuwste.manifest.gemaakt > OUD
    gecontroleerd = reservekopieen.laatst_gecontroleerd(voorkeuren)
    slecht = [
        kopie.pad.name
        for kopie in kopieen
        if not gecontroleerd.get(kopie.pad.name, (datetime.min.replace(tzinfo=UTC), True))[1]
    ]
    moment = nieuwste.manifest.gemaakt.astimezone().strftime("%d-%m-%Y %H:%M")
    yield Regel(
        wat,
        Oordeel.LET_OP if oud else Oordeel.GOED,
        ngettext(
            "{aantal} kopie in {map}; de nieuwste is van {moment}.",
            "{aantal} kopieën in {map}; de nieuwste is van {moment}.",
            len(kopieen),
        ).format(aantal=len(kopieen), map=map_, moment=moment),
        _("Geef `korpsmonitor backup`.") if oud else "",
    )
    for naam in slecht:
        yield Regel(
            wat,
            Oordeel.FOUT,
            _("{naam} was niet heel toen zij werd nagelezen.").format(naam=naam),
            _("Maak een nieuwe, en bewaar deze niet als enige."),
        )
    if reservekopieen.zelfde_schijf(map_, pad):
        yield Regel(
            wat,
            Oordeel.LET_OP,
            _("De reservekopieën staan op dezelfde schijf als de database."),
            _("Kies bij Beheer (F10, b en dan m) een map op een andere schijf."),
        )
