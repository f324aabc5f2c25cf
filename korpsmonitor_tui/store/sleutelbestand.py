"""The key file ``X.db.sleutel``: the random data key of a database, wrapped in slots.

Every slot wraps the same data key under another secret, so that changing a passphrase rewrites no data.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.bestanden.schrijf import Klaarzetter, schrijf_bestand
from korpsmonitor_tui.domain.errors import oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store.fouten import OpslagFout, SleutelOntbreekt, WachtwoordOnjuist
from korpsmonitor_tui.store.sleutelslot import (
    LENGTE,
    SLOT_HERSTEL,
    SLOT_PERSOON,
    SLOT_WACHTWOORD,
    Slot,
    codeer,
    getal,
    ontleed,
    pak_uit,
    verpak,
    zoek_die_opent,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

VERSIE: Final = 1

MEESTE_SLOTS: Final = 32
"""A wrong passphrase is tried on every slot that people type one for: a tenth of a second each."""
GROOTSTE_BESTAND: Final = 64 * 2**10

GEWOON: Final = (SLOT_WACHTWOORD, SLOT_PERSOON)
"""What a passphrase opens."""
GETYPT: Final = (*GEWOON, SLOT_HERSTEL)
"""What a person can open: without one of these the data would be lost."""

_BESCHADIGD: Final = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading nonsense as JSON, numbers and base64 raises."""


@dataclass(frozen=True, slots=True)
class Ontsluiting:
    """The data key, and by which slot it was had."""

    sleutel: bytes = field(repr=False)
    slot: Slot


@dataclass(frozen=True, slots=True)
class Nieuw:
    """A slot to be made."""

    soort: str
    geheim: str = field(repr=False)
    medewerker: str = ""


def pad_van(database: Path) -> Path:
    """Where the key file of a database stands."""
    return database.with_name(database.name + ".sleutel")


def maak_sleutelbestand(database: Path, wachtwoord: str) -> bytes:
    """Make a data key, write it wrapped under ``wachtwoord`` beside ``database``, and return it.

    Written whole and durable before any data: a database without its key would be lost. Raises BestandFout.
    """
    from nacl.utils import random

    sleutel: bytes = random(LENGTE)
    inhoud = _als_bestand([codeer(verpak(sleutel, SLOT_WACHTWOORD, wachtwoord))])
    schrijf_bestand(pad_van(database), inhoud)
    return sleutel


def open_sleutelbestand(database: Path, wachtwoord: Callable[[], str]) -> bytes:
    """The data key of ``database``. Raises as :func:`ontsluit`."""
    return ontsluit(database, wachtwoord).sleutel


def ontsluit(
    database: Path,
    geheim: Callable[[], str],
    *,
    soorten: Collection[str] = GEWOON,
    eerst: Sequence[str] = (),
) -> Ontsluiting:
    """Open one of the slots of these kinds; ``geheim`` is only asked for when there is a readable key file.

    ``eerst`` are slots or medewerkers, by kenmerk, whose slots are tried before the others. Raises SleutelOntbreekt if
    the file is missing or damaged, WachtwoordOnjuist if no slot opens.
    """
    slots = [slot for slot in lees_slots(database) if slot.soort in soorten]
    volgorde = {kenmerk: nr for nr, kenmerk in reversed(list(enumerate(eerst)))}
    slots.sort(
        key=lambda slot: min(
            volgorde.get(kenmerk, len(volgorde)) for kenmerk in (slot.kenmerk, slot.medewerker)
        )
    )
    if (gevonden := zoek_die_opent(slots, geheim())) is not None:
        return Ontsluiting(*gevonden)
    raise WachtwoordOnjuist(
        _("Het wachtwoord hoort niet bij {pad}; er is niets gewijzigd. Probeer het opnieuw.").format(
            pad=database
        )
    )


def lees_slots(database: Path) -> tuple[Slot, ...]:
    """The slots that are whole: a damaged one does not shut out the others. Raises SleutelOntbreekt."""
    return tuple(slot for _ruw, slot in _lees(pad_van(database)) if slot is not None)


# -- changing ------------------------------------------------------------------------------------------------------------


