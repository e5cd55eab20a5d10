"""What a rehearsal is asked to do, and whether that makes sense."""

from dataclasses import dataclass
from pathlib import Path

from personas.rehearsal.errors import RehearsalError

GROUPS_MOST = 20
"""As many groups as the product makes."""
DECK_SIZE = 60


@dataclass(frozen=True)
class Plan:
    """The options of one rehearsal. Columns are named by their headers; empty means what the product guesses."""

    quotes: Path
    participants: int
    groups: int
    out: Path
    text_columns: tuple[str, ...] = ()
    respondent_column: str = ""
    segment_column: str = ""
    source_column: str = ""
    speed: float = 1.0
    server: str = ""

    def refuse_nonsense(self) -> None:
        """Raise `RehearsalError` where the options cannot be carried out."""
        if not 1 <= self.groups <= GROUPS_MOST:
            raise RehearsalError(f"--groups must be from 1 to {GROUPS_MOST}, not {self.groups}.")
        if self.participants < 1:
            raise RehearsalError(f"--participants must be at least 1, not {self.participants}.")
        if self.participants < self.groups:
            raise RehearsalError(
                f"--participants {self.participants} cannot fill --groups {self.groups}; each needs at least one."
            )
        if not self.speed > 0:
            raise RehearsalError(f"--speed must be more than 0, not {self.speed:g}.")
        if self.server and not self.server.startswith(("http://", "https://")):
            raise RehearsalError(f"--server must begin with http:// or https://, unlike “{self.server}”.")
        if not self.quotes.is_file():
            raise RehearsalError(f"There is no file {self.quotes}.")
        if self.quotes.stat().st_size == 0:
            raise RehearsalError(f"{self.quotes} is empty.")


def make_folder(folder: Path) -> bool:
    """Make `folder` and try to write there, before anything else is done. Returns whether it is new."""
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial = folder / ".rehearsal"
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise RehearsalError(f"Nothing can be written to {folder}: {error.strerror}.") from None
    return is_new
