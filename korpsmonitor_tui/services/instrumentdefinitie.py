"""The files of an instrument that a user made, laid down in the monitor: a colleague's laptop can have them, and nobody works with others unseen.

They travel as part of the edition, over a hub and in a file of a colleague. Files that came with the program do not:
they are those of its version. What holds is what was laid down last for any edition of the instrument, because a laptop
has one folder of it.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui import paths
from korpsmonitor_tui.bestanden.naam import is_veilig
from korpsmonitor_tui.bestanden.schrijf import BestandFout, maak_map
from korpsmonitor_tui.domain.errors import (
    KorpsmonitorFout,
    NietGevonden,
    OnbruikbareInvoer,
    StapGeweigerd,
    oorzaak_van,
)
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import instrumentmappen
from korpsmonitor_tui.store.projecties import lees_standen

if TYPE_CHECKING:
    from korpsmonitor_tui.services.instrumentbestanden import Definitie
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

VELD: Final = "definitie"
"""Of an edition. It has no column: nothing but this module reads it."""
VERVANGEN: Final = "vervangen instrumenten"
"""Folder beside one's own instruments for what was replaced; its name is no code, so nothing in it is an instrument."""


@dataclass(frozen=True, slots=True)
class Definitiestand:
    """What was laid down of the instrument of an edition, beside what stands on this laptop."""

    code: str
    map: Path
    """Where its files stand on this laptop, or would stand."""
    vastgelegd: str
    """The kenmerk of what was laid down; empty if nothing was."""
    hier: str
    """The kenmerk of the files here; empty if there are none."""
    verschil: tuple[str, ...]
    """Files that differ, if there is something on both sides."""
    eigen: bool
    """Whether a user made it, as far as can be told: else it comes with the program."""

    @property
    def klopt(self) -> bool:
        """Whether nothing needs to be done: the same files, or those of the program."""
        return self.vastgelegd == self.hier if self.vastgelegd else not self.eigen


@dataclass(frozen=True, slots=True)
class Gehaald:
    """What was put on this laptop."""

    map: Path
    bestanden: tuple[str, ...]
    vervangen: Path | None
    """Where the files went that stood there before; None if there were none."""


def lees_tekst(db: Database, code: str) -> str:
    """What was laid down of an instrument, encoded; empty if nothing was."""
    edities = [rij[0] for rij in db.execute("SELECT id FROM editie WHERE instrument = ?", (code,))]
    standen = lees_standen(db, [("editie", editie) for editie in edities])
    koppen = [kop for stand in standen for kop in stand.koppen.get(VELD, ())]
    laatste = max(koppen, key=lambda kop: kop.orde, default=None)
    return str(laatste.waarde or "") if laatste is not None else ""


def lees_definitiestand(sessie: Sessie) -> Definitiestand:
    """How the files here stand to what was laid down. Raises OnbruikbareInvoer if either cannot be read."""
    code = sessie.editie.instrument
    tekst = lees_tekst(sessie.store.lees(), code)
    plaats = next((plaats for plaats in instrumentmappen.alle() if plaats.code == code), None)
    eigen = plaats.eigen if plaats is not None else bool(tekst)
    map_ = plaats.map if plaats is not None else paths.instrumenten() / code
    if not tekst and not eigen:
        return Definitiestand(code, map_, "", "", (), eigen=False)
    # Imported late: an instrument of the program has none of this.
    from korpsmonitor_tui.services import instrumentbestanden

    hier = instrumentbestanden.lees_map(map_) if plaats is not None else None
    vast = instrumentbestanden.decodeer(tekst) if tekst else None
    return Definitiestand(
        code,
        map_,
        vast.kenmerk if vast is not None else "",
        hier.kenmerk if hier is not None else "",
        vast.verschil(hier) if vast is not None and hier is not None else (),
        eigen,
    )


def lees_meldingen(sessie: Sessie) -> tuple[str, ...]:
    """What has to be said of the instrument wherever work begins, a line each. Raises KorpsmonitorFout."""
    from korpsmonitor_tui.services.instrumentverlies import meld_verlies

    return tuple(filter(None, (meld_verlies(sessie), meld_verschil(sessie))))


