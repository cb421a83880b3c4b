# SPDX-License-Identifier: Apache-2.0
"""Lines of a page that are no part of the article: phrases as data, and the test for them.

Phrases are compared without case, surrounding punctuation and arrows.
"""

from __future__ import annotations

import re

ADVERTISING = "advertising"
LINKS = "a list of links"
NEWSLETTER = "an invitation to subscribe"
SHARING = "sharing or comments"
NAVIGATION = "navigation"
COPYRIGHT = "a copyright notice"


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(text.split()).split("; "))


# A whole line that says just this.
_LINES = {
    ADVERTISING: _phrases(
        """
        advertisement; advertisements; advertising; advertisement - story continues below;
        advert; ad; ads; ad feedback; sponsored; sponsored content; sponsored links;
        promoted; promoted content; paid content; paid post; paid advertisement; from our
        partners; remove ads; report ad; close ad; skip ad; skip advertisement; why did i
        get this ad; anzeige; werbung; publicité; publicidad
        """
    ),
    LINKS: _phrases(
        """
        latest headlines; latest news; latest stories; latest; headlines; breaking news; top
        stories; top news; top headlines; related; related articles; related content;
        related coverage; related links; related news; related posts; related reading;
        related stories; related story; related topics; related video; related videos; read
        more; read also; read next; read the full story; also read; see also; see more; show
        more; load more; up next; watch; watch next; watch now; what to read next; more;
        more news; more stories; more on this; more on this story; more on this topic; more
        to explore; more coverage; most popular; most read; most read stories; most shared;
        most viewed; most commented; popular; popular now; popular stories; must read; must
        reads; trending; trending now; trending news; trending stories; trending topics;
        recommended; recommended for you; recommended reading; recommended stories;
        suggested articles; suggested reading; you may also like; you might also like; you
        may be interested in; you might be interested in; don't miss; editor's picks;
        editors' picks; editor's choice; featured; featured stories; in case you missed it;
        in other news; around the web; from around the web; keep reading; next article;
        previous article; next story; previous story; explore more; explore more on these
        topics; mehr zum thema; lesen sie auch; lire aussi; à lire aussi
        """
    ),
    NEWSLETTER: _phrases(
        """
        subscribe; subscribe now; subscribe today; sign up; sign up now; sign up here;
        newsletter; newsletters; get our newsletter; join our newsletter; already a
        subscriber? log in; already a subscriber? sign in; become a member; support us;
        support our journalism; support our work; donate; donate now; your email address;
        enter your email; enter your email address
        """
    ),
    SHARING: _phrases(
        """
        share; share this; share this article; share this story; share this post; share on
        facebook; share on twitter; share on x; share via email; share full article; tweet;
        facebook; twitter; whatsapp; linkedin; email; e-mail; copy link; link copied; print;
        print this article; save; save article; save this story; bookmark; gift this
        article; comment; comments; leave a comment; post a comment; join the conversation;
        view comments; show comments; follow us; follow; like us on facebook; report a typo;
        report an error; add as a preferred source on google
        """
    ),
    NAVIGATION: _phrases(
        """
        news; local news; national news; us news; u.s. news; uk news; world; world news;
        politics; business; business news; science; health; opinion; sport; sports;
        technology; entertainment; culture; skip to content; skip to main content; skip to
        navigation; jump to content; menu; search; home; log in; login; sign in; register;
        my account; back to top; back to home; go back; next; previous; close; tags; topics;
        topics in this article; filed under; show all; view gallery; view image in
        fullscreen; open image in gallery; hide caption; toggle caption; enlarge this image;
        play video; loading; listen; listen to this article; listen to article; contact us;
        about us; site map; sitemap; cookie policy; cookie settings; privacy policy; privacy
        settings; terms of service; terms of use; terms and conditions; accept all; accept
        all cookies; reject all; manage preferences; image source; image caption
        """
    ),
    COPYRIGHT: _phrases(
        """
        all rights reserved
        """
    ),
}

