# SPDX-License-Identifier: Apache-2.0
"""The program as a whole process: a picture of the window, and how bad names are refused."""

import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QImage

from annotator import assets, cli
from annotator.gui.theme import load_theme


def run(*arguments, **environ):
    """Run the program and return what it printed and its exit code."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "annotator", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | environ,
    )


def share_of(image, area, color):
    """Return how much of a part of a picture, given in shares of its sides, has a colour."""
    left, top, right, bottom = area
    columns = range(int(left * image.width()), int(right * image.width()), 3)
    rows = range(int(top * image.height()), int(bottom * image.height()), 3)
    found = sum(image.pixelColor(x, y) == color for y in rows for x in columns)
    return found / (len(rows) * len(columns))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_picture_shows_the_article_on_paper(qapp, tmp_path, theme):
    picture = tmp_path / "window.png"
    sample = assets.path("samples", "harbour-storm.txt")
    done = run("--screenshot", picture, "--theme", theme, sample)
    assert (done.returncode, done.stderr) == (0, "")
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1440, 900)
    article = (0.25, 0.2, 0.65, 0.6)
    colors = load_theme(theme)
    assert share_of(image, article, colors.color("paper")) > 0.5
    assert share_of(image, article, colors.color("ink")) > 0.005


def test_picture_of_a_project_shows_its_last_session(qapp, tmp_path):
    project, picture = tmp_path / "p.annotator", tmp_path / "window.png"
    sample = str(assets.path("samples", "harbour-storm.txt"))
    assert cli.main(["import", str(project), sample]) == 0
    assert run("--screenshot", picture, project).returncode == 0
    assert not QImage(str(picture)).isNull()


def test_article_that_is_not_there_is_refused_in_a_line(tmp_path):
    done = run("--screenshot", tmp_path / "window.png", tmp_path / "missing.txt")
    assert done.returncode == 2
    assert "missing.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_picture_that_cannot_be_written_is_refused_in_a_line(tmp_path):
    done = run("--screenshot", tmp_path / "no folder" / "window.png")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize("words", [["check"], ["new.annotator"], ["--size", "wide"]])
def test_words_that_mean_nothing_end_with_exit_code_2(words):
    done = run(*words)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_window_without_a_screen_is_refused_in_a_line():
    done = run(QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert done.returncode == 2
    assert "no screen" in done.stderr


def test_no_source_is_read_for_the_window():
    code = (
        "import linecache, os, annotator.gui.parts; own = os.path.dirname(annotator.__file__); "
        "print([name for name in linecache.cache if name.startswith(own + os.sep)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
