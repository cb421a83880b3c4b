# SPDX-License-Identifier: Apache-2.0
"""The noun phrase whose words or thoughts they are: a verb's subject, or what "by" leads to.

A source is the whole phrase as written, with appositions and relative sentence, without a comma
that closes them. Nothing is resolved here: "she" stays "she".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._quotes.adjuncts import behind_time, tells_time, without_time
from annotator.suggest._quotes.clauses import DASHES, SUBORDINATES
from annotator.suggest._quotes.lexicon import bare_words, cue_nouns
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import (
    AUXILIARIES,
    BEFORE_NOUNS,
    FINITE,
    NOUNS,
    PRONOUNS,
    VERBS,
    Tag,
)
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from annotator.suggest._quotes.tagged import Tagged

_LONGEST_SETTING = 12  # words in front of a comma
_LONGEST_NOUN = 4  # words of "the joint statement of"
_LONGEST = 40  # words between commas that may still be an apposition
_BREAKS = DASHES | {";", ":", "(", ")", "..."}
_LINKS = frozenset((",", ")", ";")) | DASHES
_PARTICLES = frozenset(("out", "up", "off", "down", "over"))
_OF_PLACES = frozenset(("of", "from"))
_OF_SITES = frozenset(("in", "from", "at", "near"))
_CONTRASTS = frozenset(("but", "so", "nor", "yet"))
_PHRASE_ENDS = NOUNS | PRONOUNS | BEFORE_NOUNS | {Tag.OBJECT, Tag.GERUND, Tag.PARTICIPLE}
# What begins with these between commas still names the subject: "Roe, now a guest, said".
_BEGIN_CLAUSES = frozenset({Tag.SUBORDINATOR, Tag.QUESTION, Tag.THAT, Tag.RELATIVE})
_LEAD_TO_CLAUSES = frozenset({Tag.QUESTION, Tag.THAT, Tag.SUBORDINATOR})
_APPOSED = frozenset(
    (
        *("of", "from", "including", "now", "then", "once", "also", "both", "not", "ranking"),
        *("acting", "presiding", "founding", "managing"),
    )
)
_PLAIN = NOUNS | BEFORE_NOUNS
_OPENERS = frozenset(
    {Tag.CONJUNCTION, Tag.ADVERB, Tag.SUBORDINATOR, Tag.THAT, Tag.QUESTION, Tag.STOP}
)
_ADVERBIAL = frozenset({Tag.ADVERB, Tag.SUBORDINATOR, Tag.PREPOSITION, Tag.GERUND, Tag.PARTICIPLE})


def subject_before(sentence: Tagged, place: int) -> Words | None:
    """Return the subject of the verb group that begins at a place, or None."""
    tags = sentence.tags
    last = _past_time(sentence, _past_adverbs(sentence, place))
    if not last:
        return None
    tag = tags[last - 1]
    if tag is Tag.CONJUNCTION:
        return shared_subject(sentence, last - 1)
    if sentence.low[last - 1] in _LINKS:
        return _with_apposition(sentence, last - 1) or shared_subject(sentence, last - 1)
    if tag in PRONOUNS and not _closes_list(sentence, last):
        return Words(last - 1, last)
    if tag is Tag.RELATIVE or tag is Tag.THAT:
        return _antecedent(sentence, last - 1)
    return phrase_before(sentence, last)


def _past_adverbs(sentence: Tagged, last: int) -> int:
    while last and sentence.tags[last - 1] is Tag.ADVERB:
        last -= 1
    return last


def _past_time(sentence: Tagged, last: int) -> int:
    """Return the place before "on Monday", "two weeks ago", if such a time ends at a place."""
    first = last
    if last < len(sentence.low) and sentence.low[last] == "ago":
        while first and sentence.low[first - 1] in word_list("words-of-ago"):
            first -= 1
        return first or last
    while first and tells_time(sentence.low[first - 1], is_last=first == last):
        first -= 1
    while first < last and first and sentence.tags[first - 1] is Tag.ADJECTIVE:
        first -= 1
    if not 1 < first < last or sentence.tags[first - 1] is not Tag.PREPOSITION:
        return last
    before = _past_adverbs(sentence, first - 1)
    return before if before and sentence.tags[before - 1] not in VERBS else last


def shared_subject(sentence: Tagged, place: int) -> Words | None:
    """Return the subject of the last verb before a place: "he came and said".

    Behind a comma that is the verb of no clause within another: "he said she came, and asked".
    """
    tags, low = sentence.tags, sentence.low
    is_parted = low[place] in _LINKS or (place > 0 and low[place - 1] in _LINKS)
    inner = None
    for verb in range(place - 1, -1, -1):
        is_first = not (verb and tags[verb - 1] in AUXILIARIES)
        if tags[verb] in FINITE and is_first and not sentence.quoted[verb]:
            found = subject_before(sentence, verb)
            if found is None or not is_parted or not _is_embedded(sentence, found):
                return found or inner
            inner = inner or found
    return inner


def _is_embedded(sentence: Tagged, subject: Words) -> bool:
    """Return whether a subject is that of a clause that another one's verb leads to."""
    if not subject.first:
        return False
    before = subject.first - 1
    return sentence.tags[before] in _LEAD_TO_CLAUSES or sentence.low[before] in bare_words()


