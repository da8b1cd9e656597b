import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { getActorOptions } from "@/api/generated/@tanstack/react-query.gen";
import { dismissDuplicate } from "@/api/generated/sdk.gen";
import type { ActorOut, DuplicateOut, OrganisationToCheckOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { alikeWords } from "@/features/staff/words";
import { useSession } from "@/lib/session";
import { likelyToStay } from "./comparison";
import { ComparisonTable } from "./comparison-table";
import { MergeDialog } from "./merge-dialog";
import { useActOn } from "./queries";

type Props = { row: OrganisationToCheckOut; alike: DuplicateOut };

/** Two records that may be one company, side by side. */
export function DuplicateCard({ row, alike }: Props) {
  const one = useQuery(getActorOptions({ path: { actor_id: row.actor.id } }));
  const other = useQuery(getActorOptions({ path: { actor_id: alike.actor.id } }));
  return (
    <article className="rounded-lg border border-line bg-raised p-4 sm:p-5">
      <h3 className="text-base font-semibold">
        {row.actor.display_name} <span className="font-normal text-muted">/</span>{" "}
        {alike.actor.display_name}
      </h3>
      <p className="mt-0.5 text-sm text-muted">{alikeWords(alike.reasons)}</p>
      {(one.isPending || other.isPending) && <ListSkeleton rows={1} />}
      {one.isError && <Failure error={one.error} retry={() => void one.refetch()} />}
      {other.isError && <Failure error={other.error} retry={() => void other.refetch()} />}
      {one.isSuccess && other.isSuccess && <Decide one={one.data} other={other.data} />}
    </article>
  );
}

function Decide({ one, other }: { one: ActorOut; other: ActorOut }) {
  const { t } = useLingui();
  const { staffMay } = useSession();
  const [stays, setStays] = useState(() => likelyToStay(one, other).id);
  const [merging, setMerging] = useState(false);
  const mayMerge = staffMay("organisations.merge");
  const two = useActOn(() =>
    dismissDuplicate({ path: { actor_id: one.id, other_id: other.id }, throwOnError: true }),
  );
  const [target, source] = stays === one.id ? [one, other] : [other, one];
  return (
    <>
      <ComparisonTable
        one={one}
        other={other}
        stays={mayMerge ? stays : undefined}
        onStays={setStays}
      />
      {two.isError && (
        <div className="mt-4">
          <Refusal error={two.error} />
        </div>
      )}
      <div className="mt-5 flex flex-wrap items-center gap-2.5">
        {mayMerge && (
          <button type="button" className="button button-primary" onClick={() => setMerging(true)}>
            <Trans>Merge them</Trans>
          </button>
        )}
        <button
          type="button"
          className="button button-plain"
          disabled={two.isPending}
          onClick={() =>
            two.mutate(undefined, {
              onSuccess: () => notify(t`Noted: they are two. Nobody is asked again.`),
            })
          }
        >
          <Trans>These are two</Trans>
        </button>
        {!mayMerge && (
          <span className="text-sm text-muted">
            <Trans>Merging belongs to the programme's lead.</Trans>
          </span>
        )}
      </div>
      {merging && <MergeDialog source={source} target={target} onClose={() => setMerging(false)} />}
    </>
  );
}
