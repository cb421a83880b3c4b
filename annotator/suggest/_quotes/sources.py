# SPDX-License-Identifier: Apache-2.0
"""The noun phrase whose words or thoughts they are: a verb's subject, or what "by" leads to.

A source is the whole phrase as written, with appositions and relative clauses, without a comma
that closes them. Nothing is resolved here: "she" stays "she".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._quotes.clauses import DASHES, SUBORDINATES, tells_time, without_time
from annotator.suggest._quotes.grammar import Words
from annotator.suggest._quotes.lexicon import bare_words, cue_nouns
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
    from annotator.suggest._quotes.grammar import Clauses

_LONGEST_SETTING = 12  # words in front of a comma
_LONGEST_NOUN = 4  # words of "the joint statement of"
_LONGEST = 40  # words between commas that may still be an apposition
_BREAKS = DASHES | {";", ":", "(", ")", "..."}
_LINKS = frozenset((",", ")", ";")) | DASHES
_PARTICLES = frozenset(("out", "up", "off", "down", "over"))
_OF_PLACES = frozenset(("of", "from"))
_CONTRASTS = frozenset(("but", "so", "nor", "yet"))
_PHRASE_ENDS = NOUNS | PRONOUNS | BEFORE_NOUNS | {Tag.OBJECT, Tag.GERUND, Tag.PARTICIPLE}
# What begins with these between commas still names the subject: "Roe, now a guest, said".
_BEGIN_CLAUSES = frozenset({Tag.SUBORDINATOR, Tag.QUESTION, Tag.THAT, Tag.RELATIVE})
_LEAD_TO_CLAUSES = frozenset({Tag.QUESTION, Tag.THAT, Tag.SUBORDINATOR})
_APPOSED = frozenset(
    (
        "of",
        "from",
        "including",
        "now",
        "then",
        "once",
        "also",
        "both",
        "not",
        "ranking",
        "acting",
        "presiding",
        "founding",
        "managing",
    )
)
_OPENERS = frozenset(
    {Tag.CONJUNCTION, Tag.ADVERB, Tag.SUBORDINATOR, Tag.THAT, Tag.QUESTION, Tag.STOP}
)
_ADVERBIAL = frozenset({Tag.ADVERB, Tag.SUBORDINATOR, Tag.PREPOSITION, Tag.GERUND, Tag.PARTICIPLE})
_ENDS_PHRASE = (FINITE - {Tag.FINITE}) | {
    *(Tag.FINITE, Tag.SUBORDINATOR, Tag.QUESTION, Tag.THAT, Tag.TO, Tag.STOP, Tag.SUBJECT),
    Tag.RELATIVE,
}


def subject_before(clauses: Clauses, place: int) -> Words | None:
    """Return the subject of the verb group that begins at a place, or None."""
    tags = clauses.tags
    last = _past_time(clauses, _past_adverbs(clauses, place))
    if not last:
        return None
    tag = tags[last - 1]
    if tag is Tag.CONJUNCTION:
        return shared_subject(clauses, last - 1)
    if clauses.low[last - 1] in _LINKS:
        return _with_apposition(clauses, last - 1) or shared_subject(clauses, last - 1)
    if tag in PRONOUNS:
        return Words(last - 1, last)
    if tag is Tag.RELATIVE or tag is Tag.THAT:
        return _antecedent(clauses, last - 1)
    return phrase_before(clauses, last)


def _past_adverbs(clauses: Clauses, last: int) -> int:
    while last and clauses.tags[last - 1] is Tag.ADVERB:
        last -= 1
    return last


def _past_time(clauses: Clauses, last: int) -> int:
    """Return the place before "on Monday", "two weeks ago", if such a time ends at a place."""
    first = last
    if clauses.low[last : last + 1] == ["ago"]:
        while first and clauses.low[first - 1] in word_list("words-of-ago"):
            first -= 1
        return first or last
    while first and tells_time(clauses.low[first - 1], is_last=first == last):
        first -= 1
    while first < last and first and clauses.tags[first - 1] is Tag.ADJECTIVE:
        first -= 1
    if not 1 < first < last or clauses.tags[first - 1] is not Tag.PREPOSITION:
        return last
    before = _past_adverbs(clauses, first - 1)
    return before if before and clauses.tags[before - 1] not in VERBS else last


def shared_subject(clauses: Clauses, place: int) -> Words | None:
    """Return the subject of the last verb before a place: "he came and said".

    Behind a comma that is the verb of no clause within another: "he said she came, and asked".
    """
    tags, low = clauses.tags, clauses.low
    is_parted = low[place] in _LINKS or (place > 0 and low[place - 1] in _LINKS)
    inner = None
    for verb in range(place - 1, -1, -1):
        is_first = not (verb and tags[verb - 1] in AUXILIARIES)
        if tags[verb] in FINITE and is_first and not clauses.quoted[verb]:
            found = subject_before(clauses, verb)
            if found is None or not is_parted or not _is_embedded(clauses, found):
                return found or inner
            inner = inner or found
    return inner


def _is_embedded(clauses: Clauses, subject: Words) -> bool:
    """Return whether a subject is that of a clause that another one's verb leads to."""
    if not subject.first:
        return False
    before = subject.first - 1
    return clauses.tags[before] in _LEAD_TO_CLAUSES or clauses.low[before] in bare_words()


