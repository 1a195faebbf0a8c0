"""Zip files are the same bytes everywhere and fit for learning platforms."""

from __future__ import annotations

import io
import os
import stat
import time
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from builder.artifact import Archive, Artifact, FileSource
from builder.package_zip import in_zip_order, zip_bytes


def _file(path: str, content: bytes | FileSource | Archive = b"x") -> Artifact:
    return Artifact(PurePosixPath(path), content)


def _read(content: bytes) -> ZipFile:
    return ZipFile(io.BytesIO(content))


def test_the_manifest_comes_first_and_the_rest_by_name() -> None:
    files = in_zip_order([_file("b.js"), _file("imsmanifest.xml"), _file("a/b.css")])
    assert [str(file.path) for file in files] == ["imsmanifest.xml", "a/b.css", "b.js"]


def test_entries_carry_no_trace_of_time_and_place() -> None:
    entry = _read(zip_bytes([_file("a.html", b"text " * 100)])).getinfo("a.html")
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert entry.create_system == 3
    assert entry.external_attr >> 16 == stat.S_IFREG | 0o644
    assert entry.extra == b""
    assert entry.flag_bits == 0
    assert entry.compress_type == ZIP_DEFLATED


def test_the_bytes_do_not_depend_on_when_and_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    media = tmp_path / "film.mp4"
    media.write_bytes(b"\0" * 300_000)
    files = [_file("a.html", b"text " * 100), _file("film.mp4", FileSource(str(media), 300_000))]
    before = zip_bytes(files)
    os.utime(media, (1, 1))
    media.chmod(0o600)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    time.tzset()
    assert zip_bytes(files) == before


def test_media_are_stored_as_they_are() -> None:
    archive = _read(zip_bytes([_file("a.png", b"\0" * 1000), _file("b.css", b"\0" * 1000)]))
    assert archive.getinfo("a.png").compress_type == ZIP_STORED
    assert archive.getinfo("b.css").compress_size < 100


def test_files_on_disk_arrive_whole(tmp_path: Path) -> None:
    content = os.urandom(200_000)
    media = tmp_path / "film.mp4"
    media.write_bytes(content)
    archive = _read(zip_bytes([_file("film.mp4", FileSource(str(media), len(content)))]))
    assert archive.read("film.mp4") == content


def test_a_zip_in_a_zip_is_read_again() -> None:
    inner = _file("inner.zip", Archive((_file("a.txt", b"inside"),)))
    outer = _read(zip_bytes([inner]))
    assert _read(outer.read("inner.zip")).read("a.txt") == b"inside"


@pytest.mark.parametrize("name", ["Ä.html", "a b.html", "A.html", "../a", "/a", "a//b", "a\\b", ""])
def test_names_that_platforms_garble_are_refused(name: str) -> None:
    artifact = Artifact(PurePosixPath("x"), b"")
    object.__setattr__(artifact, "path", name)
    with pytest.raises(ValueError, match="not a name for a file in a package"):
        zip_bytes([artifact])


def test_no_name_comes_twice() -> None:
    with pytest.raises(ValueError, match="each name once"):
        zip_bytes([_file("a"), _file("a")])
