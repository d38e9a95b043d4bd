"""The day on which the region's people are: near midnight, the server's may be another one."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from catalog.region.load import load_region
from catalog.region.model import Region


def now_in(region: Region) -> datetime:
    """The time that it is in the region."""
    return datetime.now(ZoneInfo(region.time_zone))


def day_in(region: Region) -> date:
    """The day that it is in the region now."""
    return now_in(region).date()


def day_of(moment: datetime, region: Region) -> date:
    """The day that it was in the region at that moment, which has its zone."""
    return moment.astimezone(ZoneInfo(region.time_zone)).date()


def day_where(name: str) -> date:
    """The day that it is now in the region of that folder of resources.

    Raises RegionError where the folder can't be used.
    """
    return day_in(load_region(name))
