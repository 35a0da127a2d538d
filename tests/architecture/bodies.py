"""What is sent to addresses that want something, and that they take."""

from datetime import UTC, datetime, timedelta
from typing import Any

TEMPLATE = {"name": "order_ready", "locale": "en", "values": ["Ana"], "client_key": "k-2"}
EXAMPLE = {"text": "where is my stuff", "label": "order_status"}
SYNONYM = {"word": "cup", "means": "mug"}
RYE = {"title": "Rye loaf"}
PRODUCT = {**RYE, "variants": [{"price_minor": 450}]}
CHOSEN = {"product_ids": ["019ab0de-0000-7000-8000-00000000ffff"]}
CARD = {"product_id": CHOSEN["product_ids"][0], "client_key": "c-1"}
FILE = {"upload_id": CHOSEN["product_ids"][0], "client_key": "f-1"}
DELIVERY = {"by": 12, "reason": "received", "client_key": "d-1"}
ANSWERED = {"question": "Do you bake on Mondays?", "answer": "From eight."}
REPLY = {"text": "We open at eight.", "client_key": "k-1"}
#: Within what may be asked for, whenever the tests run.
LATER = (datetime.now(UTC) + timedelta(days=1)).isoformat()
NOTE = {"text": "Call them back.", "client_key": "n-1"}
CANNED = {"shortcut": "hours", "text": "We open at eight, {customer}."}
BY_HAND = {"provider": "bank_transfer", "instructions": "Account 12345678"}
NEW_KEYS = {"secret_key": "sk_test_12345678"}
KEYS = {"provider": "on_delivery", **NEW_KEYS}
SITES = {"origins": ["https://rose.example"]}
TOKEN = {"access_token": "no-token-of-a-bot"}
NUMBER = {"kind": "whatsapp", **TOKEN}
SAME_MODEL = {"base_url": "https://models.example.com/v1", "model": "large"}
REHEARSED = {"key": "abcdefgh", "text": "hello"}
#: No shop has this model.
ORDER = {"model_ids": ["019ab0de-0000-7000-8000-00000000ffff"]}
NO_HOURS: dict[str, Any] = {"version": 0, "weekly": [[] for _ in range(7)]}
MODEL = {"provider": "openai", "api_key": "sk-12345678", **SAME_MODEL}
RECEIVED = {"amount_minor": 960, "currency": "GBP", "reference": "statement 7"}
TAX_RATE = {"tax_class": "books", "country": "GB", "rate_ppm": 0}
ZONE = {"name": "Home", "countries": ["GB"], "options": [{"name": "Parcel", "fee_minor": 395}]}
LET_IN = {"minutes": 30, "reason": "The import does not start."}
DISCOUNT = {"name": "Spring", "code": "SPRING10", "percent_ppm": 100_000}
PROFILE = {"tax_id": "GB 1"}
UNKNOWN_TOKEN = {"token": "A" * 64}
INVITED = {"email": "dee@example.com", "role": "viewer"}
NEW_SHOP = {
    "name": "Iris Books", "currency": "EUR", "country": "IE", "locale": "en_IE",
    "timezone": "Europe/Dublin", "email": "hello@iris.example",
}  # fmt: skip
API_KEY = {"name": "Nightly export", "scopes": ["catalog.read"]}
