"""Web pages to articles, with trafilatura (the optional extra `onrecord[html]`).

The canonical text is what the extractor takes for the article, its blocks set apart by blank lines.
"""

import re
from collections.abc import Callable
from itertools import chain, islice
from typing import Any, Unpack

from onrecord.intake import published
from onrecord.intake.build import Metadata, from_text, problem
from onrecord.intake.decode import decode
from onrecord.intake.limits import HEAD, MAX_ELEMENTS, MAX_HTML_BYTES
from onrecord.problems import OnrecordError
from onrecord.record import Article, Problem

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset=["']?([\w.:-]{2,40})""", re.IGNORECASE)

# Where pages state when they were published, most explicit first.
_META = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date"),
    *("sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date.issued", "dcterms.issued"),
    *("dc.date", "dcterms.created", "date"),
)
_JSON_LD = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')

# htmldate would search the whole page for any date and bound it by today's; its answer is not used, so make it cheap.
_CHEAP_DATE = {"extensive_search": False, "max_date": "2199-12-31"}


def from_html(page: bytes | str, *, origin: str = "html", **metadata: Unpack[Metadata]) -> Article | Problem:
    """One article from a web page; metadata given here beats what the page says of itself.

    `published` is set only where the page states it: in its metadata, its JSON-LD or a time element.
    Without trafilatura the answer is the problem `no-html-support`.
    """
    try:
        text, found = _extracted(_page_text(page))
    except OnrecordError as error:
        return problem(origin, error)
    known = {name: value for name, value in metadata.items() if value is not None}
    return from_text(text, origin=origin, **(found | known))  # type: ignore[arg-type]


def _page_text(page: bytes | str) -> str:
    if len(page) > MAX_HTML_BYTES:
        raise OnrecordError("too-large", size=f"{len(page):,} bytes", limit=f"{MAX_HTML_BYTES:,} bytes")
    if isinstance(page, str):
        return page
    declared = _CHARSET.search(page[:HEAD])
    try:
        return page.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass  # the declaration is wrong more often than valid UTF-8 is an accident, so it comes second
    try:
        return page.decode(declared[1].decode("ascii")) if declared else decode(page)
    except (UnicodeDecodeError, LookupError):
        return decode(page)


def _extracted(page: str) -> tuple[str, Metadata]:
    """The article's text and what the page says about it.

    Raises:
        OnrecordError: `no-html-support` without trafilatura, `too-large`, `no-article` when the page holds none.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise OnrecordError("no-html-support") from error
    try:
        return _of_tree(trafilatura.load_html(page), trafilatura.bare_extraction)
    except OnrecordError:
        raise
    except Exception as error:  # hostile markup: whatever lxml or the extractor stumbles over is this page's problem
        raise OnrecordError("no-article") from error


def _of_tree(tree: Any, extract: Callable[..., Any]) -> tuple[str, Metadata]:
    if tree is None:
        raise OnrecordError("no-article")
    if sum(1 for _ in islice(tree.iter(), MAX_ELEMENTS + 1)) > MAX_ELEMENTS:
        raise OnrecordError("too-large", size="very many elements", limit=f"{MAX_ELEMENTS:,} elements")
    day = _published(tree)  # first: the extractor takes the tree apart
    document = extract(tree, with_metadata=True, include_comments=False, date_extraction_params=_CHEAP_DATE)
    blocks = [line for line in str(getattr(document, "text", None) or "").split("\n") if line.strip()]
    if not blocks:
        raise OnrecordError("no-article")
    return "\n\n".join(blocks), _stated(document, day)


def _stated(document: Any, day: str | None) -> Metadata:
    return Metadata(
        title=document.title, byline=document.author, outlet=document.sitename, url=document.url, published=day
    )


def _published(tree: Any) -> str | None:
    """The first date the page states that can be read; what a page says of itself is no input error."""
    for value in chain(_in_metadata(tree), _in_json_ld(tree), _in_time_elements(tree)):
        try:
            return published.normal(value)
        except OnrecordError:
            continue
    return None


def _in_metadata(tree: Any) -> list[str]:
    stated: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        stated.setdefault(name.lower(), element.get("content") or "")
    return [stated[name] for name in _META if stated.get(name)]


def _in_json_ld(tree: Any) -> list[str]:
    scripts = tree.xpath('.//script[@type="application/ld+json"]')
    return [match[1] for script in scripts if (match := _JSON_LD.search(script.text or ""))]


def _in_time_elements(tree: Any) -> list[str]:
    """Times marked as publication; else the one day that all times of the article bear."""
    marked = tree.xpath('.//time[@pubdate or @itemprop="datePublished"]/@datetime')
    if marked:
        return list(marked)
    times = tree.xpath("(.//article)[1]//time/@datetime") or tree.xpath(".//time/@datetime")
    return list(times[:1]) if len({time[:10] for time in times}) == 1 else []
