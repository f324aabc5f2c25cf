"""Every important step in every role, in the order of the process: what docs/rollen.md says is what happens."""

from __future__ import annotations

import runpy
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import hatch_build
from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.proces import Rol
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.report import openbaar
from korpsmonitor_tui.services import (
    aanbevelingen,
    coderingen,
    eerste_check,
    gesprekken,
    medewerkers,
    modellen,
    openbaaruitvoer,
    rapportteksten,
    scores,
    uitwisseling,
    vernietiging,
    verslagstappen,
    verslagtekst,
    vragenlijst,
    vragenlijstversies,
    wederhoor,
    weegsessies,
    weegversies,
)
from korpsmonitor_tui.services.aanbevelingen import NieuweAanbeveling
from korpsmonitor_tui.services.coderingen import NieuweCodering
from korpsmonitor_tui.services.eindscores import Eindinvoer
from korpsmonitor_tui.services.eindscores import zet as zet_eindscore
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.verslagstappen import Verzending
from korpsmonitor_tui.services.wederhoor import Antwoord, Uitspraak
from tests.oordelen import GEEL
from tests.services import verhaal, wegen
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop

SCRIPT = runpy.run_path(str(Path(hatch_build.__file__).resolve().parent / "scripts" / "maak_rollen.py"))
MENSEN = {
    Rol.COORDINATOR: "coördinator C",
    Rol.AUDITOR: "auditor B",
    Rol.NOTULIST: "notulist A",
    Rol.WEEGPLOEG: "weger H",
    Rol.LEZER: "lezer F",
}
"""One person for each role, who has no other."""


def _opmerking(laptop: Laptop) -> str:
    return next(o.id for o in verhaal.opmerkingen(laptop) if o.herkomst == "reactie")


def _codeer(laptop: Laptop, sessie: Sessie) -> None:
    notitie = gesprekken.lees_notities(laptop.store.lees(), DOSSIER)[0]
    nieuw = NieuweCodering("dimensie", "toezicht.kwaliteit", ("notitie", notitie.id), 0, 9, "neutraal")
    coderingen.voeg_toe(sessie, DOSSIER, nieuw)


def _bied_opnieuw_aan(laptop: Laptop) -> None:
    for punt in verhaal.open_opmerkingen(laptop):
        wederhoor.beantwoord(laptop.notulist, DOSSIER, punt.id, "Gedaan.")
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)


def _reageer(laptop: Laptop, sessie: Sessie) -> None:
    wederhoor.leg_reactie_vast(sessie, DOSSIER, Antwoord("korpsexpert", "post"), [(1, "x")])


def _stappen(laptop: Laptop, map_: Path) -> dict[str, Callable[[Sessie], object]]:
    """How each step is taken; what stands between two of them is in ``_tussendoor``."""
    planning = Planning(date(2013, 2, 4), "10:00", "bureau", "notulist A", ("auditor B", "auditor D"))
    return {
        "een gesprek plannen": lambda s: gesprekken.plan(s, "groningen", planning),
        "notuleren": lambda s: gesprekken.voeg_notities_toe(
            s, DOSSIER, [NieuweNotitie("toezicht", "Acht uren.")]
        ),
        "de vragenlijst beantwoorden": lambda s: vragenlijst.zet_antwoord(
            s, DOSSIER, Vak("organisatie.korpsexpert_opdracht"), "nee"
        ),
        "coderen": lambda s: _codeer(laptop, s),
        "het verslag schrijven": lambda s: verslagtekst.voeg_passage_toe(s, DOSSIER, "prognose", "Nieuw."),
        "aanbieden voor de eerste check": lambda s: verslagstappen.bied_aan(s, DOSSIER),
        "opmerkingen maken in de eerste check": lambda s: eerste_check.merk(s, DOSSIER, "", "Kan anders."),
        "terugsturen naar de notulist": lambda s: verslagstappen.stuur_retour(s, DOSSIER, "omdat"),
        "versturen": lambda s: verslagstappen.verstuur(s, DOSSIER, Verzending("post")),
        "een termijn verlengen": lambda s: verslagstappen.verleng(s, DOSSIER, date(2013, 6, 1), "omdat"),
        "een reactie of akkoord vastleggen": lambda s: _reageer(laptop, s),
        "in verwerking nemen": lambda s: verslagstappen.neem_in_verwerking(s, DOSSIER),
        "een besluit voorstellen": lambda s: wederhoor.stel_voor(
            s, DOSSIER, _opmerking(laptop), Uitspraak("niet overgenomen", "omdat")
        ),
        "over een opmerking beslissen": lambda s: wederhoor.beslis(
            s, DOSSIER, _opmerking(laptop), "niet overgenomen", "omdat"
        ),
        "een afwijzing bevestigen": lambda s: wederhoor.bevestig(s, DOSSIER, _opmerking(laptop)),
        "definitief vaststellen": lambda s: verslagstappen.stel_vast(s, DOSSIER),
        "heropenen": lambda s: verslagstappen.heropen(s, DOSSIER, "omdat"),
        "een weegsessie openen of sluiten": lambda s: weegsessies.nieuw(
            s, weegsessies.Sessiegegevens(None, aanwezig=("weger H",))
        ),
        "een score geven": lambda s: scores.geef_score(s, DOSSIER, wegen.DIMENSIE, wegen.invoer()),
        "de eindscore geven": lambda s: zet_eindscore(
            s, DOSSIER, Eindinvoer(GEEL, "Zo gewogen.", "De rest volgt.")
        ),
        "een tekst van het rapport schrijven": lambda s: rapportteksten.schrijf_tekst(
            s, "groningen", "toezicht", "Goed."
        ),
        "een aanbeveling schrijven": lambda s: aanbevelingen.voeg_toe(
            s, NieuweAanbeveling("Doe het.", ("OM",))
        ),
        "aanbevelingen vaststellen": aanbevelingen.stel_vast,
        "de vragenlijst publiceren": lambda s: vragenlijstversies.publiceer(s, None, "omdat"),
        "weegregels kiezen": lambda s: weegversies.kies(s, "2011-2012"),
        "een model kiezen": lambda s: modellen.kies(s, ""),
        "medewerkers toevoegen of wijzigen": lambda s: medewerkers.nieuw(s, "iemand", [Rol.LEZER]),
        "een dossier vernietigen": lambda s: vernietiging.vernietig(
            s, vernietiging.bekijk_dossier(s, "groningen"), "omdat"
        ),
        "codes als bestand meegeven": lambda s: uitwisseling.maak_project(s, [DOSSIER]),
        "openbare tabellen schrijven": lambda s: openbaaruitvoer.schrijf_tabellen(s, map_, overschrijf=True),
    }


