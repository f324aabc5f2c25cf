"""The keys of a monitor: its passphrase, the recovery key, personal keys, and what this device remembers."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.bestanden.schrijf import BestandFout, Klaarzetter
from korpsmonitor_tui.domain import herstelsleutel
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Persoon, Rol
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.halfgeheim import onthoud_geheim
from korpsmonitor_tui.services.wachtwoordsterkte import beoordeel, eis_wachtwoord
from korpsmonitor_tui.store.databasebestand import is_versleuteld
from korpsmonitor_tui.store.fouten import WachtwoordOnjuist
from korpsmonitor_tui.store.sleutelbestand import GEWOON, Nieuw, lees_slots, ontsluit
from korpsmonitor_tui.store.sleutelslot import (
    SLOT_HERSTEL,
    SLOT_PERSOON,
    SLOT_SLEUTELBOS,
    SLOT_WACHTWOORD,
    Slot,
)
from korpsmonitor_tui.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.services.openen import Wereld
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.wachtwoordsterkte import Sterkte


class GeenSleutels(KorpsmonitorFout):
    """The database is not encrypted."""

    titel = "Sleutels"


@dataclass(frozen=True, slots=True)
class Sleutelstand:
    """What there is to know of the key file without the data."""

    slots: tuple[Slot, ...]
    opent: Slot | None
    """The slot that the passphrase opens; None if it opens none, or not this database."""
    namen: dict[str, str]
    """Names of medewerkers by id, if the database could be read."""

    @property
    def herstelbaar(self) -> bool:
        """Whether there is a recovery key."""
        return any(slot.soort == SLOT_HERSTEL for slot in self.slots)

    @property
    def klopt(self) -> bool:
        """Whether the passphrase opens the database and every slot is as strong as is recommended now."""
        return self.opent is not None and all(slot.aanbevolen for slot in self.slots)


# -- passphrases ---------------------------------------------------------------------------------------------------------


def sterkte(wachtwoord: str, pad: Path, sessie: Sessie | None = None, *eigen: str) -> Sterkte:
    """A hint on a new passphrase for the monitor at ``pad``. Raises LeegWachtwoord."""
    woorden = [pad.stem, *eigen]
    if sessie is not None:
        woorden += [sessie.editie.naam, sessie.editie.id]
        woorden += [woord for p in sessie.instrument.partijen for woord in (p.naam, p.code)]
        woorden += medewerkers.namen(sessie.store.lees()).values()
    return beoordeel(wachtwoord, woorden)


def wijzig(sessie: Sessie, nieuw: str) -> Slot:
    """Put a new passphrase in the place of the one that this session was opened with; returns the slot it replaced.

    Keyrings that opened in its place no longer do, on any device. Raises LeegWachtwoord, GeenSleutels or OpslagFout; the
    old passphrase holds then.
    """
    open_met = _eis_slot(sessie)
    persoon = open_met.medewerker
    soort = SLOT_PERSOON if persoon else SLOT_WACHTWOORD
    sessie.store.sleutels.wijzig(
        lambda slot: slot.soort in {soort, SLOT_SLEUTELBOS} and slot.medewerker == persoon,
        Nieuw(soort, eis_wachtwoord(nieuw), persoon),
    )
    return open_met


def herstel(wereld: Wereld, pad: Path, sleutel: Callable[[], str], nieuw: Callable[[], str]) -> None:
    """Set a new shared passphrase by means of the recovery key, which is asked for first and stays valid.

    Raises HerstelsleutelOnjuist for what is no recovery key, WachtwoordOnjuist for one of another database.
    """
    _eis_versleuteld(pad)
    try:
        ontsluiting = ontsluit(pad, lambda: herstelsleutel.lees(sleutel()), soorten=(SLOT_HERSTEL,))
    except WachtwoordOnjuist as fout:
        raise WachtwoordOnjuist(
            _(
                "Deze herstelsleutel hoort niet bij {pad}, of is vervangen door een nieuwere; er is niets gewijzigd."
            ).format(pad=pad)
        ) from fout
    wachtwoord = eis_wachtwoord(nieuw())
    with Store.open_met_sleutel(pad, ontsluiting.sleutel, wereld.omgeving()) as store:
        store.sleutels.wijzig(lambda slot: slot.soort == SLOT_WACHTWOORD, Nieuw(SLOT_WACHTWOORD, wachtwoord))


# -- the recovery key ----------------------------------------------------------------------------------------------------


def maak_herstelsleutel(sessie: Sessie, bestand: Path | None = None) -> str:
    """Make a recovery key, instead of an earlier one, and return it; with ``bestand`` it is written there to be printed.

    Only a coördinator. Raises StapGeweigerd, also for a file in the folder of the database, BestandFout or OpslagFout;
    the earlier one holds then, and also if the program is killed before the new one stands where it was asked for.
    """
    sessie.eis_rol(Rol.COORDINATOR)
    _eis_slot(sessie)
    pad = sessie.store.pad
    sleutel = herstelsleutel.maak(secrets.token_bytes(herstelsleutel.BYTES))
    if bestand is not None:
        weiger_plaats(pad, bestand)
    with Klaarzetter() as klaar:
        if bestand is not None:
            onthoud_geheim(sessie.store.voorkeuren, bestand)
            klaar.zet_geheim(bestand, _afdruk(sleutel, pad, sessie.vandaag()).encode())
        ring, geheim = sessie.store.sleutels, herstelsleutel.lees(sleutel)
        ring.wijzig(lambda _slot: False, Nieuw(SLOT_HERSTEL, geheim))
        nieuw = ring.zoek(geheim, (SLOT_HERSTEL,))
        try:
            klaar.plaats()
        except BaseException:
            ring.wijzig(lambda slot: slot == nieuw)
            raise
        if any(slot.soort == SLOT_HERSTEL and slot != nieuw for slot in ring.slots()):
            ring.wijzig(lambda slot: slot.soort == SLOT_HERSTEL and slot != nieuw)
    onthoud_geheim(sessie.store.voorkeuren, None)
    return sleutel


def weiger_plaats(database: Path, bestand: Path) -> None:
    """Raise StapGeweigerd for a recovery key beside its database: whoever finds the one finds the other.

    Raises BestandFout if something stands there already.
    """
    if bestand.exists():
        raise BestandFout(
            _(
                "{pad} bestaat al en is niet overschreven; er is niets gewijzigd. Kies een andere naam."
            ).format(pad=bestand)
        )
    if bestand.parent.resolve() == database.parent.resolve():
        raise StapGeweigerd(
            _(
                "Een herstelsleutel hoort niet in de map van de database zelf; er is niets gewijzigd. "
                "Kies een andere plaats, zoals een USB-stick."
            )
        )


def _afdruk(sleutel: str, database: Path, vandaag: date) -> str:
    regels = (
        _("Herstelsleutel van {naam}").format(naam=database.name),
        _("Gemaakt op {datum}.").format(datum=vandaag.strftime("%d-%m-%Y")),
        "",
        f"    {sleutel}",
        "",
        _("Druk dit blad af, bewaar het in een kluis, en verwijder dit bestand."),
        _("Wie deze sleutel en de database heeft, kan alles lezen. Bewaar ze nooit bij elkaar."),
        _("Wachtwoord kwijt? Typ: korpsmonitor --db {naam} sleutel herstel").format(naam=database.name),
        _("Hoofdletters en streepjes maken niet uit; een typefout wordt gezien."),
        _("Een nieuwe herstelsleutel maakt deze waardeloos, ook in dit bestand."),
    )
    return "\n".join((*regels, ""))


# -- personal keys -------------------------------------------------------------------------------------------------------


def geef_persoonlijk(sessie: Sessie, naam: str, wachtwoord: str) -> Persoon:
    """Give a medewerker a key of their own, instead of an earlier one: who opens with it works as that person only.

    Only a coördinator. Raises StapGeweigerd, NietGevonden, LeegWachtwoord or OpslagFout.
    """
    sessie.eis_rol(Rol.COORDINATOR)
    persoon = medewerkers.eis_actief(sessie.store.lees(), naam)
    _eis_slot(sessie)
    sessie.store.sleutels.wijzig(
        lambda slot: (slot.soort, slot.medewerker) == (SLOT_PERSOON, persoon.id),
        Nieuw(SLOT_PERSOON, eis_wachtwoord(wachtwoord), persoon.id),
    )
    return persoon


def trek_in(sessie: Sessie, naam: str) -> Persoon:
    """Take a medewerker's key away, also from keyrings. Raises as :func:`geef_persoonlijk`, or if there is none."""
    sessie.eis_rol(Rol.COORDINATOR)
    persoon = medewerkers.vind(sessie.store.lees(), naam)
    _eis_slot(sessie)
    if all(slot.medewerker != persoon.id for slot in sessie.store.sleutels.slots()):
        raise StapGeweigerd(
            _("{naam} heeft geen eigen sleutel; er is niets gewijzigd.").format(naam=persoon.naam)
        )
    _weiger_zonder_coordinator(sessie, lambda slot: slot.medewerker == persoon.id)
    sessie.store.sleutels.wijzig(lambda slot: slot.medewerker == persoon.id)
    return persoon


