"""Audio and video as the words that paper and slides can show."""

from __future__ import annotations

from collections.abc import Mapping

from builder.model.document import Block, Callout, CalloutKind, Media, Paragraph
from builder.model.inline import Text


def media_blocks(media: Media, texts: Mapping[str, str]) -> tuple[Block, ...]:
    """A note that says where the recording is to be had, with all that is said in it."""
    note = Paragraph((Text(texts[f"media.{media.kind}_elsewhere"]),), media.span)
    return (Callout(CalloutKind.NOTE, media_title(media, texts), (note, *media.transcript)),)


def media_title(media: Media, texts: Mapping[str, str]) -> str:
    """What a recording is called: its kind and its title."""
    return texts[f"media.{media.kind}_titled"].format(title=media.title)
