"""What MAX would find wrong with a call, without making it."""

from bot.delivery.model import Call
from tests.doubles.max import limits
from tests.doubles.max_schema import faults


def wrong(call: Call) -> list[str]:
    verb, _, path = call.method.partition(" ")
    query = {name: str(value) for name, value in call.params["query"].items()}
    body = call.params["json"]
    return [*faults(verb, path, query, body), *limits(body)]
