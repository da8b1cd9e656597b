"""Column kinds every table shares."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, Numeric, Text, func, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import mapped_column

Key = Annotated[UUID, mapped_column(primary_key=True, server_default=func.uuidv7())]
CreatedAt = Annotated[datetime, mapped_column(DateTime(timezone=True), server_default=func.now())]
UpdatedAt = Annotated[
    datetime, mapped_column(DateTime(timezone=True), server_default=func.now(), onupdate=func.now())
]
Moment = Annotated[datetime, mapped_column(DateTime(timezone=True))]
Words = Annotated[str, mapped_column(Text)]
WordList = Annotated[list[str], mapped_column(ARRAY(Text), server_default=text("'{}'"))]
Kilograms = Numeric(14, 3)


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """A named CHECK that the column holds a word of the closed list."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} in ({words})", name=f"{column}_known")
