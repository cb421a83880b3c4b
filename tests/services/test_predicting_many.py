# SPDX-License-Identifier: Apache-2.0
"""What is found in many texts, in the form that judges read."""

import io
import json
import os
import sys
import threading
from datetime import date

import pytest

from annotator.domain.errors import UserError
from annotator.domain.suggestion import Prediction
from annotator.services import predicting as module
from annotator.services import predicting_many as many
from annotator.services.predicting import written
from annotator.services.predicting_many import STANDARD, answers, predict_all, predict_file
from annotator.suggest import Suggester
from tests.disks import fill, small_disk

TODAY = date(2023, 12, 1)
TEXT = "The harbour opened again. It was closed for 12 days."


def figures(reading):
    """Find the first figure, and tell what the reader is told of the day."""
    start = reading.text.find("12")
    if start >= 0:
        yield Prediction(start, start + 2, "number", {"value": "12", "day": reading.published})


@pytest.fixture(autouse=True)
def _suggesters(monkeypatch):
    suggester = Suggester("number", (), lambda _: (), figures)
    monkeypatch.setattr(module, "all_suggesters", lambda: (suggester,))


def line(**values):
    return json.dumps({"id": "a", "text": TEXT, **values}).encode()


def answer(one):
    return answers([(1, one)], TODAY)[0]


def predicted(**values):
    return json.loads(answer(line(**values)).written)["pred"]


def number(**values):
    (found,) = (one for one in predicted(**values) if one["type"] == "number")
    return found


def test_line_is_answered_with_its_id():
    assert json.loads(answer(line(id=7)).written)["id"] == 7


def test_predictions_of_all_suggesters_are_in_text_order(monkeypatch):
    def words(reading):
        yield Prediction(0, len(reading.text), "sentence", {})
        yield Prediction(4, 11, "claim", {})

    suggesters = [Suggester("x", (), lambda _: (), one) for one in (figures, words)]
    monkeypatch.setattr(module, "all_suggesters", lambda: suggesters)
    assert [one["type"] for one in predicted()] == ["sentence", "claim", "number"]


def test_day_counts_where_it_is_told():
    assert number(ref_date="2023-11-29")["attrs"]["day"] == "2023-11-29"
    assert number(ref_date="2023-11-29T10:00:00")["attrs"]["day"] == "2023-11-29"


@pytest.mark.parametrize("told", [None, "", "tuesday", "03-02-2009", 7])
def test_day_that_cannot_be_read_counts_as_none(told):
    assert number(ref_date=told)["attrs"]["day"] == ""


def test_day_of_the_dateline_counts_where_none_is_told():
    found = number(text="OSLO, Nov. 29, 2023 (UPI) -- The harbour was closed for 12 days.")
    assert found["attrs"]["day"] == "2023-11-29"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\ufeff"])
def test_places_are_those_of_the_text_as_it_was_given(end):
    text = f"{end}One.{end}{end}It was closed for 12 days.{end}"
    found = number(text=text)
    assert text[found["start"] : found["end"]] == "12"


def test_half_of_a_character_is_written_all_the_same():
    assert "\\ud83c" in written("\ud83c", [])


def test_other_language_has_sentences_only():
    german = "Der Hafen ist seit 12 Tagen geschlossen, und das Schiff ist nicht zu sehen. " * 8
    assert {one["type"] for one in predicted(text=german)} == {"sentence"}


def test_empty_text_has_nothing_in_it():
    assert predicted(text="") == []


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b"{", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[1]", "no JSON object"),
        (b'{"text": "x"}', "id"),
        (b'{"id": 1.5, "text": "x"}', "id"),
        (b'{"id": NaN, "text": "x"}', "id"),
        (b'{"id": true, "text": "x"}', "id"),
        (b'{"id": 1, "text": "caf\xe9"}', "no JSON"),
        (b'{"id": ' + b"9" * 5000 + b"}", "no JSON"),
        (b'{"id": "a"}', "text"),
        (b'{"id": "a", "text": 3}', "text"),
    ],
)
def test_bad_line_is_skipped_and_told(bad, why):
    told = answer(bad)
    assert told.written == ""
    assert why in str(told.skipped)


def test_blank_line_is_no_fault():
    assert (answer(b" \n").written, answer(b" \n").skipped) == ("", None)


def test_order_is_kept_on_several_cores():
    lines = [line(id=number, text=TEXT * (1 + number % 7)) for number in range(200)]
    lines[50] = b"?"
    found = list(predict_all(lines, TODAY))
    assert [one.number for one in found] == list(range(1, 201))
    assert [one.number for one in found if one.skipped] == [51]
    assert json.loads(found[199].written)["id"] == 199


