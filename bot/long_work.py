"""What would hold the event loop for too long is done beside it, in few threads of its own.

The interpreter runs one thread at a time: more of them would only take turns from the loop. Those of asyncio
are left to databases and files, so that no crowd of long texts keeps answers from being written down.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from handlers.context import Context
from handlers.messages import Incoming, Session

LONGEST_QUICK = 80
"""Characters of a message with the open question: the worst of them that was found takes 40 ms among 5,600
institutions, the worst of 500 characters 200 ms (`python -m bench.held`)."""

MOST_ADDRESSES, ADDRESS_SIGNS = 6, "@./"
"""Of signs that addresses have: judging one takes up to 3 ms."""

Params = ParamSpec("Params")
Made = TypeVar("Made")

_threads = ThreadPoolExecutor(2, thread_name_prefix="long-work")


def is_long(incoming: Incoming, session: Session, context: Context) -> bool:
    """Whether the answer may take tens of milliseconds: much to read or judge, or figures not yet counted."""
    said = len(incoming.text) + len(incoming.transcript) + len(session.query)
    addresses = sum(map(incoming.text.count, ADDRESS_SIGNS)) + len(incoming.links)
    return said > LONGEST_QUICK or addresses > MOST_ADDRESSES or not context.is_counted(incoming.today)


async def beside(step: Callable[Params, Made], *args: Params.args, **kwargs: Params.kwargs) -> Made:
    """What the step returns or raises; meanwhile the loop goes on."""
    return await asyncio.get_running_loop().run_in_executor(_threads, lambda: step(*args, **kwargs))
