# SPDX-License-Identifier: Apache-2.0
"""Whether a happening took place, is planned, alleged or conditional, as far as its clause tells.

What is denied, wished for or asked is no happening, and has no standing at all.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._events.participants import is_somebody
from annotator.suggest._events.phrases import RANKS, head_noun
from annotator.suggest._events.places import is_place
from annotator.suggest._events.subjects import named, nearest, subject_of
from annotator.suggest._quotes.adjuncts import tells_time
from annotator.suggest._quotes.clauses import begins_clause
from annotator.suggest._quotes.lexicon import bare_words
from annotator.suggest._quotes.sources import main_subject
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import AUXILIARIES, FINITE, NOUNS, Tag
from annotator.suggest._quotes.words import closed_classes
from annotator.text.wordlists import word_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest._events.phrases import Group
    from annotator.suggest._quotes.tagged import Tagged

HAPPENED, PLANNED, ALLEGED, CONDITIONAL = "happened", "planned", "alleged", "conditional"
_DENYING = frozenset(
    (
        "not",
        "n't",
        "never",
        "no",
        "nobody",
        "neither",
        "nor",
        "none",
        "nothing",
        "hardly",
        "without",
    )
)
_DENIED = frozenset(
    ("deny", "denies", "denied", "denying", "dispute", "disputes", "disputed", "refuted")
)
_MODALS = {
    "will": PLANNED,
    "shall": PLANNED,
    "'ll": PLANNED,
    "may": CONDITIONAL,
    "might": CONDITIONAL,
    "could": CONDITIONAL,
}
_FEARED = frozenset(
    (
        *("fear", "fears", "feared", "afraid", "worry", "worried", "hope", "hopes", "hoped"),
        *("think", "thinks", "believe", "believes", "wish", "probably", "maybe", "perhaps"),
    )
)
_OPEN = frozenset(("would", "could", "might", "may", "should", "must"))
_ALLEGATIONS = frozenset(
    ("allegation", "allegations", "accusation", "accusations", "claim", "claims", "suspicions")
)
_LEAD = 2  # words, "allegations that"
_RANK_REACH = 4  # words, "the third big winter storm"
_TRIED = frozenset(("get", "getting"))
_REPORTED_REACH = 8  # words from "announced" to "that"
_TRIED_REACH = 8  # words
_HEARSAY = frozenset(("allegedly", "reportedly", "purportedly", "supposedly"))
_CONDITIONS = frozenset(("if", "unless", "whether", "lest", "until", "till"))
_UNTIL = frozenset(("until", "till"))
_ACCUSED = frozenset(("accused", "suspected", "charged", "convicted", "alleged"))
_OF_CRIMES = frozenset(("of", "for", "with"))
_OPENS_GERUND = frozenset(("after", "before", "since", "while", "when", "following", ","))
# "Hostages due to be released".
_CUT_SHORT = frozenset(
    ("due", "set", "scheduled", "expected", "slated", "bound", "poised", "likely")
)


class Standing(NamedTuple):
    """How a verb's happening stands, the words that say so if any, and its subject."""

    status: str
    subject: Words | None
    planned: Words | None = None


def standing_of(sentence: Tagged, group: Group, *, is_headline: bool) -> Standing | None:
    """Return how the happening of a verb group stands, or None where it is none."""
    if is_denied(sentence.low[max(0, group.first - 1) : group.place]):
        return None
    if group.form is Tag.FINITE:
        return _finite(sentence, group)
    if group.form is Tag.BASE:
        return _behind_to(sentence, group, is_headline=is_headline)
    if group.form is Tag.GERUND:
        return _gerund(sentence, group)
    return _cut_short(sentence, group)


def is_denied(words: Sequence[str]) -> bool:
    """Return whether one of some words denies what the others tell: "never", "didn't"."""
    return not _denying().isdisjoint(words)


@cache
def _denying() -> frozenset[str]:
    return _DENYING.union(word for word in closed_classes() if word.endswith("n't"))


