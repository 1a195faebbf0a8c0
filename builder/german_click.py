"""click in German: its help pages, and its complaints about a call as sentences."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import click

from builder.diagnostics import nearest

_Callback = Callable[[click.Context, click.Parameter, str], Any]
_SECTIONS = {"Options": "Optionen", "Commands": "Befehle"}


class Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Aufruf: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_SECTIONS.get(heading, heading))


class Context(click.Context):
    formatter_class = Formatter


class _Command(click.Command):
    context_class = Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[OPTIONEN]")
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Diese Hilfe zeigen."
        return option


class Command(_Command):
    """A command whose help is German."""


class Group(_Command, click.Group):
    """A group of commands whose help is German; knows what a misspelt command meant."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("subcommand_metavar", "BEFEHL …")
        super().__init__(*args, **kwargs)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            raise click.UsageError(unknown("Den Befehl", args[0], self.commands), ctx)
        return super().resolve_command(ctx, args)


def one_of(what: str, names: Callable[[], Collection[str]]) -> _Callback:
    """An option's callback: its value must be one of ``names``."""

    def convert(context: click.Context, parameter: click.Parameter, value: str) -> str:
        if value not in names():
            raise click.UsageError(unknown(what, value, names()), context)
        return value

    return convert


def some_of(what: str, names: Callable[[], Collection[str]]) -> _Callback:
    """An option's callback: names of ``names`` with commas between them."""
    single = one_of(what, names)

    def convert(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
        listed = (name.strip() for name in value.split(","))
        return tuple(single(context, parameter, name) for name in listed if name)

    return convert


def unknown(what: str, name: str, names: Collection[str]) -> str:
    """»Den Kurs »x« gibt es nicht. Meinten Sie »y«?«, or what there is to choose from."""
    missing = f"{what} »{name}« gibt es nicht."
    if meant := nearest(name, names):
        return f"{missing} Meinten Sie »{meant}«?"
    return f"{missing} Möglich: {', '.join(names)}." if names else missing


def complaint(error: click.ClickException) -> str:
    """What is wrong with a call, in German."""
    match error:
        case click.NoSuchOption(option_name=name, ctx=context):
            command = context.command if context else None
            options = [flag for p in command.params for flag in p.opts] if command else []
            return unknown("Die Option", name, options)
        case click.BadOptionUsage(option_name=name) if "argument" in error.format_message():
            return f"Nach »{name}« fehlt ein Wert."
        case click.BadOptionUsage(option_name=name):
            return f"»{name}« nimmt keinen Wert."
        case click.MissingParameter(param=parameter) if parameter is not None:
            return f"Es fehlt: {parameter.make_metavar(error.ctx or click.get_current_context())}."
        case _:
            return error.format_message()
