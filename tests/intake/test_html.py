import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake import from_html, limits
from onrecord.record import Article, Problem

FIRST = "The minister said on Monday that the government would not sign the treaty unless the troops left."
SECOND = "“We have waited long enough,” she told reporters in the capital after a meeting with the café owners."
PAGE = f"""<html><head><title>Minister refuses | The Daily</title>{{head}}
<meta property="og:site_name" content="The Daily"><meta name="author" content="Jane Doe">
<link rel="canonical" href="https://daily.example/minister"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Minister refuses</h1>{{body}}<p>{FIRST}</p><p>{SECOND}</p></article>
<footer>Printed on 4 March 2019</footer></body></html>"""


def page(head: str = "", body: str = "") -> str:
    return PAGE.format(head=head, body=body)


def article(source: bytes | str) -> Article:
    result = from_html(source)
    assert isinstance(result, Article), result
    return result


def test_text_and_metadata_are_extracted() -> None:
    result = article(page())
    assert f"{FIRST}\n\n{SECOND}" in result.text
    assert (result.title, result.byline, result.outlet) == ("Minister refuses", "Jane Doe", "The Daily")
    assert result.url == "https://daily.example/minister"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_bytes_in_any_encoding(encoding: str) -> None:
    assert SECOND in article(page().encode(encoding)).text


def test_a_declared_encoding_is_used() -> None:
    source = page('<meta charset="iso-8859-2">', "<p>From Łódź</p>").encode("iso-8859-2", "xmlcharrefreplace")
    assert "Łódź" in article(source).text


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("", "", None),
        ('<meta property="article:published_time" content="2020-01-05T10:00:00Z">', "", "2020-01-05T10:00:00+00:00"),
        ('<meta name="date" content="soon"><meta itemprop="datePublished" content="2020-01-05">', "", "2020-01-05"),
        ('<script type="application/ld+json">{"datePublished": "2020-01-05"}</script>', "", "2020-01-05"),
        ("", '<time datetime="2020-01-05T10:00">Sunday</time>', "2020-01-05T10:00:00"),
        ("", '<time datetime="2020-01-05">a</time><time datetime="2020-01-07">b</time>', None),
        ("", '<time datetime="2020-01-05">a</time><time pubdate datetime="2020-01-07">b</time>', "2020-01-07"),
        ('<meta property="article:modified_time" content="2020-01-05">', "", None),
    ],
)
def test_only_a_stated_date_is_taken(head: str, body: str, expected: str | None) -> None:
    assert article(page(head, body)).published == expected


def test_what_is_given_beats_the_page() -> None:
    result = from_html(page(), id="x", title="Given", published="2020-01-05", byline=None)
    assert isinstance(result, Article)
    assert (result.id, result.title, result.published, result.byline) == ("x", "Given", "2020-01-05", "Jane Doe")


@pytest.mark.parametrize("source", ["", "<html></html>", "plain words", b"", "<div>" * 50_000 + "x", "<" * 9999])
def test_a_page_without_an_article(source: bytes | str) -> None:
    result = from_html(source, origin="p.html")
    assert isinstance(result, Problem)
    assert (result.origin, result.code) in {("p.html", "no-article"), ("p.html", "language")}


@pytest.mark.parametrize("source", [b" " * (limits.MAX_HTML_BYTES + 1), b"<p>x<br>" * limits.MAX_ELEMENTS])
def test_too_large_a_page(source: bytes) -> None:
    result = from_html(source)
    assert isinstance(result, Problem)
    assert result.code == "too-large"


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    result = from_html(page())
    assert isinstance(result, Problem)
    assert result.code == "no-html-support"
    assert "pip install 'onrecord[html]'" in result.reason


@settings(max_examples=50, deadline=None)
@given(st.text() | st.binary())
def test_any_markup_gives_an_article_or_a_problem(source: bytes | str) -> None:
    inner = source if isinstance(source, str) else source.decode("latin-1")
    assert isinstance(from_html(page("", inner)), Article | Problem)
    assert isinstance(from_html(source), Article | Problem)