def _finite(sentence: Tagged, group: Group) -> Standing | None:
    low = sentence.low
    if group.first == group.place and _is_tried(sentence, group.first):
        return None
    subject = subject_of(sentence, group.first)
    # "Neither Roe nor | Lask".
    if subject and is_denied(low[max(0, subject.first - 1) : subject.first + 1]):
        return None
    if subject is not None and _is_disowned(sentence, subject.first):
        return None
    modal = group.first if sentence.tags[group.first] is Tag.MODAL else None
    words = Words(group.first, group.place) if modal is not None else None
    status: str | None = HAPPENED
    if modal is not None:
        status = _of_modal(sentence, modal, subject)
    elif _hangs_on(sentence, subject, group.first):
        status = CONDITIONAL
    elif _is_alleged(sentence, subject, group):
        status = ALLEGED
    if status is None:
        return None
    return Standing(status, subject, words if status == PLANNED else None)


def _is_disowned(sentence: Tagged, place: int) -> bool:
    """Return whether somebody denies what a clause tells: "denied on Monday that | he met Roe"."""
    if place < 1 or sentence.low[place - 1] != "that":
        return False
    before = sentence.low[max(0, place - _REPORTED_REACH) : place - 1]
    return any(word in _DENIED for word in before)


def _hangs_on(sentence: Tagged, subject: Words | None, first: int) -> bool:
    """Return whether what is told without "will" depends: "if he left", not "until he left"."""
    if sentence.tags[first - 1 : first] == [Tag.RELATIVE]:
        return False  # "whether Roe, who was freed, fell"
    at = subject.first if subject else first
    return at > 0 and sentence.low[at - 1] in _CONDITIONS - _UNTIL


def _is_alleged(sentence: Tagged, subject: Words | None, group: Group) -> bool:
    """Return whether somebody alleges it: "allegedly killed", "allegations that he killed"."""
    low = sentence.low
    if not _HEARSAY.isdisjoint(low[max(0, group.first - 1) : group.place]):
        return True
    if subject is None or subject.first < _LEAD or low[subject.first - 1] != "that":
        return False
    return low[subject.first - _LEAD] in _ALLEGATIONS


def _of_modal(sentence: Tagged, modal: int, subject: Words | None) -> str | None:
    word = sentence.low[modal]
    at = subject.first if subject else modal
    is_feared = not _FEARED.isdisjoint(sentence.low[max(0, at - 3) : modal])
    if is_feared or _is_conditional(sentence, subject, modal) or "if" in sentence.low[:at]:
        return CONDITIONAL
    if word != "would":
        return _MODALS.get(word)
    # "He said it would close" tells of a plan; "that would close it" of what may come.
    first = subject.first if subject else modal
    return PLANNED if _is_reported(sentence, first) else CONDITIONAL


def _is_reported(sentence: Tagged, first: int) -> bool:
    has_that = first > 0 and sentence.low[first - 1] == "that"
    before = sentence.low[max(0, first - (_REPORTED_REACH if has_that else 1)) : first]
    return any(word in bare_words() and _is_past(word) for word in before)


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in ("said", "told", "wrote")


def _is_conditional(sentence: Tagged, subject: Words | None, first: int) -> bool:
    at = subject.first if subject else first
    return at > 0 and sentence.low[at - 1] in _CONDITIONS


def _behind_to(sentence: Tagged, group: Group, *, is_headline: bool) -> Standing | None:
    """Return how the verb behind "to" stands: "set to be released", "managed to escape"."""
    tags, to = sentence.tags, group.first - 1
    lead = to
    # "Announced plans Friday to shut".
    while lead and (
        tags[lead - 1] is Tag.ADVERB or tells_time(sentence.low[lead - 1], is_last=True)
    ):
        lead -= 1
    lead -= 1
    if lead < 0:
        return None
    if is_denied(sentence.low[lead + 1 : to]):
        return None  # "a decision not to prosecute"
    known = word_table("words-before-plans").get(sentence.low[lead], ("",))[0]
    if known:
        return _led(sentence, group, lead, known)
    if tags[lead] not in NOUNS or not (group.is_passive or is_headline):
        return None
    planned = Words(to, group.place)
    if group.is_passive:
        standing = _to_come(sentence, lead, planned)
    else:
        standing = Standing(PLANNED, subject_of(sentence, to), planned)
    if standing is not None and _is_ranked(sentence, lead):
        standing = Standing(HAPPENED, standing.subject)
    return standing


def _is_ranked(sentence: Tagged, noun: int) -> bool:
    """Return whether a noun is one of several by what happened: "the third storm | to strike"."""
    place = noun
    while place and sentence.tags[place - 1] is not Tag.DETERMINER and noun - place < _RANK_REACH:
        place -= 1
    return not RANKS.isdisjoint(sentence.low[place:noun])


