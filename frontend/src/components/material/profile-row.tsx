import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import type { CapabilityProfileOut } from "@/api/generated/types.gen";
import { placeName } from "@/components/material/place";
import { fibreWishes } from "@/components/material/wishes";
import { type Names, useNames } from "@/components/reference/names";
import { Badge } from "@/components/textile/badges";
import { formatKm } from "@/lib/format";
import { amountOf, statusName } from "@/lib/words/streams";

type Props = {
  profile: CapabilityProfileOut;
  /** What may be done with it. */
  children?: ReactNode;
};

/** A process in two lines: what goes in and what comes out, how much, from how far. */
export function ProfileRow({ profile, children }: Props) {
  const names = useNames();
  const wishes = fibreWishes(profile.requirements, names);
  return (
    <li className="border-t border-line py-4 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <p className="font-semibold leading-snug" lang={profile.language}>
            <Link to="/materials/$streamId" params={{ streamId: profile.id }} className="link">
              {profile.title}
            </Link>
          </p>
          <Flow profile={profile} names={names} />
          {wishes.length > 0 && <p className="text-sm">{wishes.join(" · ")}</p>}
          <p className="text-sm text-muted">{factsOf(profile)}</p>
        </div>
        {profile.status !== "published" && <Badge tone="plain">{statusName(profile.status)}</Badge>}
      </div>
      {children}
    </li>
  );
}

function Flow({ profile, names }: { profile: CapabilityProfileOut; names: Names }) {
  const { intended_route: route, output } = profile.requirements;
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      {route && names.route(route)}
      {output && (
        <>
          <ArrowRight size={15} aria-hidden="true" className="shrink-0 text-muted" />
          <span className="sr-only">
            <Trans>becomes</Trans>
          </span>
          {names.form(output.form)}
        </>
      )}
    </p>
  );
}

function factsOf(profile: CapabilityProfileOut): string {
  const { kg, per } = profile.capacity;
  const amount = amountOf({ kg, mode: "recurring", period: per });
  const far = profile.service_radius_km;
  return [amount, placeName(profile.place), far ? t`from up to ${formatKm(far)} away` : undefined]
    .filter(Boolean)
    .join(" · ");
}
