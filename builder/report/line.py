"""One line for each diagnostic, as editors and ``grep`` read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.messages import Notice
from builder.report.words import severity_word, visible


def render(notices: Sequence[Notice]) -> Iterator[str]:
    for notice in notices:
        span = notice.diagnostic.span
        place = f"{span.path}:{span.line}:{max(span.column, 1)}"
        proposal = notice.diagnostic.proposal
        meant = f" – Meinten Sie »{proposal}«?" if proposal else ""
        code = notice.diagnostic.code
        yield visible(f"{place}: {severity_word(notice.severity)} {code} {notice.message}{meant}")
