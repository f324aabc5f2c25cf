"""Finds and reads the definition files of instruments, each once."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.cijfertabel import Cijferverzameling
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.uitspraak import Tekstregels
from korpsmonitor_tui.services import instrumentmappen
from korpsmonitor_tui.services.bijlagen import lees_bestand
from korpsmonitor_tui.services.onderdelen import eis_onderdeel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.domain.brief import Brieven
    from korpsmonitor_tui.domain.dashboard import Dashboard
    from korpsmonitor_tui.domain.deskstudie import Deskstudie
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.lexicon import Lexicon
    from korpsmonitor_tui.domain.plandefinitie import Plandefinitie
    from korpsmonitor_tui.domain.publicatie import Gepubliceerd
    from korpsmonitor_tui.domain.weegregels import Weegregels
    from korpsmonitor_tui.extract.model import Model

SJABLOON = "huisstijl.docx"
STANDAARD = "korpsmonitor"
EXTRACTIE = "extractie"
MODEL = "model.json"
LEREN = "leren.toml"
WEEGREGELS = "weegregels"
ZONDER_DIMENSIE = ("activiteiten", "prognose")
"""Codes that a passage can have besides the dimensions: what came of the previous edition, and what comes next."""


class Definities:
    """The instruments that come with the program and those that a user made, one folder each."""

    def __init__(self) -> None:
        self._mappen: dict[str, Path] = {}
        self._gelezen: dict[str, Instrument] = {}
        self._cijfers: dict[str, Cijferverzameling] = {}
        self._lexicons: dict[str, Lexicon] = {}
        self._modellen: dict[str, Model] = {}
        self._brieven: dict[str, Brieven] = {}
        self._weegregels: dict[tuple[str, str], Weegregels] = {}
        self._bewaarde_weegregels: dict[tuple[str, str], Weegregels] = {}
        self._tekstregels: dict[str, Tekstregels] = {}
        self._publicaties: dict[str, Gepubliceerd | None] = {}
        self._deskstudies: dict[str, Deskstudie] = {}
        self._dashboards: dict[str, Dashboard] = {}
        self._plannen: dict[str, Plandefinitie] = {}
        self._versies: dict[tuple[str, str], Instrument] = {}
        # Screens ask from several threads: nothing is read twice.
        self._slot = threading.RLock()

    def __call__(self, code: str) -> Instrument:
        """The instrument with this code. Raises NietGevonden, or OnbruikbareInvoer with every error in its files."""
        with self._slot:
            if code not in self._gelezen:
                from korpsmonitor_tui.intake.instrument import lees_instrument

                map_ = self.map(code)
                instrument = lees_instrument(map_, paths.db())
                if instrument.code != code:
                    raise OnbruikbareInvoer(
                        _(
                            "Het instrument in {map} noemt zich “{code}”; geef de map die naam of pas de code in"
                            " {kern} aan."
                        ).format(map=map_, code=instrument.code, kern=instrumentmappen.KERN)
                    )
                self._gelezen[code] = instrument
            return self._gelezen[code]

    def map(self, code: str) -> Path:
        """The folder of an instrument. Raises NietGevonden, or OnbruikbareInvoer if two have this code."""
        with self._slot:
            if code not in self._mappen:
                self._mappen[code] = instrumentmappen.vind(code).map
            return self._mappen[code]

    def definitie(self, code: str) -> str:
        """All files of an instrument that a user made, to keep; empty for one of the program.

        Raises NietGevonden, or OnbruikbareInvoer if they are too large to keep.
        """
        plaats = instrumentmappen.vind(code)
        if not plaats.eigen:
            return ""
        from korpsmonitor_tui.services import instrumentbestanden

        return instrumentbestanden.codeer(instrumentbestanden.lees_map(plaats.map))

    def bij_versie(self, code: str, versie: str, tekst: Callable[[], str]) -> Instrument:
        """The instrument with a published questionnaire; ``versie`` is its id, ``tekst`` gives its definition.

        Raises as :meth:`__call__`, or OnbruikbareInvoer if this program cannot read the definition.
        """
        instrument = self(code)
        with self._slot:
            if (code, versie) not in self._versies:
                from korpsmonitor_tui.intake.vragenlijstbestand import lees_gepubliceerd

                lijst = lees_gepubliceerd(versie, tekst(), instrument)
                self._versies[code, versie] = replace(instrument, vragenlijst=lijst)
            return self._versies[code, versie]

    def cijfers(self, code: str) -> Cijferverzameling:
        """The published figures of an instrument; none if it names no folder of them.

        Raises NietGevonden, or OnbruikbareInvoer with every error in its files.
        """
        instrument = self(code)
        with self._slot:
            if code not in self._cijfers:
                from korpsmonitor_tui.intake.cijfers import lees_cijfers

                map_ = paths.db() / instrument.cijfermap
                self._cijfers[code] = (
                    lees_cijfers(map_, instrument) if instrument.cijfermap else Cijferverzameling(())
                )
            return self._cijfers[code]

    def tekstregels(self, code: str) -> Tekstregels:
        """How texts speak of figures and colours; nothing if the instrument has no file of that.

        Raises NietGevonden, or OnbruikbareInvoer with every error in it.
        """
        vragen = [*self(code).vragen, *self.cijfers(code).vragen]
        with self._slot:
            if code not in self._tekstregels:
                from korpsmonitor_tui.intake.consistentie import TEKSTREGELS, lees_tekstregels

                bestand = self.map(code) / TEKSTREGELS
                self._tekstregels[code] = (
                    lees_tekstregels(bestand, vragen, self(code).schaal)
                    if bestand.is_file()
                    else Tekstregels()
                )
            return self._tekstregels[code]

    def publicatie(self, code: str) -> Gepubliceerd | None:
        """What was published of an earlier edition besides its figures; None if nothing was.

        Raises NietGevonden, or OnbruikbareInvoer with every error in it.
        """
        instrument = self(code)
        with self._slot:
            if code not in self._publicaties:
                from korpsmonitor_tui.intake.consistentie import PUBLICATIE, lees_publicatie

                bestand = paths.db() / instrument.cijfermap / PUBLICATIE
                bekend = instrument.cijfermap and bestand.is_file()
                self._publicaties[code] = lees_publicatie(bestand, paths.db(), instrument) if bekend else None
            return self._publicaties[code]

    def deskstudie(self, code: str) -> Deskstudie:
        """Barrières and kinds of sources; none if the instrument has no file of them.

        Raises NietGevonden, or OnbruikbareInvoer with every error in it.
        """
        bestand = self(code).deelbestand(Onderdeel.DESKSTUDIE)
        with self._slot:
            if code not in self._deskstudies:
                from korpsmonitor_tui.domain.deskstudie import Deskstudie
                from korpsmonitor_tui.intake.deskstudie import lees_deskstudie

                self._deskstudies[code] = (
                    lees_deskstudie(self.map(code), bestand) if bestand else Deskstudie()
                )
            return self._deskstudies[code]

    def dashboard(self, code: str) -> Dashboard:
        """What the dashboard of this instrument counts, and where.

        Raises StapGeweigerd if it has none, NietGevonden, or OnbruikbareInvoer with every error in its file.
        """
        instrument = self(code)
        eis_onderdeel(instrument, Onderdeel.DASHBOARD)
        bestand = instrument.deelbestand(Onderdeel.DASHBOARD)
        with self._slot:
            if code not in self._dashboards:
                from korpsmonitor_tui.intake.dashboard import lees_dashboard

                self._dashboards[code] = lees_dashboard(self.map(code), bestand)
            return self._dashboards[code]

    def plan(self, code: str) -> Plandefinitie:
        """How plans of this instrument are written; as plans mostly are if it has no file of that.

        Raises NietGevonden, or OnbruikbareInvoer with every error in its file.
        """
        bestand = self(code).deelbestand(Onderdeel.PLAN)
        with self._slot:
            if code not in self._plannen:
                from korpsmonitor_tui.domain.plandefinitie import Plandefinitie
                from korpsmonitor_tui.intake.plandefinitie import lees_plandefinitie

                self._plannen[code] = (
                    lees_plandefinitie(self.map(code), bestand) if bestand else Plandefinitie()
                )
            return self._plannen[code]

    def lexicon(self, code: str) -> Lexicon:
        """The words by which text is recognised. Raises NietGevonden, or OnbruikbareInvoer with every error in them."""
        instrument = self(code)
        with self._slot:
            if code not in self._lexicons:
                from korpsmonitor_tui.intake.lexicon import lees_lexicon

                codes = [*(dimensie.code for dimensie in instrument.dimensies), *ZONDER_DIMENSIE]
                self._lexicons[code] = lees_lexicon(self._extractiemap(code), codes)
            return self._lexicons[code]

    def model(self, code: str) -> Model:
        """The weights for suggestions. Raises NietGevonden, or OnbruikbareInvoer if the file is damaged."""
        with self._slot:
            if code not in self._modellen:
                from korpsmonitor_tui.extract.model import lees_model

                bestand = self._extractiemap(code) / MODEL
                self._modellen[code] = lees_model(
                    lees_bestand(bestand).decode("utf-8", "replace"), str(bestand)
                )
            return self._modellen[code]

    def brieven(self, code: str) -> Brieven:
        """The texts of letters, the general ones if the instrument has no file of them.

        Raises NietGevonden, or OnbruikbareInvoer with every error in them.
        """
        self(code)
        with self._slot:
            if code not in self._brieven:
                from korpsmonitor_tui.intake.brieven import BRIEVEN, lees_brieven

                self._brieven[code] = lees_brieven(instrumentmappen.algemeen(self.map(code), BRIEVEN).parent)
            return self._brieven[code]

    def weegregels(self, code: str, versie: str = "") -> Weegregels:
        """The weighing rules in the file of this version, or else the newest.

        Which ones an edition is weighed by is another matter: see ``Sessie.weegregels``. Raises NietGevonden, or
        OnbruikbareInvoer with every error in the file.
        """
        bestand = self._weegbestand(code, versie)
        with self._slot:
            if (code, bestand.stem) not in self._weegregels:
                from korpsmonitor_tui.intake.weegregels import lees_weegregels

                regels = lees_weegregels(bestand, self(code))
                if regels.versie != bestand.stem:
                    raise OnbruikbareInvoer(
                        _(
                            "{naam} noemt zich versie “{versie}”; geef het bestand die naam of pas de versie aan."
                        ).format(naam=bestand.name, versie=regels.versie)
                    )
                self._weegregels[code, bestand.stem] = regels
            return self._weegregels[code, bestand.stem]

    def weegtekst(self, code: str, versie: str = "") -> str:
        """The definition of these rules, to the letter. Raises as :meth:`weegregels`."""
        self.weegregels(code, versie)
        bestand = self._weegbestand(code, versie)
        tekst = lees_bestand(bestand).decode("utf-8-sig", "replace")
        # What was read before may have been changed since: this very text must be usable.
        self.bij_weegtekst(code, f"{WEEGREGELS}/{bestand.name}", tekst)
        return tekst

    def bij_weegtekst(self, code: str, naam: str, tekst: str) -> Weegregels:
        """The rules in a definition that was kept; ``naam`` is how an error calls it. Raises OnbruikbareInvoer."""
        with self._slot:
            if (code, tekst) not in self._bewaarde_weegregels:
                from korpsmonitor_tui.intake.weegregels import lees_weegtekst

                self._bewaarde_weegregels[code, tekst] = lees_weegtekst(naam, tekst, self(code))
            return self._bewaarde_weegregels[code, tekst]

    def _weegbestand(self, code: str, versie: str) -> Path:
        self(code)
        versies = self.weegversies(code)
        versie = versie or next(iter(versies), "")
        if versie not in versies:
            raise NietGevonden(
                _("Er zijn geen weegregels “{versie}”; wel: {versies}.").format(
                    versie=versie, versies=", ".join(versies)
                )
                if versies
                else _("Het instrument {code} heeft geen weegregels.").format(code=code)
            )
        return self.map(code) / WEEGREGELS / f"{versie}.toml"

    def weegversies(self, code: str) -> tuple[str, ...]:
        """The versions of the weighing rules of an instrument, newest first."""
        bestanden = (self.map(code) / WEEGREGELS).glob("*.toml")
        return tuple(sorted((bestand.stem for bestand in bestanden), reverse=True))

    def _extractiemap(self, code: str) -> Path:
        self(code)
        map_ = self.map(code) / EXTRACTIE
        if not map_.is_dir():
            raise NietGevonden(
                _("Het instrument {code} heeft geen lexicon; er kan niets worden voorgesteld.").format(
                    code=code
                )
            )
        return map_

    def sjabloon(self, code: str) -> bytes:
        """The house-style template, the general one if the instrument has none. Raises OnbruikbareInvoer."""
        return lees_bestand(instrumentmappen.algemeen(self.map(code), SJABLOON))
