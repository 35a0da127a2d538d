"""The Conversations API's view of one thread: what the account sent there, newest first.

Read from the log, so it shows just what had its effect. The account's own messages only: that is
what a business asks for when it does not know whether a message of its own went out.
"""

import json
from collections.abc import Iterator

from sandbox.log import Log
from sandbox.web import Json

MOST_MESSAGES = 20
# How far back the log is read for one thread.
MOST_ENTRIES = 5000


def read_thread(log: Log, *, kind: str, account: str, customer: str) -> Json:
    """The thread as `data` of `/{account}/conversations?user_id={customer}`."""
    since = max(0, log.last_seq - MOST_ENTRIES)
    sent = [
        entry
        for line in log.lines(provider=kind, kind="send", since=since)
        if (entry := json.loads(line))["account_id"] == account and entry["customer_id"] == customer
    ]
    if not sent:
        return {"data": []}
    newest = list(_messages(sent, account, customer))[:MOST_MESSAGES]
    return {"data": [{"id": f"t_{account}_{customer}", "messages": {"data": newest}}]}


def _messages(sent: list[Json], account: str, customer: str) -> Iterator[Json]:
    for entry in reversed(sent):
        message = entry["body"]["message"]
        shown: Json = {
            "id": entry["message_id"],
            "created_time": entry["at"][:19] + "+0000",
            "from": {"id": account},
            "to": {"data": [{"id": customer}]},
            "message": message.get("text", ""),
        }
        if "attachment" in message:
            shown["attachments"] = {"data": [{"id": f"a_{entry['seq']}"}]}
        yield shown
