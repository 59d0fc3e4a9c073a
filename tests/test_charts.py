"""Counts drawn as lines: in step, told apart without colour, and never wider than they may be."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.charts import BAR, dyad_lines, timeline_lines
from onrecord.counting import DyadRow, TimelineRow

QUADS = ["verbal cooperation", "material cooperation", "verbal conflict", "material conflict", None]


def test_dyads_stand_in_step() -> None:
    rows = [DyadRow("俄罗斯", None, "verbal conflict", 12, -1.25), DyadRow("A\x1b[31m" + "b" * 60, "C", None, 3, None)]
    first, second = (line.plain for line in dyad_lines(rows))
    assert first.startswith("12  俄罗斯 ")
    assert cell_len(first.partition("→")[0]) == cell_len(second.partition("→")[0])
    assert "→ —  verbal conflict  -1.2" in first
    assert second.startswith(" 3  A␛[31mbbb")


def test_no_dyads_give_no_lines() -> None:
    assert list(dyad_lines([])) == []


def test_bars_and_gaps() -> None:
    rows = [
        TimelineRow("2020-01-01", "material conflict", 2),
        TimelineRow("2020-01-01", "verbal conflict", 2),
        TimelineRow("2020-01-03", None, 1),
        TimelineRow("2020-03-01", "verbal conflict", 1),
    ]
    legend, *lines = (line.plain for line in timeline_lines(rows, "day"))
    assert legend == "▓ verbal conflict   █ material conflict   · no quad\n"
    assert lines[0] == f"2020-01-01  {'▓' * 25}{'█' * 25} 4"
    assert lines[1:3] == ["2020-01-02  ", "2020-01-03  ············ 1"]
    assert lines[3:] == ["⋮", "2020-03-01  ▓▓▓▓▓▓▓▓▓▓▓▓ 1"]


@given(
    st.lists(st.builds(TimelineRow, st.just("2020-01-01"), st.sampled_from(QUADS), st.integers(1, 10**6)), min_size=1)
)
def test_no_bar_is_longer_than_it_may_be(rows: list[TimelineRow]) -> None:
    (_, line) = timeline_lines(rows, "day")
    bar = line.plain.split("  ", 1)[1].rpartition(" ")[0]
    assert len(bar) == BAR