def main_subject(clauses: Clauses, place: int) -> Words | None:
    """Return the subject of the main clause, for a participle beside it: "..., adding that"."""
    tags, low = clauses.tags, clauses.low
    first = None
    for verb in range(place):
        if tags[verb] in FINITE and not clauses.quoted[verb]:
            found = subject_before(clauses, verb)
            if found is not None and tags[found.last - 1] is not Tag.RELATIVE:
                first = first or found
                before = found.first - 1
                if before < 0 or tags[before] is not Tag.SUBORDINATOR:
                    return found
    if first is not None:
        return first
    for comma in range(place, len(clauses.words)):
        if low[comma] == ",":
            return _subject_behind(clauses, comma)
    return None


def _subject_behind(clauses: Clauses, comma: int) -> Words | None:
    """Return the subject of the clause behind a comma: "Citing the law, the mayor refused"."""
    for verb in range(comma + 1, min(len(clauses.words), comma + _LONGEST)):
        if clauses.tags[verb] in FINITE:
            return subject_before(clauses, verb)
    return None


def object_before(clauses: Clauses, to: int) -> Words | None:
    """Return whom "to" and its verb belong to in "asked her to say", "for Roe to say", or None."""
    tags = clauses.tags
    first = to
    while first and tags[first - 1] in NOUNS | BEFORE_NOUNS | {Tag.OBJECT, Tag.PRONOUN}:
        first -= 1
    if first == to or not first:
        return None
    is_object = tags[first - 1] in (Tag.FINITE, Tag.BASE, Tag.GERUND, Tag.PARTICIPLE)
    if clauses.low[first - 1] == "for" or (is_object and is_person(clauses, first, to)):
        return Words(first, to)
    return None


def doer_before(clauses: Clauses, place: int) -> Words | None:
    """Return whose doing an -ing form behind a noun is: "critics saying", "sent a mail saying"."""
    tags = clauses.tags
    first = place
    while first and _is_nominal(clauses, first - 1):
        first -= 1
    verb = first
    while verb and clauses.low[verb - 1] in _PARTICLES:
        verb -= 1
    if not verb or tags[verb - 1] not in VERBS:
        return subject_before(clauses, place)
    thing = without_time(clauses, Words(first, place))
    return thing if is_person(clauses, *thing) else _subject_of(clauses, verb - 1)


def _is_nominal(clauses: Clauses, place: int) -> bool:
    """Return whether a word is part of a simple noun phrase: "a fundraising email"."""
    tag = clauses.tags[place]
    is_before_noun = tag is Tag.GERUND and place > 0 and clauses.tags[place - 1] in BEFORE_NOUNS
    return tag in NOUNS or tag in BEFORE_NOUNS or is_before_noun


