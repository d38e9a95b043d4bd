"""One address judged by the register: its own page, another's, or nobody's."""

from dataclasses import dataclass, replace
from datetime import date

from catalog.model import CONFIRMATION_DAYS, Institution, Page, PageState, Platform, is_fresh
from catalog.pages.finding import Finding, Reason, Verdict
from catalog.pages.hosts import shown_address, shown_host
from catalog.pages.imitation import is_near_platform, resembled
from catalog.pages.likeness import differ_in_number
from catalog.pages.listing import Entry
from catalog.pages.locate import Target
from catalog.pages.overlays import Whose
from catalog.pages.page_index import BAD_STATES, PageBook, own_page
from catalog.pages.rules import LinkKind, rules, within

NOTHING = {
    LinkKind.INVITE: (Verdict.NOT_A_PAGE, Reason.INVITE),
    LinkKind.SECTION: (Verdict.NOT_A_PAGE, Reason.SECTION),
    LinkKind.PERSON: (Verdict.UNKNOWN, Reason.PERSON),
    LinkKind.SHORT_LINK: (Verdict.REDIRECT, Reason.SHORT_LINK),
}
STATES = {
    PageState.CONFIRMED: (Verdict.OFFICIAL, Reason.CONFIRMED),
    PageState.LISTED: (Verdict.LISTED, Reason.LISTED),
    PageState.LINKED: (Verdict.LISTED, Reason.LINKED),
    PageState.BROKEN: (Verdict.LISTED, Reason.NOT_OPENING),
    PageState.MOVED: (Verdict.REVOKED, Reason.MOVED),
    PageState.REVOKED: (Verdict.REVOKED, Reason.REVOKED),
}


