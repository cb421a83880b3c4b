# SPDX-License-Identifier: Apache-2.0
"""Patterns over words and their classes, written like regular expressions.

``(?P<day>WEEKDAY) {,}? NEAR? PART`` reads a day of the week, perhaps a comma, and so on: a name in
capitals stands for any word of this class, ``{of}`` for this very word; the rest is as in ``re``,
blanks mean nothing, ``{2,3}`` counts. Each set of classes becomes one character, so that a
sentence is matched in one pass, whatever its words.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.errors import BugError
from annotator.domain.message import message
from annotator.text.times import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from annotator.text.times.line import Item, Line
    from annotator.text.times.place import Place
    from annotator.text.times.tense import Tense
    from annotator.text.times.values import Value

_NAME = re.compile(r"\{(?!\d*,?\d+\})(?P<word>[^} ]+)\}|(?P<name>[A-Z]{2,})")
_OTHER = "~"
_FIRST_CODE = 0xE000
# No expression has its core farther behind its first word.
_FARTHEST = 20
# Classes of words that only stand within an expression or in front of one.
_LINKS = ("lead", "connective", "owner", "hyphen", "ampm", "oclock", "zone")


class Pattern(NamedTuple):
    """A form of expression and what reads it; ``read`` returns None where it is none after all."""

    form: str
    read: Callable[[Hit, Place], Value | None]


class Hit(NamedTuple):
    """Where a pattern matched: items ``[first, last)`` of a sentence."""

    line: Line
    match: re.Match[str]

    @property
    def first(self) -> int:
        """Return the place of its first item."""
        return self.match.start()

    @property
    def last(self) -> int:
        """Return the place behind its last item."""
        return self.match.end()

    def group(self, name: str) -> Sequence[Item]:
        """Return the items of a named part, none where the pattern has or found none."""
        if name not in self.match.re.groupindex:
            return ()
        return [self.line[place] for place in range(*self.match.span(name)) if place >= 0]

    def has(self, name: str) -> bool:
        """Return whether a named part is there."""
        match = self.match
        return name in match.re.groupindex and match.start(name) < match.end(name)

    def value(self, name: str, sense: str = "") -> str:
        """Return the value that the first item of a part has for a class, else an empty text."""
        if not self.has(name):
            return ""
        return self.line.senses(self.match.start(name)).get(sense or name, "")

    @property
    def before(self) -> str:
        """Return the word in front of it, or an empty text."""
        return self.line.texts[self.first - 1] if self.first else ""

    @property
    def after(self) -> str:
        """Return the word behind it, or an empty text."""
        texts = self.line.texts
        return texts[self.last] if self.last < len(texts) else ""

    def is_in_name(self, place: int) -> bool:
        """Return whether an item is part of a longer name: "Spring Street", "USA Today"."""
        line = self.line
        if not line[place].is_capitalised:
            return False
        beside = [line[at] for at in (place - 1, place + 1) if 0 <= at < len(line)]
        return any(one.is_capitalised and not one.senses for one in beside)

    @property
    def tense(self) -> Tense:
        """Return whether the sentence speaks of it as past or as to come."""
        return self.line.cues.around(self.first, self.last)


class Grammar:
    """Patterns put together, the more special ones in front."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        """Compile the patterns; words that stand in braces get codes of their own."""
        self._literals = {
            found["word"]
            for pattern in patterns
            for found in _NAME.finditer(pattern.form)
            if found["word"]
        }
        self._codes = self._numbered()
        self._codes_of_words = {
            word: self._codes[self._names(word, lexicon.word_senses().get(word, {}))]
            for word in {*lexicon.word_senses(), *self._literals}
        }
        forms = [self._compiled(pattern.form) for pattern in patterns]
        readers = (pattern.read for pattern in patterns)
        self._patterns = tuple(zip(map(re.compile, forms), readers, strict=True))
        bare = (re.sub(r"\(\?P<\w+>", "(?:", form) for form in forms)
        forms_in_order = "|".join(f"({form})" for form in bare)
        # The core of an expression is among its items, none of which is unknown to the grammar.
        near = f"(?=[{self._beginnings()}])(?=[^{_OTHER}]{{0,{_FARTHEST}}}?[{self._core()}])"
        self._all = re.compile(f"{near}(?:{forms_in_order})")

    def read(self, line: Line, place: Place) -> Iterator[tuple[Hit, Value, Place]]:
        """Yield the expressions of a sentence in order and apart: value, and the place behind."""
        codes = self._codes_of(line)
        at = 0
        while found := self._all.search(codes, at):
            at = found.start() + 1
            for hit, read in self._hits(line, codes, found):
                value = read(hit, place)
                if value is not None:
                    place = place.after(value.period)
                    yield hit, value, place
                    at = hit.last
                    break

    def _hits(
        self, line: Line, codes: str, found: re.Match[str]
    ) -> Iterator[tuple[Hit, Callable[[Hit, Place], Value | None]]]:
        """Yield what fits where a pattern fits, this pattern first, then those after it."""
        first = (found.lastindex or 1) - 1
        for pattern, read in self._patterns[first:]:
            match = pattern.match(codes, found.start())
            if match and match.end() > match.start():
                yield Hit(line, match), read

    def _codes_of(self, line: Line) -> str:
        """Return a character for each item of a sentence."""
        codes = [self._codes_of_words.get(text, _OTHER) for text in line.texts]
        for place, item in line.special.items():
            codes[place] = self._codes.get(self._names(item.text, item.senses), _OTHER)
        return "".join(codes)

    def _names(self, text: str, senses: Mapping[str, str]) -> frozenset[str]:
        names = frozenset(senses)
        return names | {f"={text}"} if text in self._literals else names

    def _numbered(self) -> dict[frozenset[str], str]:
        """Return a character for every set of classes that an item may have."""
        words = lexicon.word_senses()
        rests = chain.from_iterable(lexicon.phrases().values())
        sets = chain(
            (frozenset({f"={word}"}) for word in sorted(self._literals)),
            (self._names(text, senses) for text, senses in words.items()),
            (frozenset(senses) for _, senses in rests),
            lexicon.figure_classes(),
            (frozenset({"hyphen"}), frozenset({"number"})),
        )
        distinct = dict.fromkeys(names for names in sets if names)
        return {names: chr(_FIRST_CODE + place) for place, names in enumerate(distinct)}

    def _beginnings(self) -> str:
        """Return the codes that an expression may begin with: those of words with a sense."""
        return "".join(
            code
            for names, code in self._codes.items()
            if any(name not in _LINKS and name[0] != "=" for name in names)
        )

    def _core(self) -> str:
        """Return the codes of which every expression has one."""
        words = {f"={word}" for word in lexicon.CORE_WORDS}
        wanted = lexicon.CORE | words
        return "".join(code for names, code in self._codes.items() if wanted & names)

    def _compiled(self, form: str) -> str:
        return _NAME.sub(self._character_class, form).replace(" ", "")

    def _character_class(self, found: re.Match[str]) -> str:
        name = f"={found['word']}" if found["word"] else found["name"].lower()
        fitting = [code for names, code in self._codes.items() if name in names]
        if not fitting:
            raise BugError(message("No word has the class {name}.", name=name))
        return fitting[0] if len(fitting) == 1 else f"[{''.join(fitting)}]"
