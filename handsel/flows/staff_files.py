"""A member sends a customer a picture or a document that they uploaded, with words or without."""

from uuid import UUID

from handsel.flows.staff_reply import KeyReused, say_as_member
from handsel.kit import tenancy
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.channels import registry
from handsel.modules.channels.content import Content, MediaFacts, MediaKind
from handsel.modules.channels.rules import brings
from handsel.modules.conversations import queries
from handsel.modules.conversations.models import Conversation, Message
from handsel.modules.conversations.rules import same_words
from handsel.modules.conversations.windows import require_open
from handsel.modules.media import actions as media
from handsel.modules.media.models import Upload, UploadKind


def send_file(
    actor: Actor, conversation_id: UUID, *, upload_id: UUID, text: str, client_key: str
) -> Message:
    """Send an upload of the shop's and take the conversation over.

    A channel that does not take such a file brings its address, in words. For `client_key` see
    `staff_reply.reply`. Returns the first of the messages this becomes on the channel. Raises
    Forbidden, NotFound, WindowClosed, OnlyTemplates, and KeyReused when the key was used for
    something else.
    """
    actor.require(Permission.REPLY)
    once_key = f"member:{actor.member_id}:{client_key}"
    about = {"upload": str(upload_id)}
    with tenancy.business(actor.business_id):
        # The lock also makes a second click wait for the first.
        conversation = queries.get_for_update(conversation_id)
        known = queries.list_said(conversation.id, once_key=once_key)
        if not known:
            require_open(conversation)
        content = _content(conversation, media.mark_sent(upload_id), text=text)
        if known:
            said = " ".join(part.text for part in known)
            if known[0].context != about or not same_words(said, content.text):
                raise KeyReused
            return known[0]
        return say_as_member(actor, conversation, content, once_key=once_key, context=about)


def _content(conversation: Conversation, upload: Upload, *, text: str) -> Content:
    largest = registry.adapters()[conversation.channel.kind].largest_media
    kind: MediaKind = "image" if upload.kind == UploadKind.IMAGE else "file"
    if not brings(largest, kind=kind, size_bytes=upload.size_bytes):
        return Content("\n".join(filter(None, (text, upload.filename, upload.url))))
    return Content(
        text,
        media_url=upload.url,
        media_kind=kind,
        media_facts=MediaFacts(
            title=upload.filename,
            size_bytes=upload.size_bytes,
            width=upload.width,
            height=upload.height,
        ),
    )
