"""Actors of the user's own: what is read, what beats what, and what is refused."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.own import load
from onrecord.problems import OnrecordError

HEADER = "name,aliases,country,sector,office,start,end\n"


def table(tmp_path: Path, rows: str, header: str = HEADER) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(header + rows, "utf-8")
    return path


def test_rows_are_found_by_name_and_alias_whatever_the_accents(tmp_path: Path) -> None:
    own = load(table(tmp_path, "Jörg Tarn,J. Tarn; the Owl,DEU,GOV,Mayor of Hull,2019-05,2020\n"))
    assert own.known(["Jorg Tarn"]) == own.known(["nobody", "THE OWL"])
    assert own.known(["Jorg Tarn"])[0].office == "Mayor of Hull"
    assert own.known(["Tarn"]) == ()


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2019-04-30", False), ("2019-05-01", True), ("2020-12-31", True), ("2021-01-01", False)],
)
def test_both_ends_count_in_as_exactly_as_written(tmp_path: Path, day: str, holds: bool) -> None:
    own = load(table(tmp_path, "Jo Tarn,,DEU,GOV,Mayor,2019-05,2020\nJo Dahl,,DEU,,,,\n"))
    assert own.known(["Jo Tarn"])[0].holds_on(date.fromisoformat(day)) is holds
    assert not own.known(["Jo Tarn"])[0].holds_on(None)
    assert own.known(["Jo Dahl"])[0].holds_on(None)


def test_extra_columns_and_any_order_are_fine(tmp_path: Path) -> None:
    header = "\ufeffsector,note,end,country,Name,start,office,aliases\n"
    own = load(table(tmp_path, "GOV,x,,FRA,Jo Tarn,,Mayor,\n", header))
    assert own.known(["Jo Tarn"])[0].country == "FRA"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("Jo,,DEU,GOV,Mayor,2019-02-31,\n", "line 2: start is '2019-02-31'"),
        ("Jo,,DEU,GOV,Mayor,,soon\n", "line 2: end is 'soon'"),
        ("Jo,,DEU,GOV,Mayor,0000,\n", "line 2: start is '0000'"),
        ("Jo,,DEU,GOV,Mayor,2019,2018-12-31\n", "line 2 ends before it starts"),
        ("Jo,,Germany,GOV,Mayor,,\n", "line 2: 'Germany' is no country"),
        ("Jo,,DEU,KING,Mayor,,\n", "line 2: 'KING' is no sector"),
        (",,DEU,GOV,Mayor,,\n", "line 2 has no name"),
        ("Jo,,DEU,GOV\n", "line 2 has 4 cells, the first line 7"),
        ('Jo,,DEU,GOV,"Mayor,,\n', "is not valid CSV"),
        ("Jo,,DEU,GOV,Mayor,,\nJo,,DEU,GOV,Mayor,2019,\n", "line 3 tells 'Jo' with the same office and time as line 2"),
        ("Jo,,DEU,,Mayor,2018,2019\nJo,,FRA,,Judge,2019-05,\n", "line 3 gives 'Jo' another country than line 2"),
        ("Jo,Owl,DEU,,,,\nBo,owl,DEU,,,,\n", "line 3: 'owl' is 'Jo' in line 2 already"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, rows: str, words: str) -> None:
    with pytest.raises(OnrecordError) as error:
        load(table(tmp_path, rows))
    assert error.value.code == "actors-wrong"
    assert words in str(error.value)


def test_every_mistake_is_told_at_once_but_not_without_end(tmp_path: Path) -> None:
    with pytest.raises(OnrecordError) as error:
        load(table(tmp_path, "Jo,,DEU,GOV,Mayor,x,y\n" * 50))
    assert "line 2: start" in str(error.value)
    assert "line 2: end" in str(error.value)
    assert "and 80 more" in str(error.value)


def test_missing_columns_are_named(tmp_path: Path) -> None:
    with pytest.raises(OnrecordError, match="line 1 lacks aliases, sector, office, start, end"):
        load(table(tmp_path, "Jo,DEU\n", "name,country\n"))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.csv").write_bytes(HEADER.encode() + b"J\xf6rg,,DEU,,,,\n")
    for path in (tmp_path / "none.csv", tmp_path, tmp_path / "latin.csv"):
        with pytest.raises(OnrecordError) as error:
            load(path)
        assert error.value.code == "actors-unreadable"


def test_terms_that_follow_each_other_may_differ(tmp_path: Path) -> None:
    own = load(table(tmp_path, "Jo,,DEU,GOV,Mayor,2018,2019-05-31\nJo,,FRA,JUD,Judge,2019-06-01,\n"))
    assert [term.office for term in own.known(["Jo"]) if term.holds_on(date(2019, 6, 1))] == ["Judge"]


@given(st.text(max_size=300))
def test_any_text_is_a_table_or_a_clear_error(tmp_path_factory: pytest.TempPathFactory, rows: str) -> None:
    path = tmp_path_factory.mktemp("own") / "own.csv"
    path.write_bytes((HEADER + rows).encode("utf-8", "replace"))
    with suppress(OnrecordError):
        load(path)
