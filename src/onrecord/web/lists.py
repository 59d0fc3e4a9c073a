"""The views that list: events, statements, articles, search."""

from typing import Any

from onrecord.record import Json
from onrecord.rows import ArticleRow, EventRow, Hit, StatementRow
from onrecord.store import Store
from onrecord.store.events import WantedEvents
from onrecord.store.pages import event_numbers, found_articles, found_events, found_statements
from onrecord.store.reading import Wanted
from onrecord.web.answers import Answer, View, page_json
from onrecord.web.asking import Asked
from onrecord.web.parameters import ARTICLE_FILTERS, EVENT_FILTERS, PAGING, STATEMENT_FILTERS, Parameter

_WORDS = Parameter("q", "words", "Words", 'Every word has to be there; "words in quotation marks" stand together')


def wanted_events(asked: Asked, **more: Any) -> WantedEvents:
    """The events that a URL asks for."""
    same = [parameter.name for parameter in EVENT_FILTERS if not parameter.many]
    several = {"types": "type", "statuses": "status", "quads": "quad"}
    values = {name: asked.value(name) for name in same} | {name: asked.value(of) or () for name, of in several.items()}
    return WantedEvents(**values | more)


def wanted_statements(asked: Asked) -> Wanted:
    """The statements that a URL asks for."""
    return Wanted(**{parameter.name: asked.value(parameter.name) for parameter in STATEMENT_FILTERS})


def events(store: Store, asked: Asked) -> Answer:
    """Events, newest first."""
    found = store.ask(found_events, wanted_events(asked), asked.stretch())
    return _list("events.html", EventRow, found.rows, found.total, asked, filters=EVENT_FILTERS)


def statements(store: Store, asked: Asked) -> Answer:
    """Statements, newest articles first."""
    found = store.ask(found_statements, wanted_statements(asked), asked.stretch())
    return _list("statements.html", StatementRow, found.rows, found.total, asked, filters=STATEMENT_FILTERS)


def articles(store: Store, asked: Asked) -> Answer:
    """Articles, newest first."""
    wanted = {parameter.name: asked.value(parameter.name) for parameter in ARTICLE_FILTERS}
    found = store.ask(found_articles, asked.stretch(), **wanted)
    numbers = store.ask(event_numbers, [row.id for row in found.rows])
    return _list(
        "articles.html", ArticleRow, found.rows, found.total, asked, filters=ARTICLE_FILTERS, event_numbers=numbers
    )


def search(store: Store, asked: Asked) -> Answer:
    """Places in the text of articles and in statements, best articles first."""
    end = asked.page * asked.rows
    query = asked.value("q")
    found = store.search(query, limit=end + 1) if query else []
    shown = found[end - asked.rows : end]
    following = asked.url(page=asked.page + 1) if len(found) > end else None

    def data() -> Json:
        return page_json(shown, len(found), asked) | {"total": None if following else len(found)}

    values = {"hits": shown, "query": query or "", "following": following, "word_parameter": _WORDS}
    return Answer("search.html", values, data, Hit, shown)


def _list(template: str, row: type, rows: tuple[Any, ...], total: int, asked: Asked, **more: Any) -> Answer:
    pages = max(1, -(-total // asked.rows))
    values = {"rows": rows, "total": total, "pages": pages} | more
    return Answer(template, values, lambda: page_json(rows, total, asked), row, rows)


VIEWS = (
    View("events", "Events", (*EVENT_FILTERS, *PAGING), events),
    View("statements", "Statements", (*STATEMENT_FILTERS, *PAGING), statements),
    View("articles", "Articles", (*ARTICLE_FILTERS, *PAGING), articles),
    View("search", "Search", (_WORDS, *PAGING), search),
)
