"""Blocks become the right elements, and nothing for lecturers reaches a learner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from builder.model import document as d
from builder.model import inline as i
from builder.writers import html
from builder.writers.html import Element, View
from tests import sample
from tests.sample import para, words


def embed(ref: d.QuestionRef | d.QuizRef | d.ScenarioRef) -> Element:
    return html.element("form", str(ref))


def view() -> View:
    job = sample.job()
    media = {"assets/lage.svg": "media/lage.svg"}
    return View(
        course=job.course,
        findings=job.project.findings,
        texts=job.texts,
        media=media,
        page="seite",
        embed=embed,
    )


def written(*blocks: d.Block) -> str:
    made = html.blocks(view(), blocks)
    return "".join(etree.tostring(one, encoding="unicode", method="html") for one in made)


INLINES: list[tuple[i.Inline, str]] = [
    (i.Text("a < b & c"), "a &lt; b &amp; c"),
    (i.Code("<b>"), "<code>&lt;b&gt;</code>"),
    (i.LineBreak(), "<br>\n"),
    (i.Emphasis(words("x")), "<em>x</em>"),
    (i.Strong((i.Text("x "), i.Emphasis(words("y")))), "<strong>x <em>y</em></strong>"),
    (i.Foreign("en", words("sense making")), '<span lang="en">sense making</span>'),
    (i.Link("#stab", words("dort")), '<a href="#page_stab">dort</a>'),
    (i.Link("mailto:a@b.example", words("Mail")), '<a href="mailto:a@b.example">Mail</a>'),
    (
        i.Link("https://a.example/", words("fort")),
        '<a href="https://a.example/" target="_blank" rel="noopener noreferrer">fort'
        '<span class="unseen"> (öffnet ein neues Fenster)</span></a>',
    ),
    (
        i.Image("assets/lage.svg", "Skizze"),
        '<img src="media/lage.svg" alt="Skizze" width="640" height="320" loading="lazy" '
        'decoding="async">',
    ),
    (
        i.Citation("KM-07"),
        '<a class="cite" href="#seite__KM-07" aria-label="Quelle KM-07">KM-07</a>',
    ),
]


@pytest.mark.parametrize(("inline", "expected"), INLINES, ids=lambda case: type(case).__name__)
def test_inlines(inline: i.Inline, expected: str) -> None:
    assert written(d.Paragraph((inline,))) == f"<p>{expected}</p>"


def test_a_decorative_picture_has_an_empty_alternative() -> None:
    assert 'alt=""' in written(d.Figure(i.Image("assets/lage.svg", "egal", decorative=True)))


BLOCKS: list[tuple[d.Block, str]] = [
    (d.Heading(3, words("x")), "<h2>x</h2>"),
    (d.Heading(6, words("x")), "<h5>x</h5>"),
    (d.List(((para("a"),), (para("b"), para("c")))), "<ul><li>a</li><li>b<p>c</p></li></ul>"),
    (d.List(((para("a"),),), ordered=True, start=3), '<ol start="3"><li>a</li></ol>'),
    (d.Quote((para("x"),)), "<blockquote><p>x</p></blockquote>"),
    (
        d.CodeBlock("a\n <b>"),
        '<pre data-scroll="Text, mit den Pfeiltasten zu verschieben">'
        "<code>a\n &lt;b&gt;</code></pre>",
    ),
    (
        d.Table((words("a"), words("b")), ((words("1"), words("2")),), ("left", "right")),
        '<div class="scroll" data-scroll="Tabelle, mit den Pfeiltasten zu verschieben"><table>'
        "<thead><tr>"
        '<th scope="col">a</th><th scope="col" class="right">b</th></tr></thead><tbody><tr>'
        '<td>1</td><td class="right">2</td></tr></tbody></table></div>',
    ),
    (
        d.Disclosure("mehr", (para("x"),)),
        "<details><summary>mehr</summary><p>x</p></details>",
    ),
    (
        d.Columns(((para("x"),), (para("y"),))),
        '<div class="columns"><div><p>x</p></div><div><p>y</p></div></div>',
    ),
    (d.Audience(d.Reader.LEARNER, (para("x"),)), "<p>x</p>"),
    (d.Audience(d.Reader.LECTURER, (para("x"),)), ""),
    (d.SlideForm("x", (para("x"),)), ""),
    (d.SpeakerNotes((para("x"),)), ""),
]


@pytest.mark.parametrize(("block", "expected"), BLOCKS, ids=lambda case: type(case).__name__)
def test_blocks(block: d.Block, expected: str) -> None:
    assert written(block) == expected


def test_an_example_is_marked_as_invented_whatever_its_title() -> None:
    for title in ("", "Die Morgenrunde"):
        assert "Beispiel (erfunden)" in written(d.Example(title, (para("x"),)))


def test_evidence_shows_the_register_unless_the_author_says_it_in_other_words() -> None:
    statement = sample.FINDINGS["KM-07"].statement
    assert statement in written(d.Evidence("KM-07", ()))
    own = written(d.Evidence("KM-07", (para("anders"),)))
    assert "anders" in own
    assert statement not in own
    assert "Workshop Krisenmanagement, März 2023" in own


@pytest.mark.parametrize("kind", d.CalloutKind)
def test_every_callout_says_its_kind_in_words(kind: d.CalloutKind) -> None:
    made = written(d.Callout(kind, "", (para("x"),)))
    assert view().text(f"callout_{kind}") in made
    assert "Eigener Titel" in written(d.Callout(kind, "Eigener Titel", ()))


LOCAL: list[Callable[[], d.Block]] = [
    lambda: d.Reflection("", (para("x"),)),
    lambda: d.Checklist("", (words("x"),)),
]


@pytest.mark.parametrize("block", LOCAL)
def test_what_learners_note_has_no_name_to_be_sent_under(block: Callable[[], d.Block]) -> None:
    made = written(block())
    assert "name=" not in made
    assert "nicht gespeichert" in made


def test_a_gap_outside_of_a_question_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="gap 1"):
        written(d.Paragraph((i.Gap("1"),)))


def test_questions_are_made_by_the_place_that_shows_them() -> None:
    marked = replace(view(), embed=lambda ref: html.element("hr", id="hier"))
    (made,) = html.blocks(marked, (d.QuestionRef("x"),))
    assert made.get("id") == "hier"
