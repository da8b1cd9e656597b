"""What the API says about documents, signatures and certificates."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from symbiosis.exchanges.vocabulary import DocumentKind, DocumentState, Mode, Party, SignatureState
from symbiosis.kit.fields import Instant, LongText, ShortText
from symbiosis.kit.http import In, Out

Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="SHA-256 of the document as you read it.")]
DocumentLanguage = Literal["en", "da", "es", "fr", "ro", "bg"]


class SignatureOut(Out):
    party: Party
    state: SignatureState
    signer_name: str | None = Field(description="Who signed, as they are called here or on the paper.")
    signed_at: Instant | None
    method: str | None = Field(description="How the signer was signed in; `scan` for paper.")
    reason: str | None = Field(description="Why it was declined.")
    has_scan: bool
    confirmed_at: Instant | None = Field(description="When a second person confirmed the scan.")


class DocumentOut(Out):
    """A document as it was set. `content_hash` covers its inputs and its PDF: it is what people sign."""

    id: UUID
    exchange_id: UUID
    exchange_code: str
    kind: DocumentKind
    state: DocumentState
    language: str = Field(description="Beside English.")
    template_version: str
    content_hash: str
    number: str | None = Field(description="Of a certificate.")
    created_at: Instant
    signatures: list[SignatureOut]
    you_sign_for: list[Party] = Field(description="Whose signature is open and yours to give.")
    you_upload_for: list[Party] = Field(description="For whom you can upload a signed paper.")
    you_confirm_for: list[Party] = Field(description="Whose uploaded paper you can confirm.")


class DocumentToSignOut(DocumentOut):
    visitor_name: str
    host_name: str
    starts_on: date | None
    ends_on: date | None


class DocumentIn(In):
    kind: DocumentKind
    language: DocumentLanguage | None = Field(
        default=None, description="Beside English; without it that of the visitor's cluster."
    )


class SignIn(In):
    party: Party = Field(description="For whom you sign.")
    content_hash: Hash


class DeclineIn(SignIn):
    reason: Annotated[LongText, Field(min_length=3, max_length=1000)]


class ScanParams(In):
    party: Party
    content_hash: Hash
    signer_name: ShortText = Field(description="Who signed the paper.")
    name: Annotated[ShortText, Field(description="What the file is called.")]


class ScanRefusedIn(In):
    reason: Annotated[LongText, Field(min_length=3, max_length=1000)]


class CertifiedOut(Out):
    name: str
    country: str


class CertificateOut(Out):
    """What a certificate of exchange says, without the person it names."""

    number: str
    valid: bool = Field(description="It stands; a certificate that was replaced or withdrawn does not.")
    programme_code: str
    visitor: CertifiedOut
    host: CertifiedOut
    visitor_cluster: str
    host_cluster: str
    starts_on: date | None
    ends_on: date | None
    working_days: int | None
    mode: Mode
    issued_on: date
