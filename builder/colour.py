"""Arithmetic of colours written as ``#rrggbb``: contrast as WCAG counts it, lightness as OKLab.

OKLab (Björn Ottosson, 2020) changes lightness without changing the hue that people see, which
mixing with black or white in sRGB does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

Triple = tuple[float, float, float]

_STEP = 0.005


def channels(colour: str) -> Triple:
    """Red, green and blue from 0 to 1."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def written(red: float, green: float, blue: float) -> str:
    """``#rrggbb``; what lies outside of sRGB is cut off."""
    return "#" + "".join(f"{round(min(max(c, 0.0), 1.0) * 255):02x}" for c in (red, green, blue))


@lru_cache(maxsize=4096)
def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (linear(channel) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, ground: str, share: float) -> str:
    """``share`` of a colour laid over a ground."""
    pairs = zip(channels(colour), channels(ground), strict=True)
    red, green, blue = (share * over + (1 - share) * under for over, under in pairs)
    return written(red, green, blue)


def towards(colour: str, grounds: Sequence[str], ratio: float) -> str:
    """The nearest lightness of the same hue that reaches ``ratio`` on all of ``grounds``.

    Darker on light grounds, lighter on dark ones; grounds of one kind always leave a way, at
    worst black or white.
    """
    darker = luminance(grounds[0]) > 0.18
    candidate, lab = colour, _oklab(colour)
    while min(contrast(candidate, ground) for ground in grounds) < ratio:
        lightness = lab[0] - _STEP if darker else lab[0] + _STEP
        if not 0 <= lightness <= 1:
            return "#000000" if darker else "#ffffff"
        lab = (lightness, lab[1], lab[2])
        candidate = _from_oklab(lab)
    return candidate


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def gamma(channel: float) -> float:
    if channel <= 0.0031308:
        return 12.92 * channel
    return float(1.055 * channel ** (1 / 2.4) - 0.055)


def _oklab(colour: str) -> Triple:
    red, green, blue = (linear(channel) for channel in channels(colour))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _from_oklab(lab: Triple) -> str:
    lightness, green_red, blue_yellow = lab
    long = (lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    middle = (lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return written(
        gamma(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        gamma(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        gamma(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short),
    )
