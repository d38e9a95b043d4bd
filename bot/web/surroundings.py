"""What every page shows around its own content, as it stands now."""

from bot.settings import Settings
from bot.web.cards import LABELS
from bot.web.render import PageSurroundings
from catalog.region import Region
from handlers.context import Context


def surroundings_of(context: Context | None, settings: Settings, static: str) -> PageSurroundings:
    """`context`: None while it is being loaded. `static`: where the styles of this version are."""
    region = context.region if context else Region("")
    phones = tuple(contact.phone for contact in region.contacts)
    label = LABELS.get(context.label, "") if context else ""
    return PageSurroundings(static, region.title, settings.public_url.rstrip("/"), phones, label=label)
