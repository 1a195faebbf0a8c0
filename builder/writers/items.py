"""Questions as complete HTML forms: every answer form has its native controls and its words.

The browser's widgets only read, restore and mark what stands here; explanations are in the page
from the start and hidden until they are earned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from builder.model.course import Page
from builder.model.document import (
    Block,
    Gap,
    Image,
    Inline,
    Paragraph,
    inlines,
    plain_text,
    walk,
)
from builder.model.interaction import (
    Choice,
    FillIn,
    Hotspot,
    Interaction,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Option,
    Sequencing,
    TrueFalse,
)
from builder.model.question import Question
from builder.writers import html
from builder.writers.html import Element, View, element


@dataclass(frozen=True, slots=True)
class Item:
    """One question at one place: ``base`` starts all ids of its form."""

    view: View
    question: Question
    base: str

    def name(self, interaction: Interaction, *rest: str) -> str:
        return "_".join((self.base, interaction.id, *rest))


def practice(view: View, question: Question, again: Sequence[Page] = ()) -> Element:
    """The form of a question that is answered on a page."""
    item = Item(view, question, f"{view.page}_q_{question.id}")
    return _form(item, "practice", again)


def test(view: View, question: Question, again: Sequence[Page] = ()) -> Element:
    """The form of a question that is asked in a quiz; hidden until it is its turn."""
    item = Item(view, question, f"{view.page}_t_{question.id}")
    form = _form(item, "test", again)
    form.set("hidden", "")
    return form


def _form(item: Item, role: str, again: Sequence[Page]) -> Element:
    question, view = item.question, item.view
    label = "self_rating" if not question.is_scored else role
    kind = element("p", html.icon("question"), view.text(f"item_{label}"), class_="box-title")
    submit = element("button", view.text(_doing(question)), type="submit", class_="button")
    return element(
        "form",
        kind,
        *_task(item),
        _hint(item),
        _result(item, again),
        element("div", submit, element("p", class_="quiet tries"), class_="actions"),
        id=item.base,
        class_="item",
        data_question=question.id,
        autocomplete="off",
        novalidate=True,
    )


def _doing(question: Question) -> str:
    """What answering amounts to: being checked, being shown a sample, or being done."""
    if question.is_scored:
        return "check"
    samples = (form.sample for form in question.interactions if isinstance(form, LongFillIn))
    return "sample_show" if any(samples) else "keep"


def _task(item: Item) -> list[Element | None]:
    """The stem with its last words as the legend of the answer, whatever else it holds."""
    stem = item.question.stem
    gaps = _gaps(stem)
    if gaps:
        return [_cloze(item, gaps)]
    asking = max((n for n, block in enumerate(stem) if isinstance(block, Paragraph)), default=-1)
    rest = [block for n, block in enumerate(stem) if n != asking]
    before = html.blocks(item.view, rest)
    name = f"{item.base}_stem"
    return [
        element("div", *before, class_="stem", id=name) if before else None,
        element(
            "fieldset",
            _legend(item, stem[asking] if asking >= 0 else None),
            *(answer(item, interaction) for interaction in item.question.interactions),
            aria_describedby=name if before else None,
        ),
    ]


def _gaps(stem: Sequence[Block]) -> list[str]:
    """Interaction ids of the gaps of a stem, in reading order."""
    runs = (run for block in walk(stem) for run in inlines(block))
    return [inline.interaction for run in runs for inline in run if isinstance(inline, Gap)]


def _legend(item: Item, asking: Block | None) -> Element:
    content: Sequence[Inline] = asking.content if isinstance(asking, Paragraph) else ()
    words = html.inlines(item.view, content) if content else [item.view.text("answer")]
    how = _how(item)
    return element("legend", *words, element("span", how, class_="how") if how else None)


def _how(item: Item) -> str:
    """What kind of answer is asked for, where the controls alone do not say it."""
    match item.question.interactions:
        case (Choice(multiple=True),):
            return item.view.text("how_multiple")
        case (Matching(),):
            return item.view.text("how_matching")
        case (Sequencing(),):
            return item.view.text("how_sequencing")
        case _:
            return ""


def _cloze(item: Item, gaps: list[str]) -> Element:
    """A text with its gaps as fields; a stem's part without gaps is the legend."""
    stem = item.question.stem
    asking = stem[0] if isinstance(stem[0], Paragraph) and not _gaps(stem[:1]) else None
    forms = {interaction.id: interaction for interaction in item.question.interactions}

    def field(gap: Gap) -> Element:
        number = gaps.index(gap.interaction) + 1
        label = item.view.text("gap", number=number, count=len(gaps))
        return _gap(item, forms[gap.interaction], label)

    view = replace(item.view, gap=field)
    words = item.view.text("how_cloze")
    legend = _legend(item, asking) if asking else element("legend", words)
    text = html.blocks(view, stem[1:] if asking else stem)
    return element("fieldset", legend, element("div", *text, class_="cloze"))


