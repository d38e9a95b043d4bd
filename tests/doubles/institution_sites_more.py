# ruff: noqa: E501 - pages as they are
"""A second half of sites, by other engines, with traps: kept apart from those that the rules were first tried on."""

# ruff: noqa: E501 - HTML as sites send it

from collections.abc import Callable
from random import Random
from urllib.parse import quote

from tests.doubles import institution_sites as first
from tests.doubles.institution_sites import LATIN, NAMES, TOWNS, Parts, Site, links

SEED = 7_3001
MANY = 150
OTHER_BODIES = (
    "https://vk.com/edu_{town}", "https://t.me/glava_{town}", "https://vk.com/adm{town}", "https://vk.com/{town}_official",
    "https://ok.ru/adm{town}", "https://t.me/edu34", "https://vk.com/cur34", "https://vk.com/sportvolgograd34",
)  # fmt: skip


def bodies(p: Parts, many: int) -> list[str]:
    town = next(latin for name, latin, _ in TOWNS if name == p.site.town)
    return [one.format(town=town) for one in p.random.sample(OTHER_BODIES, many)]


def drupal(p: Parts) -> dict[str, str]:
    own = "".join(
        f'<li class="leaf"><a href="{one}" title="Мы в соцсетях" target="_blank"></a></li>' for one in p.shown
    )
    side = "".join(f'<div class="views-row"><a href="{one}"><img src=x></a></div>' for one in bodies(p, 2))
    return {
        "/": p.page(
            f'<div id="page-wrapper"><div class="region region-footer"><ul class="menu">{own}</ul></div><div class="region-sidebar-second"><h2>Полезные ссылки</h2>{side}</div></div>'
        )
    }


def same_block(p: Parts) -> dict[str, str]:
    """One row of icons: its own pages, and the town's head beside them."""
    row = links([*p.shown, *bodies(p, 1)], 'class="soc-icon"', "<i></i>")
    return {"/": p.page(f'<footer><div class="social-row">{row}</div></footer>')}


def json_ld(p: Parts) -> dict[str, str]:
    same = ",".join(f'"{one}"' for one in p.shown)
    data = f'<script type="application/ld+json">{{"@type":"School","name":"{p.site.name}","sameAs":[{same}]}}</script>'
    return {"/": p.page(data + f"<main>{p.shares()}</main>")}


def clicks(p: Parts) -> dict[str, str]:
    own = "".join(
        f"<A HREF='{one}' CLASS=ico onclick=\"ym(1,'reachGoal')\"><IMG SRC=vk.png ALT='Группа ВК'></A>"
        for one in p.shown
    )
    return {
        "/": f"<HTML><BODY><TABLE><TR><TD CLASS=header><B>{p.site.name}</B>{own}<TD>Новости<P>Текст<TABLE><TR><TD>{p.shares()}</BODY>"
    }


def of_library(p: Parts) -> dict[str, str]:
    """In the news a library of the same number, a school of the same number elsewhere, the school's own newspaper."""
    number = p.site.name.partition("№ ")[2].split(" ")[0] or "5"
    town = p.site.town
    other = next(latin for name, latin, _ in TOWNS if name != town)
    text = (
        f'<div class="content"><p>Экскурсия в <a href="https://vk.com/library{number}_kids">библиотеку</a>. Друзья: '
        f'<a href="https://vk.com/school{number}_{other}">школа из другого города</a>. '
        f'<a href="https://vk.com/school{number}_gazeta">«Переменка»</a> <a href="https://vk.com/ivanova_school{number}">Иванова А. А.</a></p></div>'
    )
    own = links(p.shown, "", "Мы ВКонтакте")
    return {"/": p.page(f"{text}<div class='header-contacts'>{own}</div>")}


