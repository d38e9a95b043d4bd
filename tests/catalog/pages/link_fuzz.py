"""Links mutated at random, and what a parser of the URL standard says that each of them opens.

`python -m tests.catalog.pages.link_fuzz 100000 [SEED]` judges so many and fails where one that opens
elsewhere is vouched for, or a good spelling is refused. The reading of `host_opened` is this file's own.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, unquote

import ada_url

from catalog.model import Platform
from catalog.pages.check import check
from catalog.pages.finding import Finding, Verdict
from tests.catalog.pages.register import INSTITUTIONS, judge

EVIL = "evil-site.ru"
DOUBTED = (Verdict.UNKNOWN, Verdict.REDIRECT, Verdict.LOOKALIKE, Verdict.REVOKED)
VOUCHED = (Verdict.OFFICIAL, Verdict.LISTED)
OURS = re.compile(
    r"(?:.*\.)?(?:vk\.com|vk\.ru|vk\.me|vkontakte\.ru|vkontakte\.com|ok\.ru|odnoklassniki\.ru|t\.me|telegram\.me"
    r"|telegram\.dog|max\.ru|gosuslugi\.ru|gov\.ru)"
    r"|(?:www\.)?(?:detpol3\.ru|oshkole\.ru|volgograd\.ru|admvolga\.ru)|obraz\.volgograd\.ru"
)
"""Hosts of platforms, of the little register and of the state."""

PAGES = [page.url for one in INSTITUTIONS for page in one.pages]
JUDGE = judge()
VERDICTS = {url: check(url, JUDGE)[0].verdict for url in PAGES}
AROUND = re.compile(r"(?:[(\[{}\])*_~`',;:!?.-]|[^\x00-\x7fⅴ℀])+")
"""What people write in front of an address, glued to it: punctuation, Russian words, pictures."""

PIECES = (
    *("/", "//", "\\", "@", ":", "?", "#", "%", "&", "=", ".", "..", "-", "_", "%2f", "%5c", "%40", "%2e"),
    *("%3f", "%23", "%00", "%252f", "'", "(", ")", "[", "]", "*", "!", "~", "^", "`", "{", "}", "$"),
    *("+", "\u200b", "\u00ad", "。", "．", "／", "＼", "＠", "："),
    *("\u2044", "\u2215", "℀", "ⅴ", "K", "о", "ı", "ß"),
    *(f"{EVIL}/", f"{EVIL}\\", f"@{EVIL}/", f"//{EVIL}", f"\\\\{EVIL}", f".{EVIL}/", f"?u=//{EVIL}"),
    *(f"#@{EVIL}", f"https://{EVIL}/", f"https:{EVIL}/", "https:", "http:/", "https:\\/", "javascript:"),
    *("data:text/html;", "x:", "vk.com", "vk.com/", "t.me/", "detpol3.ru", ":443", ":80", ":8080", "/../"),
    *("/./", "/%2e%2e/", "xn--", "0x7f.1", "?w=wall999_1", "&z=video999_1", "?w=wall-5_1", "/away?to="),
    *("?to=https://", "/club77", "/login", "0", "1", "l"),
)  # fmt: skip


def host_opened(text: str) -> str | None:
    """The host that an address bar opens; empty: something that is no site; None: nothing."""
    url = _opened(text)
    return None if url is None else url.hostname.rstrip(".")


def _opened(text: str) -> ada_url.URL | None:
    text = re.sub("[\u00ad\u200b]", "", text).rstrip("_.,;:!?…'*~`()[]{}-：。．＼／＠")
    text = text[found.end() :] if (found := AROUND.match(text)) else text
    text = _without_words_before(text)
    text = text if "//" in text else re.sub(r"(?<=\w)[(\[{].*", "", text)
    has_scheme = re.match(r"[A-Za-z][A-Za-z0-9+-]*:(?!\d)", text)
    start = "" if has_scheme else "https:" if re.match(r"[/\\]{2}", text) else "https://"
    try:
        return ada_url.URL(start + text)
    except ValueError:
        return None


def _without_words_before(text: str) -> str:
    """What a person sees as the address where punctuation parts it from a word before it."""
    found = re.match(r"[^/\\@%&=+$#^'<>|]{0,20}[,;!?(\[{~)\]}:：*оß]+(?=https?:/|[\w-]+\.)", text)
    is_scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text)
    return text[found.end() :] if found and not is_scheme and not re.search(r"\w\.[a-z]", found[0]) else text


def mutated(chance: random.Random) -> str:
    """A page of the register, changed in one to four places."""
    link = chance.choice(PAGES)
    if chance.random() < 0.5:
        link = link.partition("://")[2]
    for _ in range(chance.randint(1, 4)):
        link = chance.choice(MUTATIONS)(link, chance)
    return link


def _insert(link: str, chance: random.Random) -> str:
    at = chance.choice((0, len(link), chance.randint(0, len(link)), _after_host(link)))
    return link[:at] + chance.choice(PIECES) + link[at:]


def _after_host(link: str) -> int:
    found = re.match(r"(?:https?://)?[^/]*", link)
    return found.end() if found else 0


def _replace(link: str, chance: random.Random) -> str:
    at = chance.randrange(len(link) or 1)
    return link[:at] + chance.choice(PIECES) + link[at + 1 :]


def _delete(link: str, chance: random.Random) -> str:
    at = chance.randrange(len(link) or 1)
    return link[:at] + link[at + 1 :]


def _encode(link: str, chance: random.Random) -> str:
    at = chance.randrange(len(link) or 1)
    coded = "".join(f"%{byte:02x}" for byte in link[at : at + 1].encode())
    return link[:at] + (coded if chance.random() < 0.7 else coded.replace("%", "%25")) + link[at + 1 :]


def _lead(link: str, chance: random.Random) -> str:
    return (
        chance.choice((f"https://{EVIL}\\", f"{EVIL}/", "https://", "//", "\\\\", "@", "data:,", "x:")) + link
    )


def _pass_on(link: str, chance: random.Random) -> str:
    to = chance.choice((f"https://{EVIL}/a", f"//{EVIL}", f"\\\\{EVIL}", f"https:\\/{EVIL}"))
    for _ in range(chance.randint(0, 3)):
        to = quote(to, safe="")
    return link + chance.choice(("?to=", "/r.php?goto=", "/go/", "#")) + to


def _slashes(link: str, chance: random.Random) -> str:
    return link.replace("/", "\\", chance.randint(1, 3))


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    *(_insert, _insert, _insert, _replace, _delete, _encode, _lead, _pass_on, _slashes),
)


def spelled(chance: random.Random) -> tuple[str, str]:
    """A good spelling of a page of the register, and that page."""
    url = chance.choice(PAGES)
    scheme, _, rest = url.partition("://")
    host, _, path = rest.partition("/")
    if host in ("vk.com", "ok.ru"):
        host = chance.choice(
            (host, f"m.{host}", f"www.{host}", *(("vk.ru", "m.vk.ru") if host == "vk.com" else ()))
        )
    elif host != "oshkole.ru":
        host = chance.choice((host, f"www.{host}"))
    path = "".join(f"%{ord(one):02x}" if one.isalnum() and chance.random() < 0.1 else one for one in path)
    link = f"{chance.choice((f'{scheme}://', 'http://', 'https://', '//', ''))}{host}/{path}"
    link = link.upper() if chance.random() < 0.1 and url.startswith("https://vk") else link
    link += chance.choice(("", "/")) if not link.endswith("/") else ""
    link += chance.choice(
        ("", "", "?from=search", "?utm_source=vk&utm_medium=cpc", "?from=groups#top", "?a=5")
    )
    frame = chance.choice(
        ("{}", "({})", "«{}»", "{}.", "{},", "смотрите: {} это вы?", "[{}]", "*{}*", "👉{}")
    )
    return frame.format(link), url


@dataclass
class Counted:
    """What a run judged, and every link that it judged wrongly."""

    verdicts: Counter[str] = field(default_factory=Counter)
    elsewhere: int = 0
    vouched: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def run(mutations: int, spellings: int, seed: int) -> Counted:
    """Judge so many mutated links and so many good spellings."""
    chance, counted = random.Random(seed), Counted()  # noqa: S311 - a repeatable draw, no secret
    for _ in range(mutations):
        link = mutated(chance)
        found = next(iter(check(link, JUDGE)), None)
        counted.verdicts[found.verdict if found else "no link"] += 1
        counted.elsewhere += not _is_ours(host_opened(link))
        if found and not is_fair(link, found):
            counted.vouched.append(f"{link!r}: {found.verdict} ({found.reason})")
    for _ in range(spellings):
        text, url = spelled(chance)
        found = next(iter(check(text, JUDGE)), None)
        if found is None or found.verdict is not VERDICTS[url]:
            counted.refused.append(f"{text!r}: {found and found.verdict} instead of {VERDICTS[url]}")
    return counted


def _is_ours(host: str | None) -> bool:
    return host is not None and bool(OURS.fullmatch(host))


def is_fair(link: str, found: Finding) -> bool:
    """Whether no more is said of the link than what it opens bears."""
    opened = _opened(link)
    if opened is None:
        return found.verdict not in VOUCHED
    if not _is_ours(opened.hostname.rstrip(".")):
        return found.verdict in DOUBTED
    return found.verdict not in VOUCHED or _opens_the_page(opened, found)


def _opens_the_page(opened: ada_url.URL, found: Finding) -> bool:
    """Whether that page itself is opened: its host and name, nobody else's post over it, and no way on."""
    if found.page is None:
        return False
    host, _, name = found.page.url.partition("://")[2].rstrip("/").partition("/")
    if found.platform is Platform.SITE and _passes_on(opened):
        return False
    over = [value for key, value in parse_qsl(opened.search[1:]) if key in ("w", "z")]
    over = over if host == "vk.com" else []
    if any(value.lower().startswith(("wall999", "video999")) for value in over) or len(over) > 1:
        return False
    return _plain(name) in _plain(unquote(opened.pathname))


