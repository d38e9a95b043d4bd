"""Links guessed, mended, revoked, expired, of another card; what is sent too much, too long, in vain."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import closing
from datetime import timedelta
from urllib.parse import urlencode

import pytest
import structlog
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from bot.bootstrap import Parts
from bot.invited import texts
from bot.invited.links import Links, number_in
from bot.privacy.secret_file import secret_of
from catalog.invitations.model import MOST_WAITING, Invitation
from catalog.region import day_where
from tests.bot.desk.serving import SCHOOLS
from tests.bot.web.invited.serving import Institution, answers, link_of
from tests.bot.web.register import HOSTILE, TODAY

FORM = "application/x-www-form-urlencoded"
INVITATION = Invitation(7, "s-5", TODAY, TODAY + timedelta(days=60))
LINKS = Links(b"secret", "https://guide.example/")


def test_a_link_proves_number_card_and_end() -> None:
    token = LINKS.token(INVITATION)
    assert LINKS.url(INVITATION) == f"https://guide.example/confirm/{token}"
    assert number_in(token) == 7
    assert LINKS.proves(token, INVITATION)
    for other in (
        Invitation(8, "s-5", INVITATION.made_on, INVITATION.expires_on),
        Invitation(7, "s-6", INVITATION.made_on, INVITATION.expires_on),
        Invitation(7, "s-5", INVITATION.made_on, INVITATION.expires_on + timedelta(days=1)),
    ):
        assert not LINKS.proves(token, other)
    assert not Links(b"another", "").proves(token, INVITATION)


@given(st.text(max_size=60))
def test_whatever_stands_there_is_a_number_or_none(token: str) -> None:
    number = number_in(token)
    assert number is None or 0 < number < 2**31
    assert not LINKS.proves(token, INVITATION)


def _mended(path: str) -> list[str]:
    """The link with one bit turned, cut, longer, or with another card's number."""
    token = path.rpartition("/")[2]
    raw = bytearray(urlsafe_b64decode(token))
    turned = []
    for at in (0, 5, 6, 23):
        one = bytearray(raw)
        one[at] ^= 1
        turned.append(urlsafe_b64encode(bytes(one)).decode())
    return [*turned, token[:-1], token + "A", token.lower(), "x" * 32, "%00" * 8, "0" * 5000]


def test_a_link_that_isn_t_ours_says_the_same_whatever_is_wrong(parts: Parts) -> None:
    link_of(parts, "s-4"), link_of(parts, "s-6")
    told = set()
    for token in _mended(link_of(parts)):
        with closing(Institution(parts, f"/confirm/{token}")) as stranger:
            for answer in (stranger.open(), stranger.send("right")):
                told.add((answer.status_code, texts.NO_SUCH_LINK in answer.text))
    assert told <= {(404, True), (404, False), (400, False)}
    assert (404, True) in told
    assert not [one for school in SCHOOLS for one in answers(parts, school.code)]


def test_a_revoked_link_and_an_expired_one_open_nothing(parts: Parts, school: Institution) -> None:
    today = day_where(parts.settings.region)
    parts.register.invitations.revoke("s-5", today)
    assert school.open().status_code == 410
    assert texts.REVOKED in school.send("right").text
    old = parts.register.invitations.invite(["s-9"], today - timedelta(days=9), today - timedelta(days=1))[
        "s-9"
    ]
    path = Links(secret_of(parts.settings), "").url(old)
    with closing(Institution(parts, path)) as late:
        assert late.open().status_code == 410
        assert texts.EXPIRED in late.send("right").text
    assert answers(parts) == answers(parts, "s-9") == []


def test_a_link_tells_of_its_own_card_alone(parts: Parts, school: Institution) -> None:
    school.open()
    school.send("send", {"phone": "112", "code": "s-6", "token": link_of(parts, "s-6")})
    assert answers(parts, "s-6") == []
    assert [one.code for one in answers(parts)] == ["s-5"]


def test_a_megabyte_is_refused_before_it_is_read(parts: Parts, school: Institution) -> None:
    school.open()
    for body in (b"remark=" + b"x" * 2**20, urlencode({"remark": "я" * 20_000}).encode()):
        assert school.post_bytes(school.path, body, FORM).status_code in {413, 422}
    many = "&".join(f"f{number}=1" for number in range(1000)).encode()
    assert school.post_bytes(school.path, many, FORM).status_code == 400
    assert school.post_bytes(school.path, b'{"deed": "right"}', "application/json").status_code == 415
    assert school.post_bytes(school.path, b"deed=right", "text/plain").status_code == 415
    assert answers(parts) == []


@pytest.mark.parametrize("said", [HOSTILE, "=HYPERLINK(1)", "{{ 7 * 7 }}", "\u202e\u200bтекст", "\0"])
def test_markup_and_formulas_stay_text(parts: Parts, school: Institution, said: str) -> None:
    school.open()
    answer = school.send("look", {"address": said, "remark": said, "hours": said})
    assert HOSTILE not in answer.text
    assert ">49<" not in answer.text
    school.send("send", {"remark": said, "hours": said})
    assert HOSTILE not in school.open().text
    for one in answers(parts):
        assert not set("\u202e\u200b\0") & set(str(one.told.cells) + one.told.remark)


def test_a_crowd_of_proposals_by_one_link_ends(parts: Parts, school: Institution) -> None:
    school.open()
    statuses = [school.send("send", {"phone": str(100 + number)}).status_code for number in range(8)]
    assert statuses == [303] * MOST_WAITING + [429] * 3
    assert len(answers(parts)) == MOST_WAITING


@examples(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["phone", "vk", "site", "closed_from", "deed", "stamp"]), st.text(), max_size=4
    )
)
def test_whatever_is_sent_is_answered_in_a_sentence(school: Institution, fields: dict[str, str]) -> None:
    safe = {key: value.encode("utf-8", "replace").decode() for key, value in fields.items()}
    assert school.send("look", safe).status_code in {200, 422}


def test_no_log_holds_a_link_or_a_word(parts: Parts, school: Institution) -> None:
    token = link_of(parts).rpartition("/")[2]
    with structlog.testing.capture_logs() as logged:
        school.open()
        school.send("send", {"phone": "112", "remark": "совсем тайно"})
        school.post_bytes(school.path, b"x" * 2**20, FORM)
    assert token not in str(logged)
    assert "тайно" not in str(logged)
