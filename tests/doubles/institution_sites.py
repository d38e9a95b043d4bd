"""Three hundred sites of institutions, as their engines make them, with the pages that are really theirs.

Written before the rules that judge them, from the shapes of real sites (Bitrix, uCoz, Nubex, Госвеб, oshkole.ru,
Joomla, WordPress, Tilda, the region's portal, hand-made pages in cp1251, pages made by a script). Beside their own
pages they carry what such sites carry: share buttons, the developer's and the ministry's pages, a partner's, a class's,
a teacher's, posts, commented-out and placeholder links, redirects. `own` is the truth, by platform.
"""

# ruff: noqa: E501, PLR0913, PLR0917 - HTML as sites send it

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote

SEED = 20261130
MANY = 300
NAMES = ("Родничок", "Солнышко", "Теремок", "Радуга", "Дружба", "Мечта", "Юность", "Олимп", "Истоки", "Колос")
TOWNS = (
    ("Камышин", "kamyshin", "kam"), ("Волжский", "volzhsky", "vlz"), ("Урюпинск", "uryupinsk", "uryup"),
    ("Михайловка", "mihaylovka", "mih"), ("Фролово", "frolovo", "frol"), ("Волгоград", "volgograd", "vlg"),
    ("Елань", "elan", "elan"), ("Дубовка", "dubovka", "dub"), ("Калач-на-Дону", "kalach", "kalach"),
    ("Жирновск", "zhirnovsk", "zhirn"),
)  # fmt: skip
KINDS = (
    ("Средняя школа № {n}", "school{n}", "school{n}"), ("Детский сад № {n} «{name}»", "ds{n}", "ds{n}"),
    ("Гимназия № {n}", "gimn{n}", "gymnasium{n}"), ("Поликлиника № {n}", "p{n}", "poliklinika{n}"),
    ("Центр культуры и досуга «{name}»", "ckd-{latin}", "ckd_{latin}"), ("Библиотека № {n}", "bibl{n}", "biblioteka{n}"),
    ("Детская школа искусств № {n}", "dshi{n}", "dshi{n}"), ("Городская больница № {n}", "gb{n}", "gorbolnica{n}"),
)  # fmt: skip
LATIN = dict(
    zip(
        NAMES,
        [
            "rodnichok",
            "solnyshko",
            "teremok",
            "raduga",
            "druzhba",
            "mechta",
            "yunost",
            "olimp",
            "istoki",
            "kolos",
        ],
        strict=True,
    )
)

MINISTRIES = (
    "https://vk.com/minprosvet", "https://t.me/minprosrf", "https://vk.com/obraz34", "https://vk.com/gosuslugi",
    "https://t.me/gosuslugi", "https://ok.ru/gosuslugi", "https://vk.com/mypervie", "https://vk.com/pervye34",
    "https://vk.com/minzdravru", "https://vk.com/oblzdrav34", "https://vk.com/kulturarf", "https://t.me/bocharov34",
    "https://vk.com/kadastr_map", "https://vk.com/navigatory34",
)  # fmt: skip
SHARES = (
    "https://vk.com/share.php?url={url}", "https://connect.ok.ru/offer?url={url}", "https://t.me/share/url?url={url}",
    "https://vk.com/share.php?url={url}&title=x&noparse=true", "https://ok.ru/dk?st.cmd=addShare&st._surl={url}",
    "https://max.ru/:share?text={url}", "https://telegram.me/share/url?url={url}",
)  # fmt: skip


@dataclass(slots=True)
class Site:
    """One institution's site. `pages` by path; `own` are the addresses that are really its pages."""

    code: str
    name: str
    town: str
    inn: str
    ogrn: str
    host: str
    root: str = "/"
    own: dict[str, str] = field(default_factory=dict)
    pages: dict[str, bytes] = field(default_factory=dict)
    robots: str = ""
    engine: str = ""

    @property
    def url(self) -> str:
        return f"http://{self.host}{self.root}"


