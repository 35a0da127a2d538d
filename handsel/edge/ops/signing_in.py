"""Signing in on the private port, proving it again, and signing out."""

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from handsel.edge.api.limiting import UNKNOWN
from handsel.edge.client_address import network_of, read_address
from handsel.edge.ops.private import PAGES
from handsel.edge.ops.recording import record
from handsel.edge.ops.signed_in import Viewer, give_key, session_of, take_key
from handsel.kit.clock import now
from handsel.modules.limits import actions as limits
from handsel.modules.limits.actions import Ask
from handsel.modules.limits.rules import Limit, TooManyRequests
from handsel.modules.operators import actions
from handsel.modules.operators.actions import NotKnown
from handsel.modules.operators.models import Operator

OF_ADDRESS: Final = Limit(20, timedelta(minutes=15))
OF_OPERATOR: Final = Limit(10, timedelta(minutes=15))


class ProofForm(forms.Form):
    """What only the operator knows and has."""

    password = forms.CharField(
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label="Code of the app",
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class SignInForm(ProofForm):
    """Who, and the proof of it, in one."""

    field_order = ("email", "password", "code")
    email = forms.CharField(
        label="E-mail",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )


@never_cache
@csrf_protect
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form, and a session for who fills it in rightly."""
    if session_of(request):
        return HttpResponseRedirect(_wanted(request))
    form = SignInForm(request.POST or None)
    if form.is_valid():
        operator = _proved(request, form, email=form.cleaned_data["email"])
        if operator:
            return _welcome(request, operator)
    return _page(request, form, title="Sign in", button="Sign in")


@never_cache
@csrf_protect
def prove(request: HttpRequest) -> HttpResponse:
    """Password and code once more, from who is signed in: for five minutes they may write."""
    session = session_of(request)
    if session is None:
        return HttpResponseRedirect(f"{PAGES}login/")
    form = ProofForm(request.POST or None)
    if form.is_valid() and _proved(request, form, email=session.operator.email):
        answer = HttpResponseRedirect(_wanted(request))
        give_key(answer, actions.renew(session, now=now()))
        record(request, "operator.proved")
        messages.success(request, "For five minutes, what you do is done. Go on where you were.")
        return answer
    return _page(request, form, title="Prove that it is you", button="Go on")


def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    session = session_of(request)
    if session:
        with transaction.atomic():
            actions.end_session(session, now=now())
            record(request, "operator.signed_out")
    answer = HttpResponseRedirect(f"{PAGES}login/")
    take_key(answer)
    return answer


def _proved(request: HttpRequest, form: forms.Form, *, email: str) -> Operator | None:
    """Who proved to be the operator of this address; else the form says that nobody did."""
    try:
        _require_room(request, email)
        return actions.authenticate(
            email=email,
            password=form.cleaned_data["password"],
            code=form.cleaned_data["code"],
            now=now(),
        )
    except (NotKnown, TooManyRequests) as refused:
        record(request, "operator.refused", reason=refused.code)
        form.add_error(None, refused.message)
        return None


def _require_room(request: HttpRequest, email: str) -> None:
    """Count this try, of all processes together, whether or not it will be right."""
    # No proxy stands before the private port, so nobody says who called but the connection.
    address = read_address(request.META.get("REMOTE_ADDR", ""))
    network = network_of(address) if address else UNKNOWN
    verdicts = limits.take_all(
        [
            Ask(f"operators:address:{network}", OF_ADDRESS),
            Ask(f"operators:email:{email.strip().lower()}", OF_OPERATOR),
        ]
    )
    if not all(one.allowed for one in verdicts):
        raise TooManyRequests("Too many tries: wait a quarter of an hour.")


def _welcome(request: HttpRequest, operator: Operator) -> HttpResponse:
    answer = HttpResponseRedirect(_wanted(request))
    with transaction.atomic():
        session, key = actions.open_session(
            operator,
            address=request.META.get("REMOTE_ADDR", ""),
            user_agent=request.headers.get("User-Agent", ""),
            now=now(),
        )
        told: Any = request
        told.operator_session, told.user = session, Viewer(operator)
        record(request, "operator.signed_in")
    give_key(answer, key)
    return answer


def _wanted(request: HttpRequest) -> str:
    """Where they were going, if that is one of the pages."""
    wanted = request.POST.get("next") or request.GET.get("next") or PAGES
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours and wanted.startswith(PAGES) else PAGES


def _page(request: HttpRequest, form: forms.Form, *, title: str, button: str) -> HttpResponse:
    shown = {
        "form": form,
        "title": title,
        "button": button,
        "next": _wanted(request),
        "site_title": "Handsel",
        "site_header": "Handsel operations",
        "is_nav_sidebar_enabled": False,
        "has_permission": False,
    }
    status = 401 if form.non_field_errors() else 200
    return render(request, "admin/proof.html", shown, status=status)
