"""The page a person approves on."""

from html import escape

from sandbox.web import Json, Response

_OPEN = ("CREATED", "PAYER_ACTION_REQUIRED")


def render(order: Json) -> Response:
    """The page of one order; everything the shop or the payer wrote is escaped."""
    unit = order["purchase_units"][0]
    total = escape(f"{unit['amount']['value']} {unit['amount']['currency_code']}")
    rows = "".join(
        f"<li>{escape(str(one['quantity']))} × {escape(one['name'])}</li>"
        for one in unit.get("items", [])
    )
    form = (
        '<form method="post"><label>E-mail <input name="email" type="email"></label>'
        f'<button name="action" value="paid">Approve {total}</button>'
        '<button name="action" value="late">Approve by e-check (late)</button>'
        '<button name="action" value="declined">Approve and be declined</button></form>'
        if order["status"] in _OPEN
        else "<p role=status>This page is closed.</p>"
    )
    html = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Approve</title>'
        f"<main><h1>{total}</h1><ul>{rows}</ul>{form}</main></html>"
    )
    return Response(
        body=html.encode(),
        content_type="text/html; charset=utf-8",
        headers={"content-security-policy": "default-src 'none'", "cache-control": "no-store"},
    )
