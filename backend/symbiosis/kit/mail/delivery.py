"""Handing a mail to the SMTP server."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

import aiosmtplib

from symbiosis.kit.mail.models import Mail
from symbiosis.kit.mail.post import Post

PORTS = {"smtp": 587, "smtps": 465}


async def deliver(mail: Mail, post: Post) -> None:
    """Errors: aiosmtplib.SMTPException, OSError."""
    address = urlsplit(post.smtp_url or "")
    await aiosmtplib.send(
        as_email(mail, post),
        hostname=address.hostname,
        port=address.port or PORTS[address.scheme],
        username=unquote(address.username) if address.username else None,
        password=unquote(address.password) if address.password else None,
        use_tls=address.scheme == "smtps",
        # Credentials never go over a line that anybody reads; without any, encrypted where offered.
        start_tls=None if address.scheme == "smtps" or not address.username else True,
    )


def as_email(mail: Mail, post: Post) -> EmailMessage:
    """Both forms in one message. Its id is made from ours, so that a mail sent twice is shown once."""
    recipient = _address(mail.recipient)
    email = EmailMessage(policy=SMTP if recipient.addr_spec.isascii() else SMTPUTF8)
    email.set_content(mail.body_text or "")
    email.add_alternative(mail.body_html or "", subtype="html")
    name, sender = parseaddr(post.sender)
    email["From"] = Address(display_name=name or post.site_name, addr_spec=sender)
    email["To"] = recipient
    email["Subject"] = mail.subject
    email["Date"] = mail.created_at
    email["Message-ID"] = f"<{mail.id}@{sender.partition('@')[2]}>"
    email["Auto-Submitted"] = "auto-generated"
    email["Content-Language"] = mail.language
    return email


def _address(text: str) -> Address:
    """Servers know the ASCII form of a domain like `væveri.dk`; what stands before the @ has none."""
    name, _, domain = text.rpartition("@")
    return Address(username=name, domain=domain.encode("idna").decode())
