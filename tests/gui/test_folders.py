# SPDX-License-Identifier: Apache-2.0
"""The program's own folders are closed to other users."""

import os
import stat

import pytest

from annotator.gui.folders import data_folder, log_folder, private_folder


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def _lax():
    before = os.umask(0)
    yield
    os.umask(before)


def test_new_folders_are_for_their_owner_only(qapp):
    folder = private_folder(log_folder() / "runs")
    assert {mode(one) for one in (folder, log_folder(), data_folder())} == {0o700}


def test_folders_that_were_open_are_closed(qapp):
    log_folder().mkdir(parents=True)
    assert mode(log_folder()) == 0o777
    private_folder(log_folder())
    assert {mode(one) for one in (log_folder(), data_folder())} == {0o700}


def test_folders_above_the_programs_own_stay_as_they_are(qapp):
    data_folder().parent.mkdir(parents=True, exist_ok=True)
    data_folder().parent.chmod(0o755)
    private_folder(log_folder())
    assert mode(data_folder().parent) == 0o755
