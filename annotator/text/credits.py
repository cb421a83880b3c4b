# SPDX-License-Identifier: Apache-2.0
"""Photo credits at the end of a caption, and captions by what they begin with."""

from __future__ import annotations

import re

# A credit is shorter than this; only so much of a paragraph's end is looked at.
_LONGEST = 160

_AGENCIES = (
    r"(?:Getty Images|Getty|AP|AP Images|AFP|EPA|EPA-EFE|EFE|Reuters|REUTERS|UPI|dpa|DPA|ANP|ANSA"
    r"|TASS|Xinhua|PA|PA Wire|PA Media|Alamy|Shutterstock|iStock|Unsplash|Anadolu|Bloomberg"
    r"|Associated Press|Agence France-Presse|NurPhoto|Zuma|ZUMA|Sipa|Wikimedia Commons|Flickr"
    r"|Pool|Handout|Courtesy)"
)
_NAME = r"[^\W\d_a-z][\w.'\N{RIGHT SINGLE QUOTATION MARK}-]*"
_NAMES = rf"{_NAME}(?:[ ,&]{{1,2}}(?:{_NAME}|de|van|von|der|bin|al|el|and|for|via|of|the)){{0,7}}"
_MAKER = (
    r"(?:(?:File|Handout|Pool|Aerial|Courtesy) )?"
    r"(?:[Pp]hoto(?:graph)?s?|Photography|[Pp]ictures?|Image|Illustration|Graphic|Composite|Video)"
    r"(?: [Ii]llustration)?"
)
_CREDIT = re.compile(
    r"(?:(?<=[.!?\"”)\]\N{RIGHT SINGLE QUOTATION MARK}])\s+|^|(?<=\s)(?=[(\[]))"
    r"(?P<credit>"
    rf"[(\[]?(?:{_MAKER} ?(?:by|BY|:|courtesy|credits?:?|/|©|\|) ?|(?:Credit|Picture credit"
    rf"|Image credit|Photo credit|Foto|Fotos|Courtesy) ?: ?)[^!?]{{2,120}}?"
    rf"|[(\[]?{_AGENCIES} (?:Photo|photo|file|Images?) ?/ ?[^.!?]{{2,60}}"
    rf"|[(\[]?(?:REUTERS|Reuters|AP|AFP|EPA|UPI|PA) ?/ ?{_NAMES}"
    rf"|[(\[]?{_NAMES} ?(?:/|via|for|\||,) ?(?:{_NAMES} ?(?:/|via) ?)?{_AGENCIES}"
    r"|(?:Getty Images|Shutterstock|EPA-EFE|AFP via Getty Images)"
    rf"|© ?{_NAMES}(?: ?/ ?{_NAMES})*"
    r"(?: ?\| License Photo)?)[)\]]?\.?$"
)
_CAPTION = re.compile(r"(?:image caption|photo caption|caption)\s*[,:]\s*\S", re.IGNORECASE)
_SOURCE = re.compile(r"(?:image|photo|picture|video) (?:source|credit)\s*[,:]\s*\S", re.IGNORECASE)


def credit_start(line: str) -> int | None:
    """Return where the photo credit begins that ends this paragraph, or None."""
    if _SOURCE.match(line) and len(line) <= _LONGEST:
        return 0
    offset = max(0, len(line) - _LONGEST)
    found = _CREDIT.search(line[offset:])
    if not found or (offset and not found.start("credit")):
        return None
    return offset + found.start("credit")


def is_labelled_caption(line: str) -> bool:
    """Return whether a paragraph says itself that it is a caption."""
    return bool(_CAPTION.match(line))
