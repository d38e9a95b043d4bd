"""The example of a channel works from a letter to its answer, over a real socket."""

import asyncio
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from mailbox import Maildir
from pathlib import Path

import pytest

from bot.delivery.dispatcher import Dispatcher
from bot.delivery.inbox import ProcessInbox
from bot.delivery.model import Call, LaterError
from examples.mail_channel import MailChannel
from tests.bot.max.talking import parts

OURS, THEIRS = "guide@school.example", "resident@post.example"


class Post:
    """A server that takes letters, as RFC 5321 has it."""

    def __init__(self) -> None:
        self.letters: asyncio.Queue[EmailMessage] = asyncio.Queue()

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 post.example\r\n")
        while line := (await reader.readline()).upper():
            if line.startswith(b"DATA"):
                writer.write(b"354 go on\r\n")
                raw = await reader.readuntil(b"\r\n.\r\n")
                self.letters.put_nowait(message_from_bytes(raw[:-5], EmailMessage, policy=default))
            writer.write(b"221 bye\r\n" if line.startswith(b"QUIT") else b"250 ok\r\n")
        writer.close()


def letter(text: str, **headers: str) -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = f"Житель <{THEIRS}>", OURS, "вопрос"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made.as_bytes()


async def answered(folder: Path, *letters: bytes) -> list[EmailMessage]:
    """What is answered to these, which lie in the folder before the channel looks."""
    post, box = Post(), Maildir(str(folder))
    for one in letters:
        box.add(one)
    server = await asyncio.start_server(post.talk, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    channel = MailChannel(parts().conversation, str(folder), OURS, "127.0.0.1", port)
    dispatcher = Dispatcher(ProcessInbox(), [channel])
    polling = asyncio.create_task(channel.poll(dispatcher.accept))
    while len(box):  # noqa: ASYNC110 - a folder is looked at from outside
        await asyncio.sleep(0.01)
    assert await dispatcher.drain(20) == 0
    polling.cancel()
    server.close()
    return [post.letters.get_nowait() for _ in range(post.letters.qsize())]


def test_a_letter_is_answered_with_the_card(tmp_path: Path) -> None:
    asked = letter("детская поликлиника 3\n> школа 20", Message_ID="<1@post.example>")
    (found,) = asyncio.run(answered(tmp_path / "box", asked))
    assert (found["To"], found["From"], found["In-Reply-To"]) == (THEIRS, OURS, "<1@post.example>")
    assert "33-03-03" in found.get_content()
    assert "vk.com/dp3" in found.get_content()


def test_machines_are_not_answered_and_a_torn_letter_costs_itself_alone(tmp_path: Path) -> None:
    machine = letter("меня нет", Auto_Submitted="auto-replied")
    found = asyncio.run(answered(tmp_path / "box", b"\xff\x00no letter", machine, letter("школа 20")))
    assert len(found) == 1


def test_a_server_that_is_away_is_asked_again(tmp_path: Path) -> None:
    channel = MailChannel(parts().conversation, str(tmp_path / "box"), OURS, "127.0.0.1", 1)
    with pytest.raises(LaterError):
        asyncio.run(channel.send(Call("send", {"to": THEIRS, "re": "", "text": "Ответ"})))
