"""Settings from the environment (`SYMBIOSIS_*`); docs/operations.md has the table."""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from symbiosis.kit.files.store import Place, why_not_place
from symbiosis.kit.mail.post import Post, why_not_post
from symbiosis.kit.outbound import why_not_address

DEFAULT_SECRET = "demo-only-secret-change-me"  # noqa: S105  # refused outside the demo environment


class Environment(StrEnum):
    DEMO = "demo"
    PRODUCTION = "production"


class UnsafeSettings(Exception):
    """The service refuses to start; the message says which setting to change."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="SYMBIOSIS_", extra="ignore")

    environment: Environment = Field(
        default=Environment.DEMO,
        description="`demo` allows default secrets and demo accounts; `production` refuses both.",
    )
    host: str = Field(default="127.0.0.1", description="Address the API listens on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port the API listens on.")
    processes: int = Field(default=1, ge=1, le=64, description="API processes started by `serve`.")
    data_dir: Path = Field(default=Path("var"), description="Embedded PostgreSQL and files live here.")
    files_url: str | None = Field(
        default=None,
        description="Where uploaded files and documents are kept: s3://bucket/prefix, or file:///folder."
        " Without it the folder `files` of the data folder.",
    )
    files_endpoint: str | None = Field(
        default=None, description="https://... of a server that speaks S3, unless it is Amazon's."
    )
    files_region: str | None = Field(default=None, description="Region of the bucket.")
    files_access_key: str | None = Field(default=None, repr=False, description="Key to the bucket.")
    files_secret_key: str | None = Field(default=None, repr=False, description="Secret of that key.")
    database_url: str | None = Field(
        default=None, description="postgresql://... of your own server instead of the embedded one."
    )
    database_pool: int = Field(default=10, ge=2, le=200, description="Connections a process may hold, twice.")
    public_url: str = Field(
        default="http://127.0.0.1:8000", description="Address people use; decides the cookie's Secure flag."
    )
    cursor_secret: str = Field(default=DEFAULT_SECRET, min_length=16, description="Signs page cursors.")
    encryption_secret: str = Field(
        default=DEFAULT_SECRET,
        min_length=16,
        description="Encrypts the secrets of authenticator apps and the keys of access tokens;"
        " after a change the apps must be set up anew.",
    )
    web_dir: Path = Field(default=Path("frontend/dist"), description="The built web app.")
    site_name: str = Field(default="Tekstilsymbiose", description="Name shown in the web app.")
    smtp_url: str | None = Field(
        default=None,
        repr=False,
        description="smtp://user:password@host:587 (STARTTLS) or smtps://...:465: sends the mail."
        " Without it a demonstration shows its mail at /mailbox.",
    )
    mail_from: str = Field(
        default="Tekstilsymbiose <no-reply@localhost>",
        description="Sender of the mail: an address, or Name <address>.",
    )
    register_lookup_url: str | None = Field(
        default=None,
        description="https://ec.europa.eu/taxation_customs/vies/rest-api, the EU register of VAT numbers,"
        " or one that answers alike: verifies organisations whose name and number agree.",
    )
    log_level: str = Field(default="INFO", description="Least level that is logged.")

    @property
    def is_demo(self) -> bool:
        return self.environment is Environment.DEMO

    @property
    def post(self) -> Post:
        return Post(
            site_name=self.site_name,
            public_url=self.public_url,
            sender=self.mail_from,
            smtp_url=self.smtp_url,
        )

    @property
    def files(self) -> Place:
        return Place(
            url=self.files_url or (self.data_dir / "files").absolute().as_uri(),
            endpoint=self.files_endpoint,
            region=self.files_region,
            access_key=self.files_access_key,
            secret_key=self.files_secret_key,
        )

    @property
    def secure_cookies(self) -> bool:
        return self.public_url.startswith("https://")

    def refuse_unsafe(self) -> None:
        """Outside the demo environment no default secret survives the start, and mail must go out:
        codes and invitations would stand on a page that anybody reads. Errors: UnsafeSettings."""
        if reason := why_not_post(self.post):
            raise UnsafeSettings(reason)
        if reason := why_not_place(self.files):
            raise UnsafeSettings(reason)
        if self.register_lookup_url and (reason := why_not_address(self.register_lookup_url)):
            raise UnsafeSettings(f"SYMBIOSIS_REGISTER_LOOKUP_URL: {reason}")
        if self.is_demo:
            return
        for name in ("cursor_secret", "encryption_secret"):
            if getattr(self, name) == DEFAULT_SECRET:
                raise UnsafeSettings(
                    f"SYMBIOSIS_{name.upper()} has its default value. Set your own (32 random characters),"
                    " or SYMBIOSIS_ENVIRONMENT=demo for a demonstration."
                )
        if self.smtp_url is None:
            raise UnsafeSettings(
                "SYMBIOSIS_SMTP_URL is not set, and people sign in by mail. Set your mail server,"
                " or SYMBIOSIS_ENVIRONMENT=demo for a demonstration."
            )


@lru_cache
def get_settings() -> Settings:
    return Settings()
