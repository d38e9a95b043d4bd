"""What is wrong with an address."""


class BadAddress(ValueError):  # noqa: N818 - it names the fault, as the register's own do
    """An address that can't be a page of an institution.

    The message is one Russian sentence that says what to mend: «кириллическая «о» в «vk.cоm», нужно vk.com».
    """
