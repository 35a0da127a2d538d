"""Stripe's currencies: which there are, their decimals, the smallest charge, and how they read."""

from sandbox.providers.stripe.forms import names

SUPPORTED = names(
    """usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp
    byn bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip
    gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt
    lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr
    nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd
    std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar
    zmw"""
)
_NO_DECIMALS = names("bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf")
_THREE_DECIMALS = names("bhd jod kwd omr tnd")
_SMALLEST = {
    "usd": 50, "aed": 200, "aud": 50, "bgn": 100, "brl": 50, "cad": 50, "chf": 50, "czk": 1500,
    "dkk": 250, "eur": 50, "gbp": 30, "hkd": 400, "huf": 17500, "inr": 50, "jpy": 50, "mxn": 1000,
    "myr": 200, "nok": 300, "nzd": 50, "pln": 200, "ron": 200, "sek": 300, "sgd": 50, "thb": 1000,
}  # fmt: skip
_SIGNS = {"usd": "$", "eur": "€", "gbp": "£", "jpy": "¥", "inr": "₹", "brl": "R$"}

LARGEST_MINOR = 99_999_999


def decimals(currency: str) -> int:
    """Digits after the point of an amount in Stripe's smallest unit."""
    if currency in _NO_DECIMALS:
        return 0
    return 3 if currency in _THREE_DECIMALS else 2


def smallest_minor(currency: str) -> int:
    """The smallest amount Stripe charges, in minor units."""
    return _SMALLEST.get(currency, 1)


def format_minor(amount_minor: int, currency: str) -> str:
    """An amount as a person reads it: ``£12.00``, ``1,500 KRW``."""
    places = decimals(currency)
    whole, part = divmod(abs(amount_minor), 10**places)
    digits = f"{whole:,}" + (f".{part:0{places}d}" if places else "")
    minus = "-" if amount_minor < 0 else ""
    sign = _SIGNS.get(currency)
    return f"{minus}{sign}{digits}" if sign else f"{minus}{digits} {currency.upper()}"


def fee_minor(amount_minor: int, currency: str) -> int:
    """What Stripe keeps of a charge here: 2.9 % and 30 of the minor unit where it has cents."""
    fixed = 30 if decimals(currency) == 2 else 0
    return min(amount_minor, amount_minor * 29 // 1000 + fixed)