def main_subject(sentence: Tagged, place: int) -> Words | None:
    """Return the subject of the main clause, for a participle beside it: "..., adding that"."""
    tags, low = sentence.tags, sentence.low
    first = None
    for verb in range(place):
        if tags[verb] in FINITE and not sentence.quoted[verb]:
            found = subject_before(sentence, verb)
            if found is not None and tags[found.last - 1] is not Tag.RELATIVE:
                first = first or found
                before = found.first - 1
                if before < 0 or tags[before] is not Tag.SUBORDINATOR:
                    return found
    if first is not None:
        return first
    for comma in range(place, len(sentence.words)):
        if low[comma] == ",":
            return _subject_behind(sentence, comma)
    return None


def _subject_behind(sentence: Tagged, comma: int) -> Words | None:
    """Return the subject of the clause behind a comma: "Citing the law, the mayor refused"."""
    for verb in range(comma + 1, min(len(sentence.words), comma + _LONGEST)):
        if sentence.tags[verb] in FINITE:
            return subject_before(sentence, verb)
    return None


def object_before(sentence: Tagged, to: int) -> Words | None:
    """Return whom "to" and its verb belong to in "asked her to say", "for Roe to say", or None."""
    tags = sentence.tags
    first = to
    while first and tags[first - 1] in NOUNS | BEFORE_NOUNS | {Tag.OBJECT, Tag.PRONOUN}:
        first -= 1
    if first == to or not first:
        return None
    is_object = tags[first - 1] in (Tag.FINITE, Tag.BASE, Tag.GERUND, Tag.PARTICIPLE)
    if sentence.low[first - 1] == "for" or (is_object and is_person(sentence, first, to)):
        return Words(first, to)
    return None


def doer_before(sentence: Tagged, place: int) -> Words | None:
    """Return whose doing an -ing form behind a noun is: "critics saying", "sent a mail saying"."""
    tags = sentence.tags
    first = head_end = place
    while first and (_is_nominal(sentence, first - 1) or tags[first - 1] is Tag.PREPOSITION):
        first -= 1
        if tags[first] is Tag.PREPOSITION:
            head_end = first
    verb = first
    while verb and sentence.low[verb - 1] in _PARTICLES:
        verb -= 1
    if not verb or tags[verb - 1] not in VERBS:
        return subject_before(sentence, place)
    head = without_time(sentence, Words(first, head_end))
    if head.last > head.first and is_person(sentence, *head):
        return Words(first, head.last if head_end == place else place)
    return _subject_of(sentence, verb - 1)


def _is_nominal(sentence: Tagged, place: int) -> bool:
    """Return whether a word is part of a simple noun phrase: "a fundraising email"."""
    tag = sentence.tags[place]
    is_before_noun = tag is Tag.GERUND and place > 0 and sentence.tags[place - 1] in BEFORE_NOUNS
    return tag in NOUNS or tag in BEFORE_NOUNS or is_before_noun


def _subject_of(sentence: Tagged, verb: int) -> Words | None:
    """Return the subject of a verb with its auxiliaries; that of the sentence where it has none."""
    first = verb
    while first and sentence.tags[first - 1] in AUXILIARIES | {Tag.ADVERB}:
        first -= 1
    if sentence.tags[verb] is Tag.FINITE or sentence.tags[first] in FINITE:
        return subject_before(sentence, first)
    return main_subject(sentence, verb)