def trek_gedeeld_in(sessie: Sessie) -> None:
    """Take the shared passphrase away: from then on everybody works as themselves. Raises as :func:`trek_in`."""
    sessie.eis_rol(Rol.COORDINATOR)
    _eis_slot(sessie)
    if not any(_is_gedeeld(slot) for slot in sessie.store.sleutels.slots()):
        raise StapGeweigerd(_("Er is geen gedeeld wachtwoord; er is niets gewijzigd."))
    _weiger_zonder_coordinator(sessie, _is_gedeeld)
    sessie.store.sleutels.wijzig(_is_gedeeld)


def _is_gedeeld(slot: Slot) -> bool:
    """Whether it opens without saying who: by the shared passphrase, or by a keyring in its place."""
    return slot.soort in {SLOT_WACHTWOORD, SLOT_SLEUTELBOS} and not slot.medewerker


def _weiger_zonder_coordinator(sessie: Sessie, weg: Callable[[Slot], bool]) -> None:
    """Raise StapGeweigerd if nobody who may give keys could open the database any more."""
    blijft = [slot for slot in sessie.store.sleutels.slots() if not weg(slot)]
    coordinatoren = {p.id for p in medewerkers.lijst(sessie.store.lees()) if Rol.COORDINATOR in p.rollen}
    if not any(
        slot.soort == SLOT_WACHTWOORD or (slot.soort == SLOT_PERSOON and slot.medewerker in coordinatoren)
        for slot in blijft
    ):
        raise StapGeweigerd(
            _(
                "Dan kan geen coördinator de database nog openen; er is niets gewijzigd. "
                "Geef eerst een coördinator een eigen sleutel met `korpsmonitor sleutel persoon`."
            )
        )


