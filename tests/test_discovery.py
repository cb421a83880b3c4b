# SPDX-License-Identifier: Apache-2.0
"""Finding the modules of a folder."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from annotator.discovery import discover

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    MakePackage = Callable[..., None]


@pytest.fixture
def make_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakePackage]:
    """Return a function that makes the package ``plugins`` of modules given by name."""
    monkeypatch.syspath_prepend(tmp_path)

    def make(**modules: str) -> None:
        folder = tmp_path / "plugins"
        folder.mkdir()
        for name, source in {"__init__": "", **modules}.items():
            (folder / f"{name}.py").write_text(source, encoding="utf-8")

    yield make
    for name in [name for name in sys.modules if name.partition(".")[0] == "plugins"]:
        del sys.modules[name]


def test_modules_are_found_sorted_by_name(make_package: MakePackage) -> None:
    make_package(zebra="PART = 1", ant="PART = 2")
    assert list(discover("plugins", "PART").items()) == [("ant", 2), ("zebra", 1)]


def test_private_modules_do_not_count(make_package: MakePackage) -> None:
    make_package(ant="PART = 2", _helper="raise RuntimeError('imported')")
    assert discover("plugins", "PART") == {"ant": 2}


def test_module_without_its_part_is_an_error(make_package: MakePackage) -> None:
    make_package(ant="")
    with pytest.raises(RuntimeError, match=r"plugins\.ant has no PART"):
        discover("plugins", "PART")


def test_empty_folder_is_an_error(make_package: MakePackage) -> None:
    make_package(_helper="")
    with pytest.raises(RuntimeError, match="no module found in plugins"):
        discover("plugins", "PART")
