"""How far the work has come, for whoever looks."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]  # what is done, how much of it is done, how much there is (0: not known)


def unseen(what: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""
