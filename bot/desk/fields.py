"""Fields of tables that the kit hasn't."""

from dataclasses import dataclass

from starlette_admin.fields import StringField


@dataclass
class AddressField(StringField):
    """An address that opens beside the desk, and is told nothing of where it was opened from."""

    list_template: str = "fields/list/address.html"
    detail_template: str = "fields/list/address.html"
