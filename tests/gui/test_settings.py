# SPDX-License-Identifier: Apache-2.0
"""What is remembered of the person, also where the file was edited by hand."""

import pytest
from PySide6.QtCore import QSettings

from annotator.gui.settings import REVIEWER, THEME, ZOOM, Settings


@pytest.fixture
def stored(tmp_path):
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_value_is_remembered(stored):
    Settings(stored).keep(REVIEWER, "Nora")
    assert Settings(stored).get(REVIEWER) == "Nora"


@pytest.mark.parametrize(
    ("setting", "written"), [(THEME, "sepia"), (ZOOM, "abc"), (ZOOM, "5"), (ZOOM, "100000")]
)
def test_value_that_means_nothing_is_the_default(stored, setting, written):
    stored.setValue(setting.key, written)
    assert Settings(stored).get(setting) == setting.default
