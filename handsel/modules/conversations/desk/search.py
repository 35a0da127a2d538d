"""Finding conversations by whose they are and by what was said in them."""

from typing import Final

from django.db import connection
from django.db.models import Q

from handsel.modules.conversations.models import Word
from handsel.modules.customers.models import Customer, Identity

#: Of a longer question the first words count.
MOST_WORDS: Final = 6
#: Sorts after whatever a word may go on with.
_LAST_LETTER: Final = "\U0010ffff"


def about(text: str) -> Q:
    """Conversations whose customer goes by this text, or in which all its words were said.

    A word stands for each that begins with it, in whatever case and without accents. Takes one
    statement, for the database's own idea of a word.
    """
    # Sets of ids, each read once; a condition over joined tables would be tried row by row.
    named = Customer.objects.filter(Q(name__icontains=text) | Q(email__icontains=text))
    known = Identity.objects.filter(external_id=text)
    found = Q(customer_id__in=named.values("id")) | Q(identity_id__in=known.values("id"))
    words = _words_of(text)
    if not words:
        return found
    said = Q()
    for word in words:
        # Both comparisons may use an index behind the fence; LIKE may not.
        beginning = Word.objects.filter(word__gte=word, word__lt=word + _LAST_LETTER)
        said &= Q(id__in=beginning.values("conversation_id"))
    return found | said


def _words_of(text: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT conversations_words_of(%s)", [text])
        found = sorted((word for (word,) in cursor.fetchall()), key=len, reverse=True)
    return found[:MOST_WORDS]
