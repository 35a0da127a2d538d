"""Sorts Stripe's errors into ours."""

from collections.abc import Iterator
from contextlib import contextmanager

import stripe

from handsel.modules.commerce.payments.adapter import (
    ObjectUnknown,
    ProviderLoggedOut,
    ProviderRefused,
    ProviderUnavailable,
)

#: 409: another call with the same key is under way, or Stripe could not lock the object.
_TRY_AGAIN = frozenset({409, 429})


@contextmanager
def translated() -> Iterator[None]:
    """Raise our failures in place of Stripe's, and for answers of another shape than Stripe's.

    A message names the error, never a key.
    """
    try:
        yield
    except (stripe.AuthenticationError, stripe.PermissionError) as error:
        raise ProviderLoggedOut from error
    except stripe.StripeError as error:
        status = error.http_status
        if status is None or status >= 500 or status in _TRY_AGAIN:
            raise ProviderUnavailable(_say(error), after_seconds=_wait(error)) from error
        if error.code == "resource_missing" or status == 404:
            raise ObjectUnknown(_say(error)) from error
        if status < 400:
            # An answer that is not JSON: somebody between us and Stripe spoke.
            raise ProviderUnavailable(_say(error)) from error
        raise ProviderRefused(_say(error)) from error
    except (KeyError, TypeError, AttributeError) as error:
        raise ProviderUnavailable("stripe: an answer we cannot read") from error


def _say(error: stripe.StripeError) -> str:
    return f"stripe {error.http_status or 'unreachable'}: {error.code or type(error).__name__}"


def _wait(error: stripe.StripeError) -> float | None:
    asked = dict(error.headers or {}).get("retry-after", "")
    try:
        return min(float(asked), 300.0)
    except ValueError:
        return None
