from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.furniture_features import BUCKETS, bucket, features
from onrecord.intake.furniture_rules import kinds
from onrecord.intake.lines import split


def test_buckets_are_the_same_everywhere() -> None:
    assert [bucket(name) for name in ("bias", "wminister", "1größe")] == [10843, 15860, 14973]


@given(st.text(max_size=400))
def test_every_line_has_features_within_the_table(text: str) -> None:
    lines = split(text)
    rows = features(lines, kinds(lines))
    assert len(rows) == len(lines)
    assert all(0 <= column < BUCKETS for row in rows for column in row)


def test_a_line_is_told_by_its_place() -> None:
    body = "word " * 30 + "."
    top, _, bottom = features(split(f"A short line\n{body}\nA short line"), [None] * 3)
    assert set(top) != set(bottom)