def _subject_of(clauses: Clauses, verb: int) -> Words | None:
    """Return the subject of a verb with its auxiliaries; that of the sentence where it has none."""
    first = verb
    while first and clauses.tags[first - 1] in AUXILIARIES | {Tag.ADVERB}:
        first -= 1
    if clauses.tags[verb] is Tag.FINITE or clauses.tags[first] in FINITE:
        return subject_before(clauses, first)
    return main_subject(clauses, verb)


def is_person(clauses: Clauses, first: int, last: int) -> bool:
    """Return whether a phrase looks like somebody: a pronoun, a name or a plural."""
    tags = clauses.tags[first:last]
    word = clauses.low[last - 1]
    return (
        Tag.OBJECT in tags or Tag.NAME in tags or (word.endswith("s") and not word.endswith("ss"))
    )


def _with_apposition(clauses: Clauses, comma: int) -> Words | None:
    """Return the phrase in front of "..., the mayor of Rome, said", apposition and all."""
    low = clauses.low
    opening = {")": "("}.get(low[comma], low[comma])
    place = comma - 1
    while place > 0 and low[place] != opening:
        if low[place] == ";" or comma - place > _LONGEST:
            return None
        place -= 1
    if place <= 0 or opening == ";":
        return None
    head = phrase_before(clauses, place)
    if head is None and low[place - 1] in _LINKS:
        head = _with_apposition(clauses, place - 1)
    if head is None or clauses.tags[head.last - 1] in PRONOUNS:
        return head
    first = _before_place(clauses, head)
    if _is_adverbial(clauses, place + 1):
        return Words(first, head.last)
    return Words(first, comma + 1 if low[comma] == ")" else comma)


def _before_place(clauses: Clauses, head: Words) -> int:
    """Return where "Roe, 22, of Jackson, Miss." begins, whose last part is a head."""
    comma = head.first - 1
    if comma > 0 and clauses.low[comma] in _OF_PLACES:
        comma -= 1
    if comma < 1 or clauses.low[comma] != ",":
        return head.first
    before = phrase_before(clauses, comma)
    if before is None or before.last < comma:
        return head.first
    leads = clauses.low[before.first - 1] if before.first else ""
    if leads and clauses.tags[before.first - 1] is Tag.PREPOSITION and leads not in _OF_PLACES:
        return head.first
    return _before_place(clauses, before)


def _is_adverbial(clauses: Clauses, place: int) -> bool:
    """Return whether what stands between commas belongs to the verb: ", on Monday,"."""
    return clauses.tags[place] in _ADVERBIAL and clauses.low[place] not in _APPOSED


def _antecedent(clauses: Clauses, relative: int) -> Words | None:
    """Return "the man who" for a relative pronoun; across a comma only the pronoun."""
    if not relative or clauses.tags[relative - 1] not in _PHRASE_ENDS:
        return Words(relative, relative + 1)
    head = phrase_before(clauses, relative)
    first = relative if head is None else head.first
    for place in range(first, min(first + _LONGEST_NOUN, relative)):
        if clauses.low[place] in cue_nouns() and clauses.low[place + 1] == "of":
            first = place + 2  # "with the backing of the group which": words say nothing
    return Words(first, relative + 1)


def phrase_before(clauses: Clauses, last: int) -> Words | None:
    """Return the noun phrase that ends before a place."""
    tags = clauses.tags
    if not last or tags[last - 1] not in _PHRASE_ENDS:
        return None
    if tags[last - 1] in PRONOUNS and not (last > 1 and tags[last - 2] in BEFORE_NOUNS):
        return Words(last - 1, last)
    first = _left_edge(clauses, last)
    while first < last - 1 and tags[first] in _OPENERS:
        first += 1
    if tags[first] is Tag.PREPOSITION or tags[first] is Tag.TO:
        first = _past_preposition(clauses, first, last)
    if first >= last:
        return None
    has_clause = any(tag in FINITE for tag in tags[first:last])
    return Words(first, last) if has_clause else without_time(clauses, Words(first, last))


def _past_preposition(clauses: Clauses, first: int, last: int) -> int:
    """Return where a phrase begins that an adverbial without comma stands in front of."""
    for place in range(last - 1, first, -1):
        if clauses.tags[place] in (Tag.PREPOSITION, Tag.TO) and clauses.low[place] != "of":
            return place + 1
    return first + 1


