"""Decision scenarios as HTML: everything that can happen is in the page before any script runs.

The browser's player shows one scene at a time and what followed a decision; without scripts the
whole scenario can be read like a script for a table-top exercise. Nothing is said twice: the
debriefing is made of what stands in the scenes.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.model.scenario import (
    DebriefingQuestion,
    Decision,
    Ending,
    Inject,
    Meter,
    Quality,
    Scenario,
    Scene,
)
from builder.writers import html
from builder.writers.html import Element, View, element, icon
from builder.writers.notes import note_hint

PART = "scenarioview"
"""The module of the player that a page with a scenario needs."""
SYMBOLS = {Quality.GOOD: "check", Quality.PARTLY: "partly", Quality.POOR: "warning"}
_LEVELS = 5


class _Stage:
    """One scenario at one place: its words, its ids, and the level of its headings."""

    def __init__(self, view: View, scenario: Scenario, titled: bool) -> None:
        self.view = view
        self.scenario = scenario
        self.base = f"{view.page}_s_{scenario.id}"
        self.top = 3 if titled else 2

    def text(self, key: str, **values: object) -> str:
        return words(self.view, key, **values)

    def heading(self, text: str, depth: int = 0, **attributes: str | None) -> Element:
        return element(f"h{self.top + depth}", text, **attributes)

    def button(self, key: str, style: str = "button") -> Element:
        return element("button", self.text(key), type="button", class_=style, data_do=key)


def words(view: View, key: str, **values: object) -> str:
    """Interface words of scenarios, filled in."""
    return view.texts[f"scenario.{key}"].format(**values)


def scenario_section(view: View, scenario: Scenario, *, titled: bool) -> Element:
    """A scenario from its start to its debriefing; ``titled``: the page has another title."""
    stage = _Stage(view, scenario, titled)
    return element(
        "section",
        element("h2", scenario.title) if titled else None,
        _start(stage),
        _run(stage),
        _debriefing(stage),
        class_="scenario",
        aria_label=None if titled else scenario.title,
        data_scenario=scenario.id,
        data_part=PART,
        data_objective_of=scenario.objective or None,
    )


def _start(stage: _Stage) -> Element:
    count = len(stage.scenario.endings)
    endings = stage.text("rule_endings_one" if count == 1 else "rule_endings_value", count=count)
    rules = {
        "time": stage.text("rule_time_value"),
        "endings": endings,
        "again": stage.text("rule_again_value"),
    }
    rows = [
        element(
            "div",
            element("dt", stage.text(f"rule_{key}")),
            element("dd", value),
        )
        for key, value in rules.items()
    ]
    return element(
        "div",
        element("p", icon("signal"), stage.text("kicker"), class_="box-title"),
        *html.blocks(stage.view, stage.scenario.introduction),
        element("p", stage.text("invitation"), class_="quiet"),
        element("dl", *rows, class_="facts"),
        element("div", stage.button("begin", "button large"), class_="actions"),
        class_="scenario-start sheet",
    )


def _run(stage: _Stage) -> Element:
    shown = [_meter(stage, meter) for meter in stage.scenario.meters if meter.visible]
    board = element(
        "div",
        stage.heading(stage.text("board"), class_="board-title"),
        element("ul", *shown, class_="meters"),
        class_="board",
    )
    scenes = [_scene(stage, scene) for scene in stage.scenario.scenes]
    endings = [_ending(stage, ending) for ending in stage.scenario.endings]
    return element(
        "div",
        board if shown else None,
        element("div", *scenes, *endings, class_="scenes"),
        _log(stage),
        class_="scenario-run",
    )


def _log(stage: _Stage) -> Element:
    count = element("span", class_="quiet log-count")
    title = element("span", stage.text("log"))
    summary = element("summary", icon("summary"), title, count)
    entries = element("ol", class_="log", reversed=True)
    restart = stage.button("restart", "button ghost")
    fold = element("details", summary, entries, class_="log-fold")
    question = f"{stage.base}_restart"
    asked = element(
        "div",
        element("p", stage.text("restart_ask"), id=question),
        element(
            "div",
            stage.button("restart_no"),
            stage.button("restart_yes", "button ghost"),
            class_="actions",
        ),
        class_="restart-ask",
        role="group",
        aria_labelledby=question,
        hidden=True,
    )
    ways = element("div", restart, class_="actions")
    return element("div", fold, ways, asked, class_="log-side")


def _meter(stage: _Stage, meter: Meter) -> Element:
    gauge = element("span", element("span"), element("i"), class_="gauge", aria_hidden="true")
    state = meter_words(stage.view, meter, meter.start)
    return element(
        "li",
        element("span", f"{meter.name}: ", class_="meter-name"),
        element("span", state, class_="meter-words"),
        gauge,
        data_meter=meter.id,
        data_name=meter.name,
    )


def meter_words(view: View, meter: Meter, value: int) -> str:
    """Where a meter stands, in words: »hoch (70 von 100)«."""
    spread = max(1, meter.high - meter.low)
    level = min(_LEVELS, 1 + (value - meter.low) * _LEVELS // spread)
    key = "meter_scale" if meter.low else "meter"
    level_word = words(view, f"level_{level}")
    return words(view, key, level=level_word, value=value, low=meter.low, high=meter.high)


def _scene(stage: _Stage, scene: Scene) -> Element:
    name = f"{stage.base}_{scene.id}"
    at = f"{name}_at" if scene.time else None
    clock = element("p", icon("clock"), element("span", scene.time), class_="scene-clock", id=at)
    to = stage.text("recipient", recipient=scene.recipient) if scene.recipient else ""
    return element(
        "section",
        element(
            "header",
            element("p", class_="scene-number place"),
            clock if scene.time else None,
            stage.heading(scene.title, tabindex="-1", id=name, aria_describedby=at),
            element("p", to, class_="quiet") if to else None,
            class_="scene-head",
        ),
        element("div", *html.blocks(stage.view, scene.message), class_="message"),
        *(_inject(stage, inject) for inject in scene.injects),
        _decisions(stage, scene),
        *(_consequence(stage, decision) for decision in scene.decisions),
        element("div", stage.button("on"), class_="actions scene-on"),
        class_="scene",
        aria_labelledby=name,
        data_scene=scene.id,
        hidden=True,
    )


def _inject(stage: _Stage, inject: Inject) -> Element:
    title = element("p", icon("signal"), stage.text("inject"), class_="box-title")
    content = element("div", *html.blocks(stage.view, inject.text), class_="news")
    return element("div", title, content, class_="inject")


def _decisions(stage: _Stage, scene: Scene) -> Element:
    name = f"{stage.base}_{scene.id}"
    options = [
        element(
            "div",
            element(
                "label",
                element("input", type="radio", name="decision", value=decision.id),
                element("span", *html.inlines(stage.view, decision.label)),
            ),
            class_="option",
        )
        for decision in scene.decisions
    ]
    return element(
        "form",
        element(
            "fieldset",
            element("legend", stage.text("ask"), id=f"{name}_ask"),
            element("div", *options, class_="options"),
            aria_labelledby=f"{name} {name}_ask",
        ),
        element(
            "div",
            element("button", stage.text("decide"), type="submit", class_="button"),
            element("p", class_="quiet tries"),
            class_="actions",
        ),
        class_="decide",
        role="none",
        autocomplete="off",
        novalidate=True,
    )


def _consequence(stage: _Stage, decision: Decision) -> Element:
    """What follows a decision: its words (for readers without scripts), judgement and grounds."""
    before, after = stage.text("of", decision="\0").split("\0")
    of = element("p", before, *html.inlines(stage.view, decision.label), after, class_="of")
    return element(
        "div",
        stage.heading(stage.text("consequence"), 1, class_="consequence-title"),
        of,
        element(
            "div",
            *html.blocks(stage.view, decision.feedback),
            element("ul", class_="changes", hidden=True),
            quality(stage.view, decision.quality),
            _grounds(stage, decision.findings, stage.text("grounds")),
            class_="judgement",
        ),
        class_="consequence",
        data_consequence=decision.id,
        hidden=True,
    )


def quality(view: View, judged: Quality) -> Element:
    """How the findings judge a decision: a word and a picture."""
    symbol = icon(SYMBOLS[judged])
    return element("p", symbol, words(view, f"quality_{judged}"), class_=f"quality {judged}")


def _grounds(stage: _Stage, findings: Iterable[str], title: str) -> Element | None:
    """Findings with their statements and sources."""
    rows = []
    for name in findings:
        finding = stage.view.findings[name]
        place = ", ".join(part for part in (finding.event, finding.section) if part)
        source = element("span", html.citation(stage.view, name), " ", place, class_="quiet")
        rows.append(element("li", finding.statement, " ", source))
    if not rows:
        return None
    label = element("p", title, class_="quiet grounds-title")
    return element("div", label, element("ul", *rows), class_="grounds")


def _ending(stage: _Stage, ending: Ending) -> Element:
    name = f"{stage.base}_end_{ending.id}"
    return element(
        "section",
        element(
            "header",
            element("p", stage.text("ending"), class_="scene-number"),
            stage.heading(ending.title, tabindex="-1", id=name),
            class_="scene-head",
        ),
        element("div", *html.blocks(stage.view, ending.text), class_="message"),
        class_="scene ending",
        aria_labelledby=name,
        data_ending=ending.id,
        hidden=True,
    )


def _debriefing(stage: _Stage) -> Element:
    """What looks back; lists that depend on the path are empty until it is gone."""
    fold = element("details", element("summary", stage.text("elsewhere")), class_="elsewhere")
    questions = [
        _question(stage, number, question)
        for number, question in enumerate(stage.scenario.debriefing, 1)
    ]
    asked = [stage.heading(stage.text("questions"), 1), *questions] if questions else []
    return element(
        "div",
        stage.heading(stage.text("debriefing"), class_="debriefing-title"),
        element("p", class_="lead summary-of-run"),
        element("div", stage.heading(stage.text("runs"), 1), class_="runs", hidden=True),
        element("div", stage.heading(stage.text("your_path"), 1), element("ol", class_="path")),
        element("div", stage.heading(stage.text("development"), 1), class_="development"),
        fold,
        element("div", *asked, class_="debriefing-questions") if asked else None,
        element(
            "div", stage.button("again"), stage.button("print", "button ghost"), class_="actions"
        ),
        class_="debriefing",
        hidden=True,
    )


def _question(stage: _Stage, number: int, question: DebriefingQuestion) -> Element:
    """A question with room for a note that never leaves the browser."""
    name = f"{stage.base}_question_{number}"
    prompt = element("p", *html.inlines(stage.view, question.text), class_="prompt", id=name)
    label = element("span", stage.text("your_note"), class_="label", id=f"{name}_note")
    area = element("textarea", rows="4", autocomplete="off", class_="private")
    area.set("aria-labelledby", f"{name}_note {name}")
    note = note_hint(stage.view.text)
    grounds = _grounds(stage, question.findings, stage.text("findings"))
    return element("div", prompt, grounds, label, area, note, class_="reflection")
