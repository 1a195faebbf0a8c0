"""The pages and runtime files of one course, shared by every output that is a player.

A package differs from another only in its manifest and in the module that talks to the LMS.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import PurePosixPath

from builder.artifact import Artifact, FileSource
from builder.job import Job
from builder.record import record
from builder.templates import TEMPLATES, template
from builder.writers.elements import Element
from builder.writers.joiner import joined, wrapped
from builder.writers.sco.bars import DECLARATION
from builder.writers.sco.data import course_data, script_literal
from builder.writers.sco.frame import document, serialised
from builder.writers.sco.media import LOGO, addresses
from builder.writers.sco.style import stylesheet

LMS = (
    "connect",
    "location",
    "suspend",
    "suspended",
    "interaction",
    "status",
    "commit",
    "close",
)
"""What every module in ``runtime/lms/`` exports."""
_CONNECT = b"connect-src "
_OWN_HOST = "'self'"


@record
class Player:
    """The files of a course but for its script; paths are relative to the package."""

    page: bytes
    style: bytes
    beside: tuple[Artifact, ...]
    """Pictures, sound and pages of their own."""
    widgets: tuple[str, ...]
    """Modules in ``runtime/widgets/`` that its questions name."""
    parts: tuple[str, ...]
    """Modules in ``runtime/`` that the page names because it has use for them."""
    data: str
    """The course as the runtime knows it: a literal of the script."""

    def artifacts(self, lms: str, connect: str = _OWN_HOST) -> Iterator[Artifact]:
        """All files of a package that talks to an LMS through ``runtime/lms/<lms>.js``.

        ``connect`` says to which hosts the page may send requests.
        """
        policy = _CONNECT + connect.encode()
        page = self.page.replace(_CONNECT + _OWN_HOST.encode(), policy, 1)
        yield Artifact(PurePosixPath("index.html"), page)
        yield Artifact(PurePosixPath("player.css"), self.style)
        yield Artifact(PurePosixPath("player.js"), script(lms, self.widgets, self.parts, self.data))
        yield from self.beside


@lru_cache(maxsize=2)
def player(job: Job) -> Player:
    """The player of a course; all outputs of one job share it."""
    names = addresses(job.course.assets, job.project.organisation.logo)
    root = document(job, names)
    shown = set(_shown(root))
    media = tuple(
        Artifact(PurePosixPath(names[asset.path]), FileSource(asset.file, asset.size))
        for asset in job.course.assets
        if names[asset.path] in shown
    )
    widgets, parts = _named(root, "data-widget"), _named(root, "data-part")
    data = script_literal(course_data(job, _scopes("none", widgets, parts)))
    beside = (*media, *_house(job, names), *_declaration(job))
    classes = {name for node in root.iter() for name in str(node.get("class")).split()}
    style = stylesheet(job.theme, classes)
    return Player(serialised(root), style, beside, widgets, parts, data)


def _house(job: Job, names: Mapping[str, str]) -> Iterator[Artifact]:
    """The logo, and the faces that are not those of the device, with their licence."""
    logo = job.project.organisation.logo
    if logo is not None:
        yield Artifact(PurePosixPath(names[LOGO]), FileSource(logo.file, logo.size))
    if job.theme.fonts["shipped"]:
        for file in sorted((TEMPLATES / "fonts").iterdir()):
            path = PurePosixPath("fonts") / file.name.lower()
            yield Artifact(path, FileSource(str(file), file.stat().st_size))


def _declaration(job: Job) -> Iterator[Artifact]:
    """The declaration of accessibility, where the organisation has said what belongs into it."""
    if job.project.accessibility is None:
        return
    from builder.writers.standalone.accessibility import declaration
    from builder.writers.standalone.page import page

    yield Artifact(PurePosixPath(DECLARATION), page(declaration(job)))


def _named(root: Element, attribute: str) -> tuple[str, ...]:
    """The values of an attribute anywhere in the page, each once."""
    return tuple(sorted({str(node.get(attribute)) for node in root.iter() if node.get(attribute)}))


def _shown(root: Element) -> Iterator[str]:
    """The addresses of everything that the page shows or plays."""
    for node in root.iter("img", "video", "audio"):
        yield str(node.get("src"))
        if node.get("poster"):
            yield str(node.get("poster"))


def script(lms: str, widgets: tuple[str, ...], parts: tuple[str, ...], data: str) -> bytes:
    """The runtime with one LMS module, some widgets, parts and one course, as one script."""
    return wrapped(f"const course = {data};\n", _scopes(lms, widgets, parts)).encode()


@cache
def _scopes(lms: str, widgets: tuple[str, ...], parts: tuple[str, ...]) -> str:
    entry = _entry(lms, widgets, parts)
    return joined(lambda path: entry if path == "entry.js" else _module(path), "entry.js")


def _entry(lms: str, widgets: tuple[str, ...], parts: tuple[str, ...]) -> str:
    """The module that starts the player with what this package contains."""
    mounts = [f'import {{ mount as {name} }} from "./widgets/{name}.js";' for name in widgets]
    mounts += [f'import {{ mount as {name} }} from "./{name}.js";' for name in parts]
    saved = '"saved_here"' if lms == "none" else '"saved"'
    lines = [
        'import { start } from "./main.js";',
        f'import {{ {", ".join(LMS)} }} from "./lms/{lms}.js";',
        *mounts,
        f"start(course, {{ {', '.join(LMS)} }}, {{ {', '.join(widgets)} }}, {saved}, [",
        f"{', '.join(parts)}]);",
    ]
    return "\n".join(lines) + "\n"


@cache
def _module(path: str) -> str | None:
    try:
        return template(f"runtime/{path}")
    except FileNotFoundError:
        return None
