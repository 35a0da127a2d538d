"""The words of each language, one file a language.

`WORDS` lists phrases per notion, separated by commas; `*` leaves a word's end open. `NUMBERS`
maps number words to quantities. `COMMON` lists further everyday words: they tell the language,
and keep a right word from being taken for a mistyped one. A language that has grown large has
further files, named in `MORE`, with `WORDS` and, for more words like `COMMON`'s, `REAL`.
"""

MORE: dict[str, tuple[str, ...]] = {
    "en": ("en_frames", "en_service", "en_goods", "en_elsewhere", "en_later"),
    "es": ("es_service",),
    "pt": ("pt_service",),
    "fr": ("fr_service",),
    "de": ("de_service",),
    "id": ("id_service",),
    "hi": ("hi_service",),
    "ar": ("ar_service",),
}
