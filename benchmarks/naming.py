"""How often a source gets its right name, given where the sources stand.

    python -m benchmarks.naming --names NAMES.jsonl GOLD.jsonl [...] [--errors]
    python -m benchmarks.naming --names NAMES.jsonl --articles ARTICLES.jsonl training/annotation/statements/*.jsonl

NAMES has one {"id", "names": [[start, end, kind], …]} an article. A name is right by the measure of score_record.py:
the words it shares with gold's are at least half of the shorter name's. The figures are by type of the source's words.
"""

import argparse
import collections
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.reading.coreference import resolve
from onrecord.reading.mentions import Name
from onrecord.reading.pronouns import pronoun
from onrecord.reading.sentences import split
from onrecord.record import Article, Party, Record, Statement, spans
from training.sources import lines

Json = dict[str, Any]
STOP = set(re.findall(r"\w+", "the of a an and in on for to at by us president minister government mr ms mrs dr sir"))


def words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"\w+", name) if len(word) > 1 and word.lower() not in STOP}


def is_right(gold: str, found: str) -> bool:
    one, other = words(gold), words(found)
    if not one or not other:
        return gold.strip().lower() == found.strip().lower()
    return len(one & other) * 2 >= min(len(one), len(other))


def party(item: Json | None) -> Party | None:
    return Party(spans(item.get("spans"))) if item and item.get("spans") else None


def statement(item: Json) -> Statement:
    return Statement(
        item["id"], party(item.get("source")), spans(item.get("cue")), spans(item["content"]), item["kind"],
        party(item.get("addressee")), item.get("within"),
    )  # fmt: skip


def cases(path: Path, articles: dict[str, Json]) -> Iterator[tuple[Article, list[Statement], list[str | None]]]:
    """Articles with their statements and the right name of each statement's source."""
    for row in lines(path):
        about = row.get("article") or articles[row["id"]]
        text = about["text"]
        article = Article(text, about["id"], about.get("title"), sentences=tuple(split(text)))
        names = {entity["id"]: entity["name"] for entity in row.get("entities", ())}
        right = [
            (s["source"] or {}).get("name") or names.get((s["source"] or {}).get("entity")) for s in row["statements"]
        ]
        yield article, [statement(item) for item in row["statements"]], right


def type_of(text: str, source: Party, record: Record) -> str:
    said = " ".join(text[start:end] for start, end in source.spans)
    if pronoun(said):
        return "pronoun"
    return "name" if re.search(r"\b[A-Z]", said[1:]) or (said[:1].isupper() and " " not in said) else "description"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--skip", type=Path, nargs="*", default=[], help="gold files whose articles are left out")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    names = {row["id"]: [Name((a, b), kind) for a, b, kind in row["names"]] for row in lines(options.names)}
    articles = {row["id"]: row for row in lines(options.articles)} if options.articles else {}
    left_out = {row["article"]["id"] for path in options.skip for row in lines(path)}
    right: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    spent, read = 0.0, 0
    for path in options.gold:
        for article, statements, expected in cases(path, articles):
            if article.id in left_out:
                continue
            begun = time.perf_counter()
            record = resolve(article, names[article.id], statements)
            spent, read = spent + time.perf_counter() - begun, read + len(article.text.split())
            for said, gold in zip(record.statements, expected, strict=True):
                if said.source is None or gold is None:
                    continue
                kind, entity = type_of(article.text, said.source, record), record.entity(said.source)
                found = entity.name if entity else ""
                total[kind] += 1
                right[kind] += is_right(gold, found)
                if options.errors and not is_right(gold, found):
                    text = " | ".join(article.text[a:b] for a, b in said.source.spans)
                    print(f"{article.id[3:19]} {said.id:4} {kind:11} {text!r} -> {found!r}, gold {gold!r}")
    for kind in sorted(total):
        print(f"{kind:12} {100 * right[kind] / total[kind]:5.1f} %  of {total[kind]}")
    print(f"{'all':12} {100 * right.total() / total.total():5.1f} %  of {total.total()}")
    print(f"{1e3 * spent * 800 / read:.2f} ms for 800 words")


if __name__ == "__main__":
    main()
