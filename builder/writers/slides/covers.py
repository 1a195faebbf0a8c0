"""The slides around the content: title, agenda, objectives, lessons, sources, closing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.job import Job
from builder.model.course import Asset, Lesson
from builder.model.document import Block, Evidence
from builder.model.inline import Citation, Image
from builder.model.text import inlines_of, walk
from builder.record import record
from builder.writers.slides.codes import code
from builder.writers.slides.emblem import head
from builder.writers.slides.fit import height, pages, set_text, set_title, text_height
from builder.writers.slides.layouts import TITLE as TITLE_SLOT
from builder.writers.slides.layouts import Layout, Layouts, Slot
from builder.writers.slides.metrics import em
from builder.writers.slides.pictures import Pictures, placed
from builder.writers.slides.slide import Body, Box, Bullet, Para, Picture, Run, Slide
from builder.writers.slides.words import Words

START, TEST, END = "#start", "#test", "#end"
"""Ids of the sections that are no lesson."""


_MIDDLE = 252.0
"""Height at which a lesson's title block is centred, a little above the middle of the page."""
_KICKER_GAP, _SUMMARY_GAP = 6.0, 16.0
_PICTURE, _PICTURE_GAP, _PICTURE_MARGIN = Box(580, 72, 326, 360), 32.0, 8.0
"""Where a course or lesson shows its picture, beside the title."""
_CODE, _SMALL_CODE, _CODE_GAP, _CODE_SHARE = 210.0, 140.0, 28.0, 0.35


