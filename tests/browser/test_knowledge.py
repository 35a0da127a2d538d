"""Knowledge: what the assistant answers with, and what it could not answer."""

from random import choices
from string import ascii_lowercase
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, at_one_width

pytestmark = pytest.mark.timeout(300)

# A question beside one that the story's assistant answered.
ASK = """
INSERT INTO assistant_question (id, business_id, turn_id, conversation_id, text, asked_at)
SELECT gen_random_uuid(), business_id, id, conversation_id, %s, now() FROM assistant_turn
WHERE business_id = %s ORDER BY id DESC LIMIT 1 RETURNING id
"""


def test_an_answer_is_written_changed_put_aside_and_removed(amal: Desk) -> None:
    question = f"Do you bake on day {uuid4().hex[:6]}?"
    amal.page.goto("/knowledge")
    expect(amal.page.get_by_role("heading", level=1, name="Knowledge")).to_be_visible()
    amal.require_accessible()
    amal.page.get_by_role("button", name="Add an answer").click()
    amal.page.get_by_role("button", name="Save").click()
    expect(amal.page.get_by_role("alert").first).to_contain_text("needed")
    amal.page.get_by_label("Question", exact=True).fill(question)
    amal.page.get_by_label("Answer", exact=True).fill("From eight.")
    amal.page.get_by_label("Kind").last.select_option("Opening hours")
    amal.require_accessible()
    amal.page.get_by_role("button", name="Save").click()
    card = amal.page.get_by_role("listitem").filter(has_text=question)
    expect(card).to_contain_text("Opening hours")
    card.get_by_role("button", name="Change").click()
    amal.page.get_by_label("Answer", exact=True).fill("From nine.")
    amal.page.get_by_label("The assistant uses it").uncheck()
    amal.page.get_by_role("button", name="Save").click()
    expect(card).to_contain_text("Put aside")
    expect(card).to_contain_text("From nine.")
    card.get_by_role("button", name="Change").click()
    amal.page.get_by_role("button", name="Remove").click()
    amal.require_accessible()
    amal.page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(amal.page.get_by_role("dialog")).to_have_count(0)
    expect(card).to_have_count(0)


def test_what_could_not_be_answered_becomes_knowledge(amal: Desk) -> None:
    text = f"do you do {uuid4().hex[:6]} wedding cakes"
    (row,) = amal.stack.sql(ASK, text, amal.stack.rose.id)
    amal.page.goto("/knowledge/unanswered")
    asked = amal.page.get_by_role("listitem").filter(has_text=text)
    expect(asked).to_be_visible()
    amal.require_accessible()
    asked.get_by_role("button", name="Answer it").click()
    expect(amal.page.get_by_label("Question", exact=True)).to_have_value(text)
    amal.page.get_by_label("Question", exact=True).fill(f"Wedding cakes? {text}")
    amal.page.get_by_label("Answer", exact=True).fill("Yes, three weeks ahead.")
    amal.page.get_by_role("button", name="Save").click()
    expect(amal.page.get_by_role("dialog")).to_have_count(0)
    expect(asked).to_have_count(0)
    find = "SELECT answer FROM knowledge_entry WHERE question = %s"
    assert amal.stack.sql(find, f"Wedding cakes? {text}") == [("Yes, three weeks ahead.",)]
    settled = "SELECT 1 FROM assistant_question WHERE id = %s AND example_id IS NOT NULL"
    assert amal.stack.sql(settled, row[0]) == [(1,)]


@at_one_width
def test_a_question_is_given_a_meaning_or_needs_no_answer(amal: Desk) -> None:
    texts = [f"{word} {uuid4().hex[:6]}" for word in ("wher is it", "zzz")]
    for text in texts:
        amal.stack.sql(ASK, text, amal.stack.rose.id)
    amal.page.goto("/knowledge/unanswered")
    lost, noise = (amal.page.get_by_role("listitem").filter(has_text=text) for text in texts)
    lost.get_by_role("button", name="Say what it means").click()
    amal.page.get_by_label("The customer is after").select_option("Where an order is")
    amal.require_accessible()
    amal.page.get_by_role("button", name="Teach it").click()
    expect(amal.page.get_by_role("dialog")).to_have_count(0)
    expect(lost).to_have_count(0)
    noise.get_by_role("button", name="Needs no answer").click()
    expect(noise).to_have_count(0)
    find = "SELECT label FROM assistant_example WHERE text = %s"
    assert amal.stack.sql(find, texts[0]) == [("order_status",)]


@at_one_width
def test_other_words_are_added_and_forgotten(amal: Desk) -> None:
    # Letters only: where digits begin, another word does.
    word = "".join(choices(ascii_lowercase, k=10))
    amal.page.goto("/knowledge/synonyms")
    amal.page.get_by_label("Customers say").fill(word)
    amal.page.get_by_label("Your products say").fill("sourdough")
    amal.page.get_by_role("button", name="Add", exact=True).click()
    row = amal.page.get_by_role("listitem").filter(has_text=word)
    expect(row).to_contain_text("sourdough")
    amal.require_accessible()
    row.get_by_role("button", name="Forget").click()
    expect(row).to_have_count(0)