def test_file_is_written_whole(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out" / "out.jsonl"
    source.write_bytes(b"\n".join([line(id="a"), b"", b"?", line(id="b")]))
    read = []
    skipped = predict_file(source, target, TODAY, read.append)
    assert [one.number for one in skipped] == [3]
    assert [json.loads(one)["id"] for one in target.read_text().splitlines()] == ["a", "b"]
    assert sum(read) == source.stat().st_size


def test_what_was_there_stays_where_predicting_is_stopped(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(line())
    target.write_text("before")

    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        predict_file(source, target, TODAY, stop)
    assert target.read_text() == "before"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


@pytest.mark.parametrize("link", [None, "symlink_to", "hardlink_to"])
def test_what_is_read_is_never_written_over(tmp_path, link):
    source = target = tmp_path / "in.jsonl"
    source.write_bytes(line())
    if link:
        target = tmp_path / "other.jsonl"
        getattr(target, link)(source)
    with pytest.raises(UserError, match="is what is read"):
        predict_file(source, target, TODAY, print)
    assert source.read_bytes() == line()


def test_link_stays_one(tmp_path):
    source, target, link = (tmp_path / name for name in ("in", "out", "link"))
    source.write_bytes(line())
    target.write_text("before")
    link.symlink_to(target)
    predict_file(source, link, TODAY, [].append)
    assert link.is_symlink()
    assert json.loads(target.read_text())["id"] == "a"


def test_pipe_is_written_into(tmp_path):
    source, pipe = tmp_path / "in.jsonl", tmp_path / "pipe"
    source.write_bytes(line())
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    predict_file(source, pipe, TODAY, [].append)
    reader.join()
    assert json.loads(read[0])["id"] == "a"
    assert pipe.is_fifo()


def test_standard_input_goes_to_standard_output(monkeypatch, capfdbinary):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line() + b"\n?")))
    skipped = predict_file(STANDARD, STANDARD, TODAY, [].append)
    assert [one.number for one in skipped] == [2]
    assert json.loads(capfdbinary.readouterr().out)["id"] == "a"


def test_source_that_breaks_off_is_told(tmp_path):
    class Torn(type(tmp_path)):
        def open(self, *_):
            raise OSError(5, "Input/output error")

    target = tmp_path / "out.jsonl"
    with pytest.raises(UserError, match="cannot be read to its end: Input/output error"):
        predict_file(Torn(tmp_path / "in.jsonl"), target, TODAY, [].append)
    assert list(tmp_path.iterdir()) == []


def test_full_disk_leaves_what_was_there(tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"\n".join(line(id=f"{one}" * 99) for one in range(100)))
    with small_disk(tmp_path / "disk") as disk:
        (disk / "out.jsonl").write_text("before")
        fill(disk)
        with pytest.raises(UserError, match="no room left"):
            predict_file(source, disk / "out.jsonl", TODAY, [].append)
        assert (disk / "out.jsonl").read_text() == "before"
        assert sorted(one.name for one in disk.iterdir()) == ["filler", "out.jsonl"]


def test_text_whose_process_is_ended_is_skipped_and_told(monkeypatch):
    home = os.getpid()

    def deadly(reading):
        if "deadly" in reading.text and os.getpid() != home:
            os.kill(os.getpid(), 9)
        yield from figures(reading)

    suggester = Suggester("number", (), lambda _: (), deadly)
    monkeypatch.setattr(module, "all_suggesters", lambda: (suggester,))
    lines = [line(id=number) for number in range(60)]
    lines[40] = line(id=40, text="It is deadly for 12 days.")
    found = list(predict_all(lines, TODAY))
    assert [one.number for one in found] == list(range(1, 61))
    assert [one.number for one in found if not one.written] == [41]
    assert "memory runs out" in str(found[40].skipped)


def test_all_is_answered_where_the_system_has_no_other_processes(monkeypatch):
    def refused(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("annotator.services.processes.Processes", refused)
    found = list(predict_all([line(id=number) for number in range(40)], TODAY))
    assert [json.loads(one.written)["id"] for one in found] == list(range(40))


def test_long_lines_are_handed_out_one_by_one(monkeypatch):
    sizes = []
    monkeypatch.setattr(many, "_PART_BYTES", 1000)
    monkeypatch.setattr(many, "answers", lambda part, **_: sizes.append(len(part)) or [])
    list(many.predict_all([line(text="x" * 999)], TODAY))
    assert sizes == [1]
    assert [len(part) for part in many._parts(enumerate([b"x" * 400] * 7))] == [3, 3, 1]


def test_folder_that_is_a_file_is_refused(tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_bytes(line())
    with pytest.raises(UserError, match="is a file"):
        predict_file(source, source / "out.jsonl", TODAY, print)


def test_rule_that_fails_costs_its_text_only(monkeypatch):
    def broken(reading):
        if "12" in reading.text:
            raise ArithmeticError("no such number")
        yield Prediction(0, 1, "number", {})

    monkeypatch.setattr(
        module, "all_suggesters", lambda: (Suggester("number", (), lambda _: (), broken),)
    )
    failed, fine = answers([(1, line()), (2, line(text="None."))], TODAY)
    assert failed.is_fault
    assert "no such number" in str(failed.skipped)
    assert json.loads(fine.written)["pred"]
