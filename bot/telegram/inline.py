"""`@bot школа 5` in any chat → what can be sent there: cards, a service, the verdict on a link. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.bots import Bots
from bot.delivery.model import Call
from bot.limits import cut, utf16_units
from bot.telegram import texts
from bot.telegram.keyboard import keyboard
from bot.telegram.receive import Inline
from bot.telegram.render import content, html_texts
from catalog.model import Platform
from catalog.result import Decision
from handlers import check_page, services
from handlers.asking import settle
from handlers.context import Context
from handlers.emergencies import recognise
from handlers.messages import Incoming, LinkButton, Reply, Session
from handlers.router import respond
from handlers.start import FROM_INLINE, service_code
from handlers.turn import Turn

MOST_RESULTS = 50
TITLE_UNITS = 100
CACHED_SECONDS = 3
"""For everybody alike. A page that is withdrawn is out of sight after five seconds, the reading of the
register included: Telegram may keep what it was told no longer than that leaves."""

VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Offer:
    """One result: how it is listed, and what is sent when it is chosen."""

    name: str  # the code behind which the conversation goes on, or VERDICT
    title: str
    beneath: str
    reply: Reply


def answer(asked: Inline, context: Context, today: date, bots: Bots) -> Call:
    """Up to fifty offers and where the next begin; a hint that opens the private chat."""
    start = int(asked.offset) if asked.offset.isascii() and asked.offset.isdigit() else 0
    whole = _whole(asked.text, context, today)
    codes = [] if whole else _codes(asked.text, context)
    cards = (_card(code, context, today) for code in codes[start : start + MOST_RESULTS])
    offers = [*([whole] if whole and not start else []), *cards]
    params = {
        "inline_query_id": asked.query_id,
        "results": [_result(offer, today, bots) for offer in offers],
        "cache_time": CACHED_SECONDS,
        "is_personal": False,
        "next_offset": str(start + MOST_RESULTS) if start + MOST_RESULTS < len(codes) else "",
        "button": {"text": _hint(asked.text, offers), "start_parameter": FROM_INLINE},
    }
    return Call("answerInlineQuery", params, shown=False)


def _hint(said: str, offers: Sequence[Offer]) -> str:
    if offers:
        return texts.INLINE_HINT
    return texts.INLINE_NOTHING if said.strip() else texts.INLINE_ASK


def _whole(said: str, context: Context, today: date) -> Offer | None:
    """What answers without an institution: the verdict on a link, a service. None to words of emergency."""
    if recognise(said):
        return None
    incoming = Incoming(text=said, channel=Platform.TELEGRAM, aloud=True, today=today)
    judged = check_page.verdict(incoming, Session(), context)
    if judged is not None:
        return Offer(VERDICT, texts.INLINE_VERDICT, _first_line(judged), judged)
    result = context.catalog.search(said)
    if result.decision is not Decision.SERVICE or result.clues.topic is None:
        return None
    turn = Turn(incoming, Session(), context)
    told = services.told(turn, settle(turn, said, result))
    return Offer(service_code(result.clues.topic), _first_line(told), texts.INLINE_SERVICE, told)


def _codes(said: str, context: Context) -> Sequence[str]:
    """The institutions that fit; none where nothing clearly does, and none to words of emergency."""
    if recognise(said):
        return ()
    result = context.catalog.search(said)
    if result.decision is Decision.ANSWER:
        return [result.matches[0].institution.code]
    return result.fitting if result.decision is Decision.CHOOSE else ()


def _card(code: str, context: Context, today: date) -> Offer:
    reply = respond(Incoming(start=code, channel=Platform.TELEGRAM, today=today), Session(), context)
    card = next(iter(reply.cards), None)
    title = card.name if card else _first_line(reply)
    return Offer(code, title, " · ".join(filter(None, (card.place, card.address))) if card else "", reply)


def _result(offer: Offer, today: date, bots: Bots) -> dict[str, Any]:
    """Buttons of the dialogue have no chat to answer in: one that opens the bot stands in their stead."""
    shown = replace(offer.reply, choices=(), links=(*offer.reply.links, *_to_the_bot(offer, bots)))
    found: dict[str, Any] = {
        "type": "article",
        "id": offer.name,
        "title": cut(offer.title, TITLE_UNITS, utf16_units),
        "description": cut(offer.beneath, TITLE_UNITS, utf16_units),
        "input_message_content": _message(offer.reply, today),
    }
    markup = keyboard(shown)
    return {**found, "reply_markup": markup} if markup else found


def _to_the_bot(offer: Offer, bots: Bots) -> list[LinkButton]:
    code = FROM_INLINE if offer.name == VERDICT else offer.name
    url = bots.links(code).get(Platform.TELEGRAM)
    return [LinkButton(texts.OPEN_BOT, url)] if url else []


def _message(reply: Reply, today: date) -> dict[str, Any]:
    fields = content(html_texts(replace(reply, choices=()), today)[0], None)
    return {("message_text" if name == "text" else name): value for name, value in fields.items()}


def _first_line(reply: Reply) -> str:
    return reply.text.partition("\n")[0]
