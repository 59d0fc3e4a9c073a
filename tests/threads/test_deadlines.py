import pytest

from onrecord.threads import threads
from tests.told import Told, record


@pytest.mark.parametrize(
    ("content", "deadline"),
    [
        ("leave by October 31", "2020-10-31"),
        ("send a bill within the next 10 days", "2020-01-20"),
        ("leave before the end of January", "2020-01-31"),
        ("pay by December 1, 2019", None),
        ("remember October 31", None),
        ("leave soon", None),
    ],
)
def test_the_day_that_the_words_set(content: str, deadline: str | None) -> None:
    demand = Told(f"Ana Rey [demanded] that Jon Dahl {{{content}}}.", "REQUEST", "Ana Rey", "Jon Dahl")
    assert [thread.deadline for thread in threads([record(demand)])] == [deadline]


def test_without_a_day_of_publication_there_is_none() -> None:
    demand = Told("Ana Rey [demanded] that Jon Dahl {leave within the next 10 days}.", "REQUEST", "Ana Rey", "Jon Dahl")
    assert threads([record(demand, published=None)])[0].deadline is None