def _left_edge(clauses: Clauses, last: int) -> int:
    """Return where the noun phrase that ends at a place begins at the earliest."""
    place = last - 1
    joint = last  # the last "and" or comma passed: there it begins if a verb stands before
    while place > 0:
        before = place - 1
        if _breaks_phrase(clauses, before, last):
            return place
        tag = clauses.tags[before]
        if tag in FINITE or _is_predicate(clauses, before):
            relative = _relative_before(clauses, before)
            if relative is None:
                return joint if joint < last else place
            place = relative
            continue
        if tag is Tag.CONJUNCTION or clauses.low[before] == ",":
            joint = place
        place = before
    return place


def _is_predicate(clauses: Clauses, place: int) -> bool:
    """Return whether a participle or infinitive is a clause's verb: "has said the mayor was"."""
    tag = clauses.tags[place]
    if tag is Tag.PARTICIPLE or tag is Tag.GERUND:
        before = place
        while before and clauses.tags[before - 1] is Tag.ADVERB:
            before -= 1
        return bool(before) and clauses.tags[before - 1] in AUXILIARIES
    return tag is Tag.BASE and clauses.low[place] in bare_words()


def _breaks_phrase(clauses: Clauses, place: int, last: int) -> bool:
    """Return whether no noun phrase that ends at ``last`` reaches across the word at a place."""
    tag, word = clauses.tags[place], clauses.low[place]
    if tag in _BEGIN_CLAUSES or word in _BREAKS or word in SUBORDINATES:
        return True
    if tag is Tag.CONJUNCTION:
        return word in _CONTRASTS
    return word == "," and not _is_list(clauses, place + 1, last)


def _is_relative(clauses: Clauses, place: int) -> bool:
    """Return whether "that" stands for the noun before it: "the groups that"."""
    return place > 0 and clauses.tags[place - 1] in (*NOUNS, Tag.PRONOUN, Tag.DETERMINER)


def _relative_before(clauses: Clauses, verb: int) -> int | None:
    """Return the place of the relative pronoun that a verb belongs to, or None."""
    tags = clauses.tags
    if verb > 1 and tags[verb - 1] is Tag.SUBJECT and tags[verb - 2] in NOUNS:
        return verb - 1
    for place in range(verb - 1, max(-1, verb - 8), -1):
        if tags[place] is Tag.RELATIVE or (
            tags[place] is Tag.THAT and _is_relative(clauses, place)
        ):
            return place
        is_other_verb = tags[place] is Tag.FINITE and place < verb - 1
        if clauses.low[place] == "," or is_other_verb:
            return None
    return None


def _is_list(clauses: Clauses, after_comma: int, last: int) -> bool:
    """Return whether a comma separates names of a list that "and" closes."""
    tags, low = clauses.tags, clauses.low
    if _opens_with_preposition(clauses, after_comma - 1):
        return False
    for place in range(after_comma, last):
        if low[place] in ("and", "or"):
            return True
        if tags[place] not in NOUNS and tags[place] not in BEFORE_NOUNS and low[place] != ",":
            return False
    return False


def _opens_with_preposition(clauses: Clauses, comma: int) -> bool:
    """Return whether what a comma closes began with a preposition: "In a twist, Roe and Lask"."""
    place = comma
    while place and clauses.low[place - 1] != "," and comma - place < _LONGEST_SETTING:
        place -= 1
    is_whole = not place or clauses.low[place - 1] == ","
    return is_whole and place < comma and clauses.tags[place] is Tag.PREPOSITION


def phrase_after(clauses: Clauses, place: int, limit: int) -> Words | None:
    """Return the noun phrase that begins at a place, up to the next verb or clause."""
    tags = clauses.tags
    if place < limit and tags[place] in PRONOUNS:
        return Words(place, place + 1)
    last = place
    while last < limit and tags[last] not in _ENDS_PHRASE and tags[last] is not Tag.GERUND:
        last += 1
    if last < limit and tags[last] is Tag.GERUND and tags[last - 1] is Tag.PREPOSITION:
        last -= 1
    return Words(place, last) if last > place else None