def _to_come(sentence: Tagged, noun: int, planned: Words) -> Standing | None:
    """Return how what is to be done to somebody stands: "men to be freed"."""
    subject = nearest(sentence, noun + 1)
    if subject is None or (subject.first and sentence.low[subject.first - 1] == "for"):
        return None  # "called for the men to be freed"
    is_fit = is_somebody(sentence, subject) or head_noun(sentence, subject) is not None
    return Standing(PLANNED, subject, planned) if is_fit else None


def _led(sentence: Tagged, group: Group, lead: int, known: str) -> Standing | None:
    """Return how a verb stands behind "to" and a word that is known to lead to it."""
    tags = sentence.tags
    first = lead
    while first and (tags[first - 1] in AUXILIARIES or tags[first - 1] is Tag.ADVERB):
        first -= 1
    if is_denied(sentence.low[first:lead]):
        return None
    planned = Words(lead, group.place)
    if first == lead and sentence.low[lead] in _CUT_SHORT:
        return Standing(known, nearest(sentence, lead), planned)
    if tags[lead] is Tag.NOUN and first == lead and known == PLANNED:
        return Standing(known, None, planned)
    subject = subject_of(sentence, first)
    is_open = sentence.low[first] in _OPEN  # "he would have had to resign"
    if is_open or _is_conditional(sentence, subject, first):
        known = CONDITIONAL
    return Standing(known, subject, planned if known == PLANNED else None)


def _gerund(sentence: Tagged, group: Group) -> Standing | None:
    """Return how a form in -ing stands: "after killing two", "accused of killing two"."""
    low, first = sentence.low, group.first
    before = low[first - 1] if first else ""
    if not first:
        # "Addressing a rally, Roe said": a comma comes before the first verb.
        comma = sentence.low.index(",") if "," in sentence.low else sentence.limit
        is_beside = begins_clause(sentence, comma + 1, sentence.limit)
        if not is_beside or not FINITE.isdisjoint(sentence.tags[:comma]):
            return None
        return Standing(HAPPENED, _of_clause(sentence, first))
    if before == "," and FINITE.isdisjoint(sentence.tags[:first]):
        return None  # "Still, closing it would help"
    is_accused = before in _OF_CRIMES and not _ACCUSED.isdisjoint(low[max(0, first - 4) : first])
    if not is_accused and before not in _OPENS_GERUND:
        return None
    if not is_accused:
        return Standing(HAPPENED, _of_clause(sentence, first))
    # "Roe accused Lask of killing": it is Lask who is said to have killed.
    last = first - 1
    while last > 1 and tells_time(low[last - 1], is_last=True):
        last -= 1
    last -= last > 1 and low[last - 1] == "on"
    is_passive = low[last - 1] in _ACCUSED
    accused = _of_clause(sentence, first) if is_passive else nearest(sentence, first - 1)
    return Standing(ALLEGED, accused)


def _of_clause(sentence: Tagged, place: int) -> Words | None:
    """Return the subject of the last verb before a place, else that of the sentence."""
    tags = sentence.tags
    for verb in range(place - 1, -1, -1):
        if tags[verb] in FINITE and not (verb and tags[verb - 1] in AUXILIARIES):
            return subject_of(sentence, verb)
    found = main_subject(sentence, place)
    if found is None or (place and found.first > place):
        return None
    return named(sentence, found)


def _cut_short(sentence: Tagged, group: Group) -> Standing | None:
    """Return how a participle behind its noun stands: "the hostages freed on Monday"."""
    # "The act, signed by Roe".
    comma = group.first > 1 and sentence.low[group.first - 1] == ","
    subject = nearest(sentence, group.first - comma)
    if subject is None or _is_tried(sentence, group.first):
        return None
    if comma and (
        is_place(sentence, subject) or tells_time(sentence.low[subject.last - 1], is_last=True)
    ):
        subject = None  # "the office in Norvale, opened in May"
    return Standing(HAPPENED, subject)


def _is_tried(sentence: Tagged, place: int) -> bool:
    """Return whether somebody tries to bring it about: "to get the truce | extended"."""
    return not _TRIED.isdisjoint(sentence.low[max(0, place - _TRIED_REACH) : place])
