"""What a check of a page's address, or of a telephone number, says as JSON."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from catalog.pages.finding import Finding, Reason, Verdict
from handlers.steps.check_phone import JudgedNumbers
from handlers.texts import check_page as texts

NOTHING = Finding(Verdict.NOT_A_PAGE, Reason.NO_LINK)


def page_object(findings: Sequence[Finding], today: date) -> dict[str, Any]:
    """The worst of the links, which come worst first; `institution` is the official name."""
    worst = next(iter(findings), NOTHING)
    return {
        "verdict": worst.verdict.value,
        "institution": worst.institution.official_name if worst.institution else None,
        "official_url": worst.own.url if worst.own else None,
        "why": texts.explain(worst, today) if findings else texts.NO_LINK,
    }


def phone_object(found: JudgedNumbers) -> dict[str, Any]:
    """`phone` is the number to call, where there is one."""
    return {
        "verdict": found.verdict.value,
        "institution": found.subject or None,
        "phone": found.phone or None,
        "why": " ".join(filter(None, found.lines)),
    }
