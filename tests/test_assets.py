# SPDX-License-Identifier: Apache-2.0
"""Where shipped files are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotator import assets

if TYPE_CHECKING:
    import pytest


def test_checkout_uses_the_resources_folder() -> None:
    root = Path(assets.__file__).parent.parent / "resources"
    assert assets.path("samples", "a.txt") == root / "samples" / "a.txt"


def test_installed_program_uses_the_files_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "_INSTALLED", tmp_path)
    assert assets.path("themes") == tmp_path / "themes"
