"""One person's browser as far as pages go: cookies, forms with their CSRF tokens, redirects."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.pages import Form, Page, read_page
from personas.rehearsal.tally import Tally
from personas.rehearsal.way import Way

TIMEOUT_SECONDS = 30.0
REDIRECTS_MOST = 5
AGENT = "Troupe rehearsal"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 the name of a field

Fields = Mapping[str, str | list[str]]
Files = Mapping[str, tuple[str, bytes]]


@dataclass(frozen=True)
class Answer:
    """What the server answered, after redirects; `path` is where that led."""

    status: int
    path: str
    content: bytes
    page: Page


class Browser:
    """A browser with cookies of its own. It sends forms as they stand on their pages, with what a person changed."""

    def __init__(self, way: Way, *, tally: Tally) -> None:
        self.way = way
        self.origin = way.origin
        self._tally = tally
        self._client = httpx.AsyncClient(
            base_url=way.url,
            timeout=TIMEOUT_SECONDS,
            headers={"User-Agent": AGENT, "Accept-Language": "en", **way.headers},
            trust_env=False,
        )

    async def close(self) -> None:
        await self._client.aclose()

    @property
    def cookies(self) -> str:
        """The Cookie header for this server."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._client.cookies.jar)

    async def get(self, path: str) -> Answer:
        """Open a page."""
        return await self._follow(await self._request("GET", path), path)

    async def open(self, path: str, *, what: str) -> Answer:
        """Open a page that must be there; `what` says what for."""
        answer = await self.get(path)
        if answer.status != 200:
            raise RehearsalError(f"{what}: {answer.path} answered {answer.status}. {answer.page.complaints}".rstrip())
        return answer

    async def submit(self, shown: Answer, form: Form, fields: Fields, *, files: Files | None = None) -> Answer:
        """Send `form` of the page `shown` with `fields` changed; a field that is changed to [] is left out."""
        data: dict[str, Any] = {**form.fields, **fields}
        data.setdefault(TOKEN, self._client.cookies.get("csrftoken", ""))
        path = urljoin(shown.path, form.action) if form.action else shown.path
        sent = await self._request("POST", path, data=data, files=files, referrer=shown.path)
        return await self._follow(sent, path)

    async def _follow(self, response: httpx.Response, path: str) -> Answer:
        for _ in range(REDIRECTS_MOST):
            if not response.has_redirect_location:
                break
            path = _local(urljoin(path, response.headers["location"]))
            response = await self._request("GET", path)
        is_page = "html" in response.headers.get("content-type", "")
        page = read_page(response.text) if is_page else Page()
        return Answer(response.status_code, path, response.content, page)

    async def _request(
        self, method: str, path: str, *, data: Any = None, files: Files | None = None, referrer: str = ""
    ) -> httpx.Response:
        self._tally.requests += 1
        headers = {"Origin": self.origin, "Referer": self.origin + referrer} if method == "POST" else {}
        if self.cookies:  # those of a proxy's https, too
            headers["Cookie"] = self.cookies
        try:
            response = await self._client.request(method, path, data=data, files=files, headers=headers)
        except httpx.HTTPError as error:
            reason = str(error) or type(error).__name__
            raise RehearsalError(f"The server does not answer at {self.origin}{path}: {reason}") from None
        if response.status_code >= 500:
            self._tally.server_errors.append(f"{method} {path} answered {response.status_code}")
        return response


def _local(address: str) -> str:
    """Path and query of an address on this server."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
