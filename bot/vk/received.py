"""What a person did in VK, as far as an answer needs to know it."""

from dataclasses import dataclass

from handlers.messages import Incoming

NAME = "vk"
FIRST_CHAT = 2_000_000_000
"""Numbers of group conversations begin above it."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What the person's app can show. VK tells it beside a message only."""

    keyboard: bool = True
    inline: bool = True
    callback: bool = True
    links: bool = True
    location: bool = True


@dataclass(frozen=True, slots=True)
class Press:
    """A callback button was pressed: what its answer has to name."""

    event_id: str
    user: int
    message: int  # the number of the message within the conversation; 0: unknown


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a person did, and what an answer needs to know."""

    event: str  # VK's name of the event
    peer: int
    user: int
    incomings: tuple[Incoming, ...] = ()  # in this order; a door's card comes before what was asked at it
    press: Press | None = None
    message: int = 0  # the number of the person's message within the conversation
    abilities: Abilities = Abilities()
    forget: bool = False  # the person wants no more messages

    @property
    def is_chat(self) -> bool:
        return self.peer > FIRST_CHAT

    @property
    def person(self) -> str:
        """Whose conversation it is: in a group each has their own."""
        return f"{NAME}:{self.peer}:{self.user}" if self.is_chat else f"{NAME}:{self.user}"
