"""Thousands of hosts that look like a platform's: none is taken for it."""

import pytest

from catalog.model import Platform
from catalog.pages.address import BadAddress, canonical
from catalog.pages.finding import Reason, Verdict
from catalog.pages.rules import rules
from tests.catalog.pages.register import judged
from tests.catalog.pages.twists import dnstwisted, homoglyphs, twists

OWN = {host: owner for owner in rules().platforms for host in sorted(owner.hosts)}


def _taken_for(host: str) -> Platform | None:
    try:
        return canonical(f"https://{host}/volgograd").platform
    except BadAddress:
        return None


def _foreign(host: str) -> bool:
    """Not by chance a platform's other host: «vk.ru» is a variant of «vk.com», and VK's own."""
    return rules().owner(host.partition(":")[0]) is None


def test_no_variant_of_a_platform_is_taken_for_a_platform() -> None:
    variants = {variant for host in OWN for variant in twists(host) if _foreign(variant)}
    assert len(variants) > 6_000
    assert {variant for variant in variants if _taken_for(variant) not in (None, Platform.SITE)} == set()


@pytest.mark.parametrize("host", OWN)
def test_no_variant_is_accepted_in_the_platforms_own_column(host: str) -> None:
    for variant in filter(_foreign, twists(host)):
        with pytest.raises(BadAddress):
            canonical(f"{variant}/volgograd", OWN[host].platform)


def test_no_confusable_letter_is_accepted_at_all() -> None:
    variants = {variant for host in OWN for variant in homoglyphs(host)}
    assert len(variants) > 6_000
    assert {variant for variant in variants if _taken_for(variant) is not None} == set()


@pytest.mark.parametrize("host", ["vkontakte.ru", "odnoklassniki.ru", "telegram.me", "gosuslugi.ru"])
def test_a_variant_of_a_long_name_is_called_a_look_alike(host: str) -> None:
    findings = [judged(f"https://{variant}/login") for variant in dnstwisted(host) if _foreign(variant)]
    missed = [finding.host for finding in findings if finding.verdict is not Verdict.LOOKALIKE]
    assert len(missed) < len(findings) / 50, missed


@pytest.mark.parametrize("host", OWN)
def test_no_variant_is_vouched_for(host: str) -> None:
    for variant in filter(_foreign, dnstwisted(host)):
        found = judged(f"https://{variant}/detpol3_volgograd")
        assert found.verdict not in (Verdict.OFFICIAL, Verdict.LISTED)
        assert found.reason is not Reason.STATE_HOST


@pytest.mark.parametrize("host", ["vk.com", "ok.ru", "t.me", "max.ru"])
@pytest.mark.parametrize("frame", ["{}.evil.ru", "{}.dp3-vlg.ru", "login.{}.ru", "{}-vhod.ru"])
def test_a_platforms_name_in_front_of_a_foreign_host_is_refused_even_as_a_site(host: str, frame: str) -> None:
    if frame == "{}-vhod.ru":
        host = host.replace(".", "-")
    assert _taken_for(frame.format(host)) is None


@pytest.mark.parametrize(
    "host", ["vkusno.ru", "okna34.ru", "maxmebel.ru", "mk.ru", "vc.ru", "school-ok.ru", "time.ru"]
)
def test_an_honest_host_that_shares_letters_is_a_site(host: str) -> None:
    assert _taken_for(host) is Platform.SITE
