"""What stands before every view: who may ask, and what a browser may do with the answer."""

import secrets
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "onrecord-token"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}


class Guard:
    """Lets in who names this machine (or, with a token, who has it), and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, token: str | None) -> None:
        self.app = app
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        answer = self._refusal(scope)
        await (answer or self.app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if self.token is None:
            # A page of another site that has its name point to this machine must not read the record.
            host = headers.get("host", "").rsplit(":", 1)[0] if "]" not in headers.get("host", "") else "[::1]"
            return None if host in LOOPBACK else PlainTextResponse("This server answers to localhost only.\n", 421)
        given = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        if self._fits(given.get("token", "")):
            return self._welcome(scope)
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        cookies = SimpleCookie(headers.get("cookie", ""))
        if self._fits(bearer) or (COOKIE in cookies and self._fits(cookies[COOKIE].value)):
            return None
        words = "This record is shown with its token only: open the address that onrecord serve printed.\n"
        return PlainTextResponse(words, 401, {"www-authenticate": "Bearer"})

    def _fits(self, given: str) -> bool:
        return secrets.compare_digest(given.encode("utf-8", "replace"), (self.token or "").encode())

    def _welcome(self, scope: Scope) -> Response:
        """The token moves from the address into a cookie, so that no link or history carries it on."""
        values = [pair for pair in parse_qsl(scope["query_string"].decode("latin-1"), True) if pair[0] != "token"]
        # One slash at the start: two would name another host.
        path = "/" + scope["path"].lstrip("/")
        answer = RedirectResponse(path + ("?" + urlencode(values) if values else ""), 303)
        answer.set_cookie(COOKIE, self.token or "", httponly=True, samesite="strict")
        return answer