def _gap(item: Item, interaction: Interaction, label: str) -> Element:
    if isinstance(interaction, Choice):
        empty = element("option", item.view.text("choose"), value="")
        choices = [_select_option(option) for option in interaction.options]
        field = element("select", empty, *choices, aria_label=label)
        return _answer("span", interaction, "gap", "gap", field, _verdict("span"))
    field = element("input", type="text", aria_label=label, autocapitalize="off")
    field.set("size", str(_gap_size(interaction)))
    field.set("spellcheck", "false")
    return _answer("span", interaction, "gap", "text", field, _verdict("span"))


def _gap_size(interaction: Interaction) -> int:
    """Wide enough for every solution, in steps that do not give the length away."""
    solutions = interaction.solutions if isinstance(interaction, FillIn) else ()
    return 12 if max(map(len, solutions), default=0) <= 12 else 24


def _answer(
    tag: str, interaction: Interaction, style: str, widget: str, *children: Element | None
) -> Element:
    """The box of an answer form; ``widget`` names the module that works in it."""
    name = interaction.id
    return element(tag, *children, class_=style, data_interaction=name, data_widget=widget)


def answer(item: Item, interaction: Interaction) -> Element:
    """The controls of one answer form outside of running text."""
    match interaction:
        case Choice(options=options, multiple=multiple):
            control = "checkbox" if multiple else "radio"
            choices = [_option(item, interaction, option, control) for option in options]
            return _answer("div", interaction, "options", "choice", *choices)
        case TrueFalse():
            texts = ((word, item.view.text(word)) for word in ("true", "false"))
            words = [_radio(item, interaction, value, text) for value, text in texts]
            return _answer("div", interaction, "options pair-of-options", "choice", *words)
        case Likert(scale=scale):
            words = [_option(item, interaction, option, "radio") for option in scale]
            return _answer("div", interaction, "options scale", "choice", *words)
        case Matching():
            pairs = [_pair(item, interaction, source) for source in interaction.sources]
            return _answer("div", interaction, "pairs", "matching", *pairs)
        case Sequencing(steps=steps):
            rows = [_step(item, step) for step in steps]
            return _answer("ol", interaction, "steps", "sequencing", *rows)
        case FillIn():
            return _line(item, interaction, "")
        case Numeric(unit=unit):
            return _line(item, interaction, unit)
        case LongFillIn():
            return _free_text(item, interaction)
        case Hotspot():
            return _hotspot(item, interaction)
        case _:
            assert_never(interaction)


def _option(item: Item, of: Interaction, option: Option, control: str) -> Element:
    content = html.inlines(item.view, option.content)
    field = element("input", type=control, name=item.name(of), value=option.id)
    return element(
        "div",
        element("label", field, element("span", *content)),
        _verdict("p"),
        _because(item, option),
        class_="option",
        data_option=option.id,
    )


def _radio(item: Item, of: Interaction, value: str, text: str) -> Element:
    field = element("input", type="radio", name=item.name(of), value=value)
    label = element("label", field, element("span", text))
    return element("div", label, _verdict("p"), class_="option", data_option=value)


def _verdict(tag: str) -> Element:
    return element(tag, class_="verdict", hidden=True)


def _because(item: Item, option: Option) -> Element | None:
    if not option.because:
        return None
    content = html.blocks(item.view, option.because)
    return element("div", *content, class_="because", hidden=True)


def _select_option(option: Option) -> Element:
    return element("option", plain_text(option.content), value=option.id)


