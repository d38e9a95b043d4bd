"""Whatever stands beside them in a batch, every good update reaches its answer."""

import asyncio
import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.delivery.dispatcher import Dispatcher
from bot.delivery.encryption import Seal
from bot.delivery.intake import each
from bot.delivery.journaled_inbox import JournaledInbox
from bot.delivery.model import Call, Delivery, Payload
from bot.delivery.tame_json import DEEPEST, clean, read_json
from bot.max import receive as max_receive
from bot.telegram import deliveries as telegram_deliveries
from bot.vk import receive as vk_receive
from catalog.store.processes.journal import Journal
from catalog.store.register import open_register
from tests.bot.delivery.channel import Numbers
from tests.bot.delivery.platforms import PLATFORMS
from tests.doubles.hostile import DEEP, HUGE, NOT_TEXT, dumps
from tests.mutations import mutants

GOOD = re.compile(r"good \d+")
READERS: Mapping[str, Callable[[object], Delivery | None]] = {
    "telegram": partial(telegram_deliveries.delivery, bot=1),
    "vk": partial(vk_receive.delivery, group=1),
    "max": partial(max_receive.delivery, bot="one"),
}
numbers = count(1)

signs = st.one_of(st.characters(), st.sampled_from("\ud800\udfff\x00\u202e"))
keys = st.one_of(st.text(signs, max_size=8), st.just(f"x{NOT_TEXT}"))
strings = st.one_of(keys, st.sampled_from([DEEP, HUGE]))
leaves = st.one_of(st.none(), st.booleans(), st.integers(-(10**40), 10**40), st.floats(), strings)
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3)
)
MEMBERS = ("update_id", "message", "callback_query", "type", "object", "update_type", "timestamp", "event_id")
hostile = st.one_of(
    values,
    st.dictionaries(st.sampled_from(MEMBERS), values),
    st.integers(0, 10**6),  # the seed of a mutant
)


class Noting(Numbers):
    """Notes which good ones came to be answered."""

    async def prepare(self, payload: Payload) -> Sequence[Call]:
        said = json.dumps(payload, ensure_ascii=False, allow_nan=False).encode()
        self.prepared += [int(found[5:]) for found in GOOD.findall(said.decode())]
        return ()


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    file: Path = tmp_path_factory.mktemp("journal") / "r.sqlite3"
    open_register(f"sqlite:///{file}").close()
    return f"sqlite:///{file}"


@pytest.mark.parametrize("name", PLATFORMS)
@given(beside=st.lists(st.lists(hostile, max_size=3), min_size=2, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_good_one_is_answered(url: str, name: str, beside: list[list[Any]]) -> None:
    batch, good = [], []
    for bad in beside:
        good.append(next(numbers))
        batch.append(update(name, f"good {good[-1]}"))
        batch += [update(name, "bad", seed=one) if type(one) is int else one for one in bad]
    assert sorted(answered(url, name, dumps(batch).encode(errors="surrogatepass"))) == good


def update(name: str, text: str, seed: int | None = None) -> Any:
    number, platform = next(numbers), PLATFORMS[name]()
    whole = platform.numbered(number, platform.write(number, text))
    return whole if seed is None else next(mutants([whole], 1, seed))


def answered(url: str, name: str, body: bytes) -> list[int]:
    channel = Noting(name=name)

    async def play() -> None:
        inbox = JournaledInbox(Journal(url), Seal(b"secret"))
        dispatcher = Dispatcher(inbox, [channel])
        await dispatcher.accept(each(name, read_json(body), READERS[name]))
        await dispatcher.drain(5)
        await inbox.close()

    asyncio.run(play())
    return channel.prepared


@given(values)
def test_json_is_read_as_it_is_where_nothing_is_wrong_with_it(value: Any) -> None:
    once = clean(value)
    assert clean(once) == once
    written = json.dumps(once, allow_nan=False)
    assert read_json(written.encode()) == once
    assert read_json(f"[{written}, {'[' * 5000}1{']' * 5000}]")[0] == once, "beside what is too deep"
    assert read_json(f"[{'9' * 5000}, {written}]")[1] == once, "beside what is too long"


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b"]" * 9, b'"', b"9" * 5000 + b"]", b'{"a" 1}'])
def test_what_is_no_json_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_json(body)


def test_bytes_that_are_no_text_are_replaced_and_depth_ends() -> None:
    assert clean(read_json(b'["\xff\xed\xa0\xbd", "\\ud83d\\ude00 \\ud83d \\u0000"]')) == [
        "\ufffd\ufffd\ufffd\ufffd",
        "😀 \ufffd \ufffd",
    ]
    nested: Any = 1
    for _ in range(DEEPEST * 2):
        nested = [nested]
    assert json.dumps(clean(nested)) == "[" * DEEPEST + "null" + "]" * DEEPEST
