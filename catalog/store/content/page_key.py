"""A site's page under its several spellings: with and without «www.», https and the last slash."""

SCHEMES, PREFIXES, ENDINGS = ("https://", "http://"), ("", "www."), ("", "/")


def page_key(url: str) -> str:
    """What all spellings of one canonical address have in common."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def spellings(url: str) -> list[str]:
    key = page_key(url)
    return [scheme + prefix + key + end for scheme in SCHEMES for prefix in PREFIXES for end in ENDINGS]
