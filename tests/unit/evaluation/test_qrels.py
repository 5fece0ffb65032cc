"""Judgements in both forms, and what is said of those that cannot be used."""

import pytest

from matcher.errors import BorderError
from matcher.evaluation.qrels import load_qrels


def written(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("column", ["resume", "file"])
def test_a_csv_may_hold_further_columns(tmp_path, column):
    text = f'grade,job,{column},why\n3,baker,a.pdf,"flour, water"\n0,baker,b.pdf,\n'
    path = written(tmp_path, "qrels.csv", text)
    assert load_qrels(path) == {"baker": {"a.pdf": 3, "b.pdf": 0}}


def test_a_csv_as_spreadsheets_save_it(tmp_path):
    path = written(tmp_path, "qrels.csv", "\ufeffjob,resume,grade\r\nbaker,a.pdf,2\r\n")
    assert load_qrels(path) == {"baker": {"a.pdf": 2}}


def test_trec(tmp_path):
    path = written(tmp_path, "qrels.txt", "baker 0 a 3\n\nbaker\t0\tb\t1\nmiller 0 a 0\n")
    assert load_qrels(path) == {"baker": {"a": 3, "b": 1}, "miller": {"a": 0}}


@pytest.mark.parametrize(
    "row", ["j,a.pdf,4", "j,a.pdf,high", "j,a.pdf", "j,a.pdf,", ",a.pdf,1", "j,b.pdf,2"]
)
def test_a_wrong_judgement_is_named_with_its_line(tmp_path, row):
    path = written(tmp_path, "qrels.csv", f"job,file,grade\nj,b.pdf,3\n{row}\n")
    with pytest.raises(BorderError, match=r"qrels\.csv:3"):
        load_qrels(path)


def test_all_faults_are_told_at_once(tmp_path):
    path = written(tmp_path, "qrels.txt", "baker 0 a 9\nbaker 0 b 1\nbaker b 1\n")
    with pytest.raises(BorderError) as fault:
        load_qrels(path)
    assert [line.split(": ")[0][-3:] for line in str(fault.value).splitlines()] == ["t:1", "t:3"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("job;resume;grade\nj;a;1\n", "needs the columns"),
        ("job,resume,grade\n", "holds no judgement"),
        ("", "needs the columns"),
    ],
)
def test_a_file_without_judgements_says_what_to_write(tmp_path, text, said):
    with pytest.raises(BorderError, match=said):
        load_qrels(written(tmp_path, "qrels.csv", text))
