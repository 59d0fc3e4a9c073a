"""Records and stores that the store tests share."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.record import Article, Entity, Event, Mention, Party, Record, Statement
from onrecord.store import Store

SHARED = Path(__file__).resolve().parents[3] / "shared"
TEXT = 'Minister Ana Rey said on Monday: "Troops will leave." She told Café Noir that Ümit Kaya had demanded sanctions.'


@pytest.fixture
def gold() -> list[Record]:
    path = SHARED / "data/gold/train.jsonl"
    if not path.is_file():
        pytest.skip("needs ../shared (development data, not part of the project)")
    return [Record.from_json(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "record.sqlite") as store:
        yield store


@pytest.fixture
def make() -> Callable[..., Record]:
    """A small record with every kind of part; keywords describe its article."""

    def made(text: str = TEXT, **description: Any) -> Record:
        return Record(
            Article(text, **({"id": "a1", "published": "2020-01-06", "outlet": "The Globe"} | description)),
            entities=(Entity("e1", "Ana Rey", "person", "ESP", "GOV"), Entity("e2", "Café Noir", "organization")),
            mentions=(Mention((9, 16), "e1"),),
            statements=(
                Statement("s1", Party(((0, 16),), "e1"), ((17, 21),), ((33, 53),), "direct", confidence=0.9),
                Statement(
                    "s2", Party(((54, 57),), "e1"), ((58, 62),), ((78, 111),), "indirect", Party(((63, 72),), "e2")
                ),
                Statement("s3", None, ((92, 100),), ((101, 110),), "indirect", within="s2", confidence=0.4),
            ),
            events=(Event("v1", "REQUEST", ((92, 100),), recipients=(Party((), "e2"),), date={"start": "2020-01-05"}),),
        )

    return made
