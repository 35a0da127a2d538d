"""The words the server itself acts on: a plain yes, a wish for a person, a wish for silence."""

import pytest

from handsel.modules.assistant.engine import says_yes, wants_person, wants_stop


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "Yes!",
        "YESSS",
        "yes please",
        "ok go ahead",
        "confirm",
        "yes, confirm my order",
        "sure, thanks",
        "that's right, go ahead",
        "👍",
        "sí",
        "si por favor",
        "sim, pode confirmar",
        "oui c'est bon",
        "ja bitte",
        "نعم من فضلك",
        "हाँ जी",
        "haan theek hai",
        "iya kak",
    ],
)
def test_a_plain_yes_confirms(text: str) -> None:
    assert says_yes(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yes but make it three",
        "yes how much",
        "yes?",
        "not yes",
        "no",
        "yes 3",
        "yes and a coffee",
        "yes to the large one",
        "ok, what is the delivery cost",
        "is that right",
        "thanks",
        "please",
        "maybe",
        "yes, remove the mug",
        "sí pero que sean tres",
        "sim, mas só dois",
        "oui mais deux",
        "ja aber drei",
        "نعم لكن ثلاثة",
        "हाँ लेकिन तीन",
        "ya tapi dua",
        "ok no",
    ],
)
def test_anything_beside_a_plain_yes_does_not_confirm(text: str) -> None:
    assert not says_yes(text)


@pytest.mark.parametrize(
    "text",
    [
        "I want to talk to a person",
        "can I speak to someone please",
        "human",
        "agent please",
        "connect me with customer service",
        "let me talk to the manager!!",
        "no bots, I want a human",
        "call me back",
        "I'd like to chat",
        "you are not helpful, I have to talk to someone",
        "I don't know how to contact an agent",
        "is there somebody I can talk to?",
        "quiero hablar con una persona",
        "quero falar com um atendente",
        "je veux parler à quelqu'un",
        "ich möchte mit einem Menschen sprechen",
        "اريد التحدث مع موظف",
        "मुझे किसी से बात करनी है",
        "kisi se baat karni hai",
        "mau bicara dengan admin",
    ],
)
def test_a_wish_for_a_person_is_heard(text: str) -> None:
    assert wants_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "are you a human?",
        "am I speaking with a real person",
        "can you tell me if you are a real person",
        "you guys suck",
        "I don't want to talk to a person",
        "a birthday card for a person who likes cats",
        "two mugs please",
        "how many people does the cake serve",
        "hello",
    ],
)
def test_speaking_of_people_is_no_wish_for_one(text: str) -> None:
    assert not wants_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "stop",
        "STOP.",
        "please stop",
        "stop messaging me",
        "unsubscribe",
        "don't message me anymore",
        "leave me alone",
        "no me escriban más",
        "pare de me mandar mensagens",
        "arrêtez de m'écrire",
        "keine Nachrichten mehr",
        "توقف",
        "मैसेज मत भेजो",
        "band karo",
        "jangan kirim pesan lagi",
    ],
)
def test_a_wish_for_silence_is_heard(text: str) -> None:
    assert wants_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        "stop the order",
        "is there a bus stop near you",
        "I can't stop eating your croissants",
        "don't send the mug",
        "when does the offer end",
        "yes",
    ],
)
def test_other_uses_of_stop_do_not_silence(text: str) -> None:
    assert not wants_stop(text)
