"""A page from the web, when a person asks for one: urllib, twenty seconds, no other scheme."""

from __future__ import annotations

import time
from http.client import HTTPException
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ..errors import KitError

SECONDS = 20
_SCHEMES = ("http", "https")
_HEAD = {"User-Agent": "news-reading-kit", "Accept": "text/html,application/pdf,text/plain,*/*"}
_PIECE = 65_536


class _Redirects(HTTPRedirectHandler):
    """Follows to http and https alone; urllib would go to ftp as well."""

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any,
                         newurl: str) -> Request | None:  # fmt: skip
        _check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, seconds: float = SECONDS) -> tuple[str, bytes, str]:
    """Return the name, the bytes and the final address of a page. KitError, a sentence, if not."""
    from ..ingest import LARGEST

    _check(url)
    host = urlsplit(url).hostname
    ends = time.monotonic() + seconds
    try:
        with build_opener(_Redirects).open(Request(url, headers=_HEAD), timeout=seconds) as page:
            parts: list[bytes] = []
            size = 0
            while piece := page.read1(_PIECE):
                parts.append(piece)
                size += len(piece)
                if size > LARGEST:
                    limit = f"{LARGEST // 1_000_000} MB"
                    raise KitError(f"the page of {host} is larger than {limit}")
                if time.monotonic() > ends:
                    raise TimeoutError
            final = page.geturl()
    except HTTPError as error:
        said = [*str(error.reason).splitlines(), ""][0]
        raise KitError(f"{host} does not give the page ({error.code} {said})") from None
    except TimeoutError:
        raise KitError(f"{host} took more than {seconds:g} seconds; save the page in a browser and "
                       "name the file") from None  # fmt: skip
    except (URLError, HTTPException, OSError, ValueError) as error:
        why = getattr(error, "reason", error)
        if isinstance(why, TimeoutError):
            raise KitError(f"{host} does not answer; is there a network?") from None
        raise KitError(f"{host} cannot be reached ({_short(why)}); is there a network?") from None
    return _name(final), b"".join(parts), _public(final)


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        right = parts.scheme.lower() in _SCHEMES and bool(parts.hostname)
    except ValueError:
        right = False
    if not right:
        raise KitError(f"“{url}” is no address of a web page; the kit opens http and https only")


def _public(url: str) -> str:
    """Return an address without the name and password that may stand in it."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))


def _name(url: str) -> str:
    """Return the last part of an address; the host where there is none."""
    parts = urlsplit(url)
    return unquote(parts.path.rstrip("/").rpartition("/")[2]) or str(parts.hostname)


def _short(why: object) -> str:
    words = getattr(why, "strerror", None) or str(why) or type(why).__name__
    return str(words)[:120]
