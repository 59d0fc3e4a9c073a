from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.dates import TimeExpression, expressions

FRIDAY = "2021-03-12"


def only(text: str, published: str | None = FRIDAY) -> TimeExpression:
    (found,) = expressions(text, published)
    return found


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("They met on Tuesday.", "2021-03-09", "2021-03-09"),
        ("They will meet on Tuesday.", "2021-03-16", "2021-03-16"),
        ("They met yesterday.", "2021-03-11", "2021-03-11"),
        ("They met three weeks ago.", "2021-02-15", "2021-02-21"),
        ("They met in late January.", "2021-01-21", "2021-01-31"),
        ("They met in the second quarter of 2020.", "2020-04-01", "2020-06-30"),
        ("They met in fiscal year 2019.", "2019-01-01", "2019-12-31"),
        ("They met from 3 to 5 March 2021.", "2021-03-03", "2021-03-05"),
    ],
)
def test_days_of_a_form(text: str, start: str, end: str) -> None:
    found = only(text)
    assert (found.start, found.end) == (start, end)


def test_without_a_publication_date_an_expression_says_what_it_is_relative_to() -> None:
    found = only("They met on Friday.", None)
    assert (found.start, found.end, found.relative) == (None, None, "friday<=publication")


def test_without_a_publication_date_a_full_date_is_still_one() -> None:
    assert only("They met on 3 March 2021.", None).start == "2021-03-03"


def test_a_vague_expression_has_no_days() -> None:
    found = only("They met recently.")
    assert (found.start, found.relative, found.granularity) == (None, None, "vague")


@pytest.mark.parametrize("text", ["on 31 February 2021", "on February 31", "on 2021-02-29", "on 31/04/2021"])
def test_a_day_that_no_calendar_has_is_no_date(text: str) -> None:
    assert not [e for e in expressions(f"They met {text}.", FRIDAY) if e.granularity == "day"]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("when", ["yesterday", "tomorrow", "last year", "next century", "90 years ago", "on Friday"])
def test_the_ends_of_the_calendar_never_crash(published: str, when: str) -> None:
    for found in expressions(f"They met {when}.", published):
        assert found.start is None or "0001" <= found.start[:4] <= "9999"


@pytest.mark.parametrize("published", ["", "Friday", "2021-02-31", None])
def test_a_broken_publication_date_is_none(published: str | None) -> None:
    assert only("They met yesterday.", published).relative == "publication-1d"


@given(
    st.lists(
        st.sampled_from("on Friday last 31 February May 9999 1 next week 2020 to early 3 ago 's - , .".split()),
        max_size=14,
    ),
    st.dates(),
)
def test_spans_lie_in_order_and_days_are_days(words: list[str], published: date) -> None:
    text, last = " ".join(words), 0
    for found in expressions(text, published.isoformat()):
        assert last <= found.span[0] < found.span[1] <= len(text)
        last = found.span[1]
        assert (found.start is None) == (found.end is None)
        if found.start and found.end:
            assert date.fromisoformat(found.start) <= date.fromisoformat(found.end)
