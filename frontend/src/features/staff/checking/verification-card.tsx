import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import type { OrganisationToCheckOut } from "@/api/generated/types.gen";
import { noteWords } from "@/features/staff/words";
import { CheckCard } from "./card";
import { RejectDialog, VerifyDialog } from "./verify-dialogs";

/** A company that asks to be verified, with what the register said. */
export function VerificationCard({ row }: { row: OrganisationToCheckOut }) {
  const [asked, setAsked] = useState<"verify" | "reject">();
  const close = () => setAsked(undefined);
  return (
    <CheckCard
      row={row}
      actions={
        <>
          <button
            type="button"
            className="button button-primary"
            onClick={() => setAsked("verify")}
          >
            <Trans>Verify</Trans>
          </button>
          <button type="button" className="button button-plain" onClick={() => setAsked("reject")}>
            <Trans>Reject</Trans>
          </button>
        </>
      }
    >
      {row.note && (
        <p className="mt-2.5 rounded-md bg-weld-tint px-3 py-2 text-sm text-weld-text">
          {noteWords(row.note)}
        </p>
      )}
      {asked === "verify" && <VerifyDialog about={row} onClose={close} />}
      {asked === "reject" && <RejectDialog about={row} onClose={close} />}
    </CheckCard>
  );
}
