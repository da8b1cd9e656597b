"""How people say what they agree to, and what they are asked."""

from typing import Annotated

from pydantic import Field

from symbiosis.kit.fields import Text
from symbiosis.kit.http import In, Out

TextVersion = Annotated[Text, Field(max_length=40, examples=["2026-11-22"])]


class ConsentIn(In):
    """One decision about one text, in the words the person saw."""

    purpose: Annotated[Text, Field(max_length=40)] = Field(
        examples=["terms"], description="Of GET /v1/consent-texts, or of the programme."
    )
    text_version: TextVersion = Field(description="Of the text the person saw.")
    given: bool = Field(default=True, description="False: asked, and said no.")


class ConsentTextOut(Out):
    purpose: str = Field(examples=["terms"])
    version: str = Field(examples=["2026-11-22"], description="Send it back with the decision.")
    required: bool = Field(description="Nobody can take part without agreeing to it.")
    title: dict[str, str] = Field(description="By language; fall back to en.")
    text: dict[str, str] = Field(description="By language; fall back to en.")
