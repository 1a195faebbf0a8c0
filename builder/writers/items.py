"""Questions as complete HTML forms: every answer form has its native controls and its words.

The browser's widgets only read, restore and mark what stands here; explanations are in the page
from the start and hidden until they are earned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.model.course import Page
from builder.model.document import Block, Paragraph
from builder.model.inline import Gap, Inline
from builder.model.interaction import (
    Choice,
    Hotspot,
    LongFillIn,
    Matching,
    Sequencing,
    TrueFalse,
)
from builder.model.question import Question
from builder.model.text import inlines, walk
from builder.writers import controls, html
from builder.writers.confidence import confidence_scale
from builder.writers.controls import Item
from builder.writers.html import Element, View, element


def practice(view: View, question: Question) -> Element:
    """The form of a question that is answered on a page, with its hint."""
    item = Item(view, question, f"{view.page}_q_{question.id}")
    label = "item_practice" if question.is_scored else "item_self_rating"
    kind = element("p", html.icon("question"), view.text(label), class_="box-title")
    return _form(item, kind, *_task(item), _hint(item), _result(item, None))


def test(view: View, question: Question, again: Page | None) -> Element:
    """The form of a question that is asked in a quiz, hidden until it is its turn.

    ``again`` is the page to read again if the answer is wrong.
    """
    item = Item(view, question, f"{view.page}_t_{question.id}")
    form = _form(item, *_task(item), _result(item, again))
    form.set("hidden", "")
    return form


def how_sure(view: View) -> Element | None:
    """What every form takes a copy of whose quiz asks how sure one is."""
    if not any(quiz.confidence for quiz in view.course.quizzes):
        return None
    likert = confidence_scale(view.texts)
    scale = controls.scale(view, likert, likert.id)
    fields = element("fieldset", element("legend", view.text("sure")), scale, class_="sure")
    return element("template", fields, id="player_sure")


def _form(item: Item, *content: Element | None) -> Element:
    """A form is no landmark here: on a page of ten questions that would be ten of them."""
    words = item.view.text(_doing(item.question))
    submit = element("button", words, type="submit", class_="button")
    return element(
        "form",
        *content,
        element("div", submit, element("p", class_="quiet tries"), class_="actions"),
        class_="item",
        role="none",
        data_question=item.question.id,
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
            *(controls.answer(item, interaction) for interaction in item.question.interactions),
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
        case (Hotspot(correct=correct),):
            return item.view.text("how_hotspot" if len(correct) == 1 else "how_hotspot_multiple")
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
        return controls.gap(item, forms[gap.interaction], label)

    view = replace(item.view, gap=field)
    words = item.view.text("how_cloze")
    legend = _legend(item, asking) if asking else element("legend", words)
    text = html.blocks(view, stem[1:] if asking else stem)
    return element("fieldset", legend, element("div", *text, class_="cloze"))


def _hint(item: Item) -> Element | None:
    if not item.question.hint:
        return None
    summary = element("summary", html.icon("tip"), item.view.text("hint"))
    content = html.blocks(item.view, item.question.hint)
    return element("details", summary, *content, class_="hint")


def _result(item: Item, again: Page | None) -> Element:
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


def _again(item: Item, page: Page | None) -> Element | None:
    """The page that teaches what the question asks; only a quiz offers it."""
    if page is None:
        return None
    link = element("a", page.title, href="#" + html.page_address(page.id))
    return element("p", item.view.text("again"), " ", link, class_="again")


def _spaced(links: Sequence[Element]) -> list[Element | str]:
    joined: list[Element | str] = []
    for link in links:
        joined.extend([", ", link] if joined else [link])
    return joined
