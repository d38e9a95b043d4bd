"""What was wrong with a command line, in one Russian sentence. Typer says it in English only."""

import re

from typer import TyperException

WRONG_USAGE = 2
RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)

BY_KIND = {
    "MissingParameter": "Не хватает: {name}",
    "NoSuchOption": "Нет такого ключа: {option}",
    "BadOptionUsage": "У ключа {option} нет значения, или оно лишнее",
    "BadParameter": "Не годится значение: {name}",
}
BY_MESSAGE = (
    (re.compile(r"No such command '(.*)'"), "Нет такой команды: {0}"),
    (re.compile(r"unexpected extra argument\S* \((.*)\)"), "Лишнее: {0}. Текст с пробелами берут в кавычки"),
)


def wrong_usage(error: TyperException) -> str:
    """The sentence for an error of usage, with where to read on."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "gospublic"
    return f"{_fault(error)}. Как пользоваться: {command} --help."


def _fault(error: TyperException) -> str:
    said = str(getattr(error, "message", "")).rstrip(".")
    for pattern, sentence in BY_MESSAGE:
        if found := pattern.search(said):
            return sentence.format(found[1])
    kind = type(error).__name__
    if kind == "BadParameter" and RUSSIAN.match(said):
        return said[0].upper() + said[1:]  # one of our own sentences
    sentence = BY_KIND.get(kind, "Команда записана неверно")
    return sentence.format(name=_parameter(error), option=getattr(error, "option_name", ""))


def _parameter(error: TyperException) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return ""
    options = [option for option in parameter.opts if option.startswith("-")]
    return str(options[0]) if options else str(parameter.name).upper()
