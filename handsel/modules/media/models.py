"""Uploaded files, bytes and all (decision 0039)."""

from django.db import models

from handsel.kit.tenancy import BusinessOwned, ForeignKey
from handsel.modules.media.addresses import url_of


class UploadKind(models.TextChoices):
    IMAGE = "image"
    FILE = "file"


class Upload(BusinessOwned):
    """A file of a member's, as it goes to customers."""

    #: Stands in the public address; names its business (see `addresses.py`).
    token = models.CharField(max_length=80)
    member = ForeignKey("businesses.Member")
    #: The same key of the same member means the same upload.
    once_key = models.CharField(max_length=120)
    #: SHA-256 of what came, before a picture was drawn anew.
    digest = models.BinaryField(max_length=32)
    filename = models.CharField(max_length=120)
    kind = models.CharField(max_length=5, choices=UploadKind.choices)
    content_type = models.CharField(max_length=40)
    content = models.BinaryField()
    size_bytes = models.IntegerField()
    #: In pixels; zero for what is no picture.
    width = models.IntegerField(default=0)
    height = models.IntegerField(default=0)
    created_at = models.DateTimeField()
    #: When it first went out; what never does is forgotten.
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "token"], name="one_upload_per_token"),
            models.UniqueConstraint(fields=["business", "once_key"], name="one_upload_per_key"),
        ]
        indexes = [
            models.Index(
                fields=["business", "created_at"],
                name="uploads_never_sent",
                condition=models.Q(sent_at__isnull=True),
            )
        ]

    @property
    def url(self) -> str:
        """Where anybody who has the address reads it."""
        return url_of(token=self.token, filename=self.filename)
