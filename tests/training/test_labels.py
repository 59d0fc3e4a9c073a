"""The labels' order, which the weights depend on."""

import json

import pytest

from onrecord.codebook import load
from onrecord.model.network import WEIGHTS
from training.labels import MODES, TYPES, as_json

SHIPPED = WEIGHTS / "labels.json"


def test_every_type_has_the_choice_of_no_mode_first() -> None:
    book = load()
    for code in TYPES:
        modes = [mode for kind, mode in MODES if kind == code]
        assert modes == [None, *(mode.code for mode in book.types[code].modes)]


def test_types_stand_together_in_one_order() -> None:
    assert tuple(dict.fromkeys(code for code, _ in MODES)) == TYPES == tuple(load().types)
    assert (len(TYPES), len(MODES)) == (16, 83)


@pytest.mark.skipif(not SHIPPED.exists(), reason="the weights shipped here have no events yet")
def test_the_shipped_weights_have_these_labels_in_this_order() -> None:
    shipped = json.loads(SHIPPED.read_text("utf8"))
    assert len(shipped.pop("calibration")) == 4
    assert shipped == json.loads(json.dumps(as_json()))