@record
class Covers:
    """Slides that every course has, from its metadata alone."""

    job: Job
    words: Words
    layouts: Layouts
    pictures: Pictures
    logo: Asset | None = None

    def opening(self) -> Iterator[Slide]:
        course = self.job.course
        yield self._title()
        if len(course.lessons) > 1:
            lessons = [
                Para((Run(lesson.title),), bullet=Bullet.NUMBER, number=number)
                for number, lesson in enumerate(course.lessons, 1)
            ]
            yield from self._overview(self.words["agenda"], lessons, START)
        if course.objectives:
            objectives = [
                Para((Run(objective.text),), bullet=Bullet.DOT) for objective in course.objectives
            ]
            yield from self._overview(self.words["objectives"], objectives, START)

    def _title(self) -> Slide:
        course, organisation = self.job.course, self.job.project.organisation
        details = [course.subtitle]
        if course.audience:
            details.append(self.words.say("audience", audience=course.audience))
        paras = [Para((Run(line),)) for line in details if line]
        notes = (Para((Run(course.summary),)),) if course.summary else ()
        owner = [Para((Run(organisation.name),))] if organisation.name else []
        if not self.layouts["title"].has("sender"):
            return self._cover("title", course.title, "subtitle", [*paras, *owner], START, notes)
        address, layout = self._address(), self.layouts["title"]
        box = layout.slot("subtitle").box
        right = box.x + box.w
        if address:
            paras.append(Para((Run(address, link=address),)))
            box = replace(box, w=box.w - _SMALL_CODE - _CODE_GAP)
        logo = head(self.logo) if self.logo else None
        top = logo.box.y + logo.box.h + 2 * _PICTURE_GAP if logo else _PICTURE.y
        low = box.y - _PICTURE_GAP if address else _PICTURE.y + _PICTURE.h
        room = replace(_PICTURE, y=top, h=low - top)
        picture = self._picture(course.picture, course.title, layout.slot(TITLE_SLOT), room)
        if picture:
            beside = replace(box, w=min(box.w, _beside(box)))
            is_whole = not self._fitted(paras, layout, "subtitle", beside)[1]
            box, picture = (beside, picture) if is_whole else (box, None)
        slide = self._cover("title", course.title, "subtitle", paras, START, notes, box)
        if address:
            place = Box(right - _SMALL_CODE, box.y, _SMALL_CODE, _SMALL_CODE)
            slide = self._coded(slide, place)
        slot = layout.slot("sender")
        beside = replace(slot.box, w=logo.box.x - slot.box.x - _CODE_GAP) if logo else slot.box
        sender = set_text(owner, slot, beside) if owner else None
        bodies = (*((sender,) if sender else ()), *slide.bodies)
        shown = (*((logo,) if logo else ()), *((picture,) if picture else ()), *slide.pictures)
        title = _narrow(layout.slot(TITLE_SLOT).box) if picture else None
        return replace(slide, bodies=bodies, pictures=shown, title_box=title)

    def _picture(self, image: Image | None, title: str, slot: Slot, room: Box) -> Picture | None:
        """The picture that a course or lesson opens with, if its title has room beside it."""
        asset = self.pictures.opening(image)
        if not image or not asset:
            return None
        beside = _narrow(slot.box)
        _, size, is_whole = set_title((Run(title),), slot, beside)
        widest = max(em(word, bold=slot.bold) * size for word in title.split())
        if not is_whole or widest > beside.w:
            return None
        picture = placed(image, asset, room.inside(_PICTURE_MARGIN))
        return replace(picture, slot="", margin=_PICTURE_MARGIN)

    def lesson(self, lesson: Lesson, number: int) -> Slide:
        """The slide that opens a lesson."""
        count = len(self.job.course.lessons)
        summary = [Para((Run(lesson.summary),))] if lesson.summary else []
        label = Para((Run(self.words.say("lesson", number=number, count=count)),))
        if self.layouts["section"].has("kicker"):
            layout = self.layouts["section"]
            title, room = layout.slot(TITLE_SLOT), layout.slot("summary").box
            picture = self._picture(lesson.picture, lesson.title, title, _PICTURE)
            if picture and self._fitted(summary, layout, "summary", _narrow(room))[1]:
                picture = None
            room = _narrow(room) if picture else room
            slide = self._cover("section", lesson.title, "summary", summary, lesson.id, (), room)
            box = _narrow(title.box) if picture else title.box
            slide = replace(slide, title_box=box, pictures=(picture,) if picture else ())
            slide = _centred(slide, Body("kicker", (label,), 24.0), layout)
        else:
            both = [label, *summary]
            slide = self._cover("section", lesson.title, "summary", both, lesson.id, ())
        goals = [goal for goal in self.job.course.objectives if goal.id in lesson.objectives]
        notes = [Para((Run(self.words["objectives"], bold=True),), heading=True)] if goals else []
        notes += [Para((Run(goal.text),), bullet=Bullet.DOT) for goal in goals]
        return replace(
            slide,
            steps=(number, count),
            notes=(*slide.notes, *notes),
            span=lesson.span,
        )

    def closing(self) -> Iterator[Slide]:
        organisation = self.job.project.organisation
        sources = list(dict.fromkeys(self._sources()))
        if sources:
            paras = [Para((Run(source),), bullet=Bullet.DOT) for source in sources]
            yield from self._overview(self.words["sources"], paras, END)
        contact = (
            (organisation.contact or organisation.name, ""),
            (organisation.phone, ""),
            (organisation.email, f"mailto:{organisation.email}"),
            (organisation.website, organisation.website),
        )
        paras = [Para((Run(text, link=link),)) for text, link in contact if text]
        title, address = self.words["closing"], self._address()
        if not address:
            yield self._cover("closing", title, "body", paras, END, ())
            return
        paras = [
            Para((Run(self.words["web"]),), heading=True),
            Para((Run(address, link=address),)),
            *paras,
        ]
        box = self.layouts["closing"].slot("body").box
        side = min(_CODE_SHARE * box.w, box.h, _CODE)
        room = replace(box, w=box.w - side - _CODE_GAP)
        slide = self._cover("closing", title, "body", paras, END, (), room)
        yield self._coded(slide, Box(box.x + box.w - side, box.y, side, side))

    def _overview(self, title: str, paras: Sequence[Para], section: str) -> Iterator[Slide]:
        """A list beside its title, on as many slides as it needs."""
        for body in pages(paras, self.layouts["overview"].slot("body")):
            yield Slide(
                layout="overview", title=(Run(title),), section=section, page=title, bodies=(body,)
            )

    def _cover(
        self,
        layout: str,
        title: str,
        slot: str,
        paras: Sequence[Para],
        section: str,
        notes: tuple[Para, ...],
        room: Box | None = None,
    ) -> Slide:
        """A slide with one text below its title; what does not fit goes to the notes."""
        sheet = self.layouts[layout]
        body, rest = self._fitted(paras, sheet, slot, room)
        return Slide(
            layout=layout,
            title=(Run(title),),
            section=section,
            page=layout,
            bodies=(body,) if body else (),
            notes=(*rest, *notes),
            span=self.job.course.span,
        )

    @staticmethod
    def _fitted(
        paras: Sequence[Para], sheet: Layout, slot: str, room: Box | None
    ) -> tuple[Body | None, tuple[Para, ...]]:
        """As many of the paragraphs as there is room for, and the others."""
        for count in range(len(paras) if sheet.has(slot) else 0, 0, -1):
            body = set_text(paras[:count], sheet.slot(slot), room)
            if body:
                return body, tuple(paras[count:])
        return None, tuple(paras)

    def _coded(self, slide: Slide, box: Box) -> Slide:
        """The slide with a code that leads telephones to the web version."""
        address = self._address()
        words = self.words.say("web_code", address=address)
        return replace(slide, pictures=(*slide.pictures, code(address, words, box)))

    def _address(self) -> str:
        return self.job.course.web_address or self.job.project.web_address

    def _sources(self) -> Iterator[str]:
        """The publications behind what the course says, as the register names them."""
        register = self.job.project.findings
        for name in cited(self.job):
            if name in register:
                source = register[name].source
                yield ", ".join(part for part in (source.authors, source.title, source.project)
                                if part)  # fmt: skip