def meld_verschil(sessie: Sessie) -> str:
    """One line if what is used here is not what was laid down, or nothing was; else empty. Raises OnbruikbareInvoer."""
    stand = lees_definitiestand(sessie)
    if stand.klopt or not stand.hier:
        return ""
    if not stand.vastgelegd:
        return _(
            "Let op: de bestanden van het eigen instrument “{code}” ({hier}) zijn niet in deze monitor vastgelegd; andere"
            " laptops kunnen er andere hebben. Een coördinator legt ze vast met `korpsmonitor instrument leg-vast`."
        ).format(code=stand.code, hier=stand.hier)
    return _(
        "Let op: het instrument “{code}” is op deze laptop ({hier}) anders dan vastgelegd ({vastgelegd}), in {bestanden}. Een"
        " ander kan dus andere uitkomsten zien. `korpsmonitor instrument haal` zet hier wat is vastgelegd; met"
        " `korpsmonitor instrument leg-vast` legt een coördinator vast wat hier staat."
    ).format(
        code=stand.code, hier=stand.hier, vastgelegd=stand.vastgelegd, bestanden=", ".join(stand.verschil)
    )


def leg_uit_dat_het_ontbreekt(db: Database, editie: str, code: str) -> str:
    """Why nothing can be done with an edition of which the instrument is not on this laptop, and what to do."""
    tekst = lees_tekst(db, code)
    if not tekst:
        return _(
            "Editie {editie} werkt met het instrument “{code}”, dat niet op deze laptop staat en niet in de monitor is"
            " vastgelegd. Vraag wie het heeft om `korpsmonitor instrument leg-vast` en wissel daarna uit, of zet de map in"
            " {map}. Er is niets gewijzigd."
        ).format(editie=editie, code=code, map=paths.instrumenten())
    from korpsmonitor_tui.services.instrumentbestanden import decodeer

    return _(
        "Editie {editie} werkt met het instrument “{code}” ({kenmerk}), dat niet op deze laptop staat. Het is in de monitor"
        " vastgelegd: `korpsmonitor instrument haal` zet het in {map}. Er is niets gewijzigd."
    ).format(editie=editie, code=code, kenmerk=decodeer(tekst).kenmerk, map=paths.instrumenten())


def definitietekst(waarde: object) -> str | None:
    """What was laid down, in words; None if it cannot be read."""
    from korpsmonitor_tui.services.instrumentbestanden import decodeer

    try:
        definitie = decodeer(str(waarde))
    except OnbruikbareInvoer:
        return None
    return _("bestanden van het instrument ({kenmerk}): {bestanden}").format(
        kenmerk=definitie.kenmerk, bestanden=", ".join(definitie.bestanden)
    )


def leg_vast(sessie: Sessie) -> Definitiestand:
    """Lay down the files of this laptop, for everybody who works on this monitor.

    Raises StapGeweigerd for who is not coördinator, if they hold already, come with the program, or no longer know
    something that was recorded; OnbruikbareInvoer with what is wrong in them. Then nothing is changed.
    """
    sessie.eis_rol(Rol.COORDINATOR)
    code = sessie.editie.instrument
    plaats = instrumentmappen.vind(code)
    if not plaats.eigen:
        raise StapGeweigerd(
            _(
                "Het instrument “{code}” hoort bij het programma en is op elke laptop met deze versie hetzelfde; er is niets"
                " vastgelegd."
            ).format(code=code)
        )
    from korpsmonitor_tui.services import instrumentbestanden

    _eis_bruikbaar(plaats.map)
    _eis_niets_kwijt(sessie)
    tekst = instrumentbestanden.codeer(instrumentbestanden.lees_map(plaats.map))
    if tekst == lees_tekst(sessie.store.lees(), code) and not _is_strijdig(sessie):
        raise StapGeweigerd(
            _(
                "De bestanden van het instrument “{code}” zijn al zo vastgelegd; er is niets gewijzigd."
            ).format(code=code)
        )
    sessie.store.voer_uit(sessie.wie, lambda tx: tx.zet("editie", sessie.editie.id, VELD, tekst))
    return lees_definitiestand(sessie)


