"""What every use case works with: the open store, the instrument, the edition and who is working."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

import tzdata

from korpsmonitor_tui.domain.errors import NietGevonden, StapGeweigerd
from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _, kies_woorden
from korpsmonitor_tui.domain.verslag import Persoon, Rol, rolnaam
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.geldend import Geldend, lees_weegregels
from korpsmonitor_tui.services.onderdelen import eis_onderdeel, wat_er_is
from korpsmonitor_tui.store.transactie import Wie

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.domain.brief import Brieven
    from korpsmonitor_tui.domain.cijfertabel import Cijferverzameling
    from korpsmonitor_tui.domain.dashboard import Dashboard
    from korpsmonitor_tui.domain.deskstudie import Deskstudie
    from korpsmonitor_tui.domain.instrument import Gesprekspartij, Instrument
    from korpsmonitor_tui.domain.lexicon import Lexicon
    from korpsmonitor_tui.domain.plandefinitie import Plandefinitie
    from korpsmonitor_tui.domain.publicatie import Gepubliceerd
    from korpsmonitor_tui.domain.uitspraak import Tekstregels
    from korpsmonitor_tui.domain.weegregels import Weegregels
    from korpsmonitor_tui.extract.model import Model
    from korpsmonitor_tui.store.store import Store


def _lees_tijdzone(naam: str) -> ZoneInfo:
    """The zone from the package that is locked with the program: the same rules everywhere.

    Opened by hand: where the system has none, zoneinfo's own way there costs a tenth of the start.
    """
    with Path(tzdata.__file__).parent.joinpath("zoneinfo", *naam.split("/")).open("rb") as bestand:
        return ZoneInfo.from_file(bestand, key=naam)


AMSTERDAM = _lees_tijdzone("Europe/Amsterdam")
"""What users see; the store keeps UTC."""

SCHRIJVERS = (Rol.NOTULIST, Rol.AUDITOR, Rol.COORDINATOR)
"""Who may work on minutes and verslagen."""
SCHRIJVENDE_ROLLEN = tuple(rol for rol in Rol if rol != Rol.LEZER)
"""Every role that writes something; who only reads has none of them."""


@dataclass(frozen=True, slots=True)
class Editie:
    """One run of an instrument, e.g. the Korpsmonitor 2011-2012."""

    id: str
    naam: str
    instrument: str
    demonstratie: str = ""
    """Label that every screen and document must carry; empty for real work."""


class Instrumenten(Protocol):
    """Finds the definition files of an instrument."""

    def __call__(self, code: str) -> Instrument:
        """The instrument with this code. Raises KorpsmonitorFout."""
        ...

    def map(self, code: str) -> Path:
        """The folder with the files of this instrument. Raises KorpsmonitorFout."""
        ...

    def definitie(self, code: str) -> str:
        """All files of an instrument that a user made, to keep; empty for one of the program. Raises KorpsmonitorFout."""
        ...

    def bij_versie(self, code: str, versie: str, tekst: Callable[[], str]) -> Instrument:
        """The same with a published questionnaire: ``versie`` is its id, ``tekst`` gives its definition.

        Raises KorpsmonitorFout.
        """
        ...

    def cijfers(self, code: str) -> Cijferverzameling:
        """The published figures of earlier editions of this instrument. Raises KorpsmonitorFout."""
        ...

    def plan(self, code: str) -> Plandefinitie:
        """How plans of this instrument are written. Raises KorpsmonitorFout."""
        ...

    def dashboard(self, code: str) -> Dashboard:
        """What the dashboard of this instrument counts, and where. Raises KorpsmonitorFout, also if it has none."""
        ...

    def lexicon(self, code: str) -> Lexicon:
        """The words by which text is recognised. Raises KorpsmonitorFout."""
        ...

    def model(self, code: str) -> Model:
        """The weights for suggestions. Raises KorpsmonitorFout."""
        ...

    def brieven(self, code: str) -> Brieven:
        """The texts of letters of this instrument. Raises KorpsmonitorFout."""
        ...

    def weegregels(self, code: str, versie: str = "") -> Weegregels:
        """The weighing rules of this instrument: of this version, or else the newest. Raises KorpsmonitorFout."""
        ...

    def weegversies(self, code: str) -> tuple[str, ...]:
        """The versions of the weighing rules that this instrument has a file of, newest first."""
        ...

    def weegtekst(self, code: str, versie: str = "") -> str:
        """The definition of these rules, to the letter. Raises KorpsmonitorFout."""
        ...

    def bij_weegtekst(self, code: str, naam: str, tekst: str) -> Weegregels:
        """The rules in a definition that was kept; ``naam`` is how an error calls it. Raises KorpsmonitorFout."""
        ...

    def tekstregels(self, code: str) -> Tekstregels:
        """How texts of this instrument speak of figures and colours. Raises KorpsmonitorFout."""
        ...

    def publicatie(self, code: str) -> Gepubliceerd | None:
        """What was published of an earlier edition besides its figures; None if nothing was. Raises KorpsmonitorFout."""
        ...

    def deskstudie(self, code: str) -> Deskstudie:
        """Barrières and kinds of sources of this instrument. Raises KorpsmonitorFout."""
        ...

    def sjabloon(self, code: str) -> bytes:
        """The house-style template of this instrument. Raises KorpsmonitorFout."""
        ...


@dataclass(frozen=True, slots=True)
class Sessie:
    """One person at work on one edition."""

    store: Store
    instrumenten: Instrumenten
    editie: Editie
    medewerker: Persoon | None = None
    geldend: Geldend = field(default_factory=Geldend, repr=False, compare=False)
    aangenomen: bool = False
    """Whether nobody said who works: it is who worked here last, and there are others. The screens then ask first."""

    @property
    def instrument(self) -> Instrument:
        """The instrument of this edition, with the questionnaire that was published for it; texts are in its words."""
        instrument = self.geldend.instrument(self.store, self.instrumenten, self.editie)
        kies_woorden(instrument.woordkeus)
        return instrument

    @property
    def weegregels(self) -> Weegregels:
        """The rules that this edition is weighed by: those that were chosen for it, whatever a file says now.

        Raises StapGeweigerd while nobody chose and there are several or where nothing is weighed, NietGevonden if there are none.
        """
        eis_onderdeel(self.instrument, Onderdeel.WEGING)
        return lees_weegregels(self.store.lees(), self.instrumenten, self.editie)

    @property
    def wie(self) -> Wie:
        """On whose behalf events are written: nothing is written without it, so a reader writes nothing.

        Raises StapGeweigerd if nobody is chosen, or who is has no role that writes (any more).
        """
        persoon = self.eis_rol(*SCHRIJVENDE_ROLLEN)
        return Wie(persoon.id, self.editie.id, persoon.team)

    @property
    def klad(self) -> Wie:
        """Whose drafts are kept on this device: no event, so no role is asked. Raises StapGeweigerd without anybody."""
        gekozen = self._gekozen()
        return Wie(gekozen.id, self.editie.id, gekozen.team)

    @property
    def persoon(self) -> Persoon:
        """Who is working, with the roles and korpsen that the database knows now, not when the program started.

        Raises StapGeweigerd if nobody is chosen or they left meanwhile.
        """
        return medewerkers.zoals_nu(self.store.lees(), self._gekozen())

    def _gekozen(self) -> Persoon:
        if self.medewerker is None:
            raise StapGeweigerd(
                _(
                    "Kies eerst wie er werkt: --als NAAM, of voeg iemand toe met `korpsmonitor medewerker nieuw`."
                )
            )
        return self.medewerker

    def als(self, persoon: Persoon) -> Sessie:
        """The same session for somebody else."""
        return replace(self, medewerker=persoon, aangenomen=False)

    def eis_rol(self, *rollen: Rol) -> Persoon:
        """Who is working, if they have one of these roles. Raises StapGeweigerd."""
        persoon = self.persoon
        if not persoon.rollen.intersection(rollen):
            raise StapGeweigerd(
                _("{naam} mag dit niet; dit doet een {rollen}.").format(
                    naam=persoon.naam, rollen=_(" of ").join(rolnaam(rol) for rol in rollen)
                )
            )
        return persoon

    def partij(self, naam: str) -> Gesprekspartij:
        """The korps or ketenpartner with this name, code or alias. Raises NietGevonden."""
        partij = self.instrument.partij(naam)
        if partij is None and not self.instrument.partijen:
            raise NietGevonden(
                _(
                    "Bij {instrument} wordt niemand iets gevraagd. Wel is er: {wat}. Er is niets gedaan."
                ).format(instrument=self.instrument.naam, wat=wat_er_is(self.instrument))
            )
        if partij is None:
            raise NietGevonden(
                _("Er is geen korps of ketenpartner “{naam}”; `korpsmonitor status` toont de namen.").format(
                    naam=naam
                )
            )
        return partij

    def dossier(self, partij: str) -> str:
        """The dossier of a party in this edition: also the id of its gesprek and its verslag."""
        return dossier_id(self.editie.id, self.partij(partij).code)

    def vandaag(self) -> date:
        """Today in the Netherlands."""
        return self.store.klok().astimezone(AMSTERDAM).date()


def dossier_id(editie: str, partij: str) -> str:
    """Two laptops that plan the same korps offline mean the same dossier."""
    return f"{editie}/{partij}"


def partij_van(dossier: str) -> str:
    """The code of the party of a dossier."""
    return dossier.rpartition("/")[2]


def lokale_tijd(tijd: str) -> datetime:
    """A time of the store as users read it."""
    return datetime.fromisoformat(tijd).astimezone(AMSTERDAM)