def _passes_on(opened: ada_url.URL) -> bool:
    tail = opened.pathname + opened.search + opened.hash
    seen = unquote(unquote(unquote(tail))).lower()
    return bool(re.search(rf"(?<![^=?#/&])[/\\]{{2}}{re.escape(EVIL)}(?![\w.-])", seen))


def _plain(name: str) -> str:
    return re.sub(r"\W|public|club|event|group", "", name.lower().replace("\u00ad", "").replace("\u200b", ""))


def main() -> None:
    """Print the counts; exit with 1 where a link was judged wrongly."""
    mutations, *seed = map(int, sys.argv[1:] or ("100000",))
    counted = run(mutations, mutations // 4, seed[0] if seed else random.SystemRandom().randrange(10**6))
    said = ", ".join(f"{verdict} {number:,}" for verdict, number in counted.verdicts.most_common())
    sys.stdout.write(
        f"{mutations:,} mutated links, {counted.elsewhere:,} of which open elsewhere or nothing: {said}; "
        f"vouched for wrongly {len(counted.vouched)}; "
        f"{mutations // 4:,} good spellings: refused {len(counted.refused)}\n"
    )
    for wrong in (*counted.vouched[:20], *counted.refused[:20]):
        sys.stdout.write(f"{wrong}\n")
    sys.exit(bool(counted.vouched or counted.refused))


if __name__ == "__main__":
    main()
