"""A decision scenario as slides: each scene with a button for each decision, and behind the button
a hidden slide that tells what follows and leads on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from string import ascii_uppercase

from builder.model.scenario import Condition, Decision, Inject, Scenario, Scene
from builder.record import record
from builder.writers.paper.conditions import condition_words, effect_words
from builder.writers.slides.buttons import Way, scene_slides
from builder.writers.slides.layouts import Layouts
from builder.writers.slides.slide import Bullet, Para, Run, Slide
from builder.writers.slides.words import Words, heading, runs


def scenario_slides(
    scenario: Scenario, frame: Slide, words: Words, layouts: Layouts
) -> tuple[Slide, ...]:
    """All slides of a scenario; ``frame`` says to which page and section they belong."""
    return tuple(_Showing(scenario, frame, words, layouts).slides())


@record
class _Showing:
    scenario: Scenario
    frame: Slide
    words: Words
    layouts: Layouts

    def slides(self) -> Iterator[Slide]:
        yield from self._opening()
        for scene in self.scenario.scenes:
            yield from self._scene(scene)
        yield from self._outcomes()
        yield from self._debriefing()

    def _opening(self) -> Iterator[Slide]:
        text = self.words.paras(self.scenario.introduction)
        begin = Way((Run(self._say("begin")),), self._name(self.scenario.start))
        frame = replace(
            self.frame, title=(Run(self.scenario.title),), name=self._name(), notes=self._state()
        )
        return iter(self._shown(frame, text, (begin,), self._say("kicker")))

    def _scene(self, scene: Scene) -> Iterator[Slide]:
        """The scene, and hidden behind it the news for some and what follows each decision."""
        text = list(self.words.paras(scene.message))
        hidden: list[Slide] = []
        news: list[Way] = []
        for number, inject in enumerate(scene.injects):
            said = tuple(self.words.paras(inject.text))
            if inject.condition is None:
                text += (heading((Run(self._say("inject")),)), *said)
                continue
            name = self._name(scene.id, f"inject {number}")
            label = self._say("inject_if", condition=self._condition(inject.condition))
            news.append(Way((Run(label),), name))
            hidden += self._inject(scene, inject, name, len(news))
        ways = []
        for letter, decision in zip(ascii_uppercase, scene.decisions, strict=False):
            name = self._name(scene.id, letter)
            ways.append(self._way(decision, letter, name))
            hidden += self._consequence(scene, decision, letter, name)
        frame = self._frame(scene.title, self._name(scene.id), self._judged(scene))
        yield from self._shown(frame, text, (*ways, *news), scene.time)
        yield from hidden

    def _way(self, decision: Decision, letter: str, name: str) -> Way:
        label = (Run(f"{letter}  ", bold=True), *runs(decision.label))
        if decision.condition is not None:
            label += (Run(f" ({self._only(decision.condition)})"),)
        return Way(label, name)

    def _inject(self, scene: Scene, inject: Inject, name: str, number: int) -> tuple[Slide, ...]:
        back = Way((Run(self._say("back")),), self._name(scene.id))
        title = self._say("inject_title", scene=scene.title, number=number)
        frame = replace(self._frame(title, name, self._effects(inject)), hidden=True)
        return self._shown(frame, self.words.paras(inject.text), (back,), scene.time)

    def _consequence(
        self, scene: Scene, decision: Decision, letter: str, name: str
    ) -> tuple[Slide, ...]:
        """What follows a decision, and the way on; the way back lets a group decide anew."""
        target = self.scenario.scene(decision.target)
        label = self._say("on", title=target.title) if target else self._say("to_outcomes")
        on = Way((Run(label),), self._name(target.id if target else "?"))
        back = Way((Run(self._say("back")),), self._name(scene.id))
        title = self._say("consequence", scene=scene.title, letter=letter)
        frame = replace(self._frame(title, name, self._effects(decision)), hidden=True)
        text = (heading(runs(decision.label)), *self.words.paras(decision.feedback))
        return self._shown(frame, text, (on, back), scene.time)

    def _outcomes(self) -> Iterator[Slide]:
        ways = []
        hidden: list[Slide] = []
        on = Way((Run(self._say("to_debriefing")),), self._name("!"))
        for number, ending in enumerate(self.scenario.endings):
            name = self._name("?", str(number))
            condition = self._condition(ending.condition)
            ways.append(Way((Run(f"{ending.title}: ", bold=True), Run(condition)), name))
            frame = replace(self._frame(ending.title, name), hidden=True)
            text = self.words.paras(ending.text)
            hidden += self._shown(frame, text, (on,), self._say("outcome"))
        frame = self._frame(self._say("outcomes"), self._name("?"))
        rule = Para((Run(self.words.texts["script.outcomes_intro"]),))
        yield from self._shown(frame, (rule,), ways, self.scenario.title)
        yield from hidden

    def _debriefing(self) -> Iterator[Slide]:
        again = Way((Run(self._say("again")),), self._name())
        questions = (
            Para(runs(question.text), bullet=Bullet.NUMBER, number=number)
            for number, question in enumerate(self.scenario.debriefing, start=1)
        )
        register = self.words.findings
        behind = [
            Para((Run(f"{name}: {register[name].statement}"),), bullet=Bullet.DOT)
            for name in self.scenario.findings
        ]
        notes = (heading((Run(self.words["evidence"]),)), *behind) if behind else ()
        frame = self._frame(self._say("debriefing"), self._name("!"), notes)
        return iter(self._shown(frame, questions, (again,), self.scenario.title))

    def _shown(
        self, frame: Slide, text: Iterable[Para], ways: Sequence[Way], kicker: str
    ) -> tuple[Slide, ...]:
        return scene_slides(frame, tuple(text), ways, self.layouts["scene"], kicker)

    def _frame(self, title: str, name: str, notes: tuple[Para, ...] = ()) -> Slide:
        return replace(self.frame, title=(Run(title),), page=name, name=name, notes=notes)

    def _name(self, *parts: str) -> str:
        """What buttons call a slide; no page is called so."""
        return " ".join(("scenario", self.scenario.id, *parts))

    def _state(self) -> tuple[Para, ...]:
        """What the lecturer keeps count of."""
        meters = [
            Para((Run(f"{meter.name}: {meter.start}"),), bullet=Bullet.DOT)
            for meter in self.scenario.meters
        ]
        return (heading((Run(self._say("state")),)), *meters) if meters else ()

    def _judged(self, scene: Scene) -> tuple[Para, ...]:
        """How the findings judge each decision, for the lecturer."""
        paras = [
            Para((Run(self._said_of(decision, letter)),), bullet=Bullet.DOT)
            for letter, decision in zip(ascii_uppercase, scene.decisions, strict=False)
        ]
        return (heading((Run(self._say("judged")),)), *paras)

    def _said_of(self, decision: Decision, letter: str) -> str:
        said = self.words.texts[f"script.{decision.quality}"]
        return f"{letter}: {said} ({', '.join(decision.findings)})"

    def _effects(self, part: Decision | Inject) -> tuple[Para, ...]:
        effects = effect_words(part.effect, self.scenario, self.words.texts)
        paras = (Para((Run(words),), bullet=Bullet.DOT) for words in effects)
        return (heading((Run(self._say("changes")),)), *paras) if effects else ()

    def _condition(self, condition: Condition | None) -> str:
        if condition is None:
            return self.words.texts["script.otherwise"]
        return condition_words(condition, self.scenario, self.words.texts)

    def _only(self, condition: Condition) -> str:
        return self._say("only", condition=self._condition(condition))

    def _say(self, key: str, **values: object) -> str:
        return self.words.texts[f"script.deck_{key}"].format(**values)
