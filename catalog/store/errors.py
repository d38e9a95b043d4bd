"""Why the register could not do what was asked: each message is one clear sentence in Russian."""


class StoreError(Exception):
    """The base of all of them. `str()` is fit to be shown to an operator."""


class RegisterUnavailable(StoreError):  # noqa: N818 - named by what is told
    """The database can't be used: corrupt, locked, out of reach, or not ours. It was left as it was."""


class ValueRefused(RegisterUnavailable):
    """The database works, and doesn't take one of the values: it would be refused again."""


class RegisterChanged(StoreError):  # noqa: N818 - likewise
    """Somebody made a newer version since this one's changes were worked out."""


class NoSuchVersion(StoreError):  # noqa: N818 - likewise
    """There is no version of that number, or none before this one."""


class NoSuchPage(StoreError):  # noqa: N818 - likewise
    """No institution of the active version has that page, or it isn't withdrawn."""


class NoSuchWord(StoreError):  # noqa: N818 - likewise
    """That word was not added to a kind's."""


class WordIsKnown(StoreError):  # noqa: N818 - likewise
    """That word was added to a kind's already."""


class NoSuchReport(StoreError):  # noqa: N818 - likewise
    """No report was given that number."""


class NoSuchOperator(StoreError):  # noqa: N818 - likewise
    """Nobody of that name may sign in."""


class OperatorExists(StoreError):  # noqa: N818 - likewise
    """Somebody of that name may sign in already."""


class TooManyAnswers(StoreError):  # noqa: N818 - likewise
    """Enough waits for an operator, or came today, of that card or by that link."""
