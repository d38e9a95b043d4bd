"""Fields of tables that the kit hasn't."""

from dataclasses import dataclass

from starlette_admin.fields import StringField, TextAreaField


@dataclass
class AddressField(StringField):
    """An address that opens beside the desk, and is told nothing of where it was opened from."""

    list_template: str = "fields/list/address.html"
    detail_template: str = "fields/list/address.html"


@dataclass
class AddressLinesField(TextAreaField):
    """Lines that begin with such an address."""

    detail_template: str = "fields/detail/address_lines.html"
