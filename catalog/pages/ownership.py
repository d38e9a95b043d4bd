"""Whose page it is by what stands on it: the ОГРН in the widget of Госуслуги, the ИНН in a MAX address."""

import re
from urllib.parse import parse_qs, urlsplit

from catalog.model import Institution, Page, Platform
from catalog.pages.listing import is_inn_name

WIDGET = re.compile(r"https?://pos\.gosuslugi\.ru/form/?\?[^\s\"'<>]{1,500}", re.IGNORECASE)
OGRN = re.compile(r"\d{13}|\d{15}")


def widget_ogrn(text: str) -> str:
    """The ОГРН in the first address of that widget: `pos.gosuslugi.ru/form/?opaId=…&utm_campaign=‹ОГРН›`."""
    for found in WIDGET.finditer(text):
        campaign = parse_qs(urlsplit(found[0]).query).get("utm_campaign", [""])[0]
        if OGRN.fullmatch(campaign):
            return campaign
    return ""


def foreign_inn(institution: Institution, page: Page) -> str:
    """The ИНН in a MAX address, where it isn't the institution's own."""
    name = page.url.rpartition("/")[2] if page.platform is Platform.MAX else ""
    inn = name[2:-4] if is_inn_name(name) else ""
    return inn if inn and institution.inn and inn != institution.inn else ""
