# SPDX-License-Identifier: Apache-2.0
"""Plurals of nouns, by their endings and by lists of those that are made otherwise."""

from __future__ import annotations

from functools import lru_cache

from annotator.text.numerals import vocabulary

_SIBILANTS = ("sses", "xes", "ches", "shes", "zzes")
# Of "congresswomen", "grandchildren" and "salespeople".
_PLURAL_ENDINGS = ("smen", "women", "children", "people")


def is_plural(word: str) -> bool:
    """Return whether a word in small letters looks like the plural of a noun."""
    if word in vocabulary.plurals() or word.endswith(_PLURAL_ENDINGS):
        return True
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s")):
        return False
    return word not in vocabulary.singulars()


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """Return the singular of a plural in small letters, or the word if it is none."""
    if word in vocabulary.plurals():
        return vocabulary.plurals()[word]
    if not is_plural(word) or word.endswith("people"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    endings = (("children", "child"), ("men", "man"), *((end, end[:-2]) for end in _SIBILANTS))
    fitting = (word.removesuffix(end) + new for end, new in endings if word.endswith(end))
    return next(fitting, word[:-1])
