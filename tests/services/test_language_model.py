# SPDX-License-Identifier: Apache-2.0
"""The language model that somebody installed: found, loaded when asked, and never in the way."""

import pytest

from annotator.services.language_model import LanguageModel, best, language_model
from annotator.text.advice import Classed, Named, NameSort, Said, WordClass
from tests.language_models import NAME, SPACY

TEXT = "On Tuesday Ban said \N{GRINNING FACE} that the road was closed."


def test_without_a_model_there_is_none(install_model):
    install_model(names=())
    assert language_model() is None


def test_a_model_of_another_language_is_none(install_model):
    install_model(names=("de_handful",))
    assert language_model() is None


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (("en_core_web_sm", "en_core_web_lg"), "en_core_web_lg"),
        (("en_core_web_trf", "en_core_web_sm", "de_core_news_lg"), "en_core_web_sm"),
        (("en_core_web_sm", "en_core_sci_lg"), "en_core_web_sm"),
        (("en_core_web_sm_copy", "en_core_web_other"), "en_core_web_sm_copy"),
        (("en_law", "en_core_web_trf"), "en_core_web_trf"),
        (("en_b", "en_a"), "en_a"),
        ((), ""),
    ],
)
def test_the_fullest_model_that_is_quick_serves_best(names, chosen):
    assert best(names) == chosen


def test_a_model_is_found_without_being_loaded(install_model):
    install_model("raise AssertionError")
    assert language_model().name == NAME


def test_it_tells_classes_and_names_by_code_points(install_model):
    install_model()
    said = language_model().read(TEXT)
    told = [(TEXT[one.start : one.end], one.word_class) for one in said.words]
    assert told == [
        ("Ban", WordClass.NAME),
        ("said", WordClass.FINITE),
        ("road", WordClass.NOUN),
        ("closed", WordClass.ADJECTIVE),
    ]
    assert said.names == [Named(11, 14, NameSort.PERSON)]


def test_what_is_not_asked_is_not_loaded(install_model):
    install_model(
        SPACY.replace("return Pipeline()", "assert 'parser' in exclude; return Pipeline()")
    )
    assert language_model().read(TEXT) is not None


@pytest.mark.parametrize(
    "spacy",
    [
        "raise ImportError('no such library')",
        "import thinc_that_is_missing",
        "raise RuntimeError('built for another processor')",
        "def load(name): ...",
        "def load(name, exclude): raise OSError('E050 no files')",
        "def load(name, exclude): raise ValueError('E866 other version')",
        "def load(name, exclude): raise UserWarning('W095')",
        "def load(name, exclude): return None",
        "x = (",
    ],
)
def test_a_broken_model_says_so_once_and_is_not_asked(install_model, spacy):
    install_model(spacy)
    model = language_model()
    assert model.read(TEXT) is None
    assert "cannot be used" in str(model.take_fault())
    assert model.read(TEXT) is None
    assert model.take_fault() is None


def test_a_model_that_lacks_a_part_says_which(install_model):
    install_model(SPACY.replace('"tagger", "ner"', '"ner"'))
    model = language_model()
    assert model.read(TEXT) is None
    assert "(no tagger)" in str(model.take_fault())


def test_a_text_that_it_fails_on_costs_the_advice_for_that_text_alone():
    def pipeline(text):
        if "!" in text:
            raise ValueError(text)
        return Document()

    class Document(list):
        ents = ()

    pipeline.pipe_names = ["tagger", "ner"]
    model = LanguageModel(NAME, lambda _: pipeline)
    assert model.read("Late!") is None
    assert "failed on a part of the article (ValueError('Late!'))" in str(model.take_fault())
    assert model.read("Late.") == Said([], [])
    assert model.take_fault() is None


def test_it_is_loaded_once():
    class Pipeline:
        pipe_names = ("tagger", "ner")

        def __call__(self, text):
            return Document()

    class Document(list):
        ents = ()

    loaded = []
    model = LanguageModel(NAME, lambda name: loaded.append(name) or Pipeline())
    assert loaded == []
    model.read("a")
    model.read("b")
    assert loaded == [NAME]


@pytest.mark.filterwarnings("default")
def test_a_real_model_tells_persons_and_verbs():
    pytest.importorskip("spacy", reason="spaCy is not installed")
    language_model.cache_clear()
    model = language_model()
    if model is None:
        pytest.skip("no model of English is installed")
    text = "Barack Obama said that the committee meets in Paris."
    said = model.read(text)
    assert model.take_fault() is None
    assert Named(0, 12, NameSort.PERSON) in said.names
    assert Classed(13, 17, WordClass.FINITE) in said.words
