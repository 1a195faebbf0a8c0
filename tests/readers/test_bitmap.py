"""The size of a bitmap is read from its header, and no bytes make the reader fail or linger."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.readers.bitmap import SIGNATURES, bitmap_size
from tests.sources import png

GIF = b"GIF89a" + (320).to_bytes(2, "little") + (200).to_bytes(2, "little") + b"\xf7\0\0"
APP0 = b"\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0"
TABLE = b"\xff\xc4\x00\x04\0\0"
FRAME = (
    b"\xff\xc2\x00\x0b\x08" + (200).to_bytes(2, "big") + (320).to_bytes(2, "big") + b"\1\1\x11\0"
)
START = b"\xff\xd8"
JPEG, PNG = START + APP0 + TABLE + FRAME, png()
NONE_BUT_A_PROFILE = START + b"\xff\xe2\x00\x02" * 3_000


def size(content: bytes, media_type: str) -> tuple[int, int] | None:
    return bitmap_size(io.BytesIO(content), media_type)


@pytest.mark.parametrize(
    ("content", "media_type", "wanted"),
    [
        (GIF, "image/gif", (320, 200)),
        (JPEG, "image/jpeg", (320, 200)),
        (START + b"\xff\xd0\xff\xff" + JPEG[2:], "image/jpeg", (320, 200)),
        (START + TABLE + b"\xff\xda\x00\x02" + FRAME, "image/jpeg", None),
        (START + b"\xff\xe0\x00\x01" + FRAME, "image/jpeg", None),
        (START + b"\xff" * 10_000 + FRAME, "image/jpeg", None),
        (NONE_BUT_A_PROFILE + FRAME, "image/jpeg", None),
        (PNG[:12] + b"IDAT" + PNG[16:], "image/png", None),
        (PNG[:16] + b"\0" * 4 + PNG[20:], "image/png", None),
    ],
)
def test_the_header_says_the_size(
    content: bytes, media_type: str, wanted: tuple[int, int] | None
) -> None:
    assert size(content, media_type) == wanted


@pytest.mark.parametrize(
    ("whole", "header", "media_type"),
    [
        (GIF, 10, "image/gif"),
        (JPEG, len(JPEG) - 4, "image/jpeg"),
        (PNG, 24, "image/png"),
    ],
)
def test_a_header_cut_off_says_nothing(whole: bytes, header: int, media_type: str) -> None:
    assert size(whole[:header], media_type) == size(whole, media_type) is not None
    for length in range(header):
        assert size(whole[:length], media_type) is None


@pytest.mark.soak
@given(st.sampled_from(sorted(SIGNATURES)), st.binary(max_size=200))
def test_any_bytes_after_the_signature_are_survived(media_type: str, rest: bytes) -> None:
    found = size(SIGNATURES[media_type][0] + rest, media_type)
    assert found is None or min(found) > 0


def test_pictures_of_the_courses_have_a_size() -> None:
    files = sorted(Path(__file__).parents[2].glob("courses/*/assets/*.png"))
    assert files
    for file in files:
        with file.open("rb") as stream:
            assert bitmap_size(stream, "image/png") is not None
