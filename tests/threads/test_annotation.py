"""The annotated threads hold together, and the rules do on them what docs/threads.md says."""

import hashlib

from benchmarks.threads import ARTICLES, CHAINS, EVENTS, PARTS, Gold, annotated, rows, tally
from onrecord.threads import KINDS, RELATIONS, threads


def test_every_act_stands_in_its_article() -> None:
    texts = {row["id"]: row["text"] for path in ARTICLES for row in rows(path)}
    events = {(row["id"], event["id"]): event for row in rows(EVENTS) for event in row["events"]}
    for chain in rows(CHAINS):
        for act in (*chain["opening"], *(act for link in chain["links"] for act in link["act"])):
            assert events[act["article"], act["event"]]["trigger"] == act["trigger"]
            assert "…".join(texts[act["article"]][slice(*span)] for span in act["trigger"]) == act["words"]


def test_texts_are_those_that_were_annotated() -> None:
    texts = {row["id"]: row["text"] for path in ARTICLES for row in rows(path)}
    assert {row["id"]: row["sha256"] for row in rows(EVENTS)} == {
        id: hashlib.sha256(text.encode()).hexdigest() for id, text in texts.items()
    }


def test_an_article_belongs_to_one_part() -> None:
    parts = {row["id"]: row["part"] for row in rows(EVENTS)}
    for chain in rows(CHAINS):
        acts = (*chain["opening"], *(act for link in chain["links"] for act in link["act"]))
        assert {parts[act["article"]] for act in acts} == {chain["part"]} <= set(PARTS)


def test_kinds_and_relations_are_known_and_ids_single() -> None:
    chains = rows(CHAINS)
    assert {chain["kind"] for chain in chains} == set(KINDS)
    assert {relation for chain in chains for link in chain["links"] for relation in link["relations"]} <= set(RELATIONS)
    assert len({chain["id"] for chain in chains}) == len(chains)


def test_linking_on_the_sample_crisis_stays_where_it_is() -> None:
    tallies = []
    for part in ("first", "second"):
        links = [link for thread in threads(annotated(part)) for link in thread.links]
        tallies.append(tally(Gold(part), links))
    right, wrong, wanted = (sum(len(getattr(one, key)) for one in tallies) for key in ("right", "wrong", "wanted"))
    assert right / (right + wrong) >= 0.8
    assert right / wanted >= 0.55