@dataclass(slots=True)
class Parts:
    """What an engine puts where: the links to its own pages, and those that aren't."""

    site: Site
    random: Random
    shown: list[str]  # own links as the site writes them
    on_contacts: bool  # whether they stand on a page of contacts alone

    def shares(self) -> str:
        chosen = self.random.sample(SHARES, 3)
        url = quote(self.site.url, safe="")
        return "".join(f'<a href="{one.format(url=url)}" title="Поделиться">+</a>' for one in chosen)

    def ministries(self, many: int) -> str:
        return "".join(
            f'<a href="{one}" target="_blank"><img src="/b.png" alt=""></a>'
            for one in self.random.sample(MINISTRIES, many)
        )

    def page(self, body: str, title: str = "") -> str:
        name = title or self.site.name
        return f'<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>{name}</title></head><body>{body}</body></html>'


def links(shown: list[str], attributes: str = "", inner: str = "") -> str:
    return "".join(f'<a {attributes} href="{one}">{inner}</a>' for one in shown)


def gosweb(p: Parts) -> dict[str, str]:
    own = links(p.shown, 'class="gw-footer__social" rel="noopener"', '<svg class="icon"></svg>')
    top = (
        '<header class="gw-header"><a href="/">'
        + p.site.name
        + '</a></header><script src="https://pos.gosuslugi.ru/bin/script.min.js">'
        f'</script><script>Widget("https://pos.gosuslugi.ru/form", {p.random.randint(100000, 400000)})</script>'
    )
    foot = (
        f'<footer><div class="gw-footer__socials">{"" if p.on_contacts else own}</div><div class="gw-footer__gosuslugi">'
        '<a href="https://vk.com/gosuslugi"></a><a href="https://t.me/gosuslugi"></a><a href="https://ok.ru/gosuslugi"></a></div></footer>'
    )
    front = p.page(top + '<nav><a href="/kontakty/">Контакты</a></nav><main>Новости</main>' + foot)
    contacts = p.page(top + f"<h1>Контакты</h1><div>Мы в социальных сетях: {own}</div>" + foot)
    return {"/": front, "/kontakty/": contacts}


def bitrix(p: Parts) -> dict[str, str]:
    own = links(
        [one.replace("https:", "") for one in p.shown],
        'rel="nofollow" target="_blank"',
        '<i class="fa fa-vk"></i>',
    )
    share = '<script src="//yastatic.net/share2/share.js"></script><div class="ya-share2" data-services="vkontakte,odnoklassniki,telegram"></div>'
    dev = (
        '<div class="copyright">Разработка сайта — <a href="https://vk.com/webstudio34">Веб-студия</a></div>'
    )
    foot = f'<div class="footer"><div class="soc">{"" if p.on_contacts else own}</div>{p.ministries(2)}{dev}</div>'
    front = p.page(
        f'<div class="menu"><a href="/contacts/">Контакты</a></div><div class="news">{share}</div>{foot}'
    )
    return {"/": front, "/contacts/": p.page(f"<h1>Контакты</h1><p>Наша группа: {own}</p>{foot}")}


def bitrix_widget(p: Parts) -> dict[str, str]:
    """A VK widget by the community's number, and the other pages as usual links."""
    vk = next((one for one in p.shown if "vk.com/club" in one), "")
    number = vk.rpartition("club")[2]
    widget = (
        '<script src="https://vk.com/js/api/openapi.js?169"></script><div id="vk_groups"></div><script>'
        f'VK.Widgets.Group("vk_groups", {{mode: 3, width: "auto", height: "400"}}, {number});</script>'
        if number
        else ""
    )
    rest = links([one for one in p.shown if one != vk] if number else p.shown, 'class="ic"')
    return {
        "/": p.page(
            f'<div class="left">{widget}{p.ministries(2)}</div><div class="footer">{rest}{p.shares()}</div>'
        )
    }


def ucoz(p: Parts) -> dict[str, str]:
    own = links(
        [
            one.replace("https://vk.com", "http://vkontakte.ru") if p.random.random() < 0.2 else one
            for one in p.shown
        ],
        "",
        "Мы ВКонтакте",
    )
    block = f'<div class="sidebox"><div class="sidetitle">Наша страница</div>{own}</div>'
    share = f'<div class="u-share">{p.shares()}</div>'
    foot = '<div id="footer">Copyright <a href="https://www.ucoz.ru/">Хостинг от uCoz</a> <a href="https://vk.com/ucoz">uCoz ВК</a></div>'
    return {
        "/": p.page(f"<table><tr><td>{block}{p.ministries(1)}</td><td>{share}Новости</td></tr></table>{foot}")
    }


