# SPDX-License-Identifier: Apache-2.0
"""Words whose full stop may not end a sentence: data for the sentence rules.

All are lower case and without their last full stop.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A name follows these, so their stop never ends a sentence. Only with a capital: a "rep." is one.
TITLES = _words(
    "mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col capt cpt cmdr cdr sgt maj rev hon"
    " pres messrs mme mlle adm cpl pvt supt insp det msgr amb atty asst assoc pfc hr fr mt ft"
)

# These never end a sentence, in either case.
LINKS = _words("vs v cf viz e.g i.e eg ie z.b d.h u.a bzw")

# A number follows these.
BEFORE_NUMBER = _words(
    "no nos nr n° nº art arts sec secs fig figs ch chap vol vols p pp para pt ed eq op"
    " approx ca circa c est al tel ext"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
)

# These stand at the end of a sentence as well as inside one; the word behind decides.
EITHER = _words("inc corp co cos ltd bros llc plc gmbh jr sr esq ph.d m.d dept govt univ assn al")

# So do these, but only with a capital: "ill." and "sat." are words.
EITHER_CAPITALISED = _words(
    "st ave blvd rd sq ln pkwy hwy intl nat"
    " ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass me mich minn miss mo mont"
    " neb nev okla ore pa penn tenn tex va vt wash wis wyo ont que alta"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
    " mon tue tues wed thu thur thurs fri sat sun"
)

# Behind a firm's name, a capital may also begin the next sentence: "Inc. Shares fell".
FIRMS = _words("inc corp co cos ltd bros llc plc gmbh")

# These stand behind a name in a street: "on Main St. The crowd".
STREETS = _words("st ave blvd rd dr sq ln pkwy hwy")

# All of them.
ANY = TITLES | LINKS | BEFORE_NUMBER | EITHER | EITHER_CAPITALISED | STREETS

# Words that rarely are part of a name, so a capital on them tells of a new sentence.
STARTERS = _words(
    "the a an this that these those he she it they we you i his her its their our your my"
    " and but or so yet for nor if when while where who what why how which whose"
    " in on at by from with after before since until during as although though because despite"
    " however meanwhile then there here now also still even only both some many most all no not"
    " according more less other another each every several such instead later earlier last"
    " is are was were do does did has have had will would can could should may might must"
    " asked officials police authorities people among under over about once"
    " i'm i'll i've it's he's she's they're we're that's there's"
)

# A day, month or zone behind "a.m." or "p.m." belongs to the same time.
CLOCK_FOLLOWERS = _words(
    "monday tuesday wednesday thursday friday saturday sunday"
    " mon tue tues wed thu thur thurs fri sat sun"
    " january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
    " gmt utc bst cet cest est edt cst cdt mst mdt pst pdt et ct mt pt ist jst msk eet eest"
    " eastern central mountain pacific"
)

# Months behind an ordinal number, as in German: "am 3. Oktober".
ORDINAL_MONTHS = _words(
    "januar februar märz april mai juni juli august september oktober november dezember"
)

# Verbs that carry on behind a question or a cry: '"Why?" Smith asked.'
SAYING = _words(
    "said says asked asks added adds wrote writes told tells shouted replied cried wondered"
    " exclaimed recalled explained continued tweeted yelled joked quipped demanded remarked"
)

# Names that end in an exclamation mark.
CRYING_NAMES = _words("yahoo jeopardy yum oklahoma jeb")
