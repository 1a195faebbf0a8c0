"""What learners do, in the words of the tests."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page

Act = Callable[[Locator], None]


def form(page: Page, question: str) -> Locator:
    return page.locator(f"form[data-question='{question}']:visible")


def check(item: Locator) -> None:
    item.locator("button[type=submit]").click()


def choose(*labels: str) -> Act:
    def act(item: Locator) -> None:
        for label in labels:
            item.get_by_label(label).check()

    return act


def select(**values: str) -> Act:
    def act(item: Locator) -> None:
        for label, value in values.items():
            item.get_by_label(label, exact=True).select_option(label=value)

    return act


def fill(label: str, text: str) -> Act:
    return lambda item: item.get_by_label(label).fill(text)


def both(one: Act, other: Act) -> Act:
    def act(item: Locator) -> None:
        one(item)
        other(item)

    return act


def order(*steps: str) -> Act:
    """Moves steps until they stand in this order, by their buttons; at least one, and back."""

    def act(item: Locator) -> None:
        last = item.locator(".words").all_inner_texts()[-1]
        item.get_by_role("button", name=f"„{last}“ nach oben").click()
        for place, step in enumerate(steps):
            up = item.get_by_role("button", name=f"„{step}“ nach oben")
            while item.locator(".words").all_inner_texts().index(step) > place:
                up.click()

    return act


STEPS = ("Lage feststellen", "Möglichkeiten vergleichen", "Entscheiden und mitteilen")

RIGHT: dict[str, Act] = {
    "vor-die-lage": choose("Zwei wahrscheinliche"),
    "kleine-runden": choose("Sie sind schnell", "Sie binden wenige"),
    "flurfunk": choose("Stimmt nicht"),
    "wer-macht-was": select(S1="Personal", S2="Lage"),
    "ablauf": order(*STEPS),
    "luecken": both(
        fill("Lücke 1", "mitarbeitenden"), lambda item: select(**{"Lücke 2 von 2": "Presse"})(item)
    ),
    "kontingent": fill("Ihre Antwort in Tagen", "5,0"),
    "karte": choose("links, am Rathaus"),
}
WRONG: dict[str, Act] = {
    "vor-die-lage": choose("Abwarten"),
    "kleine-runden": choose("Sie ersetzen"),
    "flurfunk": lambda item: item.get_by_label("Stimmt", exact=True).check(),
    "wer-macht-was": select(S1="Versorgung", S2="Personal"),
    "ablauf": order(*reversed(STEPS)),
    "luecken": both(
        fill("Lücke 1", "Bürger"), lambda item: select(**{"Lücke 2 von 2": "Nachbarn"})(item)
    ),
    "kontingent": fill("Ihre Antwort in Tagen", "4"),
    "karte": choose("rechts, am Fluss"),
}
NEUTRAL: dict[str, Act] = {
    "sicherheit": choose("teils"),
    "eigene-lage": fill("Ihre Antwort", "Am Montag kam das Wasser."),
}


def page_of(question: str) -> str:
    return "ueben" if question == "vor-die-lage" else "alle-fragen"


def run_quiz(page: Page, answers: dict[str, Act]) -> None:
    """Answers an attempt at the final quiz up to the review."""
    page.get_by_role("button", name="Test beginnen").or_(
        page.get_by_role("button", name="Neuer Versuch")
    ).click()
    while True:
        item = page.locator(".quiz form:visible")
        name = str(item.get_attribute("data-question")).removeprefix("test-")
        if name in answers:
            answers[name](item)
        following = page.get_by_role("button", name="Nächste Frage")
        if not following.is_visible():
            break
        following.click()
    page.get_by_role("button", name="Übersicht und Abgabe").click()
