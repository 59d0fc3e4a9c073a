from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from onrecord.codebook import load
from onrecord.knowledge.names import exact, find, fold, split

ROWS = [line.split("\t") for line in (files("onrecord.knowledge") / "names.tsv").read_text("utf-8").splitlines()]


def test_the_table_is_whole() -> None:
    assert len(ROWS) > 20_000
    assert all(len(row) == 4 for row in ROWS)
    assert len({fold(row[0]) for row in ROWS}) == len(ROWS)
    assert {row[3] for row in ROWS} <= {"", *load().sectors}
    assert all(len(row[1]) == 3 or row[2] == "none" for row in ROWS)


@given(st.sampled_from(ROWS))
def test_every_name_is_found(row: list[str]) -> None:
    name = exact(f"the {row[0]}")
    assert name is not None
    assert (name.code, name.sector or "") == (row[1], row[3])


def test_accents_dots_and_genitives_do_not_count() -> None:
    assert fold("The U.S.") == fold("US")
    assert [word.form for word in split("Türkiye’s E.U. côte")] == ["Turkiye", "EU", "cote"]
    assert split("Türkiye’s")[0].genitive


def test_the_longest_name_is_found() -> None:
    assert [one.name.words for one in find(split("the South Sudan army in Sudan"))] == ["South Sudan", "Sudan"]
