# SPDX-License-Identifier: Apache-2.0
import pytest

from annotator.domain.errors import UserError
from annotator.domain.message import message
from annotator.services.importing import add_session, begin_session, import_bytes, import_file

TEXT = "Storm over\n\nOSLO, Nov. 29 (UPI) -- The storm is over.\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "storm.txt"
    path.write_bytes(TEXT.encode())
    return path


def sessions(project):
    return [one.session for one in project.sessions.summaries()]


def test_file_becomes_an_article_and_a_session(project, file):
    found = import_file(project, file, reviewer="Ann")
    article = project.articles.get(found.article_id)
    assert (article.text, article.source_name) == (TEXT, "storm.txt")
    assert not found.was_there
    assert [(one.id, one.reviewer) for one in sessions(project)] == [(found.session_id, "Ann")]


def test_bytes_are_kept_as_they_were_read(project):
    data = "\ufeffStorm\r\nover caf\u00e9".encode()
    found = import_bytes(project, data, "storm.txt")
    assert project.articles.original(found.article_id) == data
    assert project.articles.get(found.article_id).text == "Storm\nover café"


def test_regions_cover_the_text(project, file):
    article = project.articles.get(import_file(project, file).article_id)
    ends = [0, *(region.span.end for region in article.regions)]
    assert [region.span.start for region in article.regions] == ends[:-1]
    assert ends[-1] == len(TEXT)


def test_what_rules_found_is_marked_as_guessed(project, file):
    article = project.articles.get(import_file(project, file).article_id)
    assert article.guessed
    assert all(getattr(article, name) for name in article.guessed)


def test_day_that_was_told_is_no_guess(project, file):
    found = import_file(project, file, published="29 Nov 2023")
    article = project.articles.get(found.article_id)
    assert article.published == "2023-11-29"
    assert "published" not in article.guessed


def test_same_text_is_the_same_article(project, file):
    first = import_file(project, file, reviewer="Ann")
    second = import_bytes(project, TEXT.replace("\n", "\r\n").encode(), "copy.txt", reviewer="Ann")
    assert second.was_there
    assert (second.article_id, second.session_id) == (first.article_id, first.session_id)


def test_another_reviewer_gets_a_session_of_their_own(project, file):
    first = import_file(project, file, reviewer="Ann")
    second = import_file(project, file, reviewer="Bob")
    assert second.article_id == first.article_id
    assert [one.reviewer for one in sessions(project)] == ["Ann", "Bob"]


def test_nameless_reader_gets_the_newest_session(project, file):
    first = import_file(project, file, reviewer="Ann")
    newest = add_session(project, first.article_id, "Ann")
    assert import_file(project, file).session_id == newest


def test_day_told_for_a_known_article_is_taken_over(project, file):
    first = import_file(project, file)
    import_file(project, file, published="2023-11-29")
    article = project.articles.get(first.article_id)
    assert article.published == "2023-11-29"
    assert "published" not in article.guessed


def test_wrong_day_is_refused_and_nothing_stored(project, file):
    with pytest.raises(UserError, match="31 Nov 2023"):
        import_file(project, file, published="31 Nov 2023")
    assert project.articles.ids() == []
    assert sessions(project) == []


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\x03" * 100, b"%PDF-1.7"])
def test_file_that_cannot_be_read_is_named_and_nothing_stored(project, data):
    with pytest.raises(UserError, match="odd name"):
        import_bytes(project, data, "odd name.txt")
    assert project.articles.ids() == []


def test_missing_file_is_named(project, tmp_path):
    with pytest.raises(UserError, match=r"nowhere\.txt cannot be read: No such file"):
        import_file(project, tmp_path / "nowhere.txt")


def test_full_disk_stores_no_half_article(project, file):
    pages = project.connection.execute("pragma page_count").fetchone()[0]
    project.connection.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(UserError, match="full"):
        import_bytes(project, TEXT.encode() * 2000, "long.txt")
    assert project.articles.ids() == []
    assert project.connection.execute("select count(*) from content").fetchone() == (0,)


def test_no_session_is_begun_while_nothing_may_be_written(desk):
    desk.workspace.held = message("Wait until that is done.")
    with pytest.raises(UserError, match="Wait until"):
        begin_session(desk.workspace, desk.workspace.article.id)
    desk.workspace.held = None
    begun = begin_session(desk.workspace, desk.workspace.article.id)
    assert desk.project.sessions.get(begun).reviewer == "Ann"
