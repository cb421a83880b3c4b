# SPDX-License-Identifier: Apache-2.0
"""The word lists that numbers are read with, in the form in which rules look things up."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from annotator.text.verbs import Form, forms
from annotator.text.wordlists import entries, word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Mapping


# The classes of words that end a phrase of a noun and what belongs to it.
_ENDING = frozenset(
    (
        *("determiner", "possessive", "subject", "pronoun", "object", "preposition", "to", "that"),
        *("relative", "question", "subordinator", "conjunction", "be", "have", "do", "modal"),
        "adverb",
    )
)


@cache
def numerals() -> Mapping[str, Decimal]:
    """Return what the numerals in words are worth, "two" to "ninety"."""
    return _worth("number-words")


@cache
def scales() -> Mapping[str, Decimal]:
    """Return what multiplies the numeral in front: "million", "bn"."""
    return _worth("number-scales")


@cache
def touching_scales() -> frozenset[str]:
    """Return the scales that are letters right behind the digits: the m of "$5m"."""
    table = word_table("number-scales")
    return frozenset(word for word, values in table.items() if "touching" in values)


@cache
def vague() -> frozenset[str]:
    """Return the plurals that give a size without a value: "hundreds"."""
    return word_list("vague-numbers")


@cache
def ordinals() -> Mapping[str, Decimal]:
    """Return the ranks of the ordinals in words."""
    return _worth("ordinal-words")


@cache
def fractions() -> Mapping[str, Decimal]:
    """Return into how many parts the words for fractions cut: "quarters", 4."""
    return _worth("fraction-words")


@cache
def multiples() -> Mapping[str, Decimal]:
    """Return what the words that say how many times are worth: "twice", "tenfold"."""
    return _worth("multiple-words")


@cache
def batch_names() -> Mapping[str, str]:
    """Return the names of units in the batch form where they differ."""
    return {name: values[0] for name, values in word_table("unit-names-in-batches").items()}


@cache
def modifiers() -> Mapping[str, str]:
    """Return the phrases in front of a number that bound it: "as many as", at_most."""
    return _phrases("number-modifiers")


@cache
def modifier_endings() -> Mapping[str, int]:
    """Return the last words of the phrases in front of numbers, with how many words they have."""
    table: dict[str, int] = {}
    for phrase in modifiers():
        words = phrase.split()
        table[words[-1]] = max(table.get(words[-1], 0), len(words))
    return table


@cache
def modifiers_behind() -> Mapping[str, str]:
    """Return the phrases behind a number that bound it: "or more", at_least."""
    return _phrases("number-modifiers-behind")


@cache
def function_words() -> frozenset[str]:
    """Return the words that end a phrase of a noun and what belongs to it."""
    table = word_table("function-words")
    kept = {"other", "such", "certain", "various", "first", "long", "well", "long-range"}
    ending = (words for name, words in table.items() if name in _ENDING)
    return frozenset(word for words in ending for word in words) - kept


@cache
def determiners() -> frozenset[str]:
    """Return articles, possessives and the like, which may follow "two of"."""
    table = word_table("function-words")
    counting = set(numerals()) | set(scales())
    return frozenset((*table["determiner"], *table["possessive"])) - counting


@cache
def past_forms() -> frozenset[str]:
    """Return the irregular past forms of verbs, "said", which end the phrase of a subject."""
    verbs = [*word_table("irregular-verbs")]
    return frozenset(forms(verb)[Form.PAST] for verb in verbs) - word_list("verbs-as-nouns")


@cache
def participles() -> frozenset[str]:
    """Return the irregular participles, which may stand in front of a noun: "paid helpers"."""
    return frozenset(forms(verb)[Form.PARTICIPLE] for verb in word_table("irregular-verbs"))


@cache
def saying_forms() -> frozenset[str]:
    """Return all forms of the verbs of saying."""
    return frozenset(
        word for verb in word_table("verbs-of-saying") for word in forms(verb).values()
    )


@cache
def which_ones() -> frozenset[str]:
    """Return the words in front of a number that tell which of a row are counted."""
    return word_list("which-of-a-row")


@cache
def names_of_days() -> frozenset[str]:
    """Return the names of weekdays and months, which end the phrase of a noun."""
    # In "two Boxing Day stabbings" and "10 Good Friday masses" the other words are no times.
    return word_list("days-and-times") - {"day", "night", "week", "weekend", "morning", "evening"}


@cache
def months() -> frozenset[str]:
    """Return the names of months in small letters."""
    return word_list("months")


@cache
def plurals_before_nouns() -> frozenset[str]:
    """Return the plurals that stand in front of other nouns: the first of "sports teams"."""
    return word_list("plurals-before-nouns")


@cache
def subjects_of_over() -> frozenset[str]:
    """Return the words behind which "over" sets no bound."""
    return word_list("subjects-of-over")


@cache
def verb_words() -> frozenset[str]:
    """Return all forms of common verbs."""
    verbs = {*word_list("common-verbs"), *word_table("verbs-of-saying")}
    return frozenset(word for verb in verbs for word in forms(verb).values())


@cache
def rate_words() -> frozenset[str]:
    """Return what "a" makes a rate of: "a gallon", "an hour", "a share"."""
    times = {name for name in word_table("units-of-time") if name != "second"}
    return word_list("per-words") | times


@cache
def plurals() -> Mapping[str, str]:
    """Return the singulars of the plurals that are not made with -s."""
    return {word: values[0] for word, values in word_table("irregular-plurals").items()}


@cache
def given_names() -> frozenset[str]:
    """Return common first names of people, in small letters."""
    return frozenset(word_table("given-names"))


@cache
def game_words() -> frozenset[str]:
    """Return what is scored in games, so that figures in brackets behind names are no ages."""
    return word_list("words-of-games")


@cache
def degrees() -> Mapping[str, str]:
    """Return the adjectives by their irregular comparatives and superlatives."""
    return {word: values[0] for word, values in word_table("degrees-of-adjectives").items()}


@cache
def singulars() -> frozenset[str]:
    """Return the words in -s that are no plurals."""
    return word_list("singular-in-s") | verbs_in_s()


@cache
def verbs_in_s() -> frozenset[str]:
    """Return the forms of verbs in -s that are no plurals: "includes"."""
    return word_list("verbs-in-s")


@cache
def labels() -> frozenset[str]:
    """Return the words whose number is a name: "Section 12"."""
    return word_list("number-labels")


@cache
def pictures() -> frozenset[str]:
    """Return what the K behind digits tells the dots of: the video of "8K video"."""
    return word_list("pictures-in-dots")


@cache
def races() -> frozenset[str]:
    """Return the plurals behind the length of a race: the titles of "two 200m titles"."""
    return word_list("races")


@cache
def streets() -> frozenset[str]:
    """Return the last words of names of streets."""
    return word_list("street-words")


@cache
def compound_counts() -> frozenset[str]:
    """Return what is counted in compounds: the member of "a 15-member council"."""
    return word_list("compound-counts")


@cache
def not_counting_one() -> frozenset[str]:
    """Return the words in front of which "one" counts nothing."""
    return word_list("not-counting-one")


@cache
def change_words() -> frozenset[str]:
    """Return all forms of the verbs of change: "rose", "falling"."""
    verbs = word_list("verbs-of-change")
    return frozenset(word for verb in verbs for word in forms(verb).values())


@cache
def not_counting() -> frozenset[str]:
    """Return the set phrases in which a numeral counts nothing."""
    return frozenset(entries("not-counting"))


def _worth(list_name: str) -> dict[str, Decimal]:
    return {word: Decimal(values[0]) for word, values in word_table(list_name).items()}


def _phrases(list_name: str) -> dict[str, str]:
    table = word_table(list_name)
    return {phrase: modifier for modifier, phrases in table.items() for phrase in phrases}
