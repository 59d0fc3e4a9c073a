"""Training text: every data set as `Example`s, one shape for all."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from onrecord.record import Span
from training.events import EventFrame, event_frames

ROLES = ("source", "content", "addressee")
NAMES = ("person", "organization", "place", "group")
Json = dict[str, Any]

# Content is learned from word to word: data sets differ in whether quotation marks and "that" belong to it.
_EDGE = re.compile(r"^(?:[\s\"“”‘’'«»,;:.…\[\]()–—-]|that\b(?=\s))+", re.IGNORECASE)
_EDGE_END = re.compile(r"[\s\"“”‘’'«»,;:.…\[\]()–—-]+$")


@dataclass(frozen=True)
class Frame:
    """A trigger with its roles, as character spans."""

    cue: list[Span]
    roles: dict[str, list[Span]]


@dataclass(frozen=True)
class Example:
    """A text with its frames; `names` is None where nobody marked them, `skip` holds stretches nobody annotated."""

    id: str
    text: str
    frames: list[Frame]
    names: list[tuple[int, int, str]] | None = None
    skip: list[Span] = field(default_factory=list)
    weight: float = 1.0
    addressees: bool = True  # whether addressees were annotated at all
    events: list[EventFrame] | None = None  # None where nobody marked them


def trim(text: str, span: Span) -> Span | None:
    """The span without quotation marks, stops and an opening "that"; None where nothing is left."""
    start, end = span
    if head := _EDGE.match(text[start:end]):
        start += head.end()
    if tail := _EDGE_END.search(text[start:end]):
        end = start + tail.start()
    return (start, end) if start < end else None


def _trimmed(text: str, spans: Iterable[list[int]]) -> list[Span]:
    return [kept for pair in spans or () if (kept := trim(text, (pair[0], pair[1])))]


def _plain(spans: Iterable[list[int]] | None) -> list[Span]:
    return [(pair[0], pair[1]) for pair in spans or ()]


def lines(path: Path) -> Iterator[Json]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf8") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)


def polnear(path: Path) -> Iterator[Example]:
    """PolNeAR: attributions of 2016 US political news (Newell et al. 2018)."""
    for document in lines(path):
        text = document["text"]
        frames = [
            Frame(
                _plain(a["cue"]),
                {"source": _plain(a["source"]), "content": _trimmed(text, a["content"]), "addressee": []},
            )
            for a in document["attributions"]
            if a["cue"]
        ]
        yield Example(document["id"], text, frames, skip=_plain(document.get("ignore")), addressees=False)


def frame(text: str, statement: Json) -> Frame:
    """A statement of a record as a frame."""
    source, addressee = statement.get("source") or {}, statement.get("addressee") or {}
    return Frame(
        _plain(statement["cue"]),
        {
            "source": _plain(source.get("spans")),
            "content": _trimmed(text, statement["content"]),
            "addressee": _plain(addressee.get("spans")),
        },
    )


def records(path: Path, weight: float = 1.0) -> Iterator[Example]:
    """Gold records, and the single sentences annotated in the same form."""
    for record in lines(path):
        article = record["article"]
        yield example(article["id"], article["text"], record, weight)


def example(name: str, text: str, record: Json, weight: float = 1.0) -> Example:
    """A text with its annotated statements and, where the record has them, events."""
    frames = [frame(text, s) for s in record["statements"] if s["cue"]]
    events = list(event_frames(text, record)) if "events" in record else None
    return Example(name, text, frames, weight=weight, events=events)


def standoff(annotation: Path, texts: dict[str, str], weight: float = 1.0) -> Iterator[Example]:
    """Our own hand annotation: statements and events by offsets into texts held elsewhere."""
    documents: dict[str, Json] = {}
    for table in ("statements", "events"):
        for path in sorted((annotation / table).glob("*.jsonl")):
            for document in lines(path):
                documents.setdefault(document["id"], {}).update(document)
    for name, document in documents.items():
        yield example(name, _annotated(name, texts, document["sha256"]), document, weight)


def excerpts(path: Path, texts: dict[str, str]) -> Iterator[Example]:
    """Our annotation of parts of longer texts: events alone, by offsets into the part."""
    for document in lines(path):
        text = _annotated(document["document"], texts, document["sha256"])[slice(*document["span"])]
        yield replace(example(document["id"], text, document | {"statements": []}), skip=[(0, len(text))])


def _annotated(name: str, texts: dict[str, str], sha256: str) -> str:
    """The text of that name, where it still is the one that was annotated."""
    digest = hashlib.sha256(texts[name].encode()).hexdigest()
    if digest != sha256:
        raise ValueError(f"{name}: the text is not the one that was annotated (SHA-256 {digest})")
    return texts[name]


def detokenize(tokens: list[str]) -> str:
    """The text of a tokenised sentence, spaced as print spaces it; its SHA-256 names the sentence (`quad-…`)."""
    text = " ".join(tokens)
    text = re.sub(r" (?=[,.;:!?%)\]}’]|'s\b|n't\b|'re\b|'ve\b|'ll\b|'d\b|'m\b|…)", "", text)
    text = re.sub(r"(?<=[(\[{$‘“£€]) ", "", text)
    return re.sub(r"’ (?=s\b|t\b|re\b|ve\b|ll\b)", "’", text)


def quad_texts(path: Path) -> dict[str, str]:
    """The sentences of quads.spans, by the ids our annotation gives them."""
    texts = [detokenize(item["tokens"]) for item in lines(path)]
    return {f"quad-{hashlib.sha256(text.encode()).hexdigest()[:12]}": text for text in texts}


def silver_names(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Names marked by a program (spaCy), by text id."""
    return {item["id"]: [(s, e, k) for s, e, k in item["names"]] for item in lines(path)} if path.exists() else {}
