"""The desk put together. Loaded when it is first asked for: `bot.desk.gate`."""

from hashlib import blake2b
from pathlib import Path

from jinja2 import PackageLoader, PrefixLoader
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette_admin import I18nConfig
from starlette_admin.views import BaseView

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.bulk import texts as bulk_texts
from bot.desk.bulk.columns import common_columns
from bot.desk.bulk.queue import LooksView
from bot.desk.bulk.view import BulkView
from bot.desk.checks.discoveries import DiscoveriesView
from bot.desk.checks.problems import ProblemsView
from bot.desk.closing.view import ClosingView
from bot.desk.counts import CountsView
from bot.desk.dashboard import NumbersView
from bot.desk.expiring_marks import LapsingView
from bot.desk.exporting import ExportingView
from bot.desk.history.audit import AuditView
from bot.desk.history.versions import VersionsView
from bot.desk.history.view import HistoryView
from bot.desk.institutions import InstitutionsView
from bot.desk.invited.answers import AnswersView
from bot.desk.invited.doors import DoorsView
from bot.desk.invited.invitations import InvitationsView
from bot.desk.kit.admin_patches import Kit, told
from bot.desk.kit.body_limit import Bodies
from bot.desk.kit.policy import Nonces, Policy
from bot.desk.kit.sign_in import SignIn
from bot.desk.lists.template_filters import grouped, pairs
from bot.desk.loading.adding import AddingView
from bot.desk.loading.areas import AreasView
from bot.desk.loading.corrections import CorrectionsView
from bot.desk.loading.imports import ImportsView
from bot.desk.pages import PagesView
from bot.desk.paths import PATH
from bot.desk.preview import TryingView
from bot.desk.questions.kind_words import KindWordsView
from bot.desk.questions.misses import MissesView
from bot.desk.questions.near_needs import NearNeedsView
from bot.desk.questions.need_form import NeedFormView
from bot.desk.questions.needs import NeedsView, StaleNeedsView
from bot.desk.questions.reports import ReportsView
from bot.feedback.table_formats import shown
from bot.privacy.secret_file import secret_of
from catalog.store.errors import StoreError


def make_desk(parts: Parts) -> Starlette:
    """Signed cookies live as long as the settings' secret."""
    secret = secret_of(parts.settings)
    admin = Kit(
        title=texts.TITLE,
        base_url=PATH,
        route_name="operator",
        auth_provider=SignIn(parts.register.accounts, parts.register.sign_in_attempts, secret),
        secret_key=blake2b(secret, digest_size=32, person=b"gospublic desk").hexdigest(),
        middlewares=[
            Middleware(Policy),
            Middleware(Bodies, limit_mb=parts.settings.import_limit_mb),
        ],
        static_dir=str(Path(__file__).parent / "static"),
        additional_loaders=[PackageLoader("bot.desk"), PrefixLoader({"web": PackageLoader("bot.web")})],
        i18n_config=I18nConfig(default_locale="ru", language_cookie_name=None, language_header_name=None),
    )
    admin.templates.env.add_extension(Nonces)
    admin.templates.env.filters["shown"] = shown  # as the figures that the web shows, too
    admin.templates.env.filters |= {"pairs": pairs, "grouped": grouped}
    admin.templates.env.globals |= {"bulk": bulk_texts, "common_columns": common_columns}
    views = _views(parts)
    for view in (*views, CountsView(parts, views)):
        admin.add_view(view)
    admin.mount_to(Starlette())
    admin.app.add_exception_handler(StoreError, told)
    return admin.app


def _views(parts: Parts) -> tuple[BaseView, ...]:
    """In the order of the menu."""
    return (
        InstitutionsView(parts),
        AddingView(parts),
        PagesView(parts),
        ReportsView(parts),
        MissesView(parts),
        KindWordsView(parts),
        NeedsView(parts),
        StaleNeedsView(parts),
        NearNeedsView(parts),
        ProblemsView(parts),
        DiscoveriesView(parts),
        LapsingView(parts),
        AnswersView(parts),
        InvitationsView(parts),
        LooksView(parts),
        ImportsView(parts),
        AreasView(parts),
        DoorsView(parts),
        VersionsView(parts),
        NumbersView(parts),
        TryingView(parts),
        CorrectionsView(parts),
        NeedFormView(parts),
        ExportingView(parts),
        HistoryView(parts),
        BulkView(parts),
        ClosingView(parts),
        AuditView(parts),
    )
