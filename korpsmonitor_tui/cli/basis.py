"""Click's classes in Dutch: commands and groups that import their module on use, dates, and shared parameters."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn, TypeVar

import click

from korpsmonitor_tui.domain.taal import _, eigen_woorden

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from click.shell_completion import CompletionItem

F = TypeVar("F", bound="Callable[..., Any]")

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NEDERLANDS: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_TIJD: Final = re.compile(r"(\d{1,2})[:.](\d{2})")


class Opdracht(click.Command):
    """A command whose usage line is Dutch, and that says where a misplaced general option belongs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", _("[OPTIES]"))
        super().__init__(*args, **kwargs)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as click does. Raises UsageError, for a general option with the place where it must stand."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as fout:
            _weiger_op_deze_plaats(ctx, fout)


def _weiger_op_deze_plaats(ctx: click.Context, fout: click.NoSuchOption) -> NoReturn:
    wortel = ctx.find_root()
    algemeen = {naam for param in wortel.command.params for naam in param.opts}
    if wortel is ctx or fout.option_name not in algemeen:
        raise fout
    raise click.UsageError(
        _("De optie {naam} staat vóór de opdracht: {programma} {naam} … {opdracht}").format(
            naam=fout.option_name,
            programma=wortel.info_name,
            opdracht=ctx.command_path.removeprefix(f"{wortel.info_name} "),
        ),
        ctx,
    ) from fout


def weiger_gebruik(melding: str) -> NoReturn:
    """Refuse options that do not go together. Raises UsageError."""
    raise click.UsageError(melding, click.get_current_context())


class Verwijzing(NamedTuple):
    """A command that is imported when it is used."""

    plaats: str
    """Module and attribute, e.g. ``korpsmonitor_tui.cli.gesprek:gesprek``."""
    kort: str
    """What the command does, for the list of its group."""


class Groep(click.Group):
    """A group in the order in which its commands are named, of which those in ``lui`` are imported on use."""

    command_class = Opdracht

    def __init__(self, *args: Any, lui: Mapping[str, Verwijzing] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", _("[OPTIES]"))
        if kwargs.get("invoke_without_command"):
            kwargs.setdefault("subcommand_metavar", _("[OPDRACHT] [ARGUMENTEN]..."))
        else:
            kwargs.setdefault("subcommand_metavar", _("OPDRACHT [ARGUMENTEN]..."))
        super().__init__(*args, **kwargs)
        self._lui = dict(lui or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, in the order in which they were named."""
        return [*(naam for naam in self.commands if naam not in self._lui), *self._lui]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name, imported now if need be."""
        if cmd_name not in self.commands and cmd_name in self._lui:
            module, _dubbelepunt, naam = self._lui[cmd_name].plaats.partition(":")
            # What a command says of itself is read before an edition is opened.
            with eigen_woorden():
                opdracht = getattr(import_module(module), naam)
            self.add_command(opdracht, cmd_name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant. Raises NoSuchCommand with names that look like it."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as fout:
            raise click.NoSuchCommand(
                fout.command_name, possibilities=self.list_commands(ctx), ctx=ctx
            ) from fout

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands and options that begin like this, without importing those that were not used yet."""
        from click.shell_completion import CompletionItem

        namen = [naam for naam in self.list_commands(ctx) if naam.startswith(incomplete)]
        return [
            *(CompletionItem(naam, help=self._kort(naam)) for naam in namen),
            *click.Command.shell_complete(self, ctx, incomplete),
        ]

    def _kort(self, naam: str) -> str:
        """What a command does, in one line."""
        if naam in self._lui:
            return self._lui[naam].kort
        return self.commands[naam].get_short_help_str(120)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing those that were not used yet."""
        regels = [(naam, self._kort(naam)) for naam in self.list_commands(ctx)]
        with formatter.section(_("Opdrachten")):
            formatter.write_dl(regels)


class Datum(click.ParamType[date, Any]):
    """A date as 12-02-2013 or 2013-02-12."""

    name = "datum"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date. Fails with both forms for anything else."""
        if isinstance(value, date):
            return value
        tekst = str(value).strip()
        if gevonden := _ISO.fullmatch(tekst):
            jaar, maand, dag = gevonden.groups()
        elif gevonden := _NEDERLANDS.fullmatch(tekst):
            dag, maand, jaar = gevonden.groups()
        else:
            self._weiger(tekst, param, ctx)
        try:
            return date(int(jaar), int(maand), int(dag))
        except ValueError:
            self._weiger(tekst, param, ctx)

    def _weiger(self, tekst: str, param: click.Parameter | None, ctx: click.Context | None) -> NoReturn:
        self.fail(
            _("“{tekst}” is geen datum; schrijf 12-02-2013 of 2013-02-12.").format(tekst=tekst), param, ctx
        )


class Tijd(click.ParamType[str, Any]):
    """A time of day as 14:00 or 14.00; the value is 14:00."""

    name = "tijd"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The time. Fails for anything that no clock shows."""
        gevonden = _TIJD.fullmatch(str(value).strip())
        if gevonden and int(gevonden[1]) < 24 and int(gevonden[2]) < 60:
            return f"{int(gevonden[1]):02}:{gevonden[2]}"
        self.fail(_("“{tekst}” is geen tijd; schrijf 14:00.").format(tekst=value), param, ctx)


class Getal(click.IntRange):
    """A whole number, named in Dutch when it is refused."""

    name = "geheel getal"


class JsonOptie(click.Option):
    """``--json``, with the keys that the command promises."""

    def __init__(self, *args: Any, sleutels: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sleutels = dict(sleutels)
        """Path of a key (``partijen[].naam``) and what it holds."""


def json_optie(sleutels: Mapping[str, str]) -> Callable[[F], F]:
    """Decorate a command with ``--json`` (parameter ``als_json``) and the keys that it promises."""
    return click.option(
        "--json",
        "als_json",
        is_flag=True,
        cls=JsonOptie,
        sleutels=sleutels,
        help=_("Geef het resultaat als JSON, met vaste sleutels."),
    )


def instrument_optie(functie: F) -> F:
    """Decorate a command that reads a file with the instrument that it is of (parameter ``instrument``, or empty)."""
    return click.option(
        "--instrument",
        default="",
        metavar="CODE",
        help=_("Bij een bestand: van welk instrument het is; standaard de Korpsmonitor."),
    )(functie)


def partij_argument(*, verplicht: bool = True) -> Callable[[F], F]:
    """Decorate a command with the party that it is about."""
    return click.argument(
        "partij",
        required=verplicht,
        help=_("Naam, code of alias van een korps of ketenpartner, zoals “Twente” of “om”."),
    )


def korps_argument(naam: str = "korps", *, verplicht: bool = True) -> Callable[[F], F]:
    """Decorate a command with the korps that it is about; a ketenpartner is none."""
    return click.argument(
        naam,
        required=verplicht,
        metavar="KORPS" if verplicht else "[KORPS]",
        help=_("Naam, code of alias van een korps, zoals “Twente”."),
    )
