"""What goes out with a version, together: a folder, or a mail that is ready to be sent."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.bestanden.naam import veilige_naam
from korpsmonitor_tui.bestanden.schrijf import BestandFout, Klaarzetter, ruim_op
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.wederhoor import Ronde
from korpsmonitor_tui.services import bijlagen
from korpsmonitor_tui.services.brieven import som_op
from korpsmonitor_tui.services.documenten import bestandsnaam
from korpsmonitor_tui.services.hoofdstukdelen import hoofdstuktitel, is_hoofdstuk
from korpsmonitor_tui.services.mailbestand import lees_adressen, maak_mail
from korpsmonitor_tui.services.sessie import dossier_id, partij_van
from korpsmonitor_tui.services.versies import Versie, lees_versies
from korpsmonitor_tui.services.verzending import Uitvoer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from korpsmonitor_tui.services.brieven import Geschreven
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

INHOUD: Final = "inhoud.txt"
BRIEF, BIJLAGE = "brief", "bijlage"
"""Kinds of what is kept with a version, besides the verslag itself."""

_ACHTER: Final = {Uitvoer.WORD: ".docx", Uitvoer.EML: ".eml", Uitvoer.BUNDEL: ""}
_NUMMER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Zending:
    """Everything that goes out with a version."""

    naam: str
    """Of the folder or the mail, without a suffix."""
    kop: tuple[str, ...]
    """What it is, for the list of contents, a line each."""
    wie: str
    onderwerp: str
    tekst: str
    bestanden: dict[str, bytes]
    """By name, the verslag first."""


def lees_annexen(paden: Sequence[Path], bezet: Sequence[str]) -> dict[str, bytes]:
    """The annexes by name. Raises OnbruikbareInvoer if one cannot be read, or if names would be in each other's way."""
    gezien = {naam.casefold() for naam in (*bezet, INHOUD)}
    gelezen = {}
    for pad in paden:
        if pad.name.casefold() in gezien or not pad.name.isprintable():
            raise OnbruikbareInvoer(
                _(
                    "De bijlage “{naam}” heeft een naam die al voorkomt of die niet kan; er is niets vastgelegd."
                ).format(naam=pad.name)
            )
        gezien.add(pad.name.casefold())
        gelezen[pad.name] = bijlagen.lees_bestand(pad)
    return gelezen


def bewaar(
    tx: Transactie, dossier: str, brief: Geschreven, annexen: dict[str, bytes]
) -> list[dict[str, str]]:
    """Keep letter and annexes byte for byte, and return what the version records of them."""
    return [
        {
            "soort": BRIEF,
            "bijlage": bijlagen.bewaar(tx, dossier, brief.naam, brief.inhoud),
            "onderwerp": brief.onderwerp,
            "tekst": brief.tekst,
        },
        *(
            {"soort": BIJLAGE, "bijlage": bijlagen.bewaar(tx, dossier, naam, inhoud)}
            for naam, inhoud in annexen.items()
        ),
    ]


def stel_samen(
    sessie: Sessie,
    dossier: str,
    versie: Versie,
    ronde: str,
    brief: tuple[str, str],
    bestanden: dict[str, bytes],
) -> Zending:
    """What goes out with this version; ``brief`` is (subject, text) of the letter."""
    wie = som_op([label for _wie, label in versie.respondenten])
    return Zending(
        naam=bestandsnaam(sessie, dossier, versie.nummer).removesuffix(".docx"),
        kop=(
            _heet(sessie, dossier, versie),
            _("{instrument}, editie {editie}").format(
                instrument=sessie.instrument.naam, editie=sessie.editie.naam
            ),
            _("Ter verificatie ({ronde} wederhoor) op {datum} aan {wie}").format(
                ronde=ronde, datum=versie.datum.strftime("%d-%m-%Y") if versie.datum else "?", wie=wie
            ),
        ),
        wie=wie,
        onderwerp=brief[0],
        tekst=brief[1],
        bestanden=bestanden,
    )


def _heet(sessie: Sessie, dossier: str, versie: Versie) -> str:
    """What goes out, for the first line of the list of contents."""
    if is_hoofdstuk(sessie, dossier):
        return _("{hoofdstuk}, versie {versie}").format(
            hoofdstuk=hoofdstuktitel(sessie, dossier), versie=versie.nummer
        )
    return _("Gespreksverslag {partij}, versie {versie}").format(
        partij=sessie.partij(partij_van(dossier)).naam, versie=versie.nummer
    )