def _tussendoor(laptop: Laptop) -> dict[str, Callable[[], object]]:
    """What has to happen before a step can be taken, done by who may."""
    return {
        "notuleren": lambda: verhaal.plan(laptop),
        "versturen": lambda: _bied_opnieuw_aan(laptop),
        "in verwerking nemen": lambda: verhaal.reactie(laptop, (2, "y"), wie="portefeuillehouder"),
        "definitief vaststellen": lambda: verhaal.beslis_alles(laptop),
    }


ROLFOUT = "mag dit niet"


def _probeer(doe: Callable[[Sessie], object], sessie: Sessie) -> str:
    """What came of it: empty for done, else the refusal."""
    try:
        doe(sessie)
    except KorpsmonitorFout as fout:
        return str(fout)
    return ""


def test_every_step_is_for_the_roles_that_the_table_names(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Everybody may write tables: what is in them, and how much, makes no difference here.
    monkeypatch.setattr(openbaar, "_werkmap", lambda gegevens: b"")
    stappen, tussendoor = _stappen(laptop, tmp_path / "uit"), _tussendoor(laptop)
    assert list(stappen) == list(SCRIPT["STAPPEN"])
    fout: dict[tuple[str, str], str] = {}
    for stap, rollen in SCRIPT["STAPPEN"].items():
        tussendoor.get(stap, lambda: None)()
        # Who may not comes first: what they try must be refused for their role, not because it was done already.
        for rol in (een for een in Rol if een not in rollen):
            uit = _probeer(stappen[stap], laptop.als(MENSEN[rol]))
            if ROLFOUT not in uit:
                fout[stap, rol] = uit or "gedaan"
        uitkomsten = [
            _probeer(stappen[stap], laptop.als(MENSEN[rol])) for rol in reversed(Rol) if rol in rollen
        ]
        if any(ROLFOUT in uit for uit in uitkomsten) or (all(uitkomsten) and stap != "weegregels kiezen"):
            # The edition has the only rules that there are: who may choose them is told so.
            fout[stap, "wie mag"] = "; ".join(uitkomsten)
    assert not fout
    # The story went on to its end: the dossier was destroyed.
    assert gesprekken.lees_gesprek(laptop.store.lees(), DOSSIER) is None


def test_the_page_about_roles_is_what_the_table_makes() -> None:
    assert SCRIPT["DOEL"].read_text("utf-8") == SCRIPT["maak_tekst"]()


@pytest.mark.parametrize("rol", Rol)
def test_every_role_is_tried_by_somebody_who_has_no_other(laptop: Laptop, rol: Rol) -> None:
    assert laptop.mensen[MENSEN[rol]].rollen == {rol}
