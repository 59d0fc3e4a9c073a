"""The server: one process that shows one record until it is stopped."""

import ipaddress
import secrets
import socket
from collections.abc import Callable

import uvicorn

from onrecord.problems import OnrecordError
from onrecord.store import Store
from onrecord.web.app import create_app


def serve(store: Store, host: str, port: int, token: str | None, tell: Callable[[str], None]) -> None:
    """Show the store at an address, which is told once it is open; beyond this machine only with a token."""
    token = token or (None if is_loopback(host) else secrets.token_urlsafe(24))
    with _opened(host, port) as opened:
        shown = f"[{host}]" if ":" in host else host
        tell(f"http://{shown}:{opened.getsockname()[1]}/" + (f"?token={token}" if token else ""))
        config = uvicorn.Config(create_app(store, token), log_level="error", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[opened])


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _opened(host: str, port: int) -> socket.socket:
    try:
        family, *_, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        opened = socket.socket(family, socket.SOCK_STREAM)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(where)
    except (OSError, UnicodeError) as error:
        raise OnrecordError("no-port", host=host, port=port, why=error) from error
    return opened
