"""Every view, its twins, its filters and what it refuses."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from starlette.testclient import TestClient

from onrecord.store import Store
from onrecord.web.app import VIEWS, create_app, web_link
from tests.web.conftest import ATTACK, HOSTILE_ID

ASKED = [
    ("overview", {}),
    ("overview", {"status": "any"}),
    ("events", {}),
    ("statements", {}),
    ("articles", {}),
    ("search", {"q": "port"}),
    ("search", {"q": "script"}),
    ("article", {"id": "a1", "row": "v3"}),
    ("article", {"id": HOSTILE_ID, "row": "s1"}),
    ("article", {"id": "b1"}),
    ("actor", {"name": "Jon Dahl"}),
    ("actor", {"name": "ESP"}),
    ("actor", {"name": "Nobody"}),
    ("actor", {"name": ATTACK[:400]}),
    ("dyad", {"a": "Ana Rey", "b": "Jon Dahl"}),
    ("dyad", {"a": "<b>", "b": "nobody"}),
]


def path(view: str, values: dict[str, str], form: str = "") -> str:
    return f"/{view}{form}?{urlencode(values, errors='surrogatepass')}"


def rows(client: TestClient, address: str) -> list[dict[str, Any]]:
    return list(client.get(address).json()["rows"])


@pytest.mark.parametrize(("view", "values"), ASKED)
def test_every_view_has_its_twins_and_escapes(client: TestClient, view: str, values: dict[str, str]) -> None:
    page = client.get("/" if (view, values) == ("overview", {}) else path(view, values))
    assert page.status_code == 200
    assert "\u202e" not in page.text
    assert_plain(page.text)
    assert json.loads(client.get(path(view, values, ".json")).content) is not None
    table = list(csv.reader(io.StringIO(client.get(path(view, values, ".tsv")).text), dialect="excel-tab"))
    assert {len(line) for line in table} == {len(table[0])}


class Tags(HTMLParser):
    """What a browser takes for markup on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def assert_plain(page: str) -> None:
    """No markup stands on the page but what the templates write."""
    tags = Tags()
    tags.feed(page)
    assert not {tag for tag, _ in tags.found} & {"img", "iframe", "object", "embed", "style", "base"}
    for tag, values in tags.found:
        assert not [name for name in values if name.startswith("on") or name in ("style", "autofocus", "srcdoc")]
        assert (values.get("href") or "/").startswith(("/", "#", "https://")), values
        assert tag != "script" or (values["src"] or "").startswith("/static/")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("actor=BOR&type=ASSAULT&outlet=globe", ["a1#v1", "a1#v2"]),
        ("status=negated&since=2020-02-01", ["a2#v4"]),
        ("recipient=Dahl&quad=verbal+conflict&until=2020-02-01", ["a1#v3"]),
        ("about=shelled&min_confidence=0.7", ["a1#v1", "a2#v1"]),
        ("country=IRQ&mode=heavy-weapons&reported_by=rey&outlet=other", ["a2#v1"]),
    ],
)
def test_event_filters(client: TestClient, query: str, found: list[str]) -> None:
    assert sorted(row["id"] for row in rows(client, f"/events.json?{query}")) == found


def test_lists_are_newest_first_and_paged(client: TestClient) -> None:
    first = client.get("/articles.json?rows=2").json()
    assert [row["id"] for row in first["rows"]] == ["a2", HOSTILE_ID]
    assert [row["id"] for row in rows(client, first["next"])] == ["a1", "b1"]
    page = client.get("/articles?rows=2").text
    assert 'href="/articles?rows=2&amp;page=2"' in page
    assert client.get("/statements.json?by=Rey&until=2020-02-01").json()["total"] == 1


def test_article_shows_evidence_both_ways(client: TestClient) -> None:
    page = client.get("/article?id=a1&row=v3").text
    for row in ("s1", "v1", "v2", "v3", "v4"):
        assert f'id="w-{row}" href="#row-{row}"' in page
        assert f'href="#w-{row}"' in page
        assert f'id="row-{row}"' in page
    text = re.sub(r'<a class="tag".*?</a>|<[^>]+>', "", page[page.index('<p class="body">') : page.index("</article>")])
    assert "Borland shelled the port of Tarn." in text
    assert re.search(r'r-trigger[^"]* chosen" data-rows="v3">demanded', page)


