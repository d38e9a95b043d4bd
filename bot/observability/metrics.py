"""The figures of a process, as Prometheus asks for them at `/metrics`. No label names a person or a text."""

from collections import Counter as Count
from datetime import date, datetime
from time import time

from prometheus_client import Counter, Gauge, Histogram

from catalog.model import PageState
from handlers.context import Context

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5, 10, 30)
"""Buckets; 0.2 and 0.5 s are what p95 and p99 are promised to stay under."""

ANSWERS = Histogram(
    "gospublic_answer_seconds", "From a message to its answer", ("channel", "decision"), buckets=SECONDS
)
DELIVERIES = Counter("gospublic_updates", "Updates that platforms delivered, repeated ones too", ("channel",))
DELIVERED = Histogram(
    "gospublic_delivery_seconds",
    "From taking an update up until the platform took its answer",
    ("channel",),
    buckets=SECONDS,
)
WAITING = Gauge("gospublic_conversations_waiting", "Conversations of this process in which something waits")
PUT_OFF = Counter(
    "gospublic_calls_put_off", "Calls that a platform put off (429, 5xx, no connection)", ("channel",)
)
LOST = Counter("gospublic_updates_lost", "Updates that couldn't be read or kept", ("channel",))
SET_ASIDE = Counter("gospublic_updates_set_aside", "Updates that failed three times", ("channel",))
GIVEN_UP = Counter("gospublic_calls_given_up", "Calls that failed, or waited for too long", ("channel",))
TOO_OFTEN = Counter("gospublic_too_often", "Messages over a limit", ("limit",))
LAG = Histogram(
    "gospublic_loop_lag_seconds", "How much later than asked for the event loop went on", buckets=SECONDS
)
NOT_NOTIFIED = Counter("gospublic_watchdog_not_told", "Times that systemd's socket didn't take a beat")
HOSTS_REFUSED = Counter("gospublic_hosts_refused", "Requests for a host that isn't ours (421)")
SIGN_INS_REFUSED = Counter("gospublic_sign_ins_refused", "Attempts to sign in at the desk that failed")
SESSIONS_UNREADABLE = Counter("gospublic_sessions_unreadable", "Kept conversations that couldn't be opened")
LEASES = Gauge("gospublic_lease_held", "1 where this process alone does that job", ("job",))

VERSION = Gauge("gospublic_register_version", "The version of the register that is served")
MADE_AT = Gauge("gospublic_register_made_timestamp_seconds", "When that version was made")
LOOKED_AT = Gauge("gospublic_register_looked_timestamp_seconds", "When the database last told what is active")
INSTITUTIONS = Gauge("gospublic_institutions", "Institutions in the register that is served")
PAGES = Gauge("gospublic_pages", "Pages by the state that counted when the register was loaded", ("state",))


def looked() -> None:
    """The database has told which version is active."""
    LOOKED_AT.set(time())


def served(context: Context, today: date) -> None:
    """A register is served from now on."""
    version, held = context.catalog.version, context.catalog.institutions
    if version is not None:
        VERSION.set(version.number)
        MADE_AT.set(datetime.fromisoformat(version.made_at).timestamp())
    INSTITUTIONS.set(len(held))
    states = Count(page.state_on(today, context.confirmation_days) for one in held for page in one.pages)
    for state in PageState:
        PAGES.labels(state.value).set(states[state])
