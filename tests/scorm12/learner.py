"""A learner at the browser: opens pages, answers questions by their forms, takes the quiz."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Frame, FrameLocator, Locator, Page

from tests.packages import course_in

MOUNTED = "#player_place:not(:empty)"
"""The script names the place once the LMS has answered; the first page is seen before that."""
PRACTICE = "form.item[data-question='{}']:not(.quiz form)"


def mounted(view: Frame | FrameLocator | Page) -> None:
    """Waits until a course can be used."""
    view.locator(MOUNTED).wait_for(state="attached")


@dataclass(frozen=True, slots=True)
class Learner:
    """``view`` is the course's own window: a frame of the LMS's page, or a popup."""

    view: Frame | Page

    @property
    def course(self) -> dict[str, Any]:
        return course_in(self.view.evaluate("async () => (await fetch('player.js')).text()"))

    def question(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = next(q for q in self.course["questions"] if q["id"] == name)
        return found

    def open(self, page: str) -> None:
        self.view.evaluate("id => { location.hash = `#page_${id}`; }", page)
        self.view.locator(f"section[data-page='{page}']").wait_for(state="visible")

    def page(self) -> str:
        """The page in view."""
        shown = self.view.locator("section.page:not([hidden])")
        return shown.get_attribute("data-page") or ""

    def go_to(self, place: Locator) -> None:
        """Opens the page that an element is on."""
        page = place.evaluate("place => place.closest('section.page').dataset.page")
        if page != self.page():
            self.open(page)

    def go_to_quiz(self) -> None:
        self.go_to(self.view.locator(f"[data-quiz='{self.course['final_quiz']}']"))

    def open_all(self) -> None:
        for lesson in self.course["lessons"]:
            for page in lesson["pages"]:
                self.open(page)

    def answer(self, name: str, responses: dict[str, Any] | None = None) -> None:
        """Practice: goes there, fills in and submits; without ``responses`` rightly."""
        form = self.practice(name)
        self.go_to(form)
        self._fill(form, name, responses)
        form.locator("button[type=submit]").evaluate("button => button.click()")

    def practice(self, name: str) -> Locator:
        return self.view.locator(PRACTICE.format(name))

    def begin_quiz(self) -> None:
        self.go_to_quiz()
        self.do("begin")

    def asked(self) -> str:
        """The quiz question in view."""
        return (
            self.view.locator(".quiz form.item:not([hidden])").get_attribute("data-question") or ""
        )

    def answer_in_quiz(self, responses: dict[str, Any] | None = None) -> None:
        form = self.view.locator(".quiz form.item:not([hidden])")
        self._fill(form, self.asked(), responses)

    def do(self, action: str) -> None:
        button = self.view.locator(f".quiz [data-do={action}]:visible").first
        button.evaluate("button => button.click()")

    def take_quiz(self, right: bool) -> None:
        """From the start panel to the result."""
        self.begin_quiz()
        self.answer_quiz(right)

    def answer_quiz(self, right: bool) -> None:
        """From the first question to the result; wrong answers are none at all."""
        following = self.view.locator(".quiz [data-do=following]:visible")
        while True:
            if right:
                self.answer_in_quiz()
            if not following.count():
                break
            self.do("following")
        self.do("overview")
        self.do("submit")

    def leave(self) -> None:
        """By the course's own button."""
        exit_button = self.view.locator("#player_exit")
        self.go_to(exit_button)
        exit_button.evaluate("button => button.click()")

    def _fill(self, form: Locator, name: str, responses: dict[str, Any] | None) -> None:
        for interaction in self.question(name)["interactions"]:
            response = right(interaction) if responses is None else responses.get(interaction["id"])
            if response is not None:
                is_only = interaction["id"] == name
                own = "[data-widget]" if is_only else f"[data-interaction='{interaction['id']}']"
                root = form.locator(own).first
                fill(root, interaction["type"], response)


def right(interaction: dict[str, Any]) -> Any:
    """The response that earns all points."""
    match interaction["type"]:
        case "choice" | "true-false":
            return interaction["correct"]
        case "matching":
            return dict(interaction["pairs"])
        case "sequencing":
            return interaction["steps"]
        case "fill-in":
            return interaction["solutions"][0]
        case "numeric":
            return interaction["solution"]
        case "likert":
            return interaction["scale"][0]
        case _:
            return "Ein Gedanke."


def fill(root: Locator, kind: str, response: Any) -> None:
    """Operates the controls of one answer form."""
    match kind:
        case "choice" | "true-false" | "likert":
            _choose(root, response)
        case "matching":
            for source, target in response.items():
                root.locator(f"[data-option='{source}'] select").select_option(target)
        case "sequencing":
            for place, step in enumerate(response):
                _move(root, step, place)
        case _:
            root.locator("input, textarea").fill(response)


def _choose(root: Locator, response: Any) -> None:
    if root.locator("select").count():
        root.locator("select").select_option(response[0])
        return
    if isinstance(response, bool):
        response = [str(response).lower()]
    wanted = set([response] if isinstance(response, str) else response)
    for field in root.locator("input").all():
        value = field.get_attribute("value")
        if (value in wanted) != field.is_checked():
            field.evaluate("field => field.click()")


def _move(root: Locator, step: str, place: int) -> None:
    """Presses »up« until the step is at its place."""
    row = root.locator(f"[data-option='{step}']")
    position = "row => [...row.parentElement.children].indexOf(row)"
    while row.evaluate(position) > place:
        row.locator("[data-move=up]").evaluate("button => button.click()")
