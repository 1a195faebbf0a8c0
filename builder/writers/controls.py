"""The native controls of each answer form, with a place for its verdict and its explanation."""

from __future__ import annotations

from typing import assert_never

from builder.model.inline import Image
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
from builder.model.text import plain_text
from builder.record import record
from builder.writers import html
from builder.writers.html import Element, View, element
from builder.writers.notes import note_hint


@record
class Item:
    """One question at one place: ``base`` starts all ids of its form."""

    view: View
    question: Question
    base: str

    def name(self, interaction: Interaction, *rest: str) -> str:
        own = () if interaction.id == self.question.id else (interaction.id,)
        return "_".join((self.base, *own, *rest))


def answer(item: Item, interaction: Interaction) -> Element:
    """The controls of one answer form outside of running text.

    The only form of a question has the question's id, and needs to be told from no other.
    """
    made = _controls(item, interaction)
    if interaction.id == item.question.id:
        del made.attrib["data-interaction"]
    return made


def _controls(item: Item, interaction: Interaction) -> Element:
    match interaction:
        case Choice(options=options, multiple=multiple):
            control = "checkbox" if multiple else "radio"
            choices = [_option(item, interaction, option, control) for option in options]
            return _answer("div", interaction, "options", "choice", *choices)
        case TrueFalse():
            texts = ((word, item.view.text(word)) for word in ("true", "false"))
            words = [_radio(item, interaction, value, text) for value, text in texts]
            return _answer("div", interaction, "options pair-of-options", "choice", *words)
        case Likert():
            return scale(item.view, interaction, item.name(interaction))
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
    name = item.name(of) if control == "radio" else item.name(of, option.id)
    field = element("input", type=control, name=name, value=option.id)
    return element(
        "div",
        element("label", field, element("span", *content)),
        _verdict("p"),
        _because(item, option),
        class_="option",
    )


def scale(view: View, likert: Likert, name: str) -> Element:
    """The words of a scale; never right or wrong, so there is no place for a verdict."""
    words = []
    for option in likert.scale:
        field = element("input", type="radio", name=name, value=option.id)
        label = element("label", field, element("span", *html.inlines(view, option.content)))
        words.append(element("div", label, class_="option"))
    return _answer("div", likert, "options scale", "choice", *words)


def _radio(item: Item, of: Interaction, value: str, text: str) -> Element:
    field = element("input", type="radio", name=item.name(of), value=value)
    label = element("label", field, element("span", text))
    return element("div", label, _verdict("p"), class_="option")


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
        element("div", element("select", empty, *targets, id=name), class_="slot"),
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

    grip = html.icon("grip")
    return element(
        "li",
        element("span", grip, class_="grip", aria_hidden="true"),
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
    area = element("textarea", id=name, rows="5", autocomplete="off", class_="private")
    area.set("aria-describedby", f"{name}_note")
    return _answer(
        "div",
        interaction,
        "line",
        "text",
        element("label", view.text("answer") + wanted, for_=name),
        area,
        note_hint(view.text, f"{name}_note"),
        sample if interaction.sample else None,
    )


def _hotspot(item: Item, hotspot: Hotspot) -> Element:
    picture = html.inlines(item.view, (Image(hotspot.image, hotspot.alternative),))
    control = "checkbox" if len(hotspot.correct) > 1 else "radio"
    choices = [_option(item, hotspot, area.option, control) for area in hotspot.areas]
    for choice, area in zip(choices, hotspot.areas, strict=True):
        sides = (area.left, area.top, area.width, area.height)
        choice.set("data-area", " ".join(format(side, "f") for side in sides))
    options = element("div", *choices, class_="options")
    spots = element("div", *picture, class_="spots")
    return _answer("div", hotspot, "hotspot", "hotspot", spots, options)


def gap(item: Item, interaction: Interaction, label: str) -> Element:
    """The field of a gap in running text."""
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