# -- the keyring ---------------------------------------------------------------------------------------------------------


def onthoud(sessie: Sessie) -> None:
    """Have the system's keyring open the database on this device, as whom it is open now.

    Raises GeenSleutels, GeenSleutelbos or OpslagFout; the passphrase is asked for as before then.
    """
    _eis_slot(sessie)
    sessie.store.sleutels.onthoud()


def vergeet(sessie: Sessie) -> bool:
    """Have the passphrase asked for again; False if it was. Raises GeenSleutels or OpslagFout."""
    _eis_sleutels(sessie)
    return bool(sessie.store.sleutels.vergeet())


# -- looking -------------------------------------------------------------------------------------------------------------


def controleer(wereld: Wereld, pad: Path, wachtwoord: Callable[[], str]) -> Sleutelstand:
    """Which slots there are, and whether the passphrase opens this database. Raises GeenSleutels or OpslagFout."""
    _eis_versleuteld(pad)
    slots = lees_slots(pad)
    try:
        ontsluiting = ontsluit(pad, wachtwoord, soorten=GEWOON)
    except WachtwoordOnjuist:
        return Sleutelstand(slots, None, {})
    with Store.open_met_sleutel(pad, ontsluiting.sleutel, wereld.omgeving()) as store:
        return Sleutelstand(slots, ontsluiting.slot, medewerkers.namen(store.lees()))


def _eis_versleuteld(pad: Path) -> None:
    if not is_versleuteld(pad):
        raise _geen_sleutels(pad)


def _eis_sleutels(sessie: Sessie) -> None:
    """As :func:`_eis_versleuteld`, without reading a file that is open: closing it would let go of SQLite's locks."""
    if not sessie.store.versleuteld:
        raise _geen_sleutels(sessie.store.pad)


def _geen_sleutels(pad: Path) -> GeenSleutels:
    return GeenSleutels(
        _("{pad} is niet versleuteld en heeft geen sleutels; er is niets gewijzigd.").format(pad=pad)
    )


def _eis_slot(sessie: Sessie) -> Slot:
    """By which slot the session was opened. Raises GeenSleutels without encryption."""
    _eis_sleutels(sessie)
    slot = sessie.store.sleutels.slot
    if slot is None:
        raise GeenSleutels(
            _("{pad} is niet met een wachtwoord geopend; er is niets gewijzigd.").format(pad=sessie.store.pad)
        )
    return slot
