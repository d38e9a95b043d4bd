"""The same registers as the dialogues are played on."""

from tests.dialogs.conftest import starting

__all__ = ["starting"]
