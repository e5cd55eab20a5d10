"""How simulated people reach a server: where it listens, and as what its pages are known to everybody else."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Way:
    """`origin` is what browsers call the server; `host` and `port` where it listens, which a proxy may stand before."""

    origin: str
    host: str = ""
    port: int = 0

    @property
    def is_direct(self) -> bool:
        return not self.host

    @property
    def url(self) -> str:
        """Where requests go."""
        if self.is_direct:
            return self.origin
        return f"http://[{self.host}]:{self.port}" if ":" in self.host else f"http://{self.host}:{self.port}"

    @property
    def headers(self) -> dict[str, str]:
        """What a proxy would hand on with each request."""
        if self.is_direct:
            return {}
        return {"Host": urlsplit(self.origin).netloc, "X-Forwarded-Proto": urlsplit(self.origin).scheme}

    @property
    def socket(self) -> str:
        """The address of the live connection, without its path; its host is that of the origin."""
        if self.is_direct:
            return self.origin.replace("http", "ws", 1)
        return f"ws://{urlsplit(self.origin).netloc}"

    @property
    def door(self) -> dict[str, str | int]:
        """Where the live connection really goes, if that is somewhere else."""
        return {} if self.is_direct else {"host": self.host, "port": self.port}

    @property
    def forwarded(self) -> dict[str, str]:
        """As `headers`, for a connection that names its host itself."""
        return {name: value for name, value in self.headers.items() if name != "Host"}
