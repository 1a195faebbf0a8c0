"""A scenario on paper for those who play it: how it begins, and the sheet for the debriefing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.model.document import Block, Example, Heading, Paragraph, Reflection
from builder.model.inline import Citation, Inline, Text
from builder.model.scenario import Scenario


def scenario_blocks(scenario: Scenario, texts: Mapping[str, str], level: int) -> Iterator[Block]:
    """What learners get; neither decisions nor endings, which would spoil it."""
    play = Paragraph((Text(texts["script.play"]),))
    title = texts["script.title_played"].format(title=scenario.title)
    yield Example(title, (*scenario.introduction, play))
    if not scenario.debriefing:
        return
    yield Heading(level, (Text(texts["script.sheet"]),))
    yield Paragraph((Text(texts["script.sheet_intro"]),))
    for number, question in enumerate(scenario.debriefing, start=1):
        content = (Paragraph(question.text), Paragraph(_findings(question.findings, texts)))
        title = texts["script.sheet_question"].format(number=number)
        yield Reflection(title, content if question.findings else content[:1])


def _findings(names: tuple[str, ...], texts: Mapping[str, str]) -> tuple[Inline, ...]:
    parts: list[Inline] = [Text(f"{texts['script.findings']}: ")]
    for name in names:
        parts += [Citation(name), Text(" ")]
    return tuple(parts[:-1])
