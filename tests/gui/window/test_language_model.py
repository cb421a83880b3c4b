# SPDX-License-Identifier: Apache-2.0
"""Having the language model asked in the window."""

import pytest

from annotator.gui.settings import LANGUAGE_MODEL, Settings
from tests.language_models import NAME

TEXT = "James Roe came. Ban left. Ban wrote. He said that it leaked on the floor.\n"


@pytest.fixture
def open_article(start, tmp_path):
    """Return what opens the article and waits for its only quote."""

    def begin():
        path = tmp_path / "leak.txt"
        path.write_text(TEXT, encoding="utf-8")
        typist = start(path, suggests=True)
        typist.qtbot.waitUntil(lambda: quotes(typist) != [])
        return typist

    return begin


def quotes(typist):
    left = typist.window.desk.suggestions.left.values()
    return [one for one in left if one.kind == "quote"]


def speaker(typist):
    return [one.fields.get("speaker") for one in quotes(typist)]


def ask(typist):
    typist.window.actions_table["suggest.ask_model"].trigger()


def is_ticked(typist):
    return typist.window.actions_table["suggest.ask_model"].isChecked()


def told(typist):
    return typist.window.status.findChild(object, "quiet_line").text()


def test_nothing_is_asked_at_first(install_model, open_article):
    install_model("raise AssertionError")
    typist = open_article()
    assert speaker(typist) == ["James Roe"]
    assert not is_ticked(typist)


def test_the_model_is_asked_from_then_on_and_named(install_model, open_article):
    install_model()
    typist = open_article()
    ask(typist)
    assert NAME in told(typist)
    typist.qtbot.waitUntil(lambda: speaker(typist) == ["Ban"])
    assert is_ticked(typist)
    assert Settings().get(LANGUAGE_MODEL)


def test_it_is_asked_again_at_the_next_start(install_model, open_article):
    install_model()
    Settings().keep(LANGUAGE_MODEL, True)
    typist = open_article()
    typist.qtbot.waitUntil(lambda: speaker(typist) == ["Ban"])
    assert is_ticked(typist)


def test_the_rules_decide_alone_when_it_is_switched_off(install_model, open_article):
    install_model()
    Settings().keep(LANGUAGE_MODEL, True)
    typist = open_article()
    ask(typist)
    typist.qtbot.waitUntil(lambda: speaker(typist) == ["James Roe"])
    assert not is_ticked(typist)


def test_without_a_model_that_is_said_and_nothing_is_switched_on(install_model, open_article):
    install_model(names=())
    typist = open_article()
    ask(typist)
    assert "No language model of English is installed" in told(typist)
    assert not is_ticked(typist)
    assert not Settings().get(LANGUAGE_MODEL)


def test_a_model_that_is_gone_is_told(install_model, open_article):
    install_model(names=())
    Settings().keep(LANGUAGE_MODEL, True)
    typist = open_article()
    typist.qtbot.waitUntil(lambda: "No language model" in told(typist))
    assert speaker(typist) == ["James Roe"]
    ask(typist)
    assert not Settings().get(LANGUAGE_MODEL)


def test_a_broken_model_is_told_and_the_rules_decide(install_model, open_article):
    install_model("raise OSError('no files')")
    typist = open_article()
    ask(typist)
    typist.qtbot.waitUntil(lambda: "cannot be used (OSError('no files'))" in told(typist))
    assert speaker(typist) == ["James Roe"]
