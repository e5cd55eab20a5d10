"""A browser that sends what a test gives it, through a proxy that says https as in production."""

import re
from http.cookies import SimpleCookie
from typing import Any

import httpx

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
AGENT = "Canary-Agent/77"
ADDRESS = "203.0.113.77"


class Browser:
    """Keeps its cookies by itself, so that those for https alone are sent too."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.cookies: dict[str, str] = {}
        self.seen = httpx.Response(200)

    @property
    def cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self._keep(httpx.get(self.origin + path, headers=self._headers(path) | headers, timeout=30))

    def post(self, path: str, *, files: Any = None, **fields: str) -> httpx.Response:
        """Send a form of the page at `path`, which is opened first."""
        found = TOKEN.search(self.get(path).text)
        data = {"csrfmiddlewaretoken": found[1] if found else "", **fields}
        sent = httpx.post(self.origin + path, data=data, files=files, headers=self._headers(path), timeout=30)
        return self._keep(sent)

    def _headers(self, path: str) -> dict[str, str]:
        return {
            "Cookie": self.cookie_header,
            "Referer": self.origin.replace("http:", "https:") + path,
            "User-Agent": AGENT,
            "X-Forwarded-For": ADDRESS,
            "X-Forwarded-Proto": "https",
        }

    def _keep(self, answer: httpx.Response) -> httpx.Response:
        for line in answer.headers.get_list("set-cookie"):
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        return answer