def is_person(sentence: Tagged, first: int, last: int) -> bool:
    """Return whether a phrase looks like somebody: a pronoun, a name or a plural."""
    tags = sentence.tags[first:last]
    word = sentence.low[last - 1]
    return (
        Tag.OBJECT in tags or Tag.NAME in tags or (word.endswith("s") and not word.endswith("ss"))
    )


def _with_apposition(sentence: Tagged, comma: int) -> Words | None:
    """Return the phrase in front of "..., the mayor of Rome, said", apposition and all."""
    low = sentence.low
    opening = {")": "("}.get(low[comma], low[comma])
    place = comma - 1
    while place > 0 and low[place] != opening:
        if low[place] == ";" or comma - place > _LONGEST:
            return None
        place -= 1
    if place <= 0 or opening == ";":
        return None
    head = phrase_before(sentence, place)
    if head is None and low[place - 1] in _LINKS:
        head = _with_apposition(sentence, place - 1)
    if head is None or sentence.tags[head.last - 1] in PRONOUNS:
        return head
    first = _before_place(sentence, head)
    if _is_adverbial(sentence, place + 1):
        return Words(first, head.last)
    return Words(first, comma + 1 if low[comma] == ")" else comma)


def _before_place(sentence: Tagged, head: Words) -> int:
    """Return where "Roe, 22, of Jackson, Miss." begins, whose last part is a head."""
    comma = head.first - 1
    if comma > 0 and sentence.low[comma] in _OF_PLACES:
        comma -= 1
    if comma < 1 or sentence.low[comma] != ",":
        return head.first
    before = phrase_before(sentence, comma)
    if before is None or before.last < comma:
        return head.first
    leads = sentence.low[before.first - 1] if before.first else ""
    if leads and sentence.tags[before.first - 1] is Tag.PREPOSITION and leads not in _OF_PLACES:
        return head.first
    return _before_place(sentence, before)


def _is_adverbial(sentence: Tagged, place: int) -> bool:
    """Return whether what stands between commas belongs to the verb: ", on Monday,"."""
    return sentence.tags[place] in _ADVERBIAL and sentence.low[place] not in _APPOSED


def _antecedent(sentence: Tagged, relative: int) -> Words | None:
    """Return "the man who" for a relative pronoun; across a comma only the pronoun."""
    if not relative or sentence.tags[relative - 1] not in _PHRASE_ENDS:
        return Words(relative, relative + 1)
    head = phrase_before(sentence, relative)
    first = relative if head is None else head.first
    if sentence.stands_at(relative, "who") and first > 1 and sentence.low[first - 1] in _OF_SITES:
        whose = phrase_before(sentence, first - 1)  # "a man in Rome who"
        if whose is not None and sentence.tags[whose.last - 1] in NOUNS:
            first = whose.first
    for place in range(first, min(first + _LONGEST_NOUN, relative)):
        if sentence.low[place] in cue_nouns() and sentence.low[place + 1] == "of":
            first = place + 2  # "with the backing of the group which": words say nothing
    return Words(first, relative + 1)


def _closes_list(sentence: Tagged, last: int) -> bool:
    """Return whether "and others" ends before a place: "Roe, Lask and others said"."""
    return last > 2 and sentence.stands_at(last - 2, "and", "others")


def phrase_before(sentence: Tagged, last: int) -> Words | None:
    """Return the noun phrase that ends before a place."""
    tags = sentence.tags
    if not last or tags[last - 1] not in _PHRASE_ENDS:
        return None
    is_bare = last < 2 or tags[last - 2] not in BEFORE_NOUNS
    if tags[last - 1] in PRONOUNS and is_bare and not _closes_list(sentence, last):
        return Words(last - 1, last)
    first = _left_edge(sentence, last)
    while first < last - 1 and tags[first] in _OPENERS:
        first += 1
    if tags[first] is Tag.PREPOSITION or tags[first] is Tag.TO:
        first = _past_preposition(sentence, first, last)
    first = behind_time(sentence, first, last)
    if first >= last:
        return None
    has_clause = not FINITE.isdisjoint(tags[first:last])
    return Words(first, last) if has_clause else without_time(sentence, Words(first, last))