# A line that begins so and is short is furniture too.
_BEGINNINGS: tuple[tuple[str, str], ...] = (
    (
        (
            r"(?:advertisement\s+)?(?:(?:story|article|content|text|report) continues"
            r" (?:below|after)|scroll (?:down )?(?:to|for) (?:continue|read|more)"
            r"|continue reading\b|sponsored (?:by|content)\b|this (?:ad|advertisement)\b)"
        ),
        ADVERTISING,
    ),
    (
        (
            r"(?:read (?:more|also|next|the full)|also read|see also|related(?: (?:stor(?:y|ies)"
            r"|articles?|coverage|video))?|more (?:from|on|in|about)|don't miss"
            r"|editor's picks?|lire aussi|lesen sie auch)"
            r" ?(?::|>|»|\|)"
        ),
        LINKS,
    ),
    (r"more from \S+(?: \S+){0,4}$", LINKS),
    (
        (
            r"(?:sign up|subscribe) (?:to|for|now|today|here)\b"
            r"|(?:join|register) (?:now|here|our)\b"
            r"|get (?:the|our) (?:latest|best|top|day's|daily|free)\b.*\b(?:inbox|newsletter|email)"
            r"|(?:support|back) (?:our|independent) (?:journalism|work|newsroom)"
        ),
        NEWSLETTER,
    ),
    (
        (
            r"(?:share|follow|like|find|tweet|join) .{0,40}?\b(?:on|via) (?:facebook|twitter|x"
            r"|instagram|whatsapp|telegram|linkedin|threads|bluesky|youtube|google news|email)\b"
            r"|share this\b|\d{1,5} (?:comments?|shares?|views?|likes?)$"
            r"|(?:send|email) (?:us )?tips\b"
        ),
        SHARING,
    ),
    (
        (
            r"\d{1,3} ?(?:min|minutes?)(?: |-)read$|(?:estimated )?reading time\b|skip to\b"
            r"|click (?:here|to|on)\b|tap (?:here|to)\b|(?:tags|topics|filed under|categories) ?:"
            r"|download (?:our|the) \S+(?: \S+)? ?app\b|we use cookies\b|this site uses cookies\b"
            r"|\S+(?: \S+){0,3} (?://|•|\|) \d{1,3} (?:minutes?|hours?|days?) ago$"
        ),
        NAVIGATION,
    ),
    (
        (
            r"©|copyright (?:©|\(c\)|\d{4}\b)|\(c\)[^.]{0,40}\d{4}"
            r"|.{0,80}\ball rights reserved\W*$|\S.{0,60}\bmay not be (?:published|reproduced)\b"
        ),
        COPYRIGHT,
    ),
)

# Behind one of these, short lines without a full stop belong to the list.
_LIST_HEADINGS = _LINES[LINKS] - {"watch", "watch now", "more"}

_LONGEST = 200
_REASONS = {phrase: reason for reason, phrases in _LINES.items() for phrase in phrases}
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), reason) for pattern, reason in _BEGINNINGS)
_EDGES = " \t\N{NO-BREAK SPACE}.:;,!?-\N{EN DASH}\N{EM DASH}*|>»\u203a→▼▶↓+[]()"


def furniture_reason(line: str) -> str:
    """Return why a line, stripped, is furniture in a few words, or an empty text if it is not."""
    if len(line) > _LONGEST:
        return ""
    reason = _REASONS.get(_phrase(line))
    if reason:
        return reason
    return next((reason for pattern, reason in _PATTERNS if pattern.match(line)), "")


def heads_list(line: str) -> bool:
    """Return whether links are listed below this line."""
    return len(line) <= _LONGEST and _phrase(line) in _LIST_HEADINGS


def _phrase(line: str) -> str:
    plain = line.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip(_EDGES)
    return " ".join(plain.casefold().split())
