"""Turn hand annotation (sentence numbers and exact strings, ANNOTATION.md) into standoff records with offsets.

    python training/annotation/convert.py RAW.jsonl --articles ARTICLES.jsonl [--out FILE]

Without --out it only checks, and prints each entry whose strings are not found in the sentence it names.
Sentence numbers are those of `onrecord.reading.sentences.split`, printed by `--show ID`.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.reading.sentences import split

Raw = dict[str, Any]


class AnnotationError(ValueError):
    """A string that does not stand in the sentence the annotation names."""


def find(text: str, sentences: list[tuple[int, int]], number: int, words: str, after: int = 0) -> list[int]:
    """The span of `words` in sentence `number` (also running on into the next ones)."""
    if not 0 <= number < len(sentences):
        raise AnnotationError(f"no sentence {number}")
    start, end = sentences[number]
    places = occurrences(text, words, start, end)
    if not places:
        raise AnnotationError(f"[{number}] has no {words!r}")
    return list(next((place for place in places if place[0] >= after), places[0]))


def occurrences(text: str, words: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words begin within text[start:end]: as whole words, or anywhere where they stand in no such place."""
    if not words:
        return []
    found = [match.start() for match in re.finditer(re.escape(words), text[start:])]
    places = [(start + at, start + at + len(words)) for at in found if start + at < end]
    whole = [(a, b) for a, b in places if not (inside_word(text, a) or inside_word(text, b))]
    return whole or places


def inside_word(text: str, at: int) -> bool:
    """Whether letters stand on both sides of the offset."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def nearest(
    text: str, sentences: list[tuple[int, int]], number: int, words: str | None, content: list[list[int]]
) -> list[list[int]]:
    """The occurrence of a short string closest to the content: source, cue and addressee often stand twice."""
    if words is None:
        return []
    if number < 0 or number >= len(sentences):
        raise AnnotationError(f"no sentence {number}")
    places: list[tuple[int, int]] = []
    for near in (number, number - 1, number + 1):
        if 0 <= near < len(sentences) and not places:
            places = occurrences(text, words, *sentences[near])
    if not places:
        raise AnnotationError(f"[{number}] has no {words!r}")
    outside = [p for p in places if not any(a <= p[0] and p[1] <= b for a, b in content)] or places
    best = min(outside, key=lambda p: min(min(abs(p[1] - a), abs(p[0] - b)) for a, b in content))
    return [list(best)]


def kind(text: str, content: list[list[int]]) -> str:
    """direct, mixed or indirect, by the quotation marks in and just outside the content."""
    opened = "\"“‘'«"
    inside = sum(text.count(mark, a, b) for a, b in content for mark in '"“”')
    wholly = all(a > 0 and text[a - 1] in opened for a, b in content[:1])
    if wholly:
        return "direct"
    return "mixed" if inside else "indirect"


def statement(text: str, sentences: list[tuple[int, int]], raw: Raw, number: int) -> Raw:
    at, content = 0, []
    for piece in raw["content"]:
        where, words = (piece["sentence"], piece["text"]) if isinstance(piece, dict) else (raw["sentence"], piece)
        content.append(find(text, sentences, where, words, at))
        at = content[-1][1]
    spans = {key: nearest(text, sentences, raw["sentence"], raw.get(key), content) for key in ("speaker", "cue", "to")}
    within = raw.get("within")
    return {
        "id": f"s{number + 1}",
        "source": {"spans": spans["speaker"], "name": raw.get("name")} if spans["speaker"] or raw.get("name") else None,
        "cue": spans["cue"],
        "content": content,
        "kind": raw.get("kind") or kind(text, content),
        "addressee": {"spans": spans["to"]} if spans["to"] else None,
        "within": None if within is None else f"s{within + 1}",
    }


def party(text: str, sentences: list[tuple[int, int]], number: int, raw: Raw, trigger: list[int]) -> Raw:
    """A party of an event; one the sentence leaves unexpressed has no spans."""
    spans = nearest(text, sentences, number, raw.get("text"), [trigger])
    return {"spans": spans, "name": raw.get("name"), "country": raw.get("country"), "sector": raw.get("sector")}


def event(text: str, sentences: list[tuple[int, int]], raw: Raw, number: int) -> Raw:
    where = raw["sentence"]
    trigger = find(text, sentences, where, raw["trigger"])
    spans = {key: nearest(text, sentences, where, raw.get(key), [trigger]) or None for key in ("content", "condition")}
    return {
        "id": f"v{number + 1}",
        "type": raw["type"],
        "mode": raw.get("mode"),
        "trigger": [trigger],
        "actors": [party(text, sentences, where, entry, trigger) for entry in raw["actor"]],
        "recipients": [party(text, sentences, where, entry, trigger) for entry in raw["recipient"]],
        **spans,
        "status": raw["status"],
        "date": raw.get("date"),
        "place": raw.get("place"),
        "reported_by": None if raw.get("by") is None else f"s{raw['by'] + 1}",
        "same_as": None if raw.get("same_as") is None else f"v{raw['same_as'] + 1}",
    }


def convert(article: Raw, raw: Raw, complain: list[str]) -> Raw:
    """One article's entries with offsets; `raw` holds its statements, its events or both."""
    text = article["text"]
    sentences = split(text)
    record: Raw = {"id": article["id"], "sha256": hashlib.sha256(text.encode()).hexdigest()}
    for key, convert_entry in (("statements", statement), ("events", event)):
        if key not in raw:
            continue
        record[key] = []
        for number, entry in enumerate(raw[key]):
            try:
                record[key].append(convert_entry(text, sentences, entry, number))
            except (AnnotationError, KeyError, TypeError) as error:
                complain.append(f"{article['id']} {key} {number}: {error!r}")
    return record


def lines(path: Path) -> Iterator[Raw]:
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                print(f"{path}:{number}: {error}", file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path, nargs="?")
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--show", nargs="*", default=[], help="print these articles with numbered sentences")
    options = parser.parse_args()
    articles = {article["id"]: article for article in lines(options.articles)}
    for name in options.show:
        text = articles[name]["text"]
        print(f"=== {name}  published {articles[name].get('published')}")
        print("\n".join(f"[{n}] {text[a:b]}" for n, (a, b) in enumerate(split(text))), end="\n\n")
    if options.raw is None:
        return 0
    complaints: list[str] = []
    records = [convert(articles[raw["id"]], raw, complaints) for raw in lines(options.raw)]
    entries = sum(len(record.get(key, ())) for record in records for key in ("statements", "events"))
    print("\n".join(complaints) or f"{len(records)} articles, {entries} entries, no errors")
    if options.out:
        options.out.write_text(
            "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf8"
        )
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
