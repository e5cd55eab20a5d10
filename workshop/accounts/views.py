"""The account pages. Answers are the same whether or not an account exists; see `signing_up` for the one choice."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login, views
from django.contrib.auth.forms import AuthenticationForm
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workshop.accounts.forms import NOT_TOGETHER, LostPasswordForm, NewPasswordForm, SignInForm, SignUpForm
from workshop.accounts.signing_up import sign_up as make_or_find

UNPROCESSABLE = 422
_TRIED_EMAIL = "account_tried_email"


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """Ask for name, address and password; whoever can be signed in with them goes on."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(_safe_next(request) or resolve_url("home"))
    form = SignUpForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        user = make_or_find(request, **form.cleaned_data)
        if user is None:
            return _to_sign_in(request, email=form.cleaned_data["email"])
        login(request, user)
        return HttpResponseRedirect(_safe_next(request) or resolve_url("home"))
    context = {"form": form, "next": _safe_next(request)}
    return render(request, "account/sign_up.html", context, status=UNPROCESSABLE if form.errors else 200)


def _to_sign_in(request: HttpRequest, *, email: str) -> HttpResponse:
    """To the sign-in page, as after a failed sign-in there."""
    request.session[_TRIED_EMAIL] = email
    messages.error(request, str(NOT_TOGETHER))
    goal = _safe_next(request)
    return HttpResponseRedirect(reverse("account:sign_in") + (f"?{urlencode({'next': goal})}" if goal else ""))


def _safe_next(request: HttpRequest) -> str:
    """Where to go afterwards, if it is a place on this server."""
    goal = request.POST.get("next") or request.GET.get("next") or ""
    hosts = {request.get_host()}
    return goal if url_has_allowed_host_and_scheme(goal, hosts, require_https=request.is_secure()) else ""


# Django's views of forms would take PUT for POST, and answer some methods before they look which they take.
_form = method_decorator(require_http_methods(["GET", "HEAD", "POST"]), name="dispatch")
_page = method_decorator(require_safe, name="dispatch")


class _RefusesClearly:
    """A form that is not accepted answers 422, so that scripts and caches can tell."""

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = UNPROCESSABLE
        return response


@_form
class SignIn(_RefusesClearly, views.LoginView):
    template_name = "account/sign_in.html"
    authentication_form: type[AuthenticationForm] = SignInForm
    redirect_authenticated_user = True

    def get_initial(self) -> dict[str, Any]:
        return {"username": self.request.session.pop(_TRIED_EMAIL, "")}


@method_decorator(require_POST, name="dispatch")
class SignOut(views.LogoutView):
    """By POST only; a link from elsewhere signs nobody out."""


@_form
class LostPassword(_RefusesClearly, views.PasswordResetView):
    form_class = LostPasswordForm
    template_name = "account/password_reset.html"
    email_template_name = "account/password_reset_email.txt"
    subject_template_name = "account/password_reset_subject.txt"
    success_url = reverse_lazy("account:password_reset_done")


@_page
class LetterSent(views.PasswordResetDoneView):
    template_name = "account/password_reset_done.html"


@_form
class NewPassword(_RefusesClearly, views.PasswordResetConfirmView):
    form_class = NewPasswordForm
    template_name = "account/password_reset_confirm.html"
    success_url = reverse_lazy("account:password_reset_complete")


@_page
class PasswordChanged(views.PasswordResetCompleteView):
    template_name = "account/password_reset_complete.html"
