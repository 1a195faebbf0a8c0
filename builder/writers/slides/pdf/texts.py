"""Paragraphs of a slide as nodes: lists become lists again, with the spaces that the plan chose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from builder.record import record
from builder.writers.slides.fit import MARKS, STEP, inner_gap, size_of
from builder.writers.slides.layouts import Slot
from builder.writers.slides.slide import Body, Bullet, Para, Run, Tone

Node = dict[str, Any]


@record
class Setting:
    """How the paragraphs of one text are set."""

    colours: Mapping[str, str]
    slot: Slot
    size: float = 0.0
    gap: float = 0.0

    def runs(self, runs: Iterable[Run]) -> list[Node]:
        return [run_node(run, self.colours) for run in runs]


def text_nodes(body: Body, slot: Slot, colours: Mapping[str, str]) -> list[Node]:
    """The blocks of a text in its placeholder."""
    setting = Setting(colours, slot, body.size, body.gap)
    return _blocks(_spaced(body), 0.0, setting)


def run_node(run: Run, colours: Mapping[str, str]) -> Node:
    return {
        "text": run.text,
        "bold": run.bold,
        "code": run.code,
        "link": run.link,
        "language": run.language,
        "colour": colours[run.tone.value] if run.tone is not Tone.PLAIN else "",
    }


def _spaced(body: Body) -> list[tuple[Para, float]]:
    """Each paragraph with the space above it, counted as the plan did when it fitted the text."""
    spaced = []
    for position, para in enumerate(body.paras):
        spread = not para.is_close and not body.paras[max(position - 1, 0)].heading
        above = body.gap if spread else inner_gap(body.size)
        spaced.append((para, above if position else 0.0))
    return spaced


def _blocks(spaced: Sequence[tuple[Para, float]], left: float, setting: Setting) -> list[Node]:
    """Paragraphs and lists; ``left`` is where the text of the item around them begins."""
    nodes: list[Node] = []
    position = 0
    while position < len(spaced):
        para, above = spaced[position]
        if para.bullet in (Bullet.NONE, Bullet.CONTINUED):
            nodes.append(_paragraph(para, above, left, setting))
            position += 1
            continue
        end = _end_of_list(spaced, position)
        nodes.append(_list(spaced[position:end], left, setting))
        position = end
    return nodes


def _paragraph(para: Para, above: float, left: float, setting: Setting) -> Node:
    mark = para.under if para.bullet is Bullet.CONTINUED else Bullet.NONE
    return {
        "kind": "paragraph",
        "above": above,
        "left": round(para.level * STEP + MARKS[mark] - left, 1),
        "size": size_of(para, setting.size),
        "runs": setting.runs(para.runs),
    }


def _end_of_list(spaced: Sequence[tuple[Para, float]], start: int) -> int:
    """Where the list that begins at ``start`` is over: items of its kind, and all inside them."""
    first, number = spaced[start][0], spaced[start][0].number
    for position in range(start + 1, len(spaced)):
        para = spaced[position][0]
        is_inside = para.level > first.level or (
            para.level == first.level and para.bullet is Bullet.CONTINUED
        )
        if is_inside:
            continue
        is_next = para.level == first.level and para.bullet is first.bullet
        if not is_next or (_is_numbered(para) and para.number != number + 1):
            return position
        number = para.number
    return len(spaced)


def _list(spaced: Sequence[tuple[Para, float]], left: float, setting: Setting) -> Node:
    first, above = spaced[0]
    starts = [
        position
        for position, (para, _) in enumerate(spaced)
        if para.level == first.level and para.bullet is first.bullet
    ]
    hanging = MARKS[first.bullet]
    inner = first.level * STEP + hanging
    items = []
    for start, end in zip(starts, [*starts[1:], len(spaced)], strict=True):
        para, _ = spaced[start]
        own = _paragraph(para, 0.0, para.level * STEP, setting)
        items.append([own, *_blocks(spaced[start + 1 : end], inner, setting)])
    return {
        "kind": "list",
        "mark": "dash" if first.bullet is Bullet.DOT and first.level else first.bullet.value,
        "start": first.number,
        "above": above,
        "left": round(first.level * STEP - left, 1),
        "hanging": hanging,
        "gap": spaced[starts[1]][1] if len(starts) > 1 else 0.0,
        "size": size_of(first, setting.size),
        "items": items,
    }


def _is_numbered(para: Para) -> bool:
    return para.bullet in (Bullet.NUMBER, Bullet.LETTER)
