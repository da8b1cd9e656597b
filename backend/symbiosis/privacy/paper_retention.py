"""When documents and evidence of exchanges have had their time: when the funder may no longer ask for them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, literal, or_

from symbiosis.exchanges.follow_up_models import FollowUp
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.paper_models import Document, EvidenceFile, EvidenceItem, Signature
from symbiosis.kit.files.models import StoredFile
from symbiosis.programmes.models import ProgrammeProfile

USUAL_YEARS = 5
"""After the final payment of the grant; each programme says its own number."""

NO_FILE: Mapping[str, Any] = {"purged_at": func.now(), "name": "deleted"}
"""The bytes go with the next cleaning of the store."""
NO_INPUTS: Mapping[str, Any] = {"inputs": {}}
NO_ANSWERS: Mapping[str, Any] = {"answers": {}, "submitted_by": None}
NO_SIGNER: Mapping[str, Any] = {"signer_name": None, "reason": None}


def _control_is_over(exchange_id: Any, until: datetime) -> ColumnElement[bool]:
    """`until` lies the usual years back; a programme that keeps things longer or shorter moves it, and none
    lets go of them before the day it has named."""
    p = ProgrammeProfile
    difference = func.make_interval(p.retention_years - USUAL_YEARS)
    return exists().where(
        Exchange.id == exchange_id,
        p.programme_slug == Exchange.programme_slug,
        p.final_payment_on + difference < literal(until),
        or_(p.archive_until.is_(None), p.archive_until - func.make_interval(USUAL_YEARS) < literal(until)),
    )


def files_due(until: datetime) -> ColumnElement[bool]:
    """What documents, papers and evidence are made of."""
    of_document = exists().where(
        or_(Document.file_id == StoredFile.id, Signature.scan_file_id == StoredFile.id),
        Signature.document_id == Document.id,
        _control_is_over(Document.exchange_id, until),
    )
    unsigned = exists().where(
        Document.file_id == StoredFile.id, _control_is_over(Document.exchange_id, until)
    )
    of_evidence = exists().where(
        EvidenceFile.file_id == StoredFile.id,
        EvidenceItem.id == EvidenceFile.item_id,
        _control_is_over(EvidenceItem.exchange_id, until),
    )
    return and_(StoredFile.purged_at.is_(None), or_(of_document, unsigned, of_evidence))


def inputs_due(until: datetime) -> ColumnElement[bool]:
    return and_(Document.inputs != {}, _control_is_over(Document.exchange_id, until))


def follow_ups_due(until: datetime) -> ColumnElement[bool]:
    return and_(FollowUp.answers != {}, _control_is_over(FollowUp.exchange_id, until))


def signers_due(until: datetime) -> ColumnElement[bool]:
    theirs = exists().where(
        Document.id == Signature.document_id, _control_is_over(Document.exchange_id, until)
    )
    return and_(or_(Signature.signer_name.is_not(None), Signature.reason.is_not(None)), theirs)
