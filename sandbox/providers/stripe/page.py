"""The page a customer pays on."""

from html import escape
from pathlib import Path
from string import Template

from sandbox.providers.stripe.currencies import format_minor
from sandbox.web import Json, Response

_PAGE = Template((Path(__file__).parent / "page.html").read_text())
_FORM = Template("""<form method="post">
<label for="email">E-mail</label>
<input id="email" name="email" type="email" autocomplete="email" value="$email">
<button class="main" name="action" value="paid">Pay $total</button>
<button name="action" value="late">Pay by bank debit (late)</button>
<button name="action" value="declined">Decline card</button>
</form>""")
_CLOSED = {
    "complete": "Thank you. This order is paid or its payment is under way.",
    "expired": "This payment page has expired.",
}


def render(session: Json, lines: list[Json], *, notice: str | None = None) -> Response:
    """The page of one session; everything the shop or the customer wrote is escaped."""
    currency = session["currency"]
    total = format_minor(session["amount_total"], currency)
    email = session["customer_email"] or (session["customer_details"] or {}).get("email") or ""
    is_open = session["status"] == "open"
    words = notice or _CLOSED.get(session["status"])
    html = _PAGE.substitute(
        title=escape(f"Pay {total}"),
        heading="Your order" if is_open else "This page is closed",
        total=escape(total),
        notice=f'<p class="notice" role="status">{escape(words)}</p>' if words else "",
        lines="".join(_row(line) for line in lines) + _shipping(session),
        form=_FORM.substitute(email=escape(email), total=escape(total)) if is_open else "",
        back=_back(session["cancel_url"]),
    )
    return Response(
        status=200 if is_open or session["status"] == "complete" else 410,
        body=html.encode(),
        content_type="text/html; charset=utf-8",
        headers={
            "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
            "cache-control": "no-store",
        },
    )


def _row(line: Json) -> str:
    each = format_minor(line["price"]["unit_amount"], line["currency"])
    many = f"<small>{line['quantity']} × {escape(each)}</small>" if line["quantity"] > 1 else ""
    amount = escape(format_minor(line["amount_total"], line["currency"]))
    return f"<tr><td>{escape(line['description'])}{many}</td><td>{amount}</td></tr>"


def _shipping(session: Json) -> str:
    shipping = session["total_details"]["amount_shipping"]
    if not shipping:
        return ""
    return (
        f"<tr><td>Delivery</td><td>{escape(format_minor(shipping, session['currency']))}</td></tr>"
    )


def _back(url: str | None) -> str:
    return f'<a href="{escape(url)}">Back to the shop</a>' if url else ""