def nubex(p: Parts) -> dict[str, str]:
    own = links(p.shown, 'class="social-link" itemprop="sameAs"', "<span></span>")
    foot = f'<footer><div class="social">{own}</div><a href="https://nubex.ru">Сайт создан на Nubex</a><a href="https://vk.com/nubex">Нубекс</a></footer>'
    return {"/": p.page(f'<div class="banners">{p.ministries(3)}</div>' + foot)}


def oshkole(p: Parts) -> dict[str, str]:
    own = links(p.shown, 'class="org-soc"', p.random.choice(["ВКонтакте", "vk", "Группа школы"]))
    foot = (
        "<div>Сайт создан на конструкторе ОШКОЛЕ.РУ <a href='https://vk.com/oshkole'>Мы ВКонтакте</a></div>"
    )
    return {"/": p.page(f"<div id=head>{p.site.name} {own}</div><div id=news>{p.shares()}</div>{foot}")}


def joomla(p: Parts) -> dict[str, str]:
    own = links(p.shown, 'class="jm-social"', "")
    article = f'<div class="itemBody"><p>Вместе с <a href="https://vk.com/partner_{p.random.randint(1, 9999)}">коллегами из соседней школы</a></p></div>'
    teacher = f'<p>Педагог: <a href="https://vk.com/id{p.random.randint(10**6, 10**8)}">Иванова</a></p>'
    foot = f'<div id="footer">{own}<a href="https://vk.com/joomla_studio_{p.random.randint(1, 5)}">Создание сайтов</a></div>'
    return {"/": p.page(article + teacher + p.shares() + foot)}


def wordpress(p: Parts) -> dict[str, str]:
    menu = "".join(
        f'<li class="menu-item"><a href="{one}"><span class="screen-reader-text">Соцсеть</span></a></li>'
        for one in p.shown
    )
    post = f'<article><a href="https://vk.com/wall-{p.random.randint(10**6, 10**8)}_77">Подробнее</a><iframe src="https://vk.com/video_ext.php?oid=-5&id=7"></iframe></article>'
    head = f'<header><ul class="social-icons">{"" if p.on_contacts else menu}</ul></header>'
    foot = f"<footer>{p.shares()}Тема от WPShop</footer>"
    front = p.page(head + '<a href="/?page_id=7">Контакты</a>' + post + foot)
    return {"/": front, "/?page_id=7": p.page(head + f"<h1>Контакты</h1><ul>{menu}</ul>" + foot)}


def tilda(p: Parts) -> dict[str, str]:
    own = "".join(
        f'<div class="t-sociallinks__item"><a href="{one}" target="_blank" rel="nofollow" aria-label="vk"></a></div>'
        for one in p.shown
    )
    return {
        "/": p.page(
            f'<div class="t-rec"><div class="t-sociallinks">{own}</div></div><a href="http://tilda.cc">Made on Tilda</a>'
        )
    }


def portal(p: Parts) -> dict[str, str]:
    """A section of the region's own portal: the same host, header and committee for all."""
    own = links(p.shown, "", "Страница учреждения")
    head = '<div class="portal"><a href="https://vk.com/soc34">Комитет</a><a href="https://t.me/soc34">Комитет</a></div>'
    root = p.site.root
    front = p.page(head + f'<a href="{root}about/contacts/">Контакты</a>')
    return {root: front, f"{root}about/contacts/": p.page(head + f"<h1>Контакты</h1>{own}")}


def hand_made(p: Parts) -> dict[str, str]:
    own = links(p.shown, "", "<b>наша группа</b>")
    old = '<!-- <a href="https://vk.com/old_page_of_ours">ВК</a> -->'
    body = f'<center>{p.site.name}</center>{own}{old}<a href="https://vk.com/">ВКонтакте</a><a href="#">ОК</a><a href="https://t.me/username">ТГ</a>'
    return {"/": p.page(body).replace('charset="utf-8"', 'charset="windows-1251"')}


def scripted(p: Parts) -> dict[str, str]:
    """A page that a script makes: addresses stand in its data alone."""
    data = ",".join(f'"{n}":"{one}"'.replace("/", "\\/") for n, one in enumerate(p.shown))
    return {
        "/": p.page(
            f'<div id="app"></div><script id="__NEXT_DATA__" type="application/json">{{"socials":{{{data}}},"share":true}}</script>'
        )
    }


