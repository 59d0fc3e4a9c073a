"""Data sets as examples of one shape."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.sources import detokenize, excerpts, lines, polnear, quad_texts, silver_names, standoff, trim

ROOT = Path(__file__).resolve().parents[2]
ANNOTATION, DATA = ROOT / "training/annotation", ROOT.parent / "shared/data"
TEXT = "Nothing. Borland shelled Tarn. Nothing."


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def written(path: Path, *objects: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(map(json.dumps, objects)) + "\n", "utf8")
    return path


def event(at: int) -> dict[str, object]:
    plain: dict[str, object] = {
        "type": "ASSAULT",
        "mode": None,
        "status": "actual",
        "actors": [],
        "recipients": [],
        "date": None,
    }
    return plain | {"trigger": [[at, at + 7]]}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("“We wait.”", "We wait"),
        ("that they wait, ", "they wait"),
        ("“that they wait", "they wait"),
        ("That’s it", "That’s it"),
        ("thatched", "thatched"),
        ("the U.S.", "the U.S"),
        ("wait", "wait"),
    ],
)
def test_content_is_trimmed_to_words(text: str, kept: str) -> None:
    span = trim(text, (0, len(text)))
    assert span
    assert text[slice(*span)] == kept


@pytest.mark.parametrize("text", ["", "“”", " … "])
def test_marks_alone_are_no_content(text: str) -> None:
    assert trim(text, (0, len(text))) is None


@given(st.text(st.sampled_from("ab “”.,-that"), max_size=30), st.integers(0, 10), st.integers(0, 40))
def test_a_trimmed_span_lies_in_the_span(text: str, start: int, end: int) -> None:
    kept = trim(text, (start, min(end, len(text))))
    assert kept is None or start <= kept[0] < kept[1] <= end
    assert kept is None or trim(text, kept) == kept


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("He did n't go , she did .", "He didn't go, she did."),
        ("Borland 's army ( the old one ) left", "Borland's army (the old one) left"),
        ("He said : “ We ’ re off .", "He said: “We’re off."),
        ("It is 5 % of $ 9 …", "It is 5% of $9…"),
        ("the ministers ’ talks", "the ministers’ talks"),
        ("", ""),
    ],
)
def test_tokens_are_spaced_as_print_spaces_them(tokens: str, text: str) -> None:
    assert detokenize(tokens.split()) == text


def test_a_sentence_is_named_by_its_text(tmp_path: Path) -> None:
    path = written(tmp_path / "quads.jsonl", {"tokens": ["He", "left", "."]})
    assert quad_texts(path) == {f"quad-{digest('He left.')[:12]}": "He left."}


def test_lines_that_are_empty_are_none(tmp_path: Path) -> None:
    assert list(lines(written(tmp_path / "x.jsonl", {"a": 1}, {"b": 2}))) == [{"a": 1}, {"b": 2}]


def test_silver_names_are_none_without_a_file(tmp_path: Path) -> None:
    assert silver_names(tmp_path / "none.jsonl") == {}
    path = written(tmp_path / "names.jsonl", {"id": "a", "names": [[0, 7, "place"]]})
    assert silver_names(path) == {"a": [(0, 7, "place")]}


def test_statements_and_events_of_one_text_make_one_example(tmp_path: Path) -> None:
    sha256 = digest(TEXT)
    said = {"cue": [[17, 24]], "source": None, "content": [[25, 30]], "addressee": None}
    written(tmp_path / "statements/a.jsonl", {"id": "a", "sha256": sha256, "statements": [said]})
    written(tmp_path / "events/a.jsonl", {"id": "a", "sha256": sha256, "events": [event(17)]})
    (example,) = standoff(tmp_path, {"a": TEXT}, weight=0.5)
    assert (example.id, example.text, example.weight) == ("a", TEXT, 0.5)
    assert [TEXT[slice(*span)] for span in example.frames[0].roles["content"]] == ["Tarn"]
    assert example.events
    assert TEXT[slice(*example.events[0].trigger)] == "shelled"


def test_an_excerpt_is_read_by_offsets_into_its_part(tmp_path: Path) -> None:
    document = {"id": "a:9-30", "document": "a", "sha256": digest(TEXT), "span": [9, 30], "events": [event(8)]}
    (example,) = excerpts(written(tmp_path / "x.jsonl", document), {"a": TEXT})
    assert (example.text, example.frames, example.skip) == ("Borland shelled Tarn.", [], [(0, 21)])
    assert example.events
    assert example.text[slice(*example.events[0].trigger)] == "shelled"


def test_another_text_than_the_annotated_one_is_refused(tmp_path: Path) -> None:
    document = {"id": "a", "document": "a", "sha256": digest("other"), "span": [9, 30], "events": []}
    path = written(tmp_path / "events/x.jsonl", document | {"statements": []})
    with pytest.raises(ValueError, match="not the one that was annotated"):
        list(excerpts(path, {"a": TEXT}))
    with pytest.raises(ValueError, match="not the one that was annotated"):
        list(standoff(tmp_path, {"a": TEXT}))


@pytest.mark.skipif(not DATA.exists(), reason="the texts we annotated stand in ../shared, which is not here")
def test_our_annotation_fits_its_texts() -> None:
    texts = {article["id"]: article["text"] for article in lines(DATA / "articles/wikinews.jsonl")}
    texts |= quad_texts(DATA / "events/quads.spans.train.jsonl")
    broad = {example.id: example.text for example in polnear(DATA / "statements/polnear.train.jsonl")}
    found = [*standoff(ANNOTATION, texts), *excerpts(ANNOTATION / "events/excerpts/polnear.jsonl", broad)]
    assert sum(example.events is not None for example in found) > 398
    for example in found:
        for event in example.events or ():
            spans = [event.trigger, *(span for role in event.roles.values() for span in role)]
            assert all(0 <= start < end <= len(example.text) for start, end in spans)
