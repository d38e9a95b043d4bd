"""The operator's commands: the register from and to spreadsheets, and its versions.

Refusals go to stderr with exit status 1; the register is then as it was.
"""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from catalog.model import Institution
    from catalog.register.importing import Plan
    from catalog.store.register import Register

DAY = ["%Y-%m-%d", "%d.%m.%Y"]
Address = Annotated[str, typer.Argument(metavar="АДРЕС", help="Адрес страницы: vk.com/…")]


def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Файл xlsx или csv.")],
    *,
    update: Annotated[
        bool, typer.Option("--update", help="Только строки из файла, остальные останутся.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Показать изменения и ничего не менять.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Не спрашивать.")] = False,
    checked_on: Annotated[
        datetime | None,
        typer.Option(formats=DAY, help="День проверки отметок, у которых в файле нет даты (иначе сегодня)."),
    ] = None,
) -> None:
    """Загрузить реестр из таблицы: целиком или никак."""
    from catalog.register.faults import RegisterRefused
    from catalog.register.importing import apply
    from catalog.register.preview import DONE, counts, faults_told, told

    day = _not_in_the_future(checked_on)
    with _register() as register:
        try:
            with _busy("Читаю файл и сравниваю с реестром…"):
                plan = _planned(register, file, update=update, day=day)
        except RegisterRefused as refused:
            _refuse(faults_told(refused.faults))
        typer.echo(told(plan))
        if dry_run:
            typer.echo("Это только просмотр: реестр не изменён.")
            return
        _ask(plan, yes=yes)
        with _busy("Записываю новую версию…"):
            version = apply(register, plan, f"импорт {file.name}: {counts(plan.difference, DONE)}")
    typer.echo(f"Готово: версия {version.number}.")


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Куда: имя.xlsx или имя.csv.")],
) -> None:
    """Выгрузить реестр в таблицу."""
    from catalog.register.export import NoSuchFormat, write_register

    with _register(with_starter=True) as register:
        try:
            with _busy("Выгружаю реестр…"):
                # As stored: the file is read back, and a withdrawal isn't the file's to say.
                written = write_register(register.institutions(as_stored=True), file)
        except NoSuchFormat as error:
            _refuse(str(error))
        except OSError as error:
            _refuse(f"Файл {file} не записать: {error.strerror}. Проверьте папку и права на неё.")
    typer.echo(f"Учреждений в файле {file}: {written}.")


def versions() -> None:
    """Показать версии реестра, новые сверху."""
    with _register(with_starter=True) as register:
        for at, version in enumerate(register.versions()):
            made = datetime.fromisoformat(version.made_at).astimezone()
            now = "  ← действует" if at == 0 else ""
            typer.echo(f"{version.number:>5}  {made:%d.%m.%Y %H:%M}  {version.note}{now}")


def rollback(
    version: Annotated[
        int | None, typer.Argument(metavar="[VERSION]", help="Номер версии; без него — предыдущая.")
    ] = None,
) -> None:
    """Вернуть прежнюю версию реестра. Снятые страницы остаются снятыми."""
    with _register(with_starter=True) as register:
        made = register.rollback(version)
        institutions = len(register.institutions())
    typer.echo(f"Готово: версия {made.number} ({made.note}), учреждений {institutions}.")


def withdraw(
    address: Address,
    *,
    why: Annotated[str, typer.Option("--why", help="Почему: «взломана, звонок 22:40».")],
) -> None:
    """Снять страницу: жители её больше не увидят, пока её не вернут."""
    with _register(with_starter=True) as register:
        url, owners = _page(register, address)
        made = register.withdraw(url, why)
    whose = "; ".join(one.short_name or one.official_name for one in owners)
    if made is None:
        typer.echo(f"Эта страница уже снята: {url}. Вернуть: gospublic restore {url}")
        return
    typer.echo(
        f"Снята: {url} ({whose}). Жители её больше не видят. "
        f"Вернуть: gospublic restore {url}. Версия {made.number}."
    )


def restore(address: Address) -> None:
    """Вернуть снятую страницу."""
    from catalog.store.page_key import page_key

    with _register(with_starter=True) as register:
        wanted = _canonical(address)
        known = {page_key(page.url): page.url for page in register.withdrawals()}
        url = known.get(page_key(wanted), wanted)
        made = register.restore(url)
    typer.echo(f"Возвращена: {url}. Версия {made.number}.")


@contextmanager
def _register(*, with_starter: bool = False) -> "Iterator[Register]":
    """The register, closed at the end; an import into an empty one needs no starter list."""
    from bot.settings import Settings
    from catalog.store.register import open_register

    settings = Settings()
    register = open_register(settings.database_url)
    with closing(register):
        if with_starter and register.active_version() is None:
            from bot.opening import ready_register

            ready_register(settings).close()
        yield register


def _planned(register: "Register", file: Path, *, update: bool, day: date) -> "Plan":
    from bot.settings import Settings
    from catalog.register.importing import plan_import
    from catalog.register.reading import read_file

    settings = Settings()
    reading = read_file(file, checked_on=day, limit_mb=settings.import_limit_mb, region=settings.region)
    return plan_import(register, reading, updating=update)


def _not_in_the_future(checked_on: datetime | None) -> date:
    today = datetime.now().astimezone().date()
    day = checked_on.date() if checked_on else today
    if day > today:
        raise typer.BadParameter("этот день ещё не наступил", param_hint="--checked-on")
    return day


def _ask(plan: "Plan", *, yes: bool) -> None:
    """Nothing goes from the register unless the operator has said so."""
    if yes or not plan.must_ask:
        return
    if not _at_a_terminal():
        _refuse("Реестр не изменён: часть данных исчезнет. Если так и надо, повторите с --yes.")
    if not typer.confirm("Применить?"):
        _refuse("Реестр не изменён.")


def _busy(what: str) -> AbstractContextManager[object]:
    """Shows at a terminal that something is under way; elsewhere nothing, so that stdout stays clean."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(what)


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()


def _refuse(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(1)


def _page(register: "Register", address: str) -> "tuple[str, list[Institution]]":
    """The address as the register has it, and whose it is; nobody's where nobody has it."""
    from catalog.store.page_key import page_key

    wanted = _canonical(address)
    key = page_key(wanted)
    found = [
        (page.url, one) for one in register.institutions() for page in one.pages if page_key(page.url) == key
    ]
    return (found[0][0] if found else wanted), [one for _, one in found]


def _canonical(address: str) -> str:
    from catalog.pages.address import BadAddress, canonical

    try:
        return canonical(address).url
    except BadAddress as error:
        _refuse(f"Адрес не разобрать: {error}.")