def _pair(item: Item, matching: Matching, source: Option) -> Element:
    name = item.name(matching, source.id)
    empty = element("option", item.view.text("choose"), value="")
    targets = [_select_option(target) for target in matching.targets]
    return element(
        "div",
        element("label", *html.inlines(item.view, source.content), for_=name),
        element("select", empty, *targets, id=name),
        _verdict("p"),
        _because(item, source),
        class_="pair",
        data_option=source.id,
    )


def _step(item: Item, step: Option) -> Element:
    words = plain_text(step.content)

    def move(direction: str) -> Element:
        label = item.view.text(f"move_{direction}", step=words)
        arrow = html.icon(direction)
        return element("button", arrow, type="button", data_move=direction, aria_label=label)

    return element(
        "li",
        element("span", *html.inlines(item.view, step.content), class_="words"),
        element("span", move("up"), move("down"), class_="moves"),
        _verdict("p"),
        _because(item, step),
        data_option=step.id,
    )


def _line(item: Item, interaction: Interaction, unit: str) -> Element:
    name = item.name(interaction)
    label = item.view.text("answer_in", unit=unit) if unit else item.view.text("answer")
    mode = "decimal" if isinstance(interaction, Numeric) else None
    field = element("input", type="text", id=name, inputmode=mode, autocapitalize="off", size="16")
    field.set("spellcheck", "false")
    return _answer(
        "div",
        interaction,
        "line",
        "text",
        element("label", label, for_=name),
        element("span", field, element("span", unit) if unit else None, class_="with-unit"),
        _verdict("p"),
    )


def _free_text(item: Item, interaction: LongFillIn) -> Element:
    name = item.name(interaction)
    view = item.view
    wanted = f" {view.text('at_least', words=interaction.at_least)}" if interaction.at_least else ""
    sample = element(
        "div",
        element("p", view.text("sample"), class_="because-title"),
        *html.blocks(view, interaction.sample),
        class_="because",
        hidden=True,
    )
    return _answer(
        "div",
        interaction,
        "line",
        "text",
        element("label", view.text("answer") + wanted, for_=name),
        element("textarea", id=name, rows="5", class_="private", aria_describedby=f"{name}_note"),
        element("p", view.text("reflection_local"), class_="quiet", id=f"{name}_note"),
        sample if interaction.sample else None,
    )


def _hotspot(item: Item, hotspot: Hotspot) -> Element:
    picture = html.inlines(item.view, (Image(hotspot.image, hotspot.alternative),))
    control = "checkbox" if len(hotspot.correct) > 1 else "radio"
    choices = [_option(item, hotspot, area.option, control) for area in hotspot.areas]
    options = element("div", *choices, class_="options")
    return _answer("div", hotspot, "hotspot", "choice", element("figure", *picture), options)


def _hint(item: Item) -> Element | None:
    if not item.question.hint:
        return None
    summary = element("summary", html.icon("tip"), item.view.text("hint"))
    content = html.blocks(item.view, item.question.hint)
    return element("details", summary, *content, class_="hint")


def _result(item: Item, again: Sequence[Page]) -> Element:
    """Where the verdict on the whole answer will stand, with the explanation ready behind it."""
    statements = [
        block
        for interaction in item.question.interactions
        if isinstance(interaction, TrueFalse)
        for block in interaction.because
    ]
    content = html.blocks(item.view, (*statements, *item.question.explanation))
    more = [_grounds(item), _again(item, again)]
    return element(
        "div",
        element("p", class_="headline"),
        element("div", *content, *more, class_="explanation", hidden=True),
        class_="result",
        hidden=True,
    )


def _grounds(item: Item) -> Element | None:
    """The findings that a question goes back to, as links to their sources."""
    found = [html.citation(item.view, finding) for finding in item.question.findings]
    if not found:
        return None
    return element("p", item.view.text("grounds"), " ", *_spaced(found), class_="quiet")


def _again(item: Item, pages: Sequence[Page]) -> Element | None:
    """Pages that teach what the question asks; only a quiz offers them."""
    links: list[Element | str] = _spaced(
        [element("a", page.title, href="#" + html.page_address(page.id)) for page in pages]
    )
    return element("p", item.view.text("again"), " ", *links, class_="again") if links else None


def _spaced(links: Sequence[Element]) -> list[Element | str]:
    joined: list[Element | str] = []
    for link in links:
        joined.extend([", ", link] if joined else [link])
    return joined
