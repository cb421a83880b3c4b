# SPDX-License-Identifier: Apache-2.0
"""Which language an article is in."""

import pytest

from annotator.domain.article import Article, RegionRole
from annotator.domain.span import Span
from annotator.text.language import language_of, why_not_english
from annotator.text.partition import with_role
from annotator.text.regions import find_regions

ENGLISH = (
    "The harbour of Tarn Haven was closed for a week, and the mayor said on Tuesday that it will "
    "open again as soon as the ice is gone. He asked the owners of boats to wait. "
) * 3
OTHERS = {
    "de": "Der Hafen der Stadt ist seit einer Woche geschlossen, und die Fischer warten auf das "
    "Ende des Sturms. Das Schiff ist nicht zu sehen, sagte der Mann von der Küste. ",
    "fr": "Le port est fermé depuis une semaine et les pêcheurs attendent la fin de la tempête "
    "dans le froid. Les bateaux qui sont au large ne sont pas en danger, dit le maire. ",
    "es": "El puerto de la ciudad está cerrado por la tormenta y los pescadores esperan con "
    "paciencia. Las barcas que se ven son más de las que se esperan para el verano. ",
    "ru": "Порт закрыт на неделю, и рыбаки не знают, что делать. Это не в первый раз, и как "
    "говорят в городе, он из тех, что не ждут, что ветер стихнет. ",
    "fi": "Satama on ollut kiinni viikon ja kalastajat odottavat, että myrsky loppuu. Se ei ole "
    "niin vaarallista, mutta he eivät lähde, kun tuuli on kova tai jäitä oli. ",
    "pl": "Port jest zamknięty od tygodnia i nie wiadomo, co się stanie na morzu. To nie jest "
    "pierwszy raz, ale jak mówi burmistrz, do lata z lodu nie będzie śladu. ",
}
CHINESE = "港口已经关闭一个星期。渔民们在等待风暴结束。市长说船只很快就会重新出海。" * 40


def article(text, **values):
    return Article("t", text, "", regions=find_regions(text), **values)


@pytest.mark.parametrize("code", OTHERS)
def test_language_is_told_by_its_common_words(code):
    assert language_of(OTHERS[code] * 3) == code


def test_english_is_told_by_its_common_words():
    assert language_of(ENGLISH) == "en"


def test_few_words_tell_no_language():
    assert language_of("Der Hafen der Stadt") == ""


def test_text_of_names_and_figures_tells_no_language():
    assert language_of("Arsenal Chelsea Rangers Dundee Everton " * 30) == ""


def test_rules_fit_an_article_in_english():
    assert why_not_english(article(ENGLISH)) is None


@pytest.mark.parametrize(
    "told", ["en", "en-GB", "en_US", "EN", "eng", "English", " British English "]
)
def test_english_is_meant_by_many_names(told):
    assert why_not_english(article(OTHERS["de"] * 3, language=told)) is None


@pytest.mark.parametrize("told", ["de-DE", "de_AT", "enm", "x"])
def test_another_language_is_meant(told):
    assert "another language" in str(why_not_english(article(ENGLISH, language=told)))


def test_language_is_named_whatever_its_country():
    assert "German" in str(why_not_english(article(ENGLISH, language="de_CH")))


@pytest.mark.parametrize("told", ["und", "mis", " "])
def test_language_that_is_not_known_is_told_by_the_words(told):
    assert why_not_english(article(ENGLISH, language=told)) is None
    assert why_not_english(article(OTHERS["de"] * 3, language=told)) is not None


def test_short_text_is_taken_for_english():
    assert why_not_english(article("Boats 12, Ferries 4")) is None


@pytest.mark.parametrize("code", OTHERS)
def test_article_in_another_language_is_told(code):
    why = why_not_english(article(OTHERS[code] * 3))
    assert "another language" in str(why)


def test_language_is_named():
    assert "(German)" in str(why_not_english(article(OTHERS["de"] * 3)))


@pytest.mark.parametrize("text", [CHINESE, "Arsenal Chelsea Rangers Dundee Everton " * 30])
def test_article_in_a_language_that_is_not_known_is_told(text):
    assert "not seem to be in English" in str(why_not_english(article(text)))


def test_furniture_in_another_language_does_not_count():
    menu = OTHERS["de"] * 3 + "\n"
    text = menu + ENGLISH
    regions = with_role(find_regions(text), Span(0, len(menu)), RegionRole.FURNITURE, "")
    assert why_not_english(Article("t", text, "", regions=regions)) is None


@pytest.mark.parametrize("said", ["en", "en-GB", "English", "eng", "EN"])
def test_person_who_says_english_is_right(said):
    assert why_not_english(article(OTHERS["de"] * 3, language=said)) is None


@pytest.mark.parametrize(
    ("said", "named"), [("de", "(German)"), ("xx {1}", "(xx {1})"), ("eno", "(eno)")]
)
def test_person_who_says_another_language_is_right(said, named):
    assert named in str(why_not_english(article(ENGLISH, language=said)))


def test_guess_does_not_decide():
    guessed = article(OTHERS["de"] * 3, language="en", guessed=frozenset({"language"}))
    assert why_not_english(guessed) is not None
