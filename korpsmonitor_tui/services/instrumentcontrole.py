"""Everything that is wrong with the files of an instrument, what nothing uses, and what it does not have."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bevindingen import Bevinding, OnbruikbareBestanden
from korpsmonitor_tui.intake.bewaartermijnen import BESTAND as BEWAARTERMIJNEN
from korpsmonitor_tui.intake.bewaartermijnen import lees_bewaartermijnen
from korpsmonitor_tui.intake.brieven import BRIEVEN, lees_brieven
from korpsmonitor_tui.intake.consistentie import TEKSTREGELS, lees_tekstregels
from korpsmonitor_tui.intake.definitiebestand import open_toml
from korpsmonitor_tui.intake.instrument import KERN, probeer_instrument
from korpsmonitor_tui.intake.lexicon import lees_lexicon
from korpsmonitor_tui.intake.weegregels import lees_weegregels
from korpsmonitor_tui.services import instrumentmappen
from korpsmonitor_tui.services.bijlagen import lees_bestand
from korpsmonitor_tui.services.definities import EXTRACTIE, SJABLOON, WEEGREGELS, ZONDER_DIMENSIE
from korpsmonitor_tui.services.instrumentbestanden import gebruikte_bestanden

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.intake.tabel import Tabel

_OVERAL: Final = ("dimensies", "vragenlijst")
"""Keys of the files that others refer to."""
_INTAKE: Final = "korpsmonitor_tui.intake"
_DEELLEZERS: Final = {
    Onderdeel.DASHBOARD: f"{_INTAKE}.dashboard.lees_dashboard",
    Onderdeel.PLAN: f"{_INTAKE}.plandefinitie.lees_plandefinitie",
    Onderdeel.DESKSTUDIE: f"{_INTAKE}.deskstudie.lees_deskstudie",
}
"""What reads the definition file of a part, called with the folder and its name; imported only where there is one."""


class Afwezig(NamedTuple):
    """A file that an instrument may do without."""

    bestand: str
    gevolg: str
    """What there is not, or how it is then."""


@dataclass(frozen=True, slots=True)
class Controle:
    """What was found in the folder of an instrument."""

    map: Path
    fouten: tuple[Bevinding, ...]
    """What keeps it, or a file of it, from being used."""
    waarschuwingen: tuple[Bevinding, ...]
    """What can be used, but is probably not meant so. Only looked for once there are no mistakes."""
    afwezig: tuple[Afwezig, ...]
    instrument: Instrument | None
    """None if it cannot be read."""

    @property
    def klopt(self) -> bool:
        """Whether there is nothing to mend."""
        return not self.fouten and not self.waarschuwingen


def mappen(wat: str) -> tuple[Path, ...]:
    """The folders that ``wat`` means: a code, else a folder; if empty, every instrument.

    Raises NietGevonden, or OnbruikbareInvoer for a code that two folders have.
    """
    if not wat:
        return tuple(plaats.map for plaats in instrumentmappen.alle())
    if wat not in instrumentmappen.codes() and Path(wat).is_dir():
        return (Path(wat),)
    return (instrumentmappen.vind(wat).map,)


def controleer(map_: Path) -> Controle:
    """Read every file of the instrument in ``map_``, and say all at once what is wrong with any of them."""
    instrument, fouten = lees(map_)
    if instrument is not None:
        fouten += tuple(_controleer_mapnaam(map_, instrument))
    if instrument is None or fouten:
        return Controle(map_, fouten, (), (), instrument)
    return Controle(
        map_, (), tuple(_waarschuwingen(map_, instrument)), tuple(_afwezig(map_, instrument)), instrument
    )


def lees(map_: Path) -> tuple[Instrument | None, tuple[Bevinding, ...]]:
    """The instrument in ``map_``, None if it cannot be read, and every mistake in any of its files."""
    instrument, fouten = probeer_instrument(map_, paths.db())
    # Of what is no instrument at all, that is enough to say.
    if (map_ / KERN).is_file():
        fouten += tuple(_controleer_losse_bestanden(map_))
    if instrument is not None:
        fouten += tuple(_controleer_bij_instrument(map_, instrument, _geraakt(map_, fouten)))
    return (None if fouten else instrument), fouten


def _geraakt(map_: Path, fouten: Collection[Bevinding]) -> frozenset[str]:
    """Which of dimensies and vragenlijst may be incomplete: what refers to them would be blamed for it."""
    kern = open_toml(map_, KERN, [])
    eigen = kern.tabel("bestanden", verplicht=False) if kern is not None else None
    if eigen is None:
        return frozenset(_OVERAL)
    namen = {eigen.tekst(sleutel, verplicht=False): sleutel for sleutel in _OVERAL}
    geraakt = {namen[naam] for fout in fouten if (naam := fout.bestand.partition("/")[2]) in namen}
    velden = any(fout.bestand.endswith(f"/{KERN}") and "aandachtsveld" in fout.plaats for fout in fouten)
    return frozenset(geraakt | ({"dimensies"} if velden else set()))


def controleer_brieven(map_: Path) -> tuple[Bevinding, ...]:
    """Every mistake in the texts of letters in this folder."""
    try:
        lees_brieven(map_)
    except OnbruikbareBestanden as fout:
        return fout.bevindingen
    return ()


def controleer_weegregels(map_: Path, instrument: Instrument) -> tuple[Bevinding, ...]:
    """Every mistake and contradiction in every version of the weighing rules in this folder."""
    bevindingen: list[Bevinding] = []
    for bestand in sorted((map_ / WEEGREGELS).glob("*.toml")):
        try:
            regels = lees_weegregels(bestand, instrument)
        except OnbruikbareBestanden as fout:
            bevindingen += fout.bevindingen
            continue
        if regels.versie != bestand.stem:
            bevindingen.append(
                Bevinding(
                    f"{WEEGREGELS}/{bestand.name}",
                    "",
                    _("het bestand noemt zich versie “{versie}”.").format(versie=regels.versie),
                    _("Geef het bestand die naam, of pas de versie aan."),
                )
            )
    return tuple(bevindingen)


def _controleer_losse_bestanden(map_: Path) -> Iterator[Bevinding]:
    """Mistakes in the files that stand by themselves."""
    if (map_ / BRIEVEN).is_file():
        yield from controleer_brieven(map_)
    try:
        lees_bewaartermijnen(map_)
    except OnbruikbareBestanden as fout:
        yield from fout.bevindingen
    if (map_ / SJABLOON).is_file():
        # Imported late: Word is slow to load.
        from korpsmonitor_tui.word.keuring import controleer_sjabloon

        try:
            gebreken = controleer_sjabloon(lees_bestand(map_ / SJABLOON))
        except KorpsmonitorFout as fout:
            gebreken = (str(fout),)
        for gebrek in gebreken:
            yield Bevinding(
                f"{map_.name}/{SJABLOON}",
                "",
                gebrek,
                _("Of haal het bestand weg: dan geldt de algemene huisstijl."),
            )


def _controleer_bij_instrument(
    map_: Path, instrument: Instrument, geraakt: Collection[str]
) -> Iterator[Bevinding]:
    """Mistakes in the files of parts, and in those that refer to dimensions and questions where these could be read."""
    yield from _controleer_delen(map_, instrument)
    if "dimensies" not in geraakt:
        yield from controleer_weegregels(map_, instrument)
        yield from _controleer_lexicon(map_, instrument)
    if not geraakt and (map_ / TEKSTREGELS).is_file():
        try:
            lees_tekstregels(map_ / TEKSTREGELS, _cijfervragen(instrument), instrument.schaal)
        except OnbruikbareBestanden as fout:
            yield from fout.bevindingen


def _controleer_delen(map_: Path, instrument: Instrument) -> Iterator[Bevinding]:
    """Mistakes in the definition file of each part that has one."""
    for onderdeel, naam in instrument.deelbestanden:
        if naam and onderdeel in _DEELLEZERS:
            module, _punt, lees_deel = _DEELLEZERS[onderdeel].rpartition(".")
            try:
                getattr(importlib.import_module(module), lees_deel)(map_, naam)
            except OnbruikbareBestanden as fout:
                yield from fout.bevindingen


def _controleer_lexicon(map_: Path, instrument: Instrument) -> Iterator[Bevinding]:
    codes = [*(dimensie.code for dimensie in instrument.dimensies), *ZONDER_DIMENSIE]
    if (map_ / EXTRACTIE).is_dir():
        try:
            lees_lexicon(map_ / EXTRACTIE, codes)
        except OnbruikbareBestanden as fout:
            yield from fout.bevindingen


def _cijfervragen(instrument: Instrument) -> Collection[str]:
    """The ids of questions, and of those that only published figures have."""
    if not instrument.cijfermap:
        return instrument.vragen
    from korpsmonitor_tui.intake.cijfers import lees_cijfers

    return [*instrument.vragen, *lees_cijfers(paths.db() / instrument.cijfermap, instrument).vragen]


def _controleer_mapnaam(map_: Path, instrument: Instrument) -> Iterator[Bevinding]:
    if map_.resolve().name != instrument.code:
        yield Bevinding(
            f"{map_.name}/{KERN}",
            "",
            _('de code is "{code}", maar de map heet "{map}".').format(
                code=instrument.code, map=map_.resolve().name
            ),
            _("Geef de map de code als naam: zo wordt het instrument gevonden."),
        )


# -- what is probably not meant so ------------------------------------------------------------------------------------


def _waarschuwingen(map_: Path, instrument: Instrument) -> Iterator[Bevinding]:
    bevindingen: list[Bevinding] = []
    kern = open_toml(map_, KERN, bevindingen)
    bestanden = kern.tabel("bestanden", verplicht=False) if kern is not None else None
    if kern is None:
        return
    _let_op_kern(kern, instrument)
    dimensies = bestanden.tekst("dimensies", verplicht=False) if bestanden is not None else ""
    if dimensies and (bestand := open_toml(map_, dimensies, bevindingen)) is not None:
        _let_op_dimensies(bestand, instrument)
    if instrument.heeft(Onderdeel.WEGING) and not any((map_ / WEEGREGELS).glob("*.toml")):
        kern.meld(
            _("er wordt gewogen, maar er zijn geen weegregels."),
            _("Zet ze in {map}/VERSIE.toml, of haal “weging” uit onderdelen.").format(map=WEEGREGELS),
        )
    yield from bevindingen
    gebruikt = gebruikte_bestanden(map_)
    for pad in sorted(map_.rglob("*")):
        naam = pad.relative_to(map_).as_posix()
        if pad.is_file() and naam not in gebruikt and not pad.name.startswith("."):
            yield Bevinding(
                f"{map_.name}/{naam}",
                "",
                _("dit bestand wordt nergens voor gebruikt."),
                _("Noem het in {kern}, of haal het weg.").format(kern=KERN),
            )


def _let_op_kern(kern: Tabel, instrument: Instrument) -> None:
    """Chapters without questions, fields without dimensions, kinds without parties."""
    bevraagt = instrument.heeft(Onderdeel.VRAGENLIJST)
    for tabel, hoofdstuk in zip(
        kern.tabellen("hoofdstuk", verplicht=False), instrument.hoofdstukken, strict=True
    ):
        if bevraagt and not hoofdstuk.vragen:
            tabel.meld(
                _('hoofdstuk "{code}" heeft geen enkele vraag.').format(code=hoofdstuk.code),
                _("Zet vragen onder [[{code}]] in de vragenlijst, of haal het hoofdstuk weg.").format(
                    code=hoofdstuk.code
                ),
            )
    velden = {dimensie.aandachtsveld for dimensie in instrument.dimensies}
    for tabel in kern.tabellen("aandachtsveld", verplicht=False):
        if (code := tabel.code("code")) not in velden:
            tabel.meld(
                _('aandachtsveld "{code}" heeft geen enkele dimensie.').format(code=code),
                _("Voeg dimensies toe die met “{code}.” beginnen, of haal het veld weg.").format(code=code),
            )
    soorten = {partij.soort for partij in instrument.partijen}
    for tabel in kern.tabellen("partijsoort", verplicht=False):
        # Kinds of parties that are found while working have none to begin with.
        if (code := tabel.code("code")) not in soorten and tabel.ja("gemeten"):
            tabel.meld(
                _('van de soort "{code}" is er geen enkele partij.').format(code=code),
                _("Noem ze in een bestand met partijen, of haal de soort weg."),
            )
    if instrument.heeft(Onderdeel.WEGING) and not instrument.gemeten:
        kern.meld(
            _("er wordt gewogen, maar geen enkele partij wordt gemeten."),
            _("Zet gemeten = true bij een [[partijsoort]], of haal “weging” uit onderdelen."),
        )


def _let_op_dimensies(bestand: Tabel, instrument: Instrument) -> None:
    """Dimensions that no question speaks of: their scores would rest on the interview alone."""
    if not instrument.heeft(Onderdeel.VRAGENLIJST):
        return
    gevraagd = {code for vraag in instrument.vragen.values() for code in vraag.dimensies}
    for tabel in bestand.tabellen("dimensie"):
        if (code := tabel.code("code")) not in gevraagd:
            tabel.meld(
                _('over dimensie "{code}" gaat geen enkele vraag.').format(code=code),
                _("Noem haar bij een vraag, onder dimensies."),
            )


# -- what it does without ---------------------------------------------------------------------------------------------


def _afwezig(map_: Path, instrument: Instrument) -> Iterator[Afwezig]:
    """The files that an instrument may lack, with what that means."""
    kern = open_toml(map_, KERN, [])
    eigen = kern.tabel("bestanden", verplicht=False) if kern is not None else None
    genoemd = frozenset(eigen.sleutels() if eigen is not None else ())
    bevraagt = instrument.heeft(Onderdeel.VRAGENLIJST)
    spreekt = instrument.heeft(Onderdeel.GESPREKKEN)
    mogelijk = (
        (SJABLOON, (map_ / SJABLOON).is_file(), True, _("documenten krijgen de algemene huisstijl")),
        (BRIEVEN, (map_ / BRIEVEN).is_file(), spreekt, _("de brieven zijn de algemene")),
        ("afkortingen", "afkortingen" in genoemd, spreekt, _("geen afkorting wordt in een verslag verklaard")),
        ("analyse", "analyse" in genoemd, bevraagt, _("de analyse vóór het gesprek heeft de drempels van het programma")),
        ("bronnen", "bronnen" in genoemd, bevraagt, _("er zijn geen andere bronnen om antwoorden naast te leggen")),
        (TEKSTREGELS, (map_ / TEKSTREGELS).is_file(), spreekt, _("teksten worden niet naast cijfers en scores gelegd")),
        (f"{EXTRACTIE}/", (map_ / EXTRACTIE).is_dir(), spreekt, _("bij tekst wordt niets voorgesteld; coderen gaat met de hand")),
        (BEWAARTERMIJNEN, (map_ / BEWAARTERMIJNEN).is_file(), True, _("er gelden geen bewaartermijnen")),
    )  # fmt: skip
    for naam, is_er, hoort, gevolg in mogelijk:
        if hoort and not is_er:
            yield Afwezig(naam, gevolg)
