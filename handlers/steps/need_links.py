"""The links of a need: an institution's own form before the general one, which comes last."""

from collections.abc import Sequence

from catalog.model import Institution
from catalog.needs.model import Need
from handlers.dialogue.turn import Turn
from handlers.messages import LinkButton
from handlers.texts import needs as texts
from handlers.texts.names import everyday_name
from handlers.view.choices import fitted
from handlers.view.needs import links_of, need_at, phones_of

MOST_LINKS = 2
APPEAL = "appeal"
"""Where everybody can turn to: its link stands where a need has none that may be shown."""


def need_links(turn: Turn, need: Need, about: Institution | None) -> tuple[LinkButton, ...]:
    """Where it is done on the web. `about`: the institution that it is about, or that does it there.

    Its own form for appeals is meant where the need goes by the general one.
    """
    own, general = links_of(need, turn.today), general_form(turn)
    goes_by_form = need.id == APPEAL or any(link.url == one.url for link in own for one in general)
    if goes_by_form and about and about.appeal_form:
        title = fitted("", texts.ITS_FORM.format(name=everyday_name(about)))
        return (LinkButton(title, about.appeal_form), *own)[:MOST_LINKS]
    if own or phones_of(need, turn.today):
        return own[:MOST_LINKS]
    return general


def general_form(turn: Turn) -> tuple[LinkButton, ...]:
    """The form by which every body can be asked; none where the resources have none that may be shown."""
    general = need_at(turn.catalog, APPEAL, "")
    return links_of(general, turn.today)[:1] if general else ()


def told_links(need: Need, links: Sequence[LinkButton], turn: Turn) -> str:
    """The links in words."""
    if not links:
        return ""
    if need.links_on(turn.today) or links != general_form(turn):
        return texts.ways([link.title for link in links])
    return texts.NOTHING_KEPT.format(title=links[0].title)