def haal(sessie: Sessie) -> Gehaald:
    """Put on this laptop what was laid down; what stood there is kept beside it.

    The folder is there whole or not at all. Raises NietGevonden if nothing was laid down, StapGeweigerd if it stands
    here already, OnbruikbareInvoer if this program cannot use it, BestandFout if it cannot be written.
    """
    from korpsmonitor_tui.services import instrumentbestanden

    code = sessie.editie.instrument
    tekst = lees_tekst(sessie.store.lees(), code)
    if not tekst:
        raise NietGevonden(
            _(
                "Van het instrument “{code}” is in deze monitor niets vastgelegd; er is niets gewijzigd."
            ).format(code=code)
        )
    definitie, doel = instrumentbestanden.decodeer(tekst), _doel(code)
    if doel.exists() and _leest_als(doel, definitie):
        raise StapGeweigerd(
            _("Het instrument “{code}” staat al zo op deze laptop; er is niets gewijzigd.").format(code=code)
        )
    vervangen = None
    try:
        maak_map(doel.parent)
        with tempfile.TemporaryDirectory(prefix=f".{code}-", dir=doel.parent) as tijdelijk:
            nieuw = Path(tijdelijk) / code
            for naam, inhoud in definitie.bestanden.items():
                (nieuw / naam).parent.mkdir(parents=True, exist_ok=True)
                (nieuw / naam).write_bytes(inhoud)
            _eis_bruikbaar(nieuw)
            if doel.exists():
                vervangen = _maak_plaats(doel, f"{sessie.store.klok():%Y%m%d-%H%M%S}")
            nieuw.rename(doel)
    except OSError as fout:
        raise BestandFout(
            _("{map} kan niet worden gemaakt ({oorzaak}).").format(map=doel, oorzaak=oorzaak_van(fout))
        ) from fout
    return Gehaald(doel, tuple(sorted(definitie.bestanden)), vervangen)


def _doel(code: str) -> Path:
    """The folder for it here. Raises OnbruikbareInvoer for a code that leads elsewhere or that the program has."""
    from korpsmonitor_tui.intake.tabel import is_code

    if not is_code(code) or not is_veilig(code):
        raise OnbruikbareInvoer(
            _("“{code}” kan geen code van een instrument zijn; er is niets gewijzigd.").format(code=code)
        )
    if any(plaats.code == code and not plaats.eigen for plaats in instrumentmappen.alle()):
        raise OnbruikbareInvoer(
            _(
                "Het programma heeft zelf een instrument “{code}”; een eigen instrument met die code kan er niet naast staan."
                " Er is niets gewijzigd."
            ).format(code=code)
        )
    return paths.instrumenten() / code


def _leest_als(map_: Path, definitie: Definitie) -> bool:
    """Whether these files stand in a folder; one that cannot be read has others."""
    from korpsmonitor_tui.services.instrumentbestanden import lees_map

    try:
        return lees_map(map_) == definitie
    except KorpsmonitorFout:
        return False


def _maak_plaats(map_: Path, tijd: str) -> Path:
    """Move a folder to among what was replaced, and say where it is now."""
    naar = map_.parent / VERVANGEN / f"{map_.name}-{tijd}"
    naar.parent.mkdir(exist_ok=True)
    return map_.rename(naar)


def _eis_bruikbaar(map_: Path) -> None:
    """Raise OnbruikbareInvoer with the first mistake in these files, if any."""
    from korpsmonitor_tui.services import instrumentcontrole

    _instrument, fouten = instrumentcontrole.lees(map_)
    if fouten:
        raise OnbruikbareInvoer(
            _(
                "De bestanden van dit instrument zijn zo niet te gebruiken; er is niets gewijzigd. {fout}"
            ).format(fout=fouten[0])
        )


def _eis_niets_kwijt(sessie: Sessie) -> None:
    """Raise StapGeweigerd if the files no longer know something that was recorded: then it would vanish for everybody."""
    from korpsmonitor_tui.services.instrumentverlies import meld_verlies

    if verlies := meld_verlies(sessie):
        raise StapGeweigerd(_("Dit kan zo niet worden vastgelegd. {verlies}").format(verlies=verlies))


def _is_strijdig(sessie: Sessie) -> bool:
    """Whether two laptops laid down something else for this edition: laying down anew ends that."""
    return VELD in lees_standen(sessie.store.lees(), [("editie", sessie.editie.id)])[0].conflicten
