"""What the guide knows of one region, and the list of institutions that it starts with."""

from catalog.region.day import day_in, day_of, day_where, now_in
from catalog.region.load import load_region, region_folder
from catalog.region.model import Confidence, Contact, HostGroup, Purpose, Region, RegionError, RegionService
from catalog.region.starter import starter

__all__ = [
    "Confidence",
    "Contact",
    "HostGroup",
    "Purpose",
    "Region",
    "RegionError",
    "RegionService",
    "day_in",
    "day_of",
    "day_where",
    "load_region",
    "now_in",
    "region_folder",
    "starter",
]