def wijzig_slots(database: Path, sleutel: bytes, weg: Callable[[Slot], bool], *nieuw: Nieuw) -> None:
    """Take slots away and add new ones; the file is replaced whole, after what was written has been read and opened.

    To be called with the database locked, so that two programs do not undo one another's change. What this version
    does not understand stays as it is. Raises OpslagFout, also for a passphrase that opens another slot already,
    SleutelOntbreekt or BestandFout; the old file stands then.
    """
    blijft = [(ruw, slot) for ruw, slot in _lees(pad_van(database)) if slot is None or not weg(slot)]
    _weiger_gebruikt([slot for _ruw, slot in blijft if slot is not None], nieuw)
    erbij = [verpak(sleutel, een.soort, een.geheim, een.medewerker) for een in nieuw]
    slots = [*(slot for _ruw, slot in blijft if slot is not None), *erbij]
    if not any(slot.soort in GETYPT for slot in slots):
        raise OpslagFout(
            _("Zo blijft er geen wachtwoord over om de database mee te openen; er is niets gewijzigd.")
        )
    if len(blijft) + len(erbij) > MEESTE_SLOTS:
        raise OpslagFout(
            _(
                "Het sleutelbestand heeft al {aantal} sleutels en er past geen meer bij; er is niets gewijzigd. "
                "Trek er eerst een in."
            ).format(aantal=len(blijft))
        )
    with Klaarzetter(overschrijf=True) as klaar:
        inhoud = _als_bestand([*(ruw for ruw, _slot in blijft), *map(codeer, erbij)])
        geschreven = klaar.zet_bestand(pad_van(database), inhoud)
        _keur(geschreven, slots, sleutel, nieuw)
        klaar.plaats()


def _weiger_gebruikt(blijft: list[Slot], nieuw: Sequence[Nieuw]) -> None:
    """Raise OpslagFout if a new passphrase opens as somebody else: it would decide by chance who works here."""
    for een in nieuw:
        gewoon = [slot for slot in blijft if slot.soort in GEWOON]
        if een.soort in GEWOON and zoek_die_opent(gewoon, een.geheim) is not None:
            raise OpslagFout(
                _(
                    "Dit wachtwoord is al in gebruik voor deze database; er is niets gewijzigd. Kies een ander."
                )
            )


def _keur(pad: Path, slots: list[Slot], sleutel: bytes, nieuw: Sequence[Nieuw]) -> None:
    """Raise SleutelOntbreekt unless the file on the disk holds these slots and the new ones open."""
    gelezen = [slot for _ruw, slot in _lees(pad) if slot is not None]
    openen = (pak_uit(slot, een.geheim) for slot, een in zip(gelezen[-len(nieuw) :], nieuw, strict=False))
    if gelezen != slots or any(uitgepakt != sleutel for uitgepakt in openen):
        raise SleutelOntbreekt(
            _("Het nieuwe sleutelbestand {pad} klopt niet; het oude staat er nog.").format(pad=pad)
        )


# -- the file ------------------------------------------------------------------------------------------------------------


def _als_bestand(slots: list[Any]) -> bytes:
    return json.dumps({"versie": VERSIE, "slots": slots}, indent=2).encode() + b"\n"


def _lees(pad: Path) -> list[tuple[Any, Slot | None]]:
    """Every slot as it stands there and as it is understood; None for what is not."""
    try:
        with pad.open("rb") as bestand:
            inhoud = json.loads(bestand.read(GROOTSTE_BESTAND))
        if getal(inhoud["versie"]) > VERSIE:
            raise SleutelOntbreekt(
                _(
                    "Het sleutelbestand {pad} is van een nieuwere versie; er is niets gewijzigd. "
                    "Werk korpsmonitor bij."
                ).format(pad=pad)
            )
        return _lees_slots(inhoud["slots"])
    except FileNotFoundError:
        raise SleutelOntbreekt(
            _(
                "Het sleutelbestand {pad} ontbreekt; zonder dat bestand is de database niet te lezen. "
                "Zet het terug uit een reservekopie; er is niets gewijzigd."
            ).format(pad=pad)
        ) from None
    except OSError as fout:
        raise SleutelOntbreekt(
            _("Het sleutelbestand {pad} kan niet worden gelezen ({oorzaak}); er is niets gewijzigd.").format(
                pad=pad, oorzaak=oorzaak_van(fout)
            )
        ) from fout
    except _BESCHADIGD as fout:
        raise SleutelOntbreekt(
            _(
                "Het sleutelbestand {pad} is beschadigd; er is niets gewijzigd. Zet het terug uit een reservekopie."
            ).format(pad=pad)
        ) from fout


def _lees_slots(gegevens: list[Any]) -> list[tuple[Any, Slot | None]]:
    """The first slots. Raises ValueError if none of them is whole."""
    slots: list[tuple[Any, Slot | None]] = []
    for ruw in gegevens[:MEESTE_SLOTS]:
        slot = None
        with contextlib.suppress(*_BESCHADIGD):
            slot = ontleed(ruw)
        slots.append((ruw, slot))
    if not any(slot for _ruw, slot in slots):
        raise ValueError(len(gegevens))
    return slots