@dataclass(frozen=True, slots=True)
class Judge:
    """A register on one day."""

    book: PageBook
    today: date
    lapse_days: int = CONFIRMATION_DAYS

    def target(self, target: Target) -> Finding:
        """What the register says of that address. A redirect is judged by who calls."""
        if target.kind in NOTHING:
            verdict, reason = NOTHING[target.kind]
            return Finding(verdict, reason, host=shown_host(target.host), platform=target.platform)
        return self._site(target) if target.platform is Platform.SITE else self._page(target)

    def _page(self, target: Target) -> Finding:
        entry = self.book.find(target.key)
        post = target.kind is LinkKind.CONTENT
        if entry is None:
            return replace(self._foreign_name(target), post=post)
        finding = replace(self._registered(entry), host=target.host, platform=target.platform, post=post)
        return self._overlaid(finding, target) if target.overlays else finding

    def _overlaid(self, finding: Finding, target: Target) -> Finding:
        """A page of the register with something laid over it, which an address bar gives out as the page."""
        over = target.overlays[0]
        known = self.book.find(over.key)
        if known is not None and known[1].state in BAD_STATES:
            return self._registered(known)
        is_numbered = over.key and target.name.startswith("club") and over.key != target.key
        is_others = known is not None and known[0] != finding.institution
        if len(target.overlays) > 1 or over.whose is Whose.OTHER or is_numbered or is_others:
            return self._misleading(finding, Reason.OVERLAY)
        verdict = Verdict.LISTED if finding.verdict is Verdict.OFFICIAL else finding.verdict
        return replace(finding, verdict=verdict, overlaid=True)

    def _misleading(self, finding: Finding, reason: Reason) -> Finding:
        """The register's page, by an address that opens something else."""
        if finding.verdict not in (Verdict.OFFICIAL, Verdict.LISTED):
            return finding
        return replace(
            finding, verdict=Verdict.UNKNOWN, reason=reason, own=finding.own or finding.page, page=None
        )

    def _foreign_name(self, target: Target) -> Finding:
        """A page on a platform that the register lacks."""
        found = Finding(
            Verdict.UNKNOWN, Reason.NOT_LISTED, shown_address(target.url), target.host, target.platform
        )
        if owner := self.book.by_inn(target.name):
            return self._of(owner, replace(found, reason=Reason.SAME_INN), target.platform)
        if same := self.book.named(target.name):
            return self._of(same[0], replace(found, reason=Reason.SAME_NAME), target.platform)
        if target.name.startswith(("club", "group/")) and target.name[-1].isdecimal():
            return replace(found, reason=Reason.POST) if target.kind is LinkKind.CONTENT else found
        if alike := self.book.name_alike(target.name):
            return self._alike(found, target.name, alike[0], alike[1], target.platform)
        return found

    def _site(self, target: Target) -> Finding:
        entry = self.book.find(target.key) or self.book.site(target.key)
        host = shown_host(target.host)
        if entry is not None:
            return replace(self._registered(entry), host=host, platform=Platform.SITE)
        found = Finding(Verdict.UNKNOWN, Reason.NOT_LISTED, shown_address(target.url), host, Platform.SITE)
        if self.book.trusts(target.host):
            return replace(found, verdict=Verdict.NOT_A_PAGE, reason=Reason.STATE_HOST)
        return self._foreign_site(target, found)

    def _foreign_site(self, target: Target, found: Finding) -> Finding:
        whose = self._named_in_path(target)
        meant = "" if self.book.in_state_domain(target.host) else resembled(target.host)
        if whose or meant:
            found = replace(found, verdict=Verdict.LOOKALIKE, reason=Reason.IMITATED_HOST, imitates=meant)
            return self._of(whose[0], found, whose[1].platform) if whose else found
        other = within(target.host, rules().other_networks)
        alike = None if other else self.book.host_alike(target.host)
        return self._alike(found, found.host, *alike, Platform.SITE) if alike else found

    def _named_in_path(self, target: Target) -> Entry | None:
        """Whose page it would be on the platform that the host comes near: «vc.com/volgograd»."""
        if not (resembled(target.host) or is_near_platform(target.host)):
            return None
        segments = target.key.partition("/")[2].partition("?")[0].split("/")
        return self.book.named(segments[0].lower()) if len(segments) == 1 else None

    def _alike(
        self, found: Finding, said: str, known: str, entry: Entry | None, platform: Platform
    ) -> Finding:
        reason = Reason.OTHER_NUMBER if differ_in_number(said, known) else Reason.ALIKE
        found = replace(found, verdict=Verdict.LOOKALIKE, reason=reason, imitates=known)
        return self._of(entry[0], found, platform) if entry else found

    def taken_for(self, target: Target, found: Finding, *, foreign_host: bool) -> Finding:
        """What is found of an impossible address that reads like that target."""
        entry = self.book.find(target.key) or self.book.named(target.name)
        known_host = rules().owner(target.host) or self.book.trusts(target.host)
        if entry is None and not (foreign_host and known_host):
            return self._foreign_site(target, found) if foreign_host else found
        reason = Reason.IMITATED_HOST if foreign_host else Reason.ALIKE
        imitates = target.host if foreign_host else target.name
        found = replace(found, verdict=Verdict.LOOKALIKE, reason=reason, imitates=imitates)
        return self._of(entry[0], found, target.platform) if entry else found

    def _registered(self, entry: Entry) -> Finding:
        institution, page = entry
        verdict, reason = STATES[page.state_on(self.today, self.lapse_days)]
        if verdict is Verdict.LISTED and page.state is PageState.CONFIRMED:
            reason = Reason.LAPSED
        if verdict is not Verdict.REVOKED and not is_fresh(page.checked_on or page.seen_on, self.today):
            verdict, reason = Verdict.UNKNOWN, Reason.STALE
        own: Page | None = page
        if verdict is not Verdict.OFFICIAL:
            only = verdict is Verdict.LISTED
            own = own_page(institution, self.today, self.lapse_days, page.platform, confirmed_only=only)
        shown = page.url.partition("://")[2].rstrip("/")
        return Finding(verdict, reason, shown, institution=institution, page=page, own=own)

    def _of(self, institution: Institution, found: Finding, platform: Platform) -> Finding:
        own = own_page(institution, self.today, self.lapse_days, platform)
        return replace(found, institution=institution, own=own)
