"""From logits to spans."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.decode import best_run, peak_run, runs, triggers


def test_triggers_begin_above_the_floor_and_run_on_inside() -> None:
    chances = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]], dtype=np.float32)
    assert [(first, last) for first, last, _ in triggers(chances)] == [(1, 2), (4, 4)]


def test_runs_of_one_role_are_split_at_a_begin_tag() -> None:
    assert runs(np.array([1, 2, 1, 0, 2, 3]), 0) == [(0, 1), (2, 2), (4, 4)]


def test_a_doubtful_piece_does_not_break_the_best_run() -> None:
    assert best_run(np.array([-1, 2, -0.5, 2, -3, 1], dtype=np.float32))[:2] == (1, 3)


def test_a_run_does_not_begin_with_pieces_that_count_nothing() -> None:
    assert best_run(np.array([0, 0, 1, 1, 0], dtype=np.float32))[:2] == (2, 3)


def test_one_sure_piece_beats_a_long_doubtful_run() -> None:
    assert peak_run(np.array([1, 1, 1, 1, -2, 3], dtype=np.float32), 0.0) == (5, 5, 3.0)


@given(st.lists(st.floats(-6, 6, width=32), min_size=1, max_size=40))
def test_no_other_run_sums_higher(scores: list[float]) -> None:
    array = np.array(scores, dtype=np.float32)
    first, last, total = best_run(array)
    assert np.isclose(array[first : last + 1].sum(), total, atol=1e-3)
    highest = max(array[a : b + 1].sum() for a in range(len(array)) for b in range(a, len(array)))
    assert total >= highest - 1e-3