def lees_zending(sessie: Sessie, dossier: str, nummer: int | None = None) -> Zending:
    """What went out with a version, byte for byte as it was kept; default the last one that was sent.

    Raises NietGevonden if no such version was sent, or if a file of it was destroyed.
    """
    db = sessie.store.lees()
    versie = next(
        (
            versie
            for versie in reversed(lees_versies(db, dossier))
            if versie.soort == "verzonden" and nummer in {None, versie.nummer}
        ),
        None,
    )
    if versie is None:
        raise NietGevonden(_("Deze versie is niet verstuurd; `verslag status` toont de versies."))
    bestand, ronde, lijst = db.execute(
        "SELECT bestand, wederhoor, bijlagen FROM versie WHERE id = ?", (versie.id,)
    ).fetchone()
    mee: list[dict[str, Any]] = json.loads(lijst or "[]")
    brief = next((stuk for stuk in mee if stuk["soort"] == BRIEF), {})
    inhoud = [bijlagen.haal_op(sessie, id_) for id_ in (bestand, *(stuk["bijlage"] for stuk in mee))]
    teksten = (str(brief.get("onderwerp") or inhoud[0][0]), str(brief.get("tekst") or ""))
    # What a file was called on another laptop leads nowhere here.
    bestanden = {veilige_naam(naam): bytes_ for naam, bytes_ in inhoud}
    return stel_samen(sessie, dossier, versie, ronde or Ronde.AMBTELIJK, teksten, bestanden)


# -- on disk -------------------------------------------------------------------------------------------------------------


def inhoudsopgave(zending: Zending) -> str:
    """What is in the folder, for people; ``sha256sum -c`` checks it."""
    regels = [
        *(f"# {regel}" for regel in zending.kop),
        "#",
        _("# De bestanden met hun SHA-256; na te gaan met: sha256sum -c {naam}").format(naam=INHOUD),
        *(f"{hashlib.sha256(inhoud).hexdigest()}  {naam}" for naam, inhoud in zending.bestanden.items()),
    ]
    return "\n".join(regels) + "\n"


def zet_klaar(
    klaar: Klaarzetter, zending: Zending, doel: Path, vorm: Uitvoer, aan: Sequence[str] = ()
) -> Path:
    """Have the files ready and return where they will be.

    A folder is made inside ``doel``; a file gets a name of ours if ``doel`` is a folder. Raises BestandFout, also for a
    folder in the way that is none of ours; OnbruikbareInvoer for an address that is none.
    """
    match vorm:
        case Uitvoer.WORD:
            naam, inhoud = next(iter(zending.bestanden.items()))
            doel = doel / naam if doel.is_dir() else doel
            klaar.zet_bestand(doel, inhoud)
        case Uitvoer.EML:
            doel = doel / f"{zending.naam}.eml" if doel.is_dir() else doel
            klaar.zet_bestand(
                doel,
                maak_mail(
                    zending.onderwerp, zending.tekst, lees_adressen(aan), zending.wie, zending.bestanden
                ),
            )
        case Uitvoer.BUNDEL:
            doel = doel / zending.naam
            _weiger_vreemde(doel)
            klaar.zet_map(doel, {**zending.bestanden, INHOUD: inhoudsopgave(zending).encode()})
    return doel


def _weiger_vreemde(map_: Path) -> None:
    """Only a folder that holds nothing but a bundle may ever be replaced."""
    if not map_.exists():
        return
    genoemd = set()
    if (map_ / INHOUD).is_file():
        regels = bijlagen.lees_bestand(map_ / INHOUD).decode("utf-8", "replace").splitlines()
        genoemd = {INHOUD, *(regel.partition("  ")[2] for regel in regels)}
    if not genoemd or any(pad.name not in genoemd or not pad.is_file() for pad in map_.iterdir()):
        raise BestandFout(
            _(
                "{map} bestaat al en bevat iets anders dan een bundel; er is niets gewijzigd. Kies een andere map."
            ).format(map=map_)
        )


def schrijf_zending(
    sessie: Sessie,
    dossier: str,
    doel: Path,
    vorm: Uitvoer,
    *,
    nummer: int | None = None,
    aan: Sequence[str] = (),
    overschrijf: bool = False,
) -> Path:
    """Write what was sent once more, from what is kept; returns where. Changes nothing in the database.

    Raises as :func:`lees_zending` and :func:`zet_klaar`.
    """
    with Klaarzetter(overschrijf=overschrijf) as klaar:
        pad = zet_klaar(klaar, lees_zending(sessie, dossier, nummer), doel, vorm, aan)
        klaar.plaats()
    return pad


def maak_af(sessie: Sessie, map_: Path, vorm: Uitvoer) -> tuple[Path, ...]:
    """Finish what a run that was killed left in ``map_``: what was recorded as sent gets its files, the rest goes.

    Returns what was written.
    """
    if not map_.is_dir():
        return ()
    db = sessie.store.lees()
    geschreven = []
    for partij in sessie.instrument.partijen:
        dossier = dossier_id(sessie.editie.id, partij.code)
        stam = bestandsnaam(sessie, dossier, 0).removesuffix("0.docx")
        for rest in map_.glob(f".{stam}[0-9]*"):
            ruim_op(rest)
            nummer = int(_NUMMER.findall(rest.name.removeprefix(f".{stam}"))[0])
            verzonden = {v.nummer for v in lees_versies(db, dossier) if v.soort == "verzonden"}
            doel = map_ / f"{stam}{nummer}{_ACHTER[vorm]}"
            if nummer in verzonden and not doel.exists():
                naar = map_ if vorm == Uitvoer.BUNDEL else doel
                geschreven.append(schrijf_zending(sessie, dossier, naar, vorm, nummer=nummer))
    return tuple(geschreven)
