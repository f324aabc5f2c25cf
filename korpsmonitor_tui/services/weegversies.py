"""Which version of the weighing rules an edition has, a copy of one to edit, and what another would do to all korpsen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.domain.weegverschil import Vergelijker
from korpsmonitor_tui.domain.weguitleg import Opgegeven, Uitlegger
from korpsmonitor_tui.services.bijlagen import lees_bestand
from korpsmonitor_tui.services.geldend import gekozen_weegtekst
from korpsmonitor_tui.services.korpsweging import lees_matrix
from korpsmonitor_tui.store.projecties import lees_stand

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.weegregels import Weegregels
    from korpsmonitor_tui.domain.weegverschil import Regelverschil, Uitkomsten
    from korpsmonitor_tui.domain.weging import Weging
    from korpsmonitor_tui.domain.wegredenen import Reden
    from korpsmonitor_tui.services.korpsweging import Korpsweging
    from korpsmonitor_tui.services.sessie import Instrumenten, Sessie

VELD: Final = "weegregels"
_SUFFIX: Final = ".toml"
_VERSIEREGEL: Final = re.compile(r'^(\s*versie\s*=\s*)"[^"\n]*"', re.MULTILINE)
_VERSIENAAM: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}")


@dataclass(frozen=True, slots=True)
class Regelstand:
    """What an edition is weighed by, and what it could be."""

    versie: str
    """Version of the rules that hold; empty if several could and nobody chose."""
    gekozen: bool
    """Whether the edition keeps them; an edition from before that has those of the only file."""
    bestanden: tuple[str, ...]
    """Versions that there is a file of, newest first."""
    bestand_wijkt_af: bool
    """Whether the file of this version says something else than what the edition keeps."""
    conflict: bool
    """Whether two laptops chose otherwise; a person settles that by choosing."""


@dataclass(frozen=True, slots=True)
class Korpsvergelijking:
    """One korps by two versions of the rules."""

    korps: Gesprekspartij
    uitkomsten: Uitkomsten
    eindscore: Score | None
    """The eindscore that was set, if any."""
    uitleg: tuple[tuple[tuple[Reden, str], ...], tuple[tuple[Reden, str], ...]]
    """Of each version every reason, in words."""

    @property
    def mag(self) -> tuple[bool, bool] | None:
        """Whether each version allows the eindscore that was set; None if none was."""
        if self.eindscore is None:
            return None
        een, ander = self.uitkomsten.een.toegestaan, self.uitkomsten.ander.toegestaan
        return self.eindscore in een, self.eindscore in ander


@dataclass(frozen=True, slots=True)
class Editievergelijking:
    """All korpsen of an edition by two versions."""

    een: Weegregels
    ander: Weegregels
    regels: tuple[Regelverschil, ...]
    """The rules that differ."""
    korpsen: tuple[Korpsvergelijking, ...]
    """In the order of the instrument."""


def lees_regelstand(sessie: Sessie) -> Regelstand:
    """The rules of this edition. Raises OnbruikbareInvoer if what it keeps cannot be read."""
    db, code = sessie.store.lees(), sessie.editie.instrument
    tekst = gekozen_weegtekst(db, sessie.editie.id)
    versies = sessie.instrumenten.weegversies(code)
    versie = sessie.weegregels.versie if tekst or len(versies) == 1 else ""
    wijkt_af = bool(tekst) and versie in versies and sessie.instrumenten.weegtekst(code, versie) != tekst
    conflict = VELD in lees_stand(db, "editie", sessie.editie.id).conflicten
    return Regelstand(versie, bool(tekst), versies, wijkt_af, conflict)


def kies(sessie: Sessie, keuze: str) -> Weegregels:
    """Weigh this edition by these rules (a version, or a file that ends in .toml) from now on.

    The definition itself is kept, so that a file that changes later changes nothing here. Eindscores that were set
    stay, with the version that they were set by. Raises StapGeweigerd for who is not coördinator, or if they hold
    already; NietGevonden, or OnbruikbareInvoer with every mistake and contradiction; then nothing is changed.
    """
    sessie.eis_rol(Rol.COORDINATOR)
    tekst = _tekst(sessie.instrumenten, sessie.editie.instrument, keuze)
    regels = sessie.instrumenten.bij_weegtekst(sessie.editie.instrument, keuze, tekst)
    stand = lees_stand(sessie.store.lees(), "editie", sessie.editie.id)
    if stand.waarde(VELD) == tekst and VELD not in stand.conflicten:
        raise StapGeweigerd(
            _("Deze editie wordt al gewogen volgens weegregels {versie}; er is niets gewijzigd.").format(
                versie=regels.versie
            )
        )
    sessie.store.voer_uit(sessie.wie, lambda tx: tx.zet("editie", sessie.editie.id, VELD, tekst))
    return regels


def kopieer(
    instrumenten: Instrumenten, code: str, keuze: str, doel: Path, *, overschrijf: bool
) -> Weegregels:
    """Write a copy of these rules to ``doel``, to be edited; its version is the name of the file, comments stay.

    Raises OnbruikbareInvoer for a name that is no version or that the original has, BestandFout if it is not written.
    """
    tekst = _tekst(instrumenten, code, keuze)
    versie = _versie_van(doel)
    if instrumenten.bij_weegtekst(code, keuze or VELD, tekst).versie == versie:
        raise OnbruikbareInvoer(
            _("Versie {versie} is het origineel; geef de kopie een andere naam.").format(versie=versie)
        )
    return _schrijf_kopie(instrumenten, code, tekst, doel, overschrijf=overschrijf)


def kopieer_van_editie(sessie: Sessie, doel: Path, *, overschrijf: bool) -> Weegregels:
    """As :func:`kopieer`, of the rules that this edition keeps; under their own version they stay to the letter."""
    code = sessie.editie.instrument
    tekst = gekozen_weegtekst(sessie.store.lees(), sessie.editie.id) or sessie.instrumenten.weegtekst(
        code, sessie.weegregels.versie
    )
    return _schrijf_kopie(sessie.instrumenten, code, tekst, doel, overschrijf=overschrijf)


def _versie_van(doel: Path) -> str:
    versie = doel.name.removesuffix(_SUFFIX)
    if doel.suffix != _SUFFIX or not _VERSIENAAM.fullmatch(versie):
        raise OnbruikbareInvoer(
            _(
                "De naam van het bestand is de versie, zoals 2013-2014.toml; “{naam}” kan dat niet zijn."
            ).format(naam=doel.name)
        )
    return versie


def _schrijf_kopie(
    instrumenten: Instrumenten, code: str, tekst: str, doel: Path, *, overschrijf: bool
) -> Weegregels:
    versie = _versie_van(doel)
    nieuw = _VERSIEREGEL.sub(lambda regel: f'{regel[1]}"{versie}"', tekst, count=1)
    regels = instrumenten.bij_weegtekst(code, doel.name, nieuw)
    if regels.versie != versie:
        raise OnbruikbareInvoer(
            _("De regel met de versie is niet gevonden; kopieer het bestand met de hand.")
        )
    schrijf_bestand(doel, nieuw.encode(), overschrijf=overschrijf)
    return regels


def vergelijk_editie(sessie: Sessie, een: str, ander: str) -> Editievergelijking:
    """What each korps of this edition comes to by two versions; an empty ``een`` is what the edition is weighed by.

    Raises NietGevonden, or OnbruikbareInvoer with every mistake in a file.
    """
    code = sessie.editie.instrument
    eerste = _regels(sessie.instrumenten, code, een) if een else sessie.weegregels
    tweede = _regels(sessie.instrumenten, code, ander)
    vergelijker = Vergelijker(eerste, tweede)
    korpsen = tuple(_vergelijk(sessie, korps, vergelijker) for korps in lees_matrix(sessie).korpsen)
    return Editievergelijking(eerste, tweede, vergelijker.verschillen, korpsen)


def _vergelijk(sessie: Sessie, korps: Korpsweging, vergelijker: Vergelijker) -> Korpsvergelijking:
    uitkomsten = vergelijker.vergelijk(korps.scores)
    redenen = {cel.dimensie.code: cel.gegeven.motivatie for cel in korps.cellen if cel.gegeven}

    def leg_uit(weging: Weging) -> tuple[tuple[Reden, str], ...]:
        zeg = Uitlegger(sessie.instrument, weging, Opgegeven({}, redenen))
        return tuple((reden, zeg(reden)) for reden in weging.redenen)

    return Korpsvergelijking(
        korps.partij,
        uitkomsten,
        korps.eind.gegeven.score if korps.eind.gegeven else None,
        (leg_uit(uitkomsten.een), leg_uit(uitkomsten.ander)),
    )


def _regels(instrumenten: Instrumenten, code: str, keuze: str) -> Weegregels:
    return instrumenten.bij_weegtekst(code, keuze, _tekst(instrumenten, code, keuze))


def _tekst(instrumenten: Instrumenten, code: str, keuze: str) -> str:
    """The definition that a person names: a version, or a file that ends in .toml."""
    if not keuze.endswith(_SUFFIX):
        return instrumenten.weegtekst(code, keuze)
    inhoud = lees_bestand(Path(keuze))
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise OnbruikbareInvoer(
            _("{pad} is geen UTF-8; sla het op met de codering UTF-8.").format(pad=keuze)
        ) from fout
