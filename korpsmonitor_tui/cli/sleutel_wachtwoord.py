"""``korpsmonitor sleutel controleer``, ``wijzig``, ``herstelsleutel`` and ``herstel``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.programma import huidig, met_wachtwoord
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.cli.wachtwoord import OMGEVING_NIEUW, lees_herstelsleutel, lees_nieuw_wachtwoord
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import sleutels
from korpsmonitor_tui.store.sleutelslot import (
    SLOT_HERSTEL,
    SLOT_PERSOON,
    SLOT_SLEUTELBOS,
    SLOT_WACHTWOORD,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.sleutels import Sleutelstand
    from korpsmonitor_tui.store.sleutelslot import Slot

F = TypeVar("F", bound="Callable[..., Any]")

SLEUTELS: Final = {
    "opent": _("of het opgegeven wachtwoord deze database opent"),
    "soort": _("soort sleutel die opende, of null"),
    "klopt": _("of het wachtwoord opent en elke sleutel zo sterk is afgeleid als nu wordt aanbevolen"),
    "herstelsleutel": _("of er een herstelsleutel is"),
    "sleutels[].soort": _("wachtwoord, persoon, herstel of sleutelbos"),
    "sleutels[].medewerker": _("kenmerk van wie de sleutel is, of null als hij gedeeld is"),
    "sleutels[].naam": _("naam van die medewerker; null als die niet is te lezen"),
    "sleutels[].afleiding": _("hoe de sleutel uit het geheim volgt"),
    "sleutels[].rondes": _("aantal rondes van de afleiding"),
    "sleutels[].geheugen": _("bytes geheugen van de afleiding"),
    "sleutels[].aanbevolen": _("of dat minstens is wat nu wordt aanbevolen"),
}


def nieuw_wachtwoord_optie(functie: F) -> F:
    """Decorate a command that needs a new passphrase."""
    return click.option(
        "--nieuw-wachtwoord-bestand",
        "nieuw_bestand",
        type=click.Path(path_type=Path),
        metavar="PAD",
        help=_("Lees het nieuwe wachtwoord uit dit bestand, in plaats van het te vragen."),
    )(functie)


def vraag_nieuw(sessie: Sessie | None, bestand: Path | None, vraag: str = "") -> str:
    """The new passphrase, with a hint. Raises GeenWachtwoord or LeegWachtwoord."""
    pad = huidig().pad
    return lees_nieuw_wachtwoord(
        bestand,
        OMGEVING_NIEUW,
        vraag or _("Nieuw wachtwoord voor {pad}").format(pad=pad.name),
        lambda gekozen: sleutels.sterkte(gekozen, pad, sessie),
    )


@click.command(
    cls=Opdracht,
    help=_(
        "Toon welke sleutels er zijn en hoe sterk ze zijn afgeleid. Eindigt met status 1 als het opgegeven wachtwoord de"
        " database niet opent, of als een sleutel zwakker is afgeleid dan nu wordt aanbevolen."
    ),
)
@json_optie(SLEUTELS)
def controleer(als_json: bool) -> int:
    """Show the slots; status 1 if something is wrong with them."""
    programma = huidig()
    stand = sleutels.controleer(programma.buiten.wereld(), programma.pad, programma.vraag_wachtwoord)
    if als_json:
        zeg_json(_als_gegevens(stand))
    else:
        zeg(_als_tekst(stand))
    return int(not stand.klopt)


def _als_gegevens(stand: Sleutelstand) -> dict[str, Any]:
    return {
        "opent": stand.opent is not None,
        "soort": stand.opent.soort if stand.opent else None,
        "klopt": stand.klopt,
        "herstelsleutel": stand.herstelbaar,
        "sleutels": [
            {
                "soort": slot.soort,
                "medewerker": slot.medewerker or None,
                "naam": stand.namen.get(slot.medewerker),
                "afleiding": "argon2id",
                "rondes": slot.rondes,
                "geheugen": slot.geheugen,
                "aanbevolen": slot.aanbevolen,
            }
            for slot in stand.slots
        ],
    }


def _als_tekst(stand: Sleutelstand) -> str:
    rijen = [
        (
            _soortnaam(slot.soort),
            stand.namen.get(slot.medewerker, slot.medewerker) if slot.medewerker else _("gedeeld"),
            _("Argon2id, {rondes}×{megabytes} MB").format(
                rondes=slot.rondes, megabytes=slot.geheugen // 2**20
            ),
            _("goed") if slot.aanbevolen else _("zwakker dan aanbevolen; kies dit wachtwoord opnieuw"),
        )
        for slot in stand.slots
    ]
    regels = [tabel((_("sleutel"), _("van wie"), _("afleiding"), _("oordeel")), rijen), ""]
    if stand.opent is None:
        regels.append(_("Het wachtwoord opent deze database niet."))
    else:
        regels.append(_("Het wachtwoord opent deze database."))
    if not stand.herstelbaar:
        regels.append(_("Er is geen herstelsleutel: maak er een met `korpsmonitor sleutel herstelsleutel`."))
    return "\n".join(regels)


def _soortnaam(soort: str) -> str:
    return {
        SLOT_WACHTWOORD: _("wachtwoord"),
        SLOT_PERSOON: _("eigen wachtwoord"),
        SLOT_HERSTEL: _("herstelsleutel"),
        SLOT_SLEUTELBOS: _("sleutelbos"),
    }.get(soort, soort)


@click.command(
    cls=Opdracht,
    help=_(
        "Kies een nieuw wachtwoord in de plaats van dat waarmee u opent: het gedeelde, of uw eigen. De gegevens worden"
        " niet herschreven. Oude reservekopieën houden hun oude wachtwoord, en een sleutelbos die in plaats ervan opende,"
        " doet dat pas weer na `sleutel onthoud`."
    ),
)
@nieuw_wachtwoord_optie
@met_wachtwoord
def wijzig(sessie: Sessie, nieuw_bestand: Path | None) -> None:
    """Replace the passphrase that opened."""
    slot = sleutels.wijzig(sessie, vraag_nieuw(sessie, nieuw_bestand))
    zeg(_eigen_of_gedeeld(slot))


def _eigen_of_gedeeld(slot: Slot) -> str:
    if slot.medewerker:
        return _("Uw eigen wachtwoord is gewijzigd; dat van anderen niet.")
    return _("Het wachtwoord is gewijzigd, voor ieder die het deelt. Oude reservekopieën houden het oude.")


@click.command(
    cls=Opdracht,
    help=_(
        "Maak een herstelsleutel: daarmee kiest u een nieuw wachtwoord als het oude kwijt is. U ziet hem één keer; een"
        " eerdere wordt waardeloos. Alleen een coördinator doet dit."
    ),
)
@click.option(
    "--bestand",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PAD",
    help=_("Schrijf hem met uitleg in dit bestand, om af te drukken; niet in de map van de database."),
)
@met_wachtwoord
def herstelsleutel(sessie: Sessie, bestand: Path | None) -> None:
    """Make the recovery key."""
    gemaakt = sleutels.maak_herstelsleutel(sessie, bestand)
    if bestand is not None:
        zeg(
            _("De herstelsleutel staat in {bestand}: druk hem af en verwijder het bestand.").format(
                bestand=bestand
            )
        )
        return
    zeg(_("Herstelsleutel, die u maar één keer ziet: {sleutel}").format(sleutel=gemaakt))
    zeg(_("Schrijf hem op of druk hem af, en bewaar hem niet bij de laptop."))


@click.command(
    cls=Opdracht,
    help=_(
        "Wachtwoord kwijt: kies een nieuw met de herstelsleutel. Eigen wachtwoorden van medewerkers blijven zoals ze"
        " zijn, en de herstelsleutel blijft geldig."
    ),
)
@click.option(
    "--herstelsleutel-bestand",
    "herstelbestand",
    type=click.Path(path_type=Path),
    metavar="PAD",
    help=_("Lees de herstelsleutel uit dit bestand, in plaats van hem te vragen."),
)
@nieuw_wachtwoord_optie
def herstel(herstelbestand: Path | None, nieuw_bestand: Path | None) -> None:
    """Set a new shared passphrase with the recovery key."""
    programma = huidig()
    sleutels.herstel(
        programma.buiten.wereld(),
        programma.pad,
        lambda: lees_herstelsleutel(herstelbestand),
        lambda: vraag_nieuw(None, nieuw_bestand),
    )
    zeg(_("Het wachtwoord is gewijzigd. Wie de herstelsleutel zag, kan dit ook: maak zo nodig een nieuwe."))
