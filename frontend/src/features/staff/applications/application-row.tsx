import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ApplicationRow as Row } from "@/api/generated/types.gen";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import { countryName, formatAgo } from "@/lib/format";
import { StateBadge } from "./state-badge";

/** Who asks for what, and since when. */
export function ApplicationRow({ row, showState }: { row: Row; showState: boolean }) {
  const places = usePlacesOfWork();
  const where = row.cluster_slug
    ? places.cluster(row.cluster_slug)
    : places.programme(row.programme_slug);
  return (
    <li className="relative flex flex-wrap items-start justify-between gap-x-6 gap-y-1.5 border-t border-line py-4 has-[a:hover]:bg-raised">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold leading-snug">
          <Link
            to="/staff/applications/$applicationId"
            params={{ applicationId: row.id }}
            className="after:absolute after:inset-0 hover:underline"
          >
            {row.organisation_name}
          </Link>
        </p>
        <p className="mt-0.5 text-sm text-muted">
          {[row.applicant_name, row.country && countryName(row.country), where]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        {row.claims && (
          <span>
            <Trans>is in the registry</Trans>
          </span>
        )}
        {showState && <StateBadge state={row.state} />}
        <span className="sm:min-w-36 sm:text-right">{formatAgo(row.created_at)}</span>
      </div>
    </li>
  );
}