def test_long_texts_come_in_parts(store: Store) -> None:
    from onrecord.record import Article, Record, Statement

    text = "A line of words.\n" * 20_000
    store.add(Record(Article(text, id="long"), (), (), (Statement("s1", None, (), ((200_000, 200_010),), "indirect"),)))
    client = TestClient(create_app(store), base_url="http://localhost")
    assert len(client.get("/article?id=long").content) < 100_000
    assert "Part 4 of 6" in client.get("/article?id=long&row=s1").text
    assert client.get("/article?id=long&part=7").status_code == 404


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/events?since=tomorrow", 400, "since is a day such as 2020-01-31"),
        ("/events?since=2020-02-31", 400, "a day of the calendar"),
        ("/events?colour=red", 400, "There is no parameter colour"),
        ("/events?min_confidence=nan", 400, "from 0 to 1"),
        ("/events?status=perhaps", 400, "actual, future"),
        ("/events?quad=%27%3B--", 400, "code of the codebook"),
        ("/events?page=0", 400, "from 1 to"),
        ("/events?page=99999999999999999999", 400, "from 1 to"),
        ("/events?actor=a&actor=b", 400, "taken once"),
        ("/events?actor=%ff", 400, "not UTF-8"),
        ("/events?actor=" + "x" * 501, 400, "more than 500"),
        ("/events?" + "type=AID&" * 61, 400, "too many values"),
        ("/events?actor=" + "x" * 9000, 414, "too long"),
        ("/actor", 400, "name is missing"),
        ("/article?id=nothing", 404, "no article of this id"),
        ("/article?id=a1&row=s9", 404, "no such statement"),
        ("/static/..%2f..%2fapp.py", 404, "no such page"),
        ("/static/%2e%2e/app.py", 404, "no such page"),
        ("/../../etc/passwd", 404, "no such page"),
    ],
)
def test_what_cannot_be_asked_is_told(client: TestClient, address: str, status: int, words: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, words in answer.text) == (status, True), answer.text
    base, _, query = address.partition("?")
    if "%" not in base and ".." not in base:
        twin = client.get(f"{base}.json?{query}")
        assert (twin.status_code, words in twin.json()["error"]) == (status, True)


def test_only_reading(client: TestClient) -> None:
    assert client.post("/events").status_code == 405
    assert client.delete("/article?id=a1").status_code == 405


def test_empty_fields_leave_the_address(client: TestClient) -> None:
    answer = client.get("/events?actor=&type=AID&since=")
    assert (answer.status_code, answer.headers["location"]) == (303, "/events?type=AID")


def test_any_query_is_only_words(client: TestClient) -> None:
    for query in ('"', "NEAR(", "a*", "'; DROP TABLE events; --", "\x00", "AND OR NOT", "%", "\ud800"):
        for address in (
            f"/search?q={quote(query, errors='surrogatepass')}",
            f"/events?about={quote(query, errors='surrogatepass')}",
        ):
            assert client.get(address).status_code in (200, 303)


def test_headers(client: TestClient) -> None:
    for address in ("/", "/nothing", "/static/style.css", "/events.json", "/events?page=x"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_only_this_machine_is_answered(store: Store) -> None:
    for host, status in (("localhost:8000", 200), ("[::1]:8000", 200), ("evil.example", 421), ("", 421)):
        answer = TestClient(create_app(store)).get("/openapi.json", headers={"host": host})
        assert answer.status_code == status


def test_token(store: Store) -> None:
    client = TestClient(create_app(store, "secret"), base_url="http://10.0.0.1", follow_redirects=False)
    for address in ("/", "/events.json", "/static/style.css", "/?token=wrong", "/?token="):
        assert client.get(address).status_code == 401
    assert client.get("/events.json", headers={"authorization": "Bearer secret"}).status_code == 200
    welcome = client.get("http://10.0.0.1//evil.example/events?type=AID&token=secret")
    assert welcome.headers["location"] == "/evil.example/events?type=AID"
    assert "HttpOnly" in welcome.headers["set-cookie"]
    assert client.get("/events").status_code == 200


def test_openapi_tells_every_view(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert set(described["paths"]) == {f"/{view.path}{form}" for view in VIEWS for form in ("", ".json", ".tsv")}
    names = {parameter["name"] for parameter in described["paths"]["/events.json"]["get"]["parameters"]}
    assert {"actor", "recipient", "type", "status", "quad", "since", "outlet", "min_confidence", "about"} <= names


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JAVASCRIPT:x", " data:text/html,x", "//evil", "", None])
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert web_link(url) is None
    assert web_link("https://example.org/") == "https://example.org/"
