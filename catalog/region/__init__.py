"""What the guide knows of one region, and the list of institutions that it starts with."""

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
    "load_region",
    "region_folder",
    "starter",
]
