"""What one load process writes down while its clients send and receive."""

from array import array
from dataclasses import dataclass, field

from tests.load.frames import Digest, Word, sent_at
from tests.load.plan import Findings


@dataclass
class Book:
    """The entries of all clients of a process; only what was to be sent within the window is timed."""

    from_ns: int = 0
    to_ns: int = 0
    findings: Findings = field(default_factory=Findings)

    def open(self, *, from_ns: int, to_ns: int) -> None:
        """Time what is to be sent between these two moments."""
        self.from_ns, self.to_ns = from_ns, to_ns

    def close(self) -> Findings:
        """Everything since the last time; begins anew."""
        found, self.findings = self.findings, Findings()
        self.from_ns = self.to_ns = 0
        return found

    def deliver(self, digest: Digest, *, receiver: int, now_ns: int) -> None:
        """A frame with changes has come."""
        for document, after, upto in digest.runs:
            self.arrive(document, receiver=receiver, after=after, upto=upto, now_ns=now_ns)

    def arrive(self, document: str, *, receiver: int, after: int, upto: int, now_ns: int) -> None:
        """A follower has everything beyond `after` up to `upto`; from a snapshot at no particular time (0)."""
        followers = self.findings.arrivals.setdefault(document, {})
        followers.setdefault(receiver, array("q")).extend((after, upto, now_ns))

    def deliver_word(self, word: Word, *, now_ns: int) -> None:
        self.findings.words_delivered += 1
        if self.from_ns <= word.at < self.to_ns:
            self.findings.word_times.append(now_ns - word.at)

    def acknowledge(self, document: str, key: int, *, seq: int, now_ns: int) -> None:
        """The server has promised to keep a command; `seq` is 0 where it does not say at which place."""
        self.findings.acked.setdefault(document, []).append(key)
        if seq:
            self.findings.named.setdefault(document, {})[seq] = key
        if self.from_ns <= now_ns < self.to_ns:
            self.findings.acked_in_window += 1
        at = sent_at(key)
        if self.from_ns <= at < self.to_ns:
            self.findings.acks.append(now_ns - at)

    def refuse(self, code: str) -> None:
        self.findings.refused[code] += 1

    def lose(self, code: int) -> None:
        """A connection ended that nobody here wanted to end."""
        self.findings.closed[code] += 1
