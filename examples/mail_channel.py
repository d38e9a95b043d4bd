"""A channel of mail in one file, to read and to copy: letters come in a Maildir, answers leave by SMTP.

MAIL_FOLDER=~/Maildir MAIL_ADDRESS=guide@school.example python -m examples.mail_channel
"""

import asyncio
import os
import smtplib
from collections.abc import Sequence
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP, default
from email.utils import parseaddr
from mailbox import Maildir

from bot.bootstrap import Parts, assemble
from bot.conversation import Conversation
from bot.delivery.base_channel import BaseChannel
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.encryption import Seal
from bot.delivery.intake import each
from bot.delivery.journaled_inbox import JournaledInbox
from bot.delivery.model import Accept, Call, Delivery, LaterError, Payload, RefusedError
from bot.privacy.secret_file import secret_of
from bot.settings import Settings
from catalog.store.processes.journal import Journal
from handlers.messages import Incoming
from handlers.view.plain_text import plain_text

SECONDS_BETWEEN_LOOKS, SECONDS_UNTIL_AGAIN = 5.0, 60.0
NAME = "mail"


class MailChannel(BaseChannel):
    """Whoever writes is answered once, in words alone. `host` takes letters on `port`."""

    name = NAME

    def __init__(self, conversation: Conversation, folder: str, address: str, host: str, port: int) -> None:
        self._conversation = conversation
        self._box = Maildir(folder)
        self._address, self._server = address, (host, port)

    async def prepare(self, payload: Payload) -> Sequence[Call]:
        incoming = Incoming(text=payload["text"])
        reply = await self._conversation.answer(f"{NAME}:{payload['from']}", incoming)
        told = plain_text(reply, incoming.today)
        return [Call("send", {"to": payload["from"], "re": payload["id"], "text": told})] if told else ()

    async def send(self, call: Call) -> None:
        await asyncio.to_thread(self._send, call)

    async def poll(self, accept: Accept) -> None:
        while True:
            keys = await asyncio.to_thread(self._box.keys)
            await accept(each(NAME, keys, self._delivery))
            for key in keys:
                self._box.discard(key)  # it stands in the journal now
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    def _delivery(self, key: str) -> Delivery | None:
        """None for what a machine has written: two of them would answer each other for ever."""
        letter = BytesParser(EmailMessage, policy=default).parsebytes(self._box.get_bytes(key))
        sender, body = parseaddr(str(letter.get("From", "")))[1], letter.get_body(("plain",))
        if "@" not in sender or body is None or letter.get("Auto-Submitted", "no") != "no":
            return None
        said = "\n".join(line for line in body.get_content().splitlines() if not line.startswith(">"))
        payload = {"from": sender, "id": str(letter.get("Message-ID", "")), "text": said}
        return Delivery(NAME, f"{NAME}:{key}", f"{NAME}:{sender}", payload)

    def _send(self, call: Call) -> None:
        letter = EmailMessage(policy=SMTP)
        letter["From"], letter["To"], letter["Subject"] = (
            self._address,
            call.params["to"],
            "Ответ справочника",
        )
        letter["Auto-Submitted"], letter["In-Reply-To"] = "auto-replied", call.params["re"]
        letter.set_content(call.params["text"])
        try:
            with smtplib.SMTP(*self._server, timeout=30) as server:
                server.send_message(letter)
        except smtplib.SMTPRecipientsRefused as error:
            raise RefusedError(type(error).__name__) from error
        except (OSError, smtplib.SMTPException) as error:
            raise LaterError(SECONDS_UNTIL_AGAIN, type(error).__name__) from error


async def serve(parts: Parts) -> None:
    """Until cancelled: follow the register, answer what comes, and what the process before left."""
    inbox = JournaledInbox(Journal(parts.settings.database_url), Seal(secret_of(parts.settings)))
    given = os.environ["MAIL_FOLDER"], os.environ["MAIL_ADDRESS"], os.environ.get("MAIL_HOST", "127.0.0.1")
    channel = MailChannel(parts.conversation, *given, int(os.environ.get("MAIL_PORT", "25")))
    dispatcher = Dispatcher(inbox, [channel], loaded=parts.guide.loaded)
    async with asyncio.TaskGroup() as tasks:
        for job in (parts.guide.follow(), parts.sessions.keep_up(), dispatcher.run()):
            tasks.create_task(job)
        tasks.create_task(channel.poll(dispatcher.accept))


if __name__ == "__main__":
    asyncio.run(serve(assemble(Settings())))
