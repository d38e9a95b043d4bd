"""The command `gospublic`. What a command needs is imported when it runs, so that a search starts at once."""

import os
import sys
from typing import NoReturn

import typer

from bot.commands import (
    accounts,
    address,
    areas,
    chat,
    check_page,
    discover,
    doctor,
    evaluate,
    export,
    forget,
    gather,
    import_file,
    invite,
    links,
    misses,
    needs,
    qr,
    reports,
    search,
    serve,
    stats,
    verify,
    versions,
    vk_setup,
    withdraw,
)
from bot.commands.usage import WRONG_USAGE, wrong_usage
from bot.observability.logs import log_to_stderr
from bot.process.check_resources import check_resources

app = typer.Typer(
    name="gospublic",
    help="Официальные страницы госучреждений: поиск, реестр, чат.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("run")(serve.run)
app.command("demo")(serve.demo)
app.command("chat")(chat.chat)
app.command("search")(search.search)
app.command("evaluate")(evaluate.evaluate)
app.command("stats")(stats.stats)
app.command("misses")(misses.misses)
app.command("reports")(reports.reports)
app.command("check-page")(check_page.check_page)
app.command("links")(links.links)
app.command("qr")(qr.qr)
app.command("invite")(invite.invite)
app.command("import")(import_file.import_file)
app.command("export")(export.export)
app.command("gather")(gather.gather)
app.command("discover")(discover.discover)
app.command("versions")(versions.versions)
app.command("diff")(versions.diff)
app.command("rollback")(versions.rollback)
app.command("withdraw")(withdraw.withdraw)
app.command("restore")(withdraw.restore)
app.command("verify")(verify.verify)
app.command("forget")(forget.forget)
app.command("doctor")(doctor.doctor)
app.add_typer(areas.areas_app, name="areas")
app.add_typer(needs.needs_app, name="needs")
app.command("address")(address.address)
app.add_typer(accounts.app, name="operator")
app.command("vk-setup")(vk_setup.vk_setup)


def main() -> NoReturn:
    """Run the command. Exit status: 0 done, 1 refused, 2 wrong usage."""
    log_to_stderr()
    try:
        if sys.argv[1:] and "--help" not in sys.argv:
            check_resources()
        status = app(standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except typer.TyperException as error:
        if type(error).__name__ != "NoArgsIsHelpError":  # the help has been printed
            typer.echo(wrong_usage(error), err=True)
        sys.exit(WRONG_USAGE)
    except Exception as error:
        if os.environ.get("GOSPUBLIC_DEBUG"):
            raise
        typer.echo(refusal(error), err=True)
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("Прервано.", err=True)
    sys.exit(1)


def refusal(error: Exception) -> str:
    """One sentence for the person at the terminal, whatever went wrong."""
    from pydantic import ValidationError

    from bot.web.server import PortTakenError
    from catalog.resource_file import ResourceError
    from catalog.store.errors import StoreError

    if isinstance(error, StoreError | ResourceError | PortTakenError):
        return str(error)
    if isinstance(error, ValidationError):
        names = ", ".join("GOSPUBLIC_" + "_".join(map(str, one["loc"])).upper() for one in error.errors())
        return f"Настройка не годится: {names}. Проверьте переменные окружения и файл .env."
    return f"Не получилось: {type(error).__name__}. Подробности: GOSPUBLIC_DEBUG=1 и та же команда."


if __name__ == "__main__":
    main()