def _beside(box: Box) -> float:
    """The width that a picture leaves."""
    return _PICTURE.x - _PICTURE_GAP - box.x


def _narrow(box: Box) -> Box:
    return replace(box, w=min(box.w, _beside(box)))


def _centred(slide: Slide, kicker: Body, layout: Layout) -> Slide:
    """Number, title and summary of a lesson as one block in the middle of the slide."""
    slot, above = layout.slot(TITLE_SLOT), layout.slot(kicker.slot).box
    frame = slide.title_box or slot.box
    title, size, _ = set_title(slide.title, slot, frame)
    tall = height((Para(title),), size, slot, frame.w, 0) + 2
    texts = [(body, text_height(body, layout.slot(body.slot)) + 2) for body in slide.bodies]
    whole = above.h + _KICKER_GAP + tall + sum(_SUMMARY_GAP + deep for _, deep in texts)
    top = _MIDDLE - whole / 2
    bodies = [replace(kicker, box=replace(above, y=top, w=min(above.w, frame.w)))]
    top += above.h + _KICKER_GAP
    box = replace(frame, y=top, h=tall)
    for body, deep in texts:
        place = body.box or layout.slot(body.slot).box
        bodies.append(replace(body, box=replace(place, y=top + tall + _SUMMARY_GAP, h=deep)))
    return replace(slide, title_box=box, bodies=tuple(bodies))


def cited(job: Job) -> Iterator[str]:
    """Ids of the findings that objectives, pages, questions and scenarios of the course name."""
    for objective in job.course.objectives:
        yield from objective.findings
    for _, page in job.course.pages():
        yield from cited_in(page.blocks)
    for question in job.course.questions.values():
        yield from question.findings
    for scenario in job.course.scenarios:
        yield from scenario.findings


def cited_in(blocks: Sequence[Block]) -> Iterator[str]:
    inner = tuple(walk(blocks))
    yield from (block.finding for block in inner if isinstance(block, Evidence))
    for inline in inlines_of(inner):
        if isinstance(inline, Citation):
            yield inline.finding
