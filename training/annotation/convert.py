"""Turn hand annotation (sentence numbers and exact strings, ANNOTATION.md) into standoff records with offsets.

    python training/annotation/convert.py RAW.jsonl --articles ARTICLES.jsonl [--out FILE]

Without --out it only checks, and prints each entry whose strings are not found in the sentence it names.
Sentence numbers are those of `onrecord.reading.sentences.split`, printed by `--show ID`.
"""

import argparse
import hashlib
import json
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
    at = text.find(words, max(start, after))
    if at < 0 or at >= end:
        at = text.find(words, start)
    if at < 0 or at >= end or not words:
        raise AnnotationError(f"[{number}] has no {words!r}")
    return [at, at + len(words)]


def nearest(text: str, sentences: list[tuple[int, int]], number: int, words: str | None, content: list[list[int]]) -> list[list[int]]:
    """The occurrence of a short string closest to the content: source, cue and addressee often stand twice."""
    if words is None:
        return []
    if number < 0 or number >= len(sentences):
        raise AnnotationError(f"no sentence {number}")
    places: list[tuple[int, int]] = []
    for near in (number, number - 1, number + 1):
        if 0 <= near < len(sentences) and not places:
            start, end = sentences[near]
            at = text.find(words, start, end)
            while at >= 0:
                places.append((at, at + len(words)))
                at = text.find(words, at + 1, end)
    if not places:
        raise AnnotationError(f"[{number}] has no {words!r}")
    outside = [p for p in places if not any(a <= p[0] and p[1] <= b for a, b in content)] or places
    best = min(outside, key=lambda p: min(min(abs(p[1] - a), abs(p[0] - b)) for a, b in content))
    return [list(best)]


def kind(text: str, content: list[list[int]]) -> str:
    """direct, mixed or indirect, by the quotation marks in and just outside the content."""
    opened = "\"“‘'«"
    inside = sum(text.count(mark, a, b) for a, b in content for mark in "\"“”")
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


def convert(article: Raw, raw: Raw, complain: list[str]) -> Raw:
    text = article["text"]
    sentences = split(text)
    statements = []
    for number, entry in enumerate(raw["statements"]):
        try:
            statements.append(statement(text, sentences, entry, number))
        except (AnnotationError, KeyError, TypeError) as error:
            complain.append(f"{article['id']} statement {number}: {error!r}")
    return {"id": article["id"], "sha256": hashlib.sha256(text.encode()).hexdigest(), "statements": statements}


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
    print("\n".join(complaints) or f"{len(records)} articles, {sum(len(r['statements']) for r in records)} statements, no errors")
    if options.out:
        options.out.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf8")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
