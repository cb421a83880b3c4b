# SPDX-License-Identifier: Apache-2.0
"""The optional language model: spaCy with a model of English, where somebody installed both.

Only this module knows spaCy. It looks at what is installed here and loads that; it fetches
nothing. Whatever goes wrong in it costs its advice alone, and is told.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from annotator.domain.message import message
from annotator.text.advice import Classed, Named, NameSort, Said, WordClass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from annotator.domain.message import Message

# What is told where a model was wanted.
NONE = message(
    "No language model of English is installed, which needs spaCy: the rules decide alone."
)
# Models tell here that they are installed.
_GROUP = "spacy_models"
_ENGLISH = "en_"
# These are of news and the web; others are of law, medicine or spoken words.
_PLAIN = "en_core_web"
# The fullest serves best; but the last ones need much more time.
_SIZES = ("_lg", "_md", "_sm", "", "_trf")
# What is asked: classes of words, and names. The rest takes half of the time.
_NEEDED = ("tagger", "ner")
_UNUSED = ("parser", "senter", "lemmatizer", "attribute_ruler", "morphologizer", "textcat")
# A foreign program may fail in any of these ways, as may a file of its model.
_FAULTS = (
    *(ImportError, OSError, RuntimeError, ValueError, TypeError, AttributeError, LookupError),
    *(ArithmeticError, AssertionError, MemoryError, SyntaxError, Warning),
)
# Classes as the Penn Treebank names them, and what OntoNotes calls names; both as spaCy's models
# of English have them.
_CLASSES = {
    **dict.fromkeys(("NN", "NNS"), WordClass.NOUN),
    **dict.fromkeys(("NNP", "NNPS"), WordClass.NAME),
    **dict.fromkeys(("VBD", "VBZ", "VBP"), WordClass.FINITE),
    "JJ": WordClass.ADJECTIVE,
    "VBN": WordClass.PARTICIPLE,
}
_SORTS = {
    "PERSON": NameSort.PERSON,
    "ORG": NameSort.ORGANISATION,
    "NORP": NameSort.GROUP,
    **dict.fromkeys(("GPE", "LOC", "FAC"), NameSort.PLACE),
}


@cache
def language_model() -> LanguageModel | None:
    """Return the model of English that is installed, not loaded yet; None where there is none."""
    name = best(one.name for one in entry_points(group=_GROUP))
    return LanguageModel(name, load) if name else None


def best(names: Iterable[str]) -> str:
    """Return the name of the model that serves best, blank where none is of English."""
    english = [name for name in names if name.startswith(_ENGLISH)]
    return min(english, key=_preference, default="")


def _preference(name: str) -> tuple[bool, int, str]:
    size = next((at for at, one in enumerate(_SIZES) if one and one in name), _SIZES.index(""))
    return not name.startswith(_PLAIN), size, name


def load(name: str) -> Any:
    """Return what spaCy makes of a text, by an installed model."""
    # Imported here: it takes seconds and hundreds of megabytes.
    import spacy  # noqa: PLC0415

    return spacy.load(name, exclude=_UNUSED)


class LanguageModel:
    """A model that is loaded when it is asked for the first time."""

    def __init__(self, name: str, load: Callable[[str], Any]) -> None:
        self.name = name
        self._fault: Message | None = None
        self._load = load
        self._pipeline: Any = None
        self._is_broken = False

    def read(self, text: str) -> Said | None:
        """Return what the model says of a text, None where it cannot be asked."""
        pipeline = self._loaded()
        if pipeline is None:
            return None
        try:
            return _said(pipeline(text))
        except _FAULTS as error:
            self._fault = message(
                "The language model {model} failed on a part of the article ({error}); the rules"
                " decided there alone.",
                model=self.name,
                error=repr(error),
            )
            return None

    def take_fault(self) -> Message | None:
        """Return what went wrong since this was asked last, None if nothing did."""
        fault, self._fault = self._fault, None
        return fault

    def _loaded(self) -> Any:
        """Return spaCy with the model, None where that fails; it is tried once."""
        if self._pipeline is not None or self._is_broken:
            return self._pipeline
        try:
            pipeline = self._load(self.name)
            lacking = [part for part in _NEEDED if part not in pipeline.pipe_names]
        except _FAULTS as error:
            self._break(repr(error))
            return None
        if lacking:
            self._break(f"no {' and no '.join(lacking)}")
            return None
        self._pipeline = pipeline
        return pipeline

    def _break(self, reason: str) -> None:
        self._is_broken = True
        self._fault = message(
            "The language model {model} cannot be used ({reason}); the rules decide alone.",
            model=self.name,
            reason=reason,
        )


def _said(document: Any) -> Said:
    """Return what is in a text that spaCy read; its offsets are code points, as ours."""
    words = [
        Classed(token.idx, token.idx + len(token.text), _CLASSES[token.tag_])
        for token in document
        if token.tag_ in _CLASSES
    ]
    names = [
        Named(one.start_char, one.end_char, _SORTS[one.label_])
        for one in document.ents
        if one.label_ in _SORTS
    ]
    return Said(words, names)
