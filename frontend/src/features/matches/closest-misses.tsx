import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { MissList } from "@/components/material/miss-list";
import { closestMissesQuery } from "./queries";

/** Where nothing fits: who comes closest. Nothing where nobody comes close, or while one looks. */
export function ClosestMisses({ streamId }: { streamId: string }) {
  const misses = useQuery(closestMissesQuery(streamId)).data?.data ?? [];
  if (misses.length === 0) return null;
  return (
    <section className="max-w-read">
      <h2 className="text-lg">
        <Trans>One thing is in the way</Trans>
      </h2>
      <p className="mt-1 text-muted">
        <Trans>These would fit if it were not for a single requirement.</Trans>
      </p>
      <MissList misses={misses} linked />
    </section>
  );
}
