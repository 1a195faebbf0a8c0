"""Diagnostics for programs: one JSON document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from builder.messages import Notice, Severity


def render(notices: Sequence[Notice]) -> Iterator[str]:
    document = {
        "diagnostics": [_record(notice) for notice in notices],
        "summary": {
            severity: sum(notice.severity is severity for notice in notices)
            for severity in Severity
        },
    }
    yield json.dumps(document, ensure_ascii=False, indent=2)


def _record(notice: Notice) -> dict[str, object]:
    span = notice.diagnostic.span
    return {
        "code": notice.diagnostic.code,
        "severity": notice.severity,
        "path": span.path,
        "line": span.line,
        "column": span.column or None,
        "length": span.length if span.column else None,
        "message": notice.message,
        "hint": notice.hint or None,
        "proposal": notice.diagnostic.proposal,
    }
