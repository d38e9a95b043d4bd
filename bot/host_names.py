"""The name of a host as browsers send it, from a setting or a header."""

import re

import idna

_LABEL = r"[^\s:/@*.,\[\]\\]{1,63}"
_HOST = re.compile(rf"(?:\[([0-9A-Fa-f:.]{{2,45}})\]|({_LABEL}(?:\.{_LABEL}){{0,30}})\.?)(?::[0-9]{{0,5}})?")


def host_name(text: str) -> str:
    """In small letters, without its port, other scripts as punycode; empty where it is no host."""
    found = _HOST.fullmatch(text.strip())
    if not found:
        return ""
    name = (found[1] or found[2]).lower()
    try:
        return name if name.isascii() else idna.encode(name).decode()
    except idna.IDNAError:
        return ""
