"""Writes docs/opdrachten.md, the reference of all commands, and docs/korpsmonitor.1 from the commands themselves."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.cli.basis import JsonOptie
from korpsmonitor_tui.cli.hoofd import hoofd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DOEL: Final = Path(__file__).resolve().parents[1] / "docs" / "opdrachten.md"

STATUS: Final = {
    0: "gedaan",
    1: "wat gevraagd is, klopt niet: een controle vond iets",
    2: "verkeerd gebruik, onbruikbare invoer of een geweigerde stap; op standaardfout staat één regel met wat er is gebeurd, wat bewaard is en wat te doen",
    70: "een fout van het programma",
    130: "afgebroken met Ctrl-C; wat al was opgeslagen, blijft bewaard",
    141: "de uitvoer werd niet verder gelezen, zoals bij `| head`",
}
"""What the exit status of a command means."""

OMGEVING: Final = {
    "KORPSMONITOR_DB": "de database, als `--db`",
    "KORPSMONITOR_WACHTWOORD": "het wachtwoord; `--wachtwoord-bestand` gaat voor",
    "KORPSMONITOR_NIEUW_WACHTWOORD": "een nieuw wachtwoord, voor `sleutel`; `--nieuw-wachtwoord-bestand` gaat voor",
    "KORPSMONITOR_HERSTELSLEUTEL": "de herstelsleutel, voor `sleutel herstel`; `--herstelsleutel-bestand` gaat voor",
    "KORPSMONITOR_PAKKET_WACHTWOORD": "het wachtwoord van een pakket; `--pakketwachtwoord-bestand` gaat voor",
    "KORPSMONITOR_HUB_WACHTWOORD": "het wachtwoord van de hub; `--hub-wachtwoord-bestand` gaat voor, en daarna komt `PGPASSFILE`",
    "KORPSMONITOR_HUB_BEHEER": "het adres waarmee de beheerder de hub bereikt, voor `hub`",
    "KORPSMONITOR_HUB_NIEUW_WACHTWOORD": "het wachtwoord van een nieuwe gebruiker, voor `hub gebruiker`",
    "KORPSMONITOR_MEDEWERKER": "als wie u werkt, als `--als`",
    "KORPSMONITOR_TOESTAND": "de map met wat alleen bij dit apparaat hoort",
    "KORPSMONITOR_INSTRUMENTEN": "de map met eigen instrumenten; standaard `instrumenten` in uw gegevensmap",
    "KORPSMONITOR_LIBREOFFICE": "het programma LibreOffice, dat PDF-bestanden maakt; standaard dat van deze computer",
    "KORPSMONITOR_LEERPYTHON": "de Python met scikit-learn, voor `model leer`; standaard die van het programma",
    "KORPSMONITOR_VERGRENDELD": "met `1` beginnen de schermen vergrendeld",
    "KORPSMONITOR_TAAL": "de taal van het programma; standaard `nl`",
    "KORPSMONITOR_DEBUG": "met `1` verschijnt bij een fout van het programma de volledige melding",
}
"""What the program reads from its surroundings."""

INLEIDING: Final = """\
# Opdrachten

Dit overzicht is gemaakt uit het programma zelf (`python scripts/maak_opdrachten.py`); een test houdt het gelijk.
`korpsmonitor OPDRACHT --help` toont hetzelfde in de terminal.

Een PARTIJ is een korps of ketenpartner, met naam, code of alias; hoofdletters, accenten, streepjes en spaties maken
niet uit. Een DATUM is 12-02-2013 of 2013-02-12. Bestanden worden heel geschreven of niet, en nooit overschreven zonder
`--overschrijf`. Een tekst die met een streepje begint, komt na `--`.

## Hoe een opdracht eindigt

{status}
## Omgevingsvariabelen

{omgeving}
Een wachtwoord of herstelsleutel is nooit een optie: wat op de opdrachtregel staat, is voor anderen op dezelfde computer te lezen. Zonder
bestand of omgevingsvariabele wordt het gevraagd, zonder het te tonen.

## Aanvullen met Tab

`korpsmonitor shell` geeft uw shell wat nodig is om opdrachten, opties en vaste waarden met Tab aan te vullen. Zet deze regel in
het bestand dat uw shell bij het begin leest; in een nieuw venster werkt het.

| shell | bestand | regel |
| --- | --- | --- |
| bash (vanaf 4.4) | `~/.bashrc` | `eval "$(korpsmonitor shell bash)"` |
| zsh | `~/.zshrc`, na `compinit` | `eval "$(korpsmonitor shell zsh)"` |
| fish | `~/.config/fish/config.fish` | `korpsmonitor shell fish \\| source` |
| PowerShell | `$PROFILE` | `korpsmonitor shell powershell \\| Out-String \\| Invoke-Expression` |

