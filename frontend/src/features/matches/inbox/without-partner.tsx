import { useQueries, useQuery } from "@tanstack/react-query";
import {
  countMatchesOptions,
  listMaterialStreamsOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import { ClosestMisses } from "../closest-misses";
import { firstWithout } from "./first-without";

/** Of so many of one's newest materials it is looked up whether anybody fits. */
const LOOKED_AT = 8;

/** What comes closest to those of the reader's materials that nobody fits. */
export function WithoutPartner() {
  const mine = useQuery(
    listMaterialStreamsOptions({ query: { mine: true, status: ["published"], limit: LOOKED_AT } }),
  );
  const streams = mine.data?.data ?? [];
  const counts = useQueries({
    queries: streams.map(({ id }) => countMatchesOptions({ query: { stream: id } })),
  });
  const lonely = firstWithout(
    streams,
    counts.map(({ data }) => data),
  );
  return (
    <div className="space-y-8">
      {lonely.map(({ id, title }) => (
        <ClosestMisses key={id} streamId={id} title={title} />
      ))}
    </div>
  );
}
