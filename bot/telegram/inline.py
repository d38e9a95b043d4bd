"""`@bot школа 5` in any chat → what can be sent there: cards, a service, the verdict on a link. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.deep_links import Bots
from bot.delivery.model import Call
from bot.telegram import texts
from bot.telegram.keyboard import keyboard
from bot.telegram.receive import Inline
from bot.telegram.render import content, html_texts
from bot.text_split import cut, utf16_units
from catalog.model import Platform
from catalog.search import Decision, SearchResult
from handlers.context import Context
from handlers.dialogue.refine import settle
from handlers.dialogue.turn import Turn
from handlers.messages import Incoming, LinkButton, Reply, Session
from handlers.router import respond
from handlers.steps import emergencies, judged, services
from handlers.steps.start import FROM_INLINE, service_code

MOST_RESULTS = 50
TITLE_UNITS = 100
CACHED_SECONDS = 3
"""For everybody alike. A page that is withdrawn is out of sight after five seconds, the reading of the
register included: Telegram may keep what it was told no longer than that leaves."""

VERDICT, EMERGENCY = "verdict", "emergency"


@dataclass(frozen=True, slots=True)
class Offer:
    """One result: how it is listed, and what is sent when it is chosen."""

    name: str  # the code behind which the conversation goes on; VERDICT, EMERGENCY
    title: str
    beneath: str
    reply: Reply


def answer(asked: Inline, context: Context, today: date, bots: Bots) -> Call:
    """Up to fifty offers and where the next begin; a hint that opens the private chat."""
    incoming = Incoming(text=asked.text, channel=Platform.TELEGRAM, aloud=True, today=today)
    turn = Turn(incoming, Session(), context)
    start = int(asked.offset) if re.fullmatch(r"[0-9]{1,6}", asked.offset) else 0
    offers, following = _offers(turn, start)
    params = {
        "inline_query_id": asked.query_id,
        "results": [_result(offer, today, bots) for offer in offers],
        "cache_time": CACHED_SECONDS,
        "is_personal": False,
        "next_offset": str(following) if following else "",
        "button": {"text": _hint(asked.text, offers), "start_parameter": FROM_INLINE},
    }
    return Call("answerInlineQuery", params, shown=False)


def _hint(said: str, offers: Sequence[Offer]) -> str:
    if offers:
        return texts.INLINE_HINT
    return texts.INLINE_NOTHING if said.strip() else texts.INLINE_ASK


def _offers(turn: Turn, start: int) -> tuple[Sequence[Offer], int]:
    """What can be sent, nothing where nothing clearly fits; and where the next begin, 0 where none do."""
    if whole := _emergency(turn) or _verdict(turn):
        return [whole], 0
    result = turn.find(turn.query)
    if whole := _service(turn, result):
        return [whole], 0
    codes = _codes(result)
    following = start + MOST_RESULTS
    cards = [_card(code, turn) for code in codes[start:following]]
    return cards, following if following < len(codes) else 0


def _emergency(turn: Turn) -> Offer | None:
    """The numbers can be read in the list already, by who looks for something else entirely."""
    reply = emergencies.answer(turn)
    if reply is None:
        return None
    second = reply.text.partition("\n")[2].partition("\n")[0]
    return Offer(EMERGENCY, _first_line(reply), second, reply)


def _verdict(turn: Turn) -> Offer | None:
    reply = judged.verdict(turn)
    return Offer(VERDICT, texts.INLINE_VERDICT, _first_line(reply), reply) if reply else None


def _service(turn: Turn, result: SearchResult) -> Offer | None:
    if result.decision is not Decision.SERVICE or result.clues.topic is None:
        return None
    reply = services.told(turn, settle(turn, turn.query))
    return Offer(service_code(result.clues.topic), _first_line(reply), texts.INLINE_SERVICE, reply)


def _codes(result: SearchResult) -> Sequence[str]:
    if result.decision is Decision.ANSWER:
        return [result.matches[0].institution.code]
    return result.fitting if result.decision is Decision.CHOOSE else ()


def _card(code: str, turn: Turn) -> Offer:
    opened = replace(turn.incoming, text="", start=code)
    reply = respond(opened, turn.session, turn.context)
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
    if offer.name == EMERGENCY:
        return []
    code = FROM_INLINE if offer.name == VERDICT else offer.name
    url = bots.links(code).get(Platform.TELEGRAM)
    return [LinkButton(texts.OPEN_BOT, url)] if url else []


def _message(reply: Reply, today: date) -> dict[str, Any]:
    fields = content(html_texts(replace(reply, choices=()), today)[0], None)
    return {("message_text" if name == "text" else name): value for name, value in fields.items()}


def _first_line(reply: Reply) -> str:
    return reply.text.partition("\n")[0]
