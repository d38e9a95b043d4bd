"""«Is this page official?»: every pasted link judged by the register, the worst first. No link is opened."""

from collections.abc import Iterable
from dataclasses import replace

from catalog.model import Platform
from catalog.pages.errors import BadAddress
from catalog.pages.finding import Finding, Reason, Verdict
from catalog.pages.hosts import shown_host
from catalog.pages.judge import Judge
from catalog.pages.links import Pasted, find_links
from catalog.pages.locate import Target, locate
from catalog.pages.malformed_links import Misread, misread
from catalog.pages.rules import Kind

NAME_PLATFORMS = (Platform.TELEGRAM, Platform.VK, Platform.MAX, Platform.OK)
"""Where an @name is looked for, unless the channel it came through says otherwise."""


def check(
    text: str, judge: Judge, links: Iterable[Pasted] = (), channel: Platform | None = None
) -> tuple[Finding, ...]:
    """Every address in the text and every link hidden in it, the worst first; empty where there is none.

    An @name is one of `channel` first.
    """
    pasted = dict.fromkeys((*links, *find_links(text)))
    findings = (check_link(one, judge, channel) for one in pasted)
    return tuple(sorted(findings, key=lambda finding: finding.gravity))


def check_link(pasted: Pasted, judge: Judge, channel: Platform | None = None) -> Finding:
    """One link: by where it leads, not by the words it hides under."""
    finding = _address(pasted.address, judge, channel)
    shown = [one.address for one in find_links(pasted.shown) if not one.address.startswith("@")]
    honest = finding.verdict in (Verdict.OFFICIAL, Verdict.LISTED)
    if honest or not shown or _same_place(shown[0], pasted.address):
        return finding
    promised = _address(shown[0], judge, channel)
    return replace(
        finding,
        verdict=Verdict.LOOKALIKE,
        reason=Reason.HIDDEN,
        institution=promised.institution,
        own=promised.own or (promised.page if promised.verdict is Verdict.LISTED else None),
    )


def _address(address: str, judge: Judge, channel: Platform | None) -> Finding:
    try:
        return _name(address, judge, channel) if address.startswith("@") else _target(locate(address), judge)
    except BadAddress as fault:
        return _misread(misread(address), str(fault), judge)


def _target(target: Target, judge: Judge) -> Finding:
    return _redirect(target, judge) if target.kind is Kind.REDIRECT else judge.target(target)


def _name(name: str, judge: Judge, channel: Platform | None) -> Finding:
    """An @name says no platform: a listed page of that name on any of them is meant.

    Raises BadAddress where no platform could have that name.
    """
    order = sorted(NAME_PLATFORMS, key=lambda platform: platform is not channel)
    findings = []
    fault = BadAddress("такого имени быть не может")
    for platform in order:
        try:
            findings.append(judge.target(locate(name, platform)))
        except BadAddress as error:
            fault = error
    if not findings:
        raise fault
    return next((finding for finding in findings if finding.page is not None), findings[0])


def _redirect(target: Target, judge: Judge) -> Finding:
    """Judged by the address in it, and never better than «can't be confirmed»."""
    here = Finding(Verdict.UNKNOWN, Reason.REDIRECT, host=shown_host(target.host), platform=target.platform)
    if not target.to:
        return here
    try:
        inner = locate(target.to)
        there = here if inner.kind is Kind.REDIRECT else judge.target(inner)
    except BadAddress as fault:
        there = _misread(misread(target.to), str(fault), judge)
    if there.verdict in (Verdict.LOOKALIKE, Verdict.REVOKED):
        return replace(there, redirected=True)
    return replace(here, institution=there.institution, own=there.page or there.own)


def _misread(seen: Misread, fault: str, judge: Judge) -> Finding:
    """What can't be an address may still be meant to be taken for one."""
    verdict, reason = Verdict.NOT_A_PAGE, Reason.MALFORMED
    if seen.numeric or seen.disguised:
        verdict, reason = Verdict.UNKNOWN, Reason.NUMERIC_HOST if seen.numeric else Reason.NOT_LISTED
    found = Finding(verdict, reason, host=seen.host, fault=fault)
    if seen.target is None:
        return found
    return judge.taken_for(seen.target, found, foreign_host=seen.foreign_host)


def _same_place(one: str, other: str) -> bool:
    try:
        first, second = locate(one), locate(other)
    except BadAddress:
        return False
    return (first.key or first.host) == (second.key or second.host)
