# SPDX-License-Identifier: Apache-2.0
"""Makes the scripts of packaging/ importable, as they are when run from their folder."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "packaging"))


@pytest.fixture
def root():
    """Return the folder of the checkout."""
    return ROOT