Dezelfde naslag staat in de handleiding van het systeem: `man korpsmonitor`.

## JSON

Met `--json` geeft een opdracht één JSON-waarde op standaarduitvoer, in UTF-8. De sleutels hieronder liggen vast: er
kunnen er bij komen, maar ze veranderen niet van naam of betekenis. `reeks[].naam` is de sleutel `naam` van elk element
van `reeks`; een pad dat met `[]` begint, betekent dat de waarde zelf een reeks is. Datums zijn ISO 8601.
"""


def maak_tekst() -> str:
    """The whole reference."""
    ctx = click.Context(hoofd, info_name="korpsmonitor", **hoofd.context_settings)
    inleiding = INLEIDING.format(
        status="\n".join(_rijen(("status", "betekenis"), ((str(nr), wat) for nr, wat in STATUS.items()))),
        omgeving="\n".join(
            _rijen(("naam", "betekenis"), ((f"`{naam}`", wat) for naam, wat in OMGEVING.items()))
        ),
    )
    return "\n".join([inleiding, *_inhoud(ctx), *_opdracht(ctx)]).rstrip() + "\n"


def _inhoud(ctx: click.Context) -> Iterator[str]:
    """Every command of the program, with a link to its section."""
    yield "## Welke er zijn\n"
    namen = hoofd.list_commands(ctx)
    yield from _rijen(
        ("opdracht", "wat zij doet"),
        ((f"[{naam}](#korpsmonitor-{naam})", _kort(ctx, naam)) for naam in namen),
    )


def _kort(ctx: click.Context, naam: str) -> str:
    """The first sentence of what a command says of itself."""
    opdracht = hoofd.get_command(ctx, naam)
    assert opdracht is not None, naam
    return (
        re.split(r"(?<=[.;]) ", " ".join(inspect.cleandoc(opdracht.help or "").split()))[0].rstrip(";.") + "."
    )


def _opdracht(ctx: click.Context) -> Iterator[str]:
    """The section of a command, followed by those of the commands in it."""
    opdracht = ctx.command
    yield f"## {ctx.command_path}\n"
    yield f"```\n{ctx.command_path} {' '.join(opdracht.collect_usage_pieces(ctx))}\n```\n"
    yield " ".join(inspect.cleandoc(opdracht.help or "").split()) + "\n"
    argumenten = [p for p in opdracht.params if isinstance(p, click.Argument)]
    opties = [p for p in opdracht.params if isinstance(p, click.Option)]
    if argumenten:
        yield from _tabel(
            ("argument", "betekenis"), ((p.make_metavar(ctx), p.help or "") for p in argumenten)
        )
    if opties:
        yield from _tabel(("optie", "betekenis"), ((schrijfwijze(ctx, p), betekenis(p)) for p in opties))
    for optie in opties:
        if isinstance(optie, JsonOptie):
            yield from _tabel(("sleutel", "inhoud"), optie.sleutels.items())
    if isinstance(opdracht, click.Group):
        for naam in opdracht.list_commands(ctx):
            kind = opdracht.get_command(ctx, naam)
            if kind is not None:
                yield from _opdracht(click.Context(kind, info_name=naam, parent=ctx))


def _tabel(koppen: tuple[str, str], rijen: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from _rijen(koppen, ((f"`{links}`", rechts) for links, rechts in rijen))


def _rijen(koppen: tuple[str, str], rijen: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"| {koppen[0]} | {koppen[1]} |\n| --- | --- |"
    for links, rechts in rijen:
        yield f"| {links.replace('|', chr(92) + '|')} | {rechts.replace('|', chr(92) + '|')} |"
    yield ""


def schrijfwijze(ctx: click.Context, optie: click.Option) -> str:
    """How an option is written."""
    namen = ", ".join(optie.opts) + "".join(f" / {naam}" for naam in optie.secondary_opts)
    return namen if optie.is_flag else f"{namen} {optie.make_metavar(ctx)}"


def betekenis(optie: click.Option) -> str:
    """What an option does, and what it is without being given."""
    bij = []
    if optie.required:
        bij.append("verplicht")
    if optie.show_default:
        bij.append(f"standaard: {optie.default}")
    if optie.envvar:
        bij.append(f"omgevingsvariabele: {optie.envvar}")
    hulp = " ".join((optie.help or "").split())
    return f"{hulp} [{'; '.join(bij)}]" if bij else hulp


def main() -> None:
    """Write the reference, and the manual page of the system that says the same."""
    import maak_man

    schrijf_bestand(DOEL, maak_tekst().encode(), overschrijf=True)
    schrijf_bestand(maak_man.DOEL, maak_man.maak_tekst().encode(), overschrijf=True)
    print(DOEL, maak_man.DOEL, sep="\n")


if __name__ == "__main__":
    main()