def studio(p: Parts) -> dict[str, str]:
    """A small studio made this site alone, and says «Мы ВКонтакте» of itself."""
    n = p.random.randint(1, 10**6)
    foot = f'<div class="site-credits">Сайт сделала студия «Квадрат» <a href="https://vk.com/kvadrat_{n}">Мы ВКонтакте</a> <a href="https://t.me/kvadrat_{n}">Телеграм</a></div>'
    own = links(p.shown, 'class="header__social"', "")
    return {"/": p.page(f"<header class=header>{own}</header>{foot}")}


def town_widget(p: Parts) -> dict[str, str]:
    """The widget is of the town's community; its own pages are named in the text of the contacts."""
    number = 40_000_000 + TOWNS.index(next(one for one in TOWNS if one[0] == p.site.town))
    widget = (
        f'<div id="vk_groups"></div><script>VK.Widgets.Group("vk_groups", {{mode: 4}}, {number});</script>'
    )
    said = "".join(f"<p>Страница учреждения: <a href='{one}'>{one}</a></p>" for one in p.shown)
    return {
        "/": p.page(
            f'<div class="right">{widget}</div><a href="/svedeniya/kontakty.html">Контактная информация</a>'
        ),
        "/svedeniya/kontakty.html": p.page(f"<h1>Контактная информация</h1>{said}"),
    }


def hijacked(p: Parts) -> dict[str, str]:
    """Where the name of a closed site was bought: whatever it links to is nobody's."""
    p.site.own = {}
    n = p.random.randint(1, 10**6)
    return {
        "/": p.page(
            f'<header><a href="https://t.me/casino_bonus_{n}">Наш канал</a><a href="https://vk.com/stavki_{n}">Мы ВКонтакте</a></header>',
            "Онлайн казино",
        )
    }


def two_groups(p: Parts) -> dict[str, str]:
    """The old community is still linked beside the new one."""
    vk = p.site.own.get("vk", "")
    old = [f"https://vk.com/club{p.random.randint(10**6, 10**7)}"] if vk else []
    return {"/": p.page(f'<div class="footer-social">{links([*old, *p.shown], "", "VK")}</div>')}


def wrapped(p: Parts) -> dict[str, str]:
    own = links(
        [
            f"https://vk.com/away.php?to={quote(one, safe='')}" if "vk.com" not in one else one
            for one in p.shown
        ],
        'rel="me"',
        "Госпаблик",
    )
    return {"/": p.page(f"<aside class=widget_text><h3>Официальные страницы</h3>{own}</aside>")}


def nothing_but_shares(p: Parts) -> dict[str, str]:
    p.site.own = {}
    return {"/": p.page(p.shares() + p.ministries(3))}


ENGINES: tuple[Callable[[Parts], dict[str, str]], ...] = (
    drupal, same_block, json_ld, clicks, of_library, studio, town_widget, hijacked, two_groups, wrapped, nothing_but_shares,
)  # fmt: skip


def make_sites(many: int = MANY, seed: int = SEED) -> list[Site]:
    """The first three hundred, and this many more after them."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret here
    return [*first.make_sites(), *(_site(number, random) for number in range(1000, 1000 + many))]


def _site(number: int, random: Random) -> Site:
    town, latin_town, short = TOWNS[number % len(TOWNS)]
    form, host, screen = first.KINDS[random.randrange(len(first.KINDS))]
    name = random.choice(NAMES)
    said = {"n": number - 900, "name": name, "latin": f"{LATIN[name]}{number - 900}"}
    engine = ENGINES[number % len(ENGINES)]
    site = Site(
        code=f"m-{number}",
        name=f"{form.format(**said)} г. {town}",
        town=town,
        inn=f"34{number:08d}",
        ogrn=f"10234{number:08d}",
        host=f"{host.format(**said)}-{latin_town if random.random() < 0.4 else short}.ru",
        engine=engine.__name__,
    )
    site.own = first._own(site, screen.format(**said), latin_town, short, random, number)
    parts = Parts(site, random, list(site.own.values()), on_contacts=False)
    site.pages = {path: text.encode() for path, text in engine(parts).items()}
    return site
