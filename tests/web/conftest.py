"""Records that the tests of the page share: what is told in them tries to get out of its place."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.record import Article, Entity, Event, Party, Record, Statement
from onrecord.store import Store
from onrecord.web.app import create_app
from tests.eventful import BARE, RECORD

ATTACK = (
    "<script>window.hit=1</script><img src=x onerror=window.hit=1><svg onload=window.hit=1>"
    "\" autofocus onfocus=window.hit=1 x='{{7*7}}{% raw %}\u202e\ud800"
)
HOSTILE_ID = '../"><script>window.hit=1</script>#?&.json'


def hostile() -> Record:
    """A record with markup wherever words can stand."""
    party = Party(((0, len(ATTACK)),), "e1")
    whole = ((0, len(ATTACK)),)
    article = Article(
        ATTACK + "\n" + ATTACK,
        id=HOSTILE_ID,
        title=ATTACK,
        byline=ATTACK,
        outlet=ATTACK,
        url="javascript:window.hit=1",
        published="2020-01-08",
    )
    event = Event(
        "v1", "ACCUSE", whole, ATTACK, (party,), (party,), whole, whole, place={"name": ATTACK}, reported_by="s1",
        quad=ATTACK, intensity=-2.0,
    )  # fmt: skip
    return Record(
        article,
        (Entity("e1", ATTACK),),
        (),
        (Statement("s1", party, whole, whole, "direct", party),),
        (event,),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "record.sqlite") as store:
        store.add(RECORD)
        store.add(BARE)
        store.add(replace(RECORD, article=replace(RECORD.article, id="a2", published="2020-03-01", outlet="Other")))
        store.add(hostile())
        yield store


@pytest.fixture
def client(store: Store) -> TestClient:
    return TestClient(create_app(store), base_url="http://localhost", follow_redirects=False)
