"""Who is invited, by which link, and who hasn't answered: as a table for the centre's own mail merge."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.invited import texts
from bot.invited.links import Links
from catalog.invitations.model import Standing
from catalog.model import Institution
from catalog.store.desk.invitations import Invitations
from handlers.texts.names import everyday_name, place_name
from handlers.texts.words import day

DAYS, MOST_DAYS = 60, 366


@dataclass(frozen=True, slots=True)
class Invited:
    """An institution with its link."""

    institution: Institution
    link: str
    standing: Standing

    @property
    def has_answered(self) -> bool:
        """Since the link was made: what it said in an earlier round is another evidence."""
        answered_on = self.standing.answered_on
        return answered_on is not None and answered_on >= self.standing.invitation.made_on


def invite(
    invitations: Invitations,
    institutions: Sequence[Institution],
    links: Links,
    now: datetime,
    days: int = DAYS,
) -> list[Invited]:
    """A good link for each, those that have one keeping it. Blocks; raises what the store raises.

    `now`: in the region's time zone, by which days are told.
    """
    today = now.date()
    invitations.invite((one.code for one in institutions), today, today + timedelta(days=days))
    return invited(invitations, institutions, links, now)


def invited(
    invitations: Invitations, institutions: Iterable[Institution], links: Links, now: datetime
) -> list[Invited]:
    """Those of them that have a good link, by municipality, then founder, then name."""
    standing = invitations.standing(now)
    found = [
        Invited(one, links.url(standing[one.code].invitation), standing[one.code])
        for one in institutions
        if one.code in standing
    ]
    return sorted(
        found,
        key=lambda one: (
            one.institution.place.municipality,
            one.institution.superior,
            one.institution.official_name,
        ),
    )


def silent(
    invitations: Invitations, institutions: Iterable[Institution], links: Links, now: datetime
) -> list[Invited]:
    """Those who haven't answered, with the links that they have: for a reminder."""
    return [one for one in invited(invitations, institutions, links, now) if not one.has_answered]


def table_of(found: Iterable[Invited], founder_of: Callable[[Institution], str]) -> list[list[str]]:
    """Header and rows. The links open the cards to whoever holds them: the table is no public one."""
    return [list(texts.HEADER), *(_row(one, founder_of(one.institution)) for one in found)]


def _row(one: Invited, founder: str) -> list[str]:
    it, answered_on = one.institution, one.standing.answered_on
    answer = (
        texts.ANSWERED.format(day=day(answered_on)) if answered_on and one.has_answered else texts.NO_ANSWER
    )
    sites = [page.url for page in it.pages if page.platform == "site"]
    return [
        it.code,
        everyday_name(it),
        it.official_name,
        it.kind,
        it.place.municipality,
        place_name(it.place),
        founder,
        it.phone,
        *(sites[:1] or [""]),
        one.link,
        one.standing.invitation.expires_on.isoformat(),
        answer,
    ]
