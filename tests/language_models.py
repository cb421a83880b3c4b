# SPDX-License-Identifier: Apache-2.0
"""A spaCy that knows a handful of words, installed for a test as the real one would be."""

import sys
from importlib.metadata import distributions

import pytest

from annotator.services import language_model as module
from annotator.services.language_model import language_model

NAME = "en_handful"

# What a model of English says of a few words, in the form in which spaCy gives it.
SPACY = """
import re
from types import SimpleNamespace

TAGS = {"stopped": "VBN", "said": "VBD", "road": "NN", "Ban": "NNP", "the": "DT", "closed": "JJ"}
LABELS = {"Ban": "PERSON", "Tuesday": "DATE"}


class Pipeline:
    pipe_names = ["tok2vec", "tagger", "ner"]

    def __call__(self, text):
        return Document(list(re.finditer(r"\\w+", text)))


class Document:
    def __init__(self, words):
        self.words = words
        self.ents = [
            SimpleNamespace(start_char=one.start(), end_char=one.end(), label_=LABELS[one.group()])
            for one in words
            if one.group() in LABELS
        ]

    def __iter__(self):
        for one in self.words:
            tag = TAGS.get(one.group(), "XX")
            yield SimpleNamespace(idx=one.start(), text=one.group(), tag_=tag)


def load(name, *, exclude):
    return Pipeline()
"""


@pytest.fixture
def install_model(tmp_path, monkeypatch):
    """Return what installs models, and a spaCy given by its source."""
    folder = tmp_path / "packages"

    def put(spacy=SPACY, names=(NAME,)):
        info = folder / "models-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: models\nVersion: 1.0\n")
        points = "".join(f"{name} = {name}\n" for name in names)
        (info / "entry_points.txt").write_text(f"[spacy_models]\n{points}")
        (folder / "spacy.py").write_text(spacy)

    def entry_points(group):
        """Return the entry points of what is installed for the test alone."""
        found = (point for one in distributions(path=[str(folder)]) for point in one.entry_points)
        return [point for point in found if point.group == group]

    monkeypatch.setattr(module, "entry_points", entry_points)
    # In front of a real one; and none of it stays.
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, "spacy", raising=False)
    language_model.cache_clear()
    yield put
    language_model.cache_clear()
    sys.modules.pop("spacy", None)
