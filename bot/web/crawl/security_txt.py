"""`/.well-known/security.txt` (RFC 9116): where a weakness is told."""

from datetime import date, timedelta

VALID = timedelta(days=180)


def security_txt(base: str, contact: str, today: date) -> bytes:
    """`contact` is a `mailto:` or `https:` address; without one, the page that says how to write to us."""
    expires = (today + VALID).isoformat()
    return (
        f"Contact: {contact or f'{base}/accessibility'}\n"
        f"Expires: {expires}T00:00:00Z\n"
        "Preferred-Languages: ru, en\n"
        f"Canonical: {base}/.well-known/security.txt\n"
    ).encode()
