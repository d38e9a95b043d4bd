"""«Is this page official?»: every pasted link judged by the register, the worst first. No link is opened."""

from collections.abc import Iterable
from dataclasses import replace

from catalog.model import Platform
from catalog.pages.errors import BadAddress
from catalog.pages.finding import Finding, Reason, Verdict
from catalog.pages.hosts import shown_host
from catalog.pages.judge import Judge
from catalog.pages.links import Pasted, find_links
from catalog.pages.locate import NAME, Target, locate
from catalog.pages.malformed_links import Misread, misread
from catalog.pages.rules import LinkKind

PASSING = (Verdict.OFFICIAL, Verdict.LISTED, Verdict.NOT_A_PAGE)
"""What an address inside a link makes worse."""

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
        return _name(address, judge, channel) if NAME.fullmatch(address) else _target(locate(address), judge)
    except BadAddress as fault:
        return _misread(misread(address), str(fault), judge)


def _target(target: Target, judge: Judge) -> Finding:
    if target.kind is LinkKind.REDIRECT:
        return _redirect(target, judge, None)
    found = judge.target(target)
    if not target.to or found.verdict not in PASSING or _is_registered_so(found, target):
        return found
    return _redirect(target, judge, found)


def _is_registered_so(found: Finding, target: Target) -> bool:
    """Whether the address inside stands in the register's own address, too."""
    return found.page is not None and locate(found.page.url).to == target.to


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


def _redirect(target: Target, judge: Judge, outer: Finding | None) -> Finding:
    """Judged by the address in it, never better than «can't be confirmed»; `outer`: of a site we trust."""
    here = Finding(Verdict.REDIRECT, Reason.REDIRECT, host=shown_host(target.host), platform=target.platform)
    if outer is not None:
        here = replace(here, institution=outer.institution, own=outer.own or outer.page)
    if not target.to:
        return here
    try:
        inner = locate(target.to)
        there = here if inner.kind is LinkKind.REDIRECT else judge.target(inner)
    except BadAddress as fault:
        there = _misread(misread(target.to), str(fault), judge)
    if there.verdict in (Verdict.LOOKALIKE, Verdict.REVOKED):
        return replace(there, redirected=True)
    if there.institution is None:
        return here
    return replace(here, institution=there.institution, own=there.page or there.own)


def _misread(seen: Misread, fault: str, judge: Judge) -> Finding:
    """What can't be an address may still be meant to be taken for one, or open another site."""
    verdict, reason = Verdict.UNKNOWN, Reason.NOT_LISTED
    if seen.numeric:
        reason = Reason.NUMERIC_HOST
    elif seen.siteless:
        reason = Reason.NO_SITE
    elif not (seen.disguised or seen.elsewhere):
        verdict, reason = Verdict.NOT_A_PAGE, Reason.MALFORMED
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
