import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { OrganisationToCheckOut } from "@/api/generated/types.gen";
import { RegisterLink } from "@/features/staff/register-link";
import { countryName, formatDate } from "@/lib/format";
import { schemeName } from "@/lib/words/organisations";

type Props = { row: OrganisationToCheckOut; children?: ReactNode; actions: ReactNode };

/** A company in the pile: who and where, what there is to know, what can be done. */
export function CheckCard({ row, children, actions }: Props) {
  const { actor, town, registration_number: number, registration_scheme: scheme } = row;
  return (
    <article className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4 rounded-lg border border-line bg-raised p-4 sm:p-5">
      <div className="min-w-0 flex-1 basis-72">
        <h3 className="text-base font-semibold leading-snug">
          <Link to="/actors/$actorId" params={{ actorId: actor.id }} className="hover:underline">
            {actor.display_name}
          </Link>
        </h3>
        <p className="mt-0.5 text-sm text-muted">
          {[town, countryName(actor.country)].filter(Boolean).join(", ")} ·{" "}
          <Trans>since {formatDate(row.since)}</Trans>
        </p>
        {number && (
          <p className="mt-1.5">
            {scheme ? schemeName(scheme) : <Trans>Registration</Trans>} {number}
            <RegisterLink scheme={scheme} number={number} />
          </p>
        )}
        {children}
      </div>
      <div className="flex flex-wrap gap-2.5">{actions}</div>
    </article>
  );
}
