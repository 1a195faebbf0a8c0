"""Whoever looks at the output sees the old one or the new one, whole."""

from __future__ import annotations

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from builder import exchange as exchange_module
from builder import save as save_module
from builder.artifact import Archive, Artifact, FileSource
from builder.exchange import BusyError, locked
from builder.save import save

Tree = dict[str, bytes]


def _new(mark: bytes = b"new", size: int = 10) -> list[Artifact]:
    zipped = Archive((Artifact(PurePosixPath("a.html"), mark * size),))
    return [
        Artifact(PurePosixPath("kurs/kurs_web/index.html"), mark * size),
        Artifact(PurePosixPath("kurs/kurs_web/style/page.css"), mark * size),
        Artifact(PurePosixPath("kurs/kurs_scorm12.zip"), zipped),
        Artifact(PurePosixPath("zwei/zwei.pptx"), mark * size),
    ]


def _save(artifacts: list[Artifact], out: Path) -> None:
    save(artifacts, out, lambda path, size: None)


def _tree(out: Path) -> Tree:
    """What people see of an output folder: everything that is not hidden."""
    return {
        file.relative_to(out).as_posix(): file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.is_file() and not any(part.startswith(".") for part in file.parts[len(out.parts) :])
    }


def _hidden(out: Path) -> list[str]:
    return [entry.name for entry in out.iterdir() if entry.name.startswith(".kurswerk-")]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with an old output."""
    _save(_new(b"old"), tmp_path / "output")
    return tmp_path / "output"


def test_everything_is_written_and_told(tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    save(_new(), tmp_path / "a" / "b", lambda path, size: told.append((str(path), size)))
    tree = _tree(tmp_path / "a" / "b")
    assert sorted(told) == sorted((path, len(content)) for path, content in tree.items())
    assert tree["kurs/kurs_web/index.html"] == b"new" * 10
    assert _hidden(tmp_path / "a" / "b") == []


def test_what_is_not_built_now_stays(out: Path) -> None:
    _save([Artifact(PurePosixPath("kurs/kurs.pptx"), b"deck")], out)
    tree = _tree(out)
    assert tree["kurs/kurs.pptx"] == b"deck"
    assert tree["kurs/kurs_web/style/page.css"] == b"old" * 10
    assert tree["zwei/zwei.pptx"] == b"old" * 10


def test_files_that_an_output_no_longer_has_go(out: Path) -> None:
    _save([Artifact(PurePosixPath("kurs/kurs_web/index.html"), b"new")], out)
    assert "kurs/kurs_web/style/page.css" not in _tree(out)
    assert "kurs/kurs_scorm12.zip" in _tree(out)


def test_media_are_copied_from_their_file(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"film")
    source = FileSource(str(tmp_path / "film.mp4"), 4)
    _save([Artifact(PurePosixPath("kurs/kurs_web/film.mp4"), source)], tmp_path / "out")
    assert _tree(tmp_path / "out") == {"kurs/kurs_web/film.mp4": b"film"}


def test_what_a_killed_build_left_is_swept(out: Path) -> None:
    (out / ".kurswerk-dead" / "kurs").mkdir(parents=True)
    (out / ".kurswerk-dead" / "old").mkdir()
    (out / "kurs").rename(out / ".kurswerk-dead" / "old" / "kurs")
    _save([Artifact(PurePosixPath("zwei/zwei.pptx"), b"new")], out)
    assert _hidden(out) == []
    assert _tree(out)["kurs/kurs_web/index.html"] == b"old" * 10


def test_a_second_build_has_to_wait(out: Path) -> None:
    before = _tree(out)
    with locked(out / ".kurswerk.lock"), pytest.raises(BusyError):
        _save(_new(), out)
    assert _tree(out) == before
    _save(_new(), out)


def test_without_the_system_call_folders_change_in_two_steps(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange_module, "_renameat2", lambda: None)
    _save(_new(), out)
    assert _tree(out)["kurs/kurs_web/index.html"] == b"new" * 10
    assert _hidden(out) == []


def test_if_the_second_step_fails_the_old_output_comes_back(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, rename = _tree(out), Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.parent.name.startswith(".kurswerk-"):
            raise OSError(errno.EIO, "broken", str(self))
        return rename(self, target)

    monkeypatch.setattr(exchange_module, "_renameat2", lambda: None)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="broken"):
        _save(_new(), out)
    assert _tree(out) == before


def test_without_hard_links_other_outputs_are_copied(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*names: object, **options: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    _save([Artifact(PurePosixPath("kurs/kurs.pptx"), b"deck")], out)
    assert _tree(out)["kurs/kurs_web/index.html"] == b"old" * 10


CALLS: list[tuple[object, str]] = [
    (os, "fsync"),
    (os, "open"),
    (Path, "open"),
    (Path, "mkdir"),
    (Path, "rename"),
    (save_module, "exchange"),
    (save_module, "write_zip"),
]


class _Fault:
    """Lets a call through until it has been made ``after`` times, then fails once."""

    def __init__(self, call: Callable[..., Any], after: int, error: int) -> None:
        self.call, self.left, self.error = call, after, error

    def __call__(self, *args: Any, **options: Any) -> Any:
        self.left -= 1
        if self.left == -1:
            raise OSError(self.error, os.strerror(self.error))
        return self.call(*args, **options)


@pytest.mark.parametrize(("owner", "name"), CALLS, ids=[name for _, name in CALLS])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("swaps", [True, False], ids=["swap", "two steps"])
def test_a_fault_at_any_call_leaves_each_course_whole(
    out: Path, owner: object, name: str, error: int, swaps: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not swaps:
        monkeypatch.setattr(exchange_module, "_renameat2", lambda: None)
    failures = 0
    for after in range(40):
        shutil.rmtree(out)
        _save(_new(b"old"), out)
        old, call = _tree(out), getattr(owner, name)
        fault = _Fault(call, after, error)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(owner, name, _method(fault) if isinstance(owner, type) else fault)
            try:
                _save(_new(), out)
            except OSError:
                failures += 1
        _assert_whole(out, old)
        if fault.left >= 0:
            break
    else:
        pytest.fail(f"{name} is called without end")
    assert failures or (swaps and name == "rename")


def _method(fault: _Fault) -> Callable[..., Any]:
    return lambda self, *args, **options: fault(self, *args, **options)


def _assert_whole(out: Path, old: Tree) -> None:
    """Each course is entirely old or entirely new."""
    tree = _tree(out)
    for course in ("kurs", "zwei"):
        there = {path: tree[path] for path in tree if path.startswith(f"{course}/")}
        before = {path: old[path] for path in old if path.startswith(f"{course}/")}
        assert set(there) == set(before)
        pages = {content for path, content in there.items() if not path.endswith(".zip")}
        assert there == before or pages == {b"new" * 10}


def test_kill_9_at_any_moment_leaves_each_course_whole(tmp_path: Path) -> None:
    out, chance = tmp_path / "output", random.Random(7)
    _save(_new(b"old"), out)
    old = _tree(out)
    script = (
        "import sys; from pathlib import Path; from tests.save.test_save import _new, _save\n"
        "print('on', flush=True)\n"
        "for _ in range(500): _save(_new(), Path(sys.argv[1]))"
    )
    for _ in range(30):
        with subprocess.Popen(
            [sys.executable, "-c", script, str(out)], stdout=subprocess.PIPE
        ) as p:
            assert p.stdout is not None
            p.stdout.readline()
            with suppress(subprocess.TimeoutExpired):
                p.wait(chance.uniform(0, 0.03))
            p.send_signal(signal.SIGKILL)
        _assert_whole(out, old)
        shutil.rmtree(out)
        _save(_new(b"old"), out)
    assert _hidden(out) == []


def test_a_full_disk_leaves_the_old_output(tmp_path: Path, disk: Callable[[Path], None]) -> None:
    out = tmp_path / "disk" / "output"
    out.parent.mkdir()
    disk(out.parent)
    _save(_new(b"old"), out)
    before = _tree(out)
    with pytest.raises(OSError, match=r"No space|too large"):
        _save(_new(b"new", 400_000), out)
    assert _tree(out) == before
    assert _hidden(out) == []


@pytest.fixture
def disk() -> Iterator[Callable[[Path], None]]:
    """Makes a folder a disk of one megabyte; where that is not allowed, limits files' sizes."""
    mounted: list[Path] = []
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(folder: Path) -> None:
        command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
        if os.geteuid() == 0 and subprocess.run(command, capture_output=True).returncode == 0:
            mounted.append(folder)
        else:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, before[1]))

    yield limit
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    for folder in mounted:
        subprocess.run(["umount", str(folder)], check=True)
