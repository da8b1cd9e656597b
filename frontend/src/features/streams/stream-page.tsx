import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { StreamOut } from "@/api/generated/types.gen";
import { compositionParts } from "@/components/material/composition";
import { BasisBadge } from "@/components/material/stream-row";
import { StreamSwatch } from "@/components/material/stream-swatch";
import { fibreWishes } from "@/components/material/wishes";
import { useNames } from "@/components/reference/names";
import { Badge, DirectionBadge } from "@/components/textile/badges";
import { CompositionBar } from "@/components/textile/composition-bar";
import { PageTitle } from "@/components/ui/page-title";
import { useSession } from "@/lib/session";
import { statusName } from "@/lib/words/streams";
import { OwnerBar } from "./owner-bar";
import { streamQuery } from "./queries";
import { StreamFacts } from "./stream-facts";
import { StreamHistory } from "./stream-history";

type Props = { streamId: string; matches: (stream: StreamOut) => ReactNode };

export function StreamPage({ streamId, matches }: Props) {
  const { data: stream } = useSuspenseQuery(streamQuery(streamId));
  const { actsFor, belongsTo, staffMay } = useSession();
  const mine = actsFor(stream.owner?.id);
  const readsHistory = belongsTo(stream.owner?.id) || staffMay("confidential.read");
  return (
    <div className="page py-7">
      <Breadcrumb direction={stream.direction} />
      <div className="mt-3 grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="min-w-0">
          <div className="flex flex-wrap gap-2">
            <DirectionBadge direction={stream.direction} />
            <BasisBadge basis={stream.basis} />
            {stream.status !== "published" && (
              <Badge tone="plain">{statusName(stream.status)}</Badge>
            )}
          </div>
          <PageTitle
            title={stream.title}
            lang={stream.language}
            className="mt-2.5 text-2xl sm:text-3xl"
          />
          <div className="mt-5">
            <MadeOf stream={stream} />
          </div>
          {stream.description && (
            <p className="mt-4 max-w-read whitespace-pre-line" lang={stream.language}>
              {stream.description}
            </p>
          )}
          <StreamFacts stream={stream} />
        </div>
        <Sample stream={stream} />
      </div>
      {mine && <OwnerBar stream={stream} />}
      <section className="mt-12">{matches(stream)}</section>
      {readsHistory && <StreamHistory streamId={stream.id} />}
      <Standing basis={stream.basis} />
    </div>
  );
}

function Breadcrumb({ direction }: { direction: StreamOut["direction"] }) {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Where you are`} className="text-sm text-muted">
      <Link to="/materials" className="inline-flex min-h-9 items-center hover:underline">
        <Trans>Materials</Trans>
      </Link>
      {" / "}
      <Link
        to="/materials"
        search={{ direction }}
        className="inline-flex min-h-9 items-center hover:underline"
      >
        {direction === "offer" ? <Trans>Offers</Trans> : <Trans>Needs</Trans>}
      </Link>
    </nav>
  );
}

function MadeOf({ stream }: { stream: StreamOut }) {
  const names = useNames();
  if (!stream.requirements) {
    return <CompositionBar parts={compositionParts(stream.material, names)} />;
  }
  const wishes = fibreWishes(stream.requirements, names);
  if (wishes.length === 0) {
    return (
      <p className="text-muted">
        <Trans>All fibres are welcome.</Trans>
      </p>
    );
  }
  return (
    <ul className="flex flex-wrap gap-2">
      {wishes.map((wish) => (
        <li
          key={wish}
          className="rounded-full bg-indigo-tint px-3.5 py-1 font-semibold text-indigo"
        >
          {wish}
        </li>
      ))}
    </ul>
  );
}

function Sample({ stream }: { stream: StreamOut }) {
  return (
    <figure className="relative order-first h-28 overflow-hidden rounded-lg sm:h-44 lg:order-none lg:h-60">
      <StreamSwatch stream={stream} className="size-full" />
      <figcaption className="absolute bottom-3 left-3 rounded-sm bg-raised px-2.5 py-1 text-sm">
        {stream.direction === "offer" ? (
          <Trans>No photo yet · drawn sample</Trans>
        ) : (
          <Trans>Wanted · drawn sample</Trans>
        )}
      </figcaption>
    </figure>
  );
}

/** Says on whose word the stream stands, where it is not its owner's. */
function Standing({ basis }: { basis: StreamOut["basis"] }) {
  if (basis === "owner") return null;
  return (
    <p className="mt-10 border-t border-line pt-4 text-sm text-muted">
      {basis === "demonstration" ? (
        <Trans>
          A demonstration: the company is made up, the material and the amounts are of the kind that
          occurs in practice.
        </Trans>
      ) : (
        <Trans>
          Derived from the acceptance rules that are publicly known for this kind of recycling. The
          company has not confirmed it.
        </Trans>
      )}
    </p>
  );
}
