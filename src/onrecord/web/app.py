"""The application: the routes of the views and their twins, and what goes wrong put into words."""

from collections.abc import Callable
from importlib.resources import files
from itertools import chain

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.lines import json_line, tsv_header, tsv_line
from onrecord.problems import OnrecordError
from onrecord.store import Store
from onrecord.terminal import safe_lines
from onrecord.web import articles, lists, overview, parties
from onrecord.web.answers import Answer, View
from onrecord.web.asking import Asked, Form, RefusedError, address, asked
from onrecord.web.drawing import look
from onrecord.web.guard import Guard
from onrecord.web.openapi import description

VIEWS: tuple[View, ...] = (*overview.VIEWS, *lists.VIEWS, *articles.VIEWS, *parties.VIEWS)

STATIC = {"style.css": "text/css", "evidence.js": "text/javascript", "icon.svg": "image/svg+xml"}
_TYPES: dict[Form, str] = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "tsv": "text/tab-separated-values; charset=utf-8",
}


def create_app(store: Store, token: str | None = None) -> Starlette:
    """The pages of a store. Without a token they are for this machine only."""
    pages = Pages(store)
    routes = [Route("/", pages.endpoint(VIEWS[0], "html"))]
    for view in VIEWS:
        forms: tuple[tuple[str, Form], ...] = (("", "html"), (".json", "json"), (".tsv", "tsv"))
        routes += [Route(f"/{view.path}{suffix}", pages.endpoint(view, form)) for suffix, form in forms]
    routes += [Route(f"/static/{name}", _static(name, kind)) for name, kind in STATIC.items()]
    routes.append(
        Route("/openapi.json", lambda _request: Response(json_line(description(VIEWS)), 200, None, _TYPES["json"]))
    )
    handlers = {RefusedError: pages.refused, HTTPException: pages.http_error, OnrecordError: pages.store_error}
    return Starlette(routes=routes, middleware=[Middleware(Guard, token=token)], exception_handlers=handlers)  # type: ignore[arg-type]


class Pages:
    """Answers of views put into HTML, JSON and TSV."""

    def __init__(self, store: Store) -> None:
        self.store = store
        # Everything is escaped; what would turn a line around or is no character is shown, as in the terminal.
        self.templates = Environment(
            loader=PackageLoader("onrecord.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=lambda value: safe_lines(value) if isinstance(value, str) else value,
        )
        self.templates.globals |= {"look": look, "address": address, "web_link": web_link}

    def endpoint(self, view: View, form: Form) -> Callable[[Request], Response]:
        """What answers the requests for a view in a form."""

        def answered(request: Request) -> Response:
            query = request.scope["query_string"]
            wanted = asked(view.path, query, view.parameters)
            if form == "html" and any(not value.strip() for _, value in wanted.given):
                # A form sends its empty fields too; the permalink has none.
                kept = [(name, value) for name, value in wanted.given if value.strip()]
                return RedirectResponse(address(view.path, kept), 303)
            return self._render(view, wanted, view.answer(self.store, wanted), form)

        return answered

    def _render(self, view: View, wanted: Asked, answer: Answer, form: Form) -> Response:
        if form == "html":
            body = self._page(answer.template, view=view, asked=wanted, **answer.values)
        elif form == "json":
            body = json_line(answer.data())
        else:
            body = b"".join(chain([tsv_header(answer.row)], map(tsv_line, answer.rows)))
        return Response(body, 200, None, _TYPES[form])

    def _page(self, template: str, **values: object) -> bytes:
        return self.templates.get_template(template).render(values).encode("utf-8", "replace")

    def refused(self, request: Request, error: RefusedError) -> Response:
        """A request that cannot be answered: the words that say why."""
        return self._error(request, error.status, str(error))

    def http_error(self, request: Request, error: HTTPException) -> Response:
        """No such path, or no such method."""
        words = {404: "There is no such page.", 405: "Pages are only read here: ask with GET."}
        return self._error(request, error.status_code, words.get(error.status_code, error.detail))

    def store_error(self, request: Request, error: OnrecordError) -> Response:
        """The store cannot be used."""
        return self._error(request, 503, str(error))

    def _error(self, request: Request, status: int, words: str) -> Response:
        if request.url.path.endswith(".json"):
            return Response(json_line({"status": status, "error": words}), status, None, _TYPES["json"])
        if request.url.path.endswith(".tsv"):
            return Response(words + "\n", status, None, "text/plain; charset=utf-8")
        body = self._page("error.html", view=None, asked=Asked("error"), status=status, words=words)
        return Response(body, status, None, _TYPES["html"])


def web_link(url: str | None) -> str | None:
    """An address of the web that may be a link; None for javascript: and all others."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def _described(_request: Request) -> Response:
    return Response(json_line(description(VIEWS)), 200, None, _TYPES["json"])


def _static(name: str, kind: str) -> Callable[[Request], Response]:
    body = (files("onrecord.web") / "static" / name).read_bytes()
    return lambda _request: Response(body, 200, {"cache-control": "private, max-age=300"}, kind)
