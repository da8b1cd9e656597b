import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { MissList } from "@/components/material/miss-list";
import { closestMissesQuery } from "./queries";

type Props = {
  streamId: string;
  /** Whose misses they are, where several streams stand below each other; then only the nearest few. */
  title?: string;
};

const FEW = 2;

/** Where nothing fits: who comes closest. Nothing where nobody comes close, or while one looks. */
export function ClosestMisses({ streamId, title }: Props) {
  const misses = useQuery(closestMissesQuery(streamId)).data?.data ?? [];
  if (misses.length === 0) return null;
  return (
    <section className="max-w-read">
      <h2 className="text-lg">
        {title === undefined ? (
          <Trans>One thing is in the way</Trans>
        ) : (
          <Link to="/materials/$streamId" params={{ streamId }} className="hover:underline">
            <Trans>One thing is in the way: {title}</Trans>
          </Link>
        )}
      </h2>
      <p className="mt-1 text-muted">
        <Trans>These would fit if it were not for a single requirement.</Trans>
      </p>
      <MissList misses={title === undefined ? misses : misses.slice(0, FEW)} linked />
    </section>
  );
}
