"""Diagnostics as annotations of a pull request (GitHub's workflow commands)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.messages import Notice, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def render(notices: Sequence[Notice]) -> Iterator[str]:
    for notice in notices:
        span = notice.diagnostic.span
        place = f"file={_property(span.path)},line={span.line}"
        if span.column:
            place += f",col={span.column},endColumn={span.column + span.length}"
        proposal = notice.diagnostic.proposal
        meant = f"Meinten Sie »{proposal}«?" if proposal else ""
        text = "\n".join(part for part in (notice.message, meant, notice.hint) if part)
        yield (
            f"::{_COMMANDS[notice.severity]} {place},title={notice.diagnostic.code}::{_text(text)}"
        )


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