def _past_preposition(sentence: Tagged, first: int, last: int) -> int:
    """Return where a phrase begins that an adverbial without comma stands in front of."""
    for place in range(last - 1, first, -1):
        if sentence.tags[place] in (Tag.PREPOSITION, Tag.TO) and sentence.low[place] != "of":
            return place + 1
    return first + 1


def _left_edge(sentence: Tagged, last: int) -> int:
    """Return where the noun phrase that ends at a place begins at the earliest."""
    place = last - 1
    joint = last  # the last "and" or comma passed: there it begins if a verb stands before
    while place > 0:
        before = place - 1
        tag = sentence.tags[before]
        if tag in _PLAIN:
            place = before
            continue
        if _breaks_phrase(sentence, before, last):
            return place
        if tag in FINITE or _is_predicate(sentence, before):
            relative = _relative_before(sentence, before)
            if relative is None:
                return joint if joint < last else place
            place = relative
            continue
        if tag is Tag.CONJUNCTION or sentence.low[before] == ",":
            joint = place
        place = before
    return place


def _is_predicate(sentence: Tagged, place: int) -> bool:
    """Return whether a participle or infinitive is a clause's verb: "has said the mayor was"."""
    tag = sentence.tags[place]
    if tag is Tag.PARTICIPLE or tag is Tag.GERUND:
        before = place
        while before and sentence.tags[before - 1] is Tag.ADVERB:
            before -= 1
        return bool(before) and sentence.tags[before - 1] in AUXILIARIES
    return tag is Tag.BASE and sentence.low[place] in bare_words()


def _breaks_phrase(sentence: Tagged, place: int, last: int) -> bool:
    """Return whether no noun phrase that ends at ``last`` reaches across the word at a place."""
    tag, word = sentence.tags[place], sentence.low[place]
    if tag in _BEGIN_CLAUSES or word in _BREAKS or word in SUBORDINATES:
        return True
    if tag is Tag.CONJUNCTION:
        # What is in marks is over: 'called it "safe" and a guest said'.
        is_behind_marks = place > 0 and sentence.quoted[place - 1] and not sentence.quoted[place]
        return is_behind_marks or word in _CONTRASTS
    return word == "," and not _is_list(sentence, place + 1, last)


def _is_relative(sentence: Tagged, place: int) -> bool:
    """Return whether "that" stands for the noun before it: "the groups that"."""
    return place > 0 and sentence.tags[place - 1] in (*NOUNS, Tag.PRONOUN, Tag.DETERMINER)


def _relative_before(sentence: Tagged, verb: int) -> int | None:
    """Return the place of the relative pronoun that a verb belongs to, or None."""
    tags = sentence.tags
    if verb > 1 and tags[verb - 1] is Tag.SUBJECT and tags[verb - 2] in NOUNS:
        return verb - 1
    for place in range(verb - 1, max(-1, verb - 8), -1):
        if tags[place] is Tag.RELATIVE or (
            tags[place] is Tag.THAT and _is_relative(sentence, place)
        ):
            return place
        is_other_verb = tags[place] is Tag.FINITE and place < verb - 1
        if sentence.low[place] == "," or is_other_verb:
            return None
    return None


def _is_list(sentence: Tagged, after_comma: int, last: int) -> bool:
    """Return whether a comma separates names of a list that "and" closes."""
    tags, low = sentence.tags, sentence.low
    if _opens_with_preposition(sentence, after_comma - 1):
        return False
    for place in range(after_comma, last):
        if low[place] in ("and", "or"):
            return True
        if tags[place] not in NOUNS and tags[place] not in BEFORE_NOUNS and low[place] != ",":
            return False
    return False


def _opens_with_preposition(sentence: Tagged, comma: int) -> bool:
    """Return whether what a comma closes began with a preposition: "In a twist, Roe and Lask"."""
    place = comma
    while place and sentence.low[place - 1] != "," and comma - place < _LONGEST_SETTING:
        place -= 1
    is_whole = not place or sentence.low[place - 1] == ","
    return is_whole and place < comma and sentence.tags[place] is Tag.PREPOSITION
