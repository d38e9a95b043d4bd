"""Pages of the desk that the kit has no table for: a template of ours in the kit's frame."""

from typing import cast

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette_admin import BaseAdmin
from starlette_admin.views import CustomView

from bot.bootstrap import Parts
from bot.desk.kit.audited_changes import Deeds
from bot.desk.kit.sign_in import may
from catalog.accounts import Role


class FormView(CustomView):
    """`role`: who may open the page at all."""

    role = Role.READER

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.route_name = str(
            self.path
        )  # else all are called «index», and the first takes the desk's own place
        self._parts = parts
        self._deeds = Deeds(parts.register.accounts)

    def is_accessible(self, request: Request) -> bool:
        return may(request, self.role)

    def page(self, request: Request, template: str, status_code: int = 200, **shown: object) -> Response:
        """The template with what it shows; it is told what whoever is signed in may do."""
        context = {
            "title": self.title(request),
            "may_edit": may(request, Role.EDITOR),
            "may_approve": may(request, Role.APPROVER),
            **shown,
        }
        admin = cast(BaseAdmin, self._admin)  # it is mounted when it is asked
        return admin._template_response(request, template, context, status_code)  # noqa: SLF001 - flashes are shown by it alone


def back_to(request: Request, path: str) -> Response:
    """Sends the browser on to a page of the desk, so that a reload repeats nothing."""
    return RedirectResponse(f"{request.scope.get('root_path', '')}{path}", 303)
