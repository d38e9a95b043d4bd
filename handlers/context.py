"""What the dialogue answers from, as one frozen value."""

from dataclasses import dataclass

from catalog.index import Catalog
from catalog.model import CONFIRMATION_DAYS
from catalog.region import Region


@dataclass(frozen=True, slots=True)
class Context:
    """The catalogue and the region that are served, with the settings that answers depend on."""

    catalog: Catalog
    region: Region
    confirmation_days: int = CONFIRMATION_DAYS
    public_url: str = ""  # how residents reach this server; empty: no link to share
    label: str = ""  # what the list is: "starter", "synthetic", or the operator's own
