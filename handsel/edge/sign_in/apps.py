"""Puts our factors in place of the library's as Django starts."""

from django.apps import AppConfig


class SignInConfig(AppConfig):
    """Sign-in over HTTP."""

    name = "handsel.edge.sign_in"
    label = "sign_in"

    def ready(self) -> None:
        """Have the library ask us for codes, and read requests our way."""
        from handsel.edge.sign_in import factors, inputs

        factors.install()
        inputs.install()
