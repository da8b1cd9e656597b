import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type {
  CatalogueEntryOut,
  ExchangeRole,
  ExchangeSuggestionOut,
} from "@/api/generated/types.gen";
import { ProposeDialog } from "./propose-dialog";

type Props = {
  entry: CatalogueEntryOut;
  suggestion?: ExchangeSuggestionOut;
  /** One's own, to propose with. */
  registrationId?: string;
};

/** The way to ask somebody of the catalogue, or to the proposal that waits. */
export function Ask({ entry, suggestion, registrationId }: Props) {
  const [proposing, propose] = useState<ExchangeRole>();
  const own = registrationId ?? entry.propose_with;
  const roles = suggestion ? [suggestion.role] : entry.propose_as;
  if (entry.open_proposal_id)
    return (
      <Link to="/registrations" search={{ view: "proposals" }} className="link min-h-9">
        <Trans>A proposal between you waits for an answer</Trans>
      </Link>
    );
  if (!own) return null;
  return (
    <>
      {roles.map((role) => (
        <button
          key={role}
          type="button"
          className="button button-primary"
          onClick={() => propose(role)}
        >
          {role === "visitor" ? <Trans>Ask to visit them</Trans> : <Trans>Invite them</Trans>}
        </button>
      ))}
      {proposing && (
        <ProposeDialog
          entry={entry}
          role={proposing}
          own={own}
          onClose={() => propose(undefined)}
        />
      )}
    </>
  );
}
