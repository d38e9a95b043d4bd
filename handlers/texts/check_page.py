"""What is said of a pasted link. A bad address is written so that nobody can press it."""

from datetime import date

from catalog.model import Page, PageState, Platform
from catalog.pages.finding import HARMLESS, Finding, Reason, Verdict
from handlers.texts.names import everyday_name, place_name
from handlers.texts.strangers import KEEP_SECRETS, broken, lookalike, stranger
from handlers.texts.words import MARKED, bare, day, plural

DECEIVED = "Я уже ввёл данные"
BROKEN_LINK = "Ссылку не разобрал. Пришлите её целиком, без пробелов, или напишите, кто нужен и где."
SEND_LINK = "Пришлите ссылку, @имя страницы или телефон: скажу, официальные ли они."
NO_LINK = "Ссылки или @имени в тексте нет: проверять нечего."
ONLY_A_LIST = "Я только показываю список и ничего в нём не меняю."
MAYBE = "Может быть, вам нужно:"
CUT = "Сообщение слишком длинное: прочитал только начало и конец. Ссылки из середины пришлите отдельно."
OVERLAID = "Но ссылка открывает отдельную запись, и запись может быть чужой: посмотрите имя над ней."

ABOUT = "Это про адрес «{address}»: о ссылках в других сообщениях ничего не говорю."

MOST_MORE = 4
LONGEST_ADDRESS = 80

BRIEF = {
    Verdict.OFFICIAL: "официальная страница",
    Verdict.LISTED: "есть в списке",
    Verdict.UNKNOWN: "подтвердить не могу",
    Verdict.REDIRECT: "куда ведёт, не видно",
}


def explain(finding: Finding, today: date) -> str:
    """The verdict in words, with the address where it may be shown and the institution it is about."""
    if finding.page is not None:
        return _joined(_registered(finding, finding.page, today), OVERLAID if finding.overlaid else "")
    if finding.verdict is Verdict.LOOKALIKE:
        secrets = "" if finding.reason is Reason.OTHER_NUMBER else KEEP_SECRETS
        return _joined(lookalike(finding), secrets, _instead(finding, today))
    return _joined(stranger(finding), _instead(finding, today))


def about(finding: Finding) -> str:
    """Which address is meant, for others who read along: the message with it may be changed afterwards."""
    address = finding.shown or finding.host
    if not address:
        return ""
    short = address if len(address) <= LONGEST_ADDRESS else f"{address[:LONGEST_ADDRESS]}…"
    return ABOUT.format(address=short if finding.page else broken(short))


def more(findings: tuple[Finding, ...]) -> str:
    """The other links of the same message, a line for each that says more than «not in the list»."""
    lines = [_brief(finding) for finding in findings if finding.reason not in HARMLESS]
    said = list(dict.fromkeys(filter(None, lines)))
    shown, unsaid = said[:MOST_MORE], lines.count("") + len(said[MOST_MORE:])
    rest = f"И ещё {plural(unsaid, 'ссылка', 'ссылки', 'ссылок')}: подтвердить не могу." if unsaid else ""
    return "\n".join(filter(None, [*shown, rest]))


def named(finding: Finding) -> str:
    """«Детский сад № 9, Волгоград, Дзержинский район», or nothing."""
    whose = finding.institution
    return ", ".join(filter(None, (everyday_name(whose), place_name(whose.place)))) if whose else ""


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _registered(finding: Finding, page: Page, today: date) -> str:
    whose = f"Учреждение: {named(finding)}."
    seen = day(page.checked_on) if page.checked_on else ""
    if finding.verdict is Verdict.REVOKED:
        return _revoked(finding, seen, today)
    if finding.reason is Reason.STALE:
        since = page.checked_on or page.seen_on
        when = day(since) if since else "давно"
        return f"Этот адрес последний раз видели {when}, подтвердить его не могу. {_instead(finding, today)}"
    if finding.verdict is Verdict.OFFICIAL:
        what = "Отметку «Госорганизация» видели" if page.platform in MARKED else "Адрес проверен"
        return f"{finding.shown} — официальная страница. {whose} {what} {seen}."
    return _joined(f"{finding.shown} — есть в списке. {whose}", _listed(finding, page, seen))


def _listed(finding: Finding, page: Page, seen: str) -> str:
    official = f"Официальная: {bare(finding.own.url)}." if finding.own and finding.own is not page else ""
    if finding.reason is Reason.LAPSED and page.platform in MARKED:
        state = f"Отметку «Госорганизация» последний раз видели {seen}: проверьте её под названием страницы."
    elif finding.reason is Reason.CONFIRMED:
        state = f"Отметку «Госорганизация» видели {seen}."
    elif finding.reason is Reason.NOT_OPENING:
        state = "При последней проверке страница не открывалась."
    elif finding.reason is Reason.LINKED:
        state = "Ссылка стоит на странице учреждения; отметки «Госорганизация» здесь не бывает."
    elif page.platform is Platform.SITE:
        state = "Адрес из открытого источника, сами его ещё не проверяли."
    elif page.platform in MARKED:
        state = "Отметку «Госорганизация» мы ещё не видели: проверьте её под названием страницы."
    else:
        state = "Отметки «Госорганизация» здесь не бывает."
    return _joined(state, official)


def _revoked(finding: Finding, seen: str, today: date) -> str:
    why = f"отметка снята {seen}".rstrip()
    if finding.reason is Reason.MOVED:
        why = "страница переехала, старый адрес мог занять кто угодно"
    address = broken(finding.shown)
    return f"Не переходите: {why}. Адрес «{address}» был у учреждения. {_instead(finding, today)}"


def _instead(finding: Finding, today: date) -> str:
    """Whose page is meant, and where it is."""
    if finding.institution is None or finding.own is None:
        return f"Учреждение: {named(finding)}." if finding.institution else ""
    sure = finding.own.state_on(today) is PageState.CONFIRMED
    what = "Официальная страница" if sure else "Адрес из списка"
    return f"{what}: {bare(finding.own.url)} — {named(finding)}."


def _brief(finding: Finding) -> str:
    if finding.verdict is Verdict.LOOKALIKE and finding.reason is not Reason.OTHER_NUMBER:
        return f"«{broken(finding.shown or finding.host)}»: не переходите, адрес только похож на настоящий."
    if finding.page is None:
        return ""
    if finding.verdict is Verdict.REVOKED:
        return f"«{broken(finding.shown)}»: отметка снята, не переходите."
    return f"{finding.shown}: {BRIEF[finding.verdict]} — {named(finding)}."
