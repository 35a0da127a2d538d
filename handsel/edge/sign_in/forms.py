"""What sign-up asks for beyond address and password."""

from typing import Any

from django import forms
from django.http import HttpRequest


class SignUp(forms.Form):
    """A name, for colleagues to see."""

    name = forms.CharField(max_length=120, required=False)

    def signup(self, request: HttpRequest, user: Any) -> None:
        """The name is kept by the account adapter, with the rest."""
