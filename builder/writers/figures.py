"""Pictures, charts and recordings as HTML."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path

from builder.model.chart import Chart
from builder.model.course import Asset
from builder.model.document import Media, MediaKind
from builder.record import record
from builder.writers.charts.drawing import draw
from builder.writers.charts.svg import legend, picture
from builder.writers.elements import Element, element, icon
from builder.writers.recordings import media_title

_NARROW = 280
"""Pixels that every screen has: what is not wider is never shown smaller than it is."""
_VECTOR = "image/svg+xml"


@record
class Place:
    """Addresses of files by their path, interface words, and the language of the course."""

    media: Mapping[str, str]
    texts: Mapping[str, str]
    language: str


def is_enlargeable(asset: Asset) -> bool:
    """Whether a picture may have more to show than fits on a page."""
    return asset.media_type == _VECTOR or asset.width > _NARROW


def enlargeable(image: Element, alternative: str, texts: Mapping[str, str]) -> Element:
    """A picture with a button; the runtime hides it where the picture is shown in full size."""
    label = texts["player.enlarge"].format(picture=alternative)
    button = element("button", icon("enlarge"), type="button", class_="enlarge", aria_label=label)
    return element("div", image, button, class_="picture", data_part="enlarge")


def viewer(texts: Mapping[str, str]) -> Element:
    """The window in which the runtime shows a picture as large as the screen allows."""
    zoom = element("button", texts["player.enlarged_zoom"], type="button", class_="button ghost")
    zoom.attrib.update({"id": "player_viewer_zoom", "aria-pressed": "false"})
    close = element("button", texts["player.enlarged_close"], type="button", class_="button")
    close.set("id", "player_viewer_close")
    label = texts["player.enlarged_scroll"]
    room = element("div", class_="room", data_scroll=label)
    return element(
        "dialog",
        room,
        element("div", zoom, close, class_="actions"),
        class_="viewer",
        id="player_viewer",
        aria_label=texts["player.enlarged"],
    )


def chart(
    chart: Chart, table: Element, source: Sequence[Element | str], texts: Mapping[str, str]
) -> Element:
    """Title, drawing, what its parts are, where the numbers are from, and the numbers."""
    drawing = draw(chart, texts)
    unit = texts["media.in_unit"].format(unit=chart.unit) if chart.unit else None
    words = f"{chart.title}. {chart.alternative}"
    table[0].set("aria-label", f"{texts['player.table']}: {chart.title}")
    for category in table.findall("table/tbody/tr/td[1]"):
        category.tag = "th"
        category.set("scope", "row")
    origin = element("p", texts["media.source"], " ", *source, class_="quiet") if source else None
    return element(
        "figure",
        element("figcaption", element("strong", chart.title), unit),
        picture(drawing, words),
        legend(drawing),
        origin,
        element("details", element("summary", texts["media.numbers"]), table),
        class_=f"chart drawn-{chart.kind}",
    )


def recording(media: Media, transcript: list[Element], place: Place) -> Element:
    """A player of the browser, with captions and a text of all that is said and seen."""
    title = media_title(media, place.texts)
    tag = "video" if media.kind is MediaKind.VIDEO else "audio"
    player = element(
        tag,
        src=place.media[media.source],
        controls=True,
        preload="metadata",
        aria_label=title,
        poster=place.media[media.poster] if media.poster else None,
        playsinline=media.kind is MediaKind.VIDEO,
    )
    if media.captions:
        player.append(_track(media, place))
    summary = element("summary", place.texts[f"media.{media.kind}_transcript"])
    return element(
        "figure",
        element("figcaption", title),
        player,
        element("details", summary, *transcript) if transcript else None,
        class_="recording",
    )


def _track(media: Media, place: Place) -> Element:
    return element(
        "track",
        kind="captions",
        src=place.media[media.captions],
        srclang=place.language,
        label=place.texts["media.captions"],
        default=True,
    )


def captions_address(asset: Asset) -> str:
    """Captions within the page: a browser takes none from a file beside a page on disk, and an
    LMS may serve them as something else."""
    content = b64encode(Path(asset.file).read_bytes()).decode("ascii")
    return f"data:{asset.media_type};base64,{content}"
