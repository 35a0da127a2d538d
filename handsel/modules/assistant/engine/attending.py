"""Whether a person is asked to see to something: "can somebody check this"."""

from collections.abc import Sequence

from handsel.modules.assistant.engine.lexicon import fold_word
from handsel.modules.assistant.engine.tokens import Token

_FARTHEST = 4  # words between "somebody" and "check"


def _words(text: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in text.split())


_PEOPLE = _words("""
someone somebody person human anyone anybody staff colleague manager agent owner boss
alguien persona humano encargado encargada alguem pessoa humano gerente atendente
quelqu quelqu'un personne humain responsable collegue jemand mensch mitarbeiter kollege chef
orang seseorang petugas admin staf شخص احد حد موظف مسؤول مدير कोई व्यक्ति इंसान koi insaan
""")
_ATTENDS = _words("""
look check sort fix handle investigate verify review confirm resolve deal see read attend intervene
assist answer explain
mirar mire mirarlo ver vea verlo revisar revise revisarlo comprobar compruebe ayudar ayude atender
atienda ayudarme atenderme olhar olhe veja verificar verifique conferir confira ajudar ajude
regarder regarde verifier verifie voir voie aider aide controler occuper repondre
schauen draufschauen anschauen ansehen nachsehen nachschauen prufen uberprufen kummern helfen
sehen klaren lihat melihat cek ngecek mengecek periksa memeriksa bantu membantu urus
يشوف ينظر يتحقق يراجع يساعدني يساعد يفحص देख देखे देखें जांच चेक मदद dekh check
""")
_ASKING = _words("""
can could would will please pls need want may get have let ask
puede puedes podria pueden necesito quiero favor pode podem poderia preciso quero
peut peux pourrait pouvez faudrait besoin veux voudrais kann konnte konnen soll bitte mochte brauche
bisa boleh tolong minta mohon ممكن يمكن اريد احتاج هل لو क्या सकता सकते चाहिए please kya
""")


def asks_to_attend(tokens: Sequence[Token]) -> bool:
    """Whether the words of one sentence ask that somebody see to something."""
    words = [token.word for token in tokens]
    if _ASKING.isdisjoint(words):
        return False
    for at, word in enumerate(words):
        if word in _PEOPLE:
            ahead = words[at + 1 : at + 2 + _FARTHEST]
            if not _ATTENDS.isdisjoint(ahead):
                return True
    return False