def redirected(p: Parts) -> dict[str, str]:
    own = "".join(
        f'<a class="s" href="/bitrix/redirect.php?goto={quote(one, safe="")}">мы в соцсетях</a>'
        for one in p.shown
    )
    return {"/": p.page(f"<footer>{own}{p.ministries(1)}</footer>")}


def with_classes(p: Parts) -> dict[str, str]:
    """Beside the school's own page those of its museum, its club and a class."""
    own = links(p.shown, 'title="Официальная страница"', "Официальная страница ВКонтакте")
    n = p.random.randint(1, 99999)
    others = f'<ul><li><a href="https://vk.com/class5a_{n}">5 «А» класс</a></li><li><a href="https://vk.com/museum_{n}">Школьный музей</a></li><li><a href="https://vk.com/club_olimp_{n}">Спортклуб</a></li></ul>'
    return {"/": p.page(f"<header>{own}</header><main><h2>Сообщества школы</h2>{others}</main>")}


ENGINES: tuple[Callable[[Parts], dict[str, str]], ...] = (
    gosweb, gosweb, bitrix, bitrix_widget, ucoz, nubex, oshkole, joomla, wordpress, tilda, portal, hand_made, scripted,
    redirected, with_classes,
)  # fmt: skip


def make_sites(many: int = MANY, seed: int = SEED) -> list[Site]:
    """The sites, the same for the same seed. About a sixth have no page of their own."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret here
    return [_site(number, random) for number in range(many)]


def _site(number: int, random: Random) -> Site:
    town, latin_town, short = TOWNS[number % len(TOWNS)]
    form, host, screen = KINDS[random.randrange(len(KINDS))]
    name = random.choice(NAMES)
    said = {"n": number + 1, "name": name, "latin": f"{LATIN[name]}{number + 1}"}
    inn = f"34{number:08d}"
    engine = ENGINES[number % len(ENGINES)]
    site = Site(
        code=f"s-{number}",
        name=f"{form.format(**said)} г. {town}",
        town=town,
        inn=inn,
        ogrn=f"10234{number:08d}",
        host=_host(engine, host.format(**said), short, random),
        root=f"/0{number:05d}/" if engine is portal else "/",
        engine=engine.__name__,
    )
    site.own = _own(site, screen.format(**said), latin_town, short, random, number)
    shown = list(site.own.values())
    parts = Parts(site, random, shown, on_contacts=random.random() < 0.3)
    encoding = "cp1251" if engine is hand_made else "utf-8"
    site.pages = {path: text.encode(encoding, "replace") for path, text in engine(parts).items()}
    return site


def _host(engine: Callable[[Parts], dict[str, str]], name: str, short: str, random: Random) -> str:
    if engine is portal:
        return "442fz.volganet.ru"
    if engine is gosweb:
        return f"{name}-{short}-r18.gosweb.gosuslugi.ru"
    domains = {"ucoz": ".ucoz.ru", "nubex": ".nubex.ru", "oshkole": ".oshkole.ru", "tilda": ".tilda.ws"}
    return (
        f"{name}{short}{domains.get(engine.__name__, random.choice(['.ru', '.ru', '34.ru', '.рф']))}".encode(
            "idna"
        ).decode()
    )


def _own(site: Site, screen: str, latin_town: str, short: str, random: Random, number: int) -> dict[str, str]:
    """The pages of its own: by name, by number alone, in MAX by its INN."""
    own: dict[str, str] = {}
    if random.random() < 0.84:
        plain = random.random() < 0.35
        own["vk"] = (
            f"https://vk.com/club{200_000_000 + number}"
            if plain
            else f"https://vk.com/{screen}_{random.choice([short, latin_town])}"
        )
    if own and random.random() < 0.35:
        own["ok"] = f"https://ok.ru/group/{70_000_000_000_000 + number}"
    if own and random.random() < 0.3:
        own["telegram"] = f"https://t.me/{screen.replace('-', '_')}_{short}"
    if own and random.random() < 0.25:
        own["max"] = f"https://max.ru/id{site.inn}_gos"
    return own
