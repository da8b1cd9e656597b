"""A chain as the API says it, in the reader's language."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from symbiosis.matches.chains.finding import Explained
from symbiosis.matches.chains.wording import ASSUMED, MISSING, TERMS, named, named_product
from symbiosis.matches.explaining import explanation
from symbiosis.matching.chains.chain import Chain
from symbiosis.matching.chains.co2e import Co2e, Share
from symbiosis.matching.chains.flow import Flow
from symbiosis.matching.chains.processing import Output
from symbiosis.matching.facts import NeedFacts
from symbiosis.matching.results import Verdict
from symbiosis.reference.factors import factor_sources
from symbiosis.streams.vocabulary import QuantityMode

Documents = Mapping[UUID, str]

_SEVERITY = (Verdict.PASS, Verdict.CONDITIONAL, Verdict.FAIL)


def chain_document(explained: Explained, documents: Documents, language: str) -> dict[str, Any]:
    """The fields of `schemas.ChainOut`."""
    chain, results = explained.chain, explained.results
    hops = [
        {
            "role": "need" if hop == len(results) - 1 else "processor",
            "stream": json.loads(documents[result.need_id]),
            "explanation": explanation(result, language),
            "output": _output(chain, hop, language),
        }
        for hop, result in enumerate(results)
    ]
    return {
        "score": chain.score,
        "band": chain.band.value,
        "confidence": chain.confidence,
        "verdict": max((result.verdict for result in results), key=_SEVERITY.index).value,
        "offer": json.loads(documents[chain.start.id]),
        "hops": hops,
        "tasks": _tasks(hops),
        "quantity_basis": "year" if chain.start.mode == QuantityMode.RECURRING else "once",
        **_amounts(chain.flow),
        "distance_km": chain.distance_km,
        "transport_eur": explained.transport_eur,
        "co2e": _co2e(chain.co2e, language),
    }


def sources() -> list[dict[str, str]]:
    return [
        {
            "name": source.name,
            "title": source.title,
            "source": source.source,
            "licence": source.licence,
            "attribution": source.attribution,
        }
        for source in factor_sources()
    ]


def _tasks(hops: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is still to be done, each task once a hop."""
    found = {
        (number, rule["task"]): rule["task_sentence"]
        for number, hop in enumerate(hops)
        for rule in hop["explanation"]["rules"]
        if rule["task"]
    }
    return [{"hop": hop, "task": task, "sentence": sentence} for (hop, task), sentence in found.items()]


def _output(chain: Chain, hop: int, language: str) -> dict[str, Any] | None:
    if hop >= len(chain.outputs):
        return None
    output, need = chain.outputs[hop], chain.needs[hop]
    return {
        **_made(output, need),
        **_balance(chain.flow, hop),
        "assumptions": [{"code": code, "sentence": ASSUMED[code][language]} for code in output.assumptions],
    }


def _made(output: Output, need: NeedFacts) -> dict[str, Any]:
    return {
        "form": output.facts.form,
        "effects": sorted(need.output_effects),
        "fibre": output.fraction.fibre if output.fraction else None,
        "fibre_share": output.share,
        "legal_status": output.facts.legal_status,
        "yield_share": need.yield_share,
        "price_eur_per_kg": output.facts.price_eur_per_kg,
        "lead_time_days": output.facts.lead_time_days,
    }


def _balance(flow: Flow | None, hop: int) -> dict[str, Any]:
    leg = flow.legs[hop] if flow else None
    return {name: _kg(getattr(leg, name, None)) for name in ("kg_in", "kg_out", "other_kg", "loss_kg")}


def _amounts(flow: Flow | None) -> dict[str, Any]:
    return {name: _kg(getattr(flow, name, None)) for name in ("kg_in", "kg_out", "other_kg", "loss_kg")}


def _kg(kg: Decimal | None) -> float | None:
    return None if kg is None else float(kg)


def _co2e(co2e: Co2e, language: str) -> dict[str, Any]:
    low, mid, high = co2e.total or (None, None, None)
    return {
        "low_kg": low,
        "mid_kg": mid,
        "high_kg": high,
        "baseline": co2e.baseline,
        "baseline_is_assumed": co2e.baseline_is_assumed,
        "terms": [
            {
                "code": term.code,
                "sentence": _term(term, language),
                "hop": term.hop,
                "low_kg": round(term.kg.low, 1),
                "mid_kg": round(term.kg.mid, 1),
                "high_kg": round(term.kg.high, 1),
            }
            for term in co2e.shares
        ],
        "missing": [
            {
                "code": lack.code,
                "sentence": MISSING[lack.code][language].format(name=named(lack.name, language)),
                "hop": lack.hop,
            }
            for lack in co2e.missing
        ],
    }


def _term(term: Share, language: str) -> str:
    name = named_product if term.code == "replaced" else named
    return TERMS[term.code][language].format(name=name(term.name, language))
