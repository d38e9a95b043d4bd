"""What a link leads to: its card with the earlier answers, or why it leads nowhere."""

from dataclasses import dataclass
from datetime import date

from bot.invited import texts
from bot.invited.links import Links, number_in
from catalog.invitations.model import Invitation, InvitedAnswer, LinkState
from catalog.model import Institution
from catalog.store.desk.invitations import Invitations
from catalog.store.versions.standing import StandingInstitutions
from handlers.texts.words import day


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """`answers`: the newest first."""

    invitation: Invitation
    institution: Institution
    answers: list[InvitedAnswer]


class NotOpenedError(Exception):
    """What is said of the link, in a heading and a sentence. `was_good`: it is one of ours that has ended."""

    def __init__(self, title: str, more: str, *, was_good: bool = True) -> None:
        super().__init__(title)
        self.title, self.more, self.was_good = title, more, was_good


def open_link(
    token: str, invitations: Invitations, standing: StandingInstitutions, links: Links, today: date
) -> OpenedLink:
    """Blocks. Raises NotOpenedError, and what the store raises."""
    invitation = _proved(token, invitations, links)
    state = invitation.state(today)
    if state is LinkState.REVOKED:
        raise NotOpenedError(texts.REVOKED, texts.REVOKED_MORE)
    if state is LinkState.EXPIRED:
        raise NotOpenedError(texts.EXPIRED, texts.EXPIRED_MORE.format(day=day(invitation.expires_on)))
    one = next(iter(standing.find([invitation.code])), None)
    if one is None or one.successor:
        raise NotOpenedError(texts.GONE, texts.GONE_MORE)
    return OpenedLink(invitation, one, invitations.answers(invitation.code))


def _proved(token: str, invitations: Invitations, links: Links) -> Invitation:
    """Whatever is wrong with it, the same is said."""
    number = number_in(token)
    found = invitations.find(number) if number else None
    if found is None or not links.proves(token, found):
        raise NotOpenedError(texts.NO_SUCH_LINK, texts.NO_SUCH_LINK_MORE, was_good=False)
    return found
