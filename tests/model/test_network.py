"""The labels beside the weights, and the network's version."""

import json
from pathlib import Path

from onrecord.model.network import EventLabels, version


def test_labels_keep_their_order_and_tell_where_the_outputs_part(tmp_path: Path) -> None:
    data = {"types": ["B", "A"], "statuses": ["actual"], "modes": [["B", None], ["B", "x"], ["A", None]], "roles": []}
    (tmp_path / "labels.json").write_text(json.dumps(data), "utf8")
    labels = EventLabels.load(tmp_path / "labels.json")
    assert labels == EventLabels(("B", "A"), ("actual",), (("B", None), ("B", "x"), ("A", None)), ())
    assert labels.offsets == [1, 3, 4, 7]


def test_the_version_changes_with_the_weights(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / "events.onnx").write_bytes(folder.name.encode())
    assert version(one) != version(other)
    assert version(one).split("+")[0] == version(other).split("+")[0]
