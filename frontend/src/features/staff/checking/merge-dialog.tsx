import { Trans, useLingui } from "@lingui/react/macro";
import { mergeActor } from "@/api/generated/sdk.gen";
import type { ActorOut } from "@/api/generated/types.gen";
import { notify } from "@/components/ui/notices";
import { ActDialog } from "@/features/staff/act-dialog";
import { useActOn } from "./queries";

type Props = { source: ActorOut; target: ActorOut; onClose: () => void };

/** Two records become one, for good: says so before it happens. */
export function MergeDialog({ source, target, onClose }: Props) {
  const { t } = useLingui();
  const merge = useActOn((reason: string) =>
    mergeActor({
      path: { actor_id: source.id },
      body: { into: target.id, reason },
      throwOnError: true,
    }),
  );
  const name = target.display_name;
  return (
    <ActDialog
      title={t`Merge into ${name}?`}
      act={t`Merge for good`}
      tone="danger"
      asks={{
        label: <Trans>How do you know that they are one?</Trans>,
        hint: <Trans>The administrators of both read it.</Trans>,
      }}
      onClose={onClose}
      onAct={(reason) =>
        merge.mutate(reason, {
          onSuccess: () => {
            onClose();
            notify(t`They are one now: ${name}.`);
          },
        })
      }
      busy={merge.isPending}
      error={merge.error}
    >
      <div className="rounded-md bg-madder-tint px-4 py-3 text-madder">
        <p className="font-semibold">
          <Trans>This cannot be undone.</Trans>
        </p>
        <p className="mt-1">
          <Trans>
            Listings, matches and people of <strong>{source.display_name}</strong> move to{" "}
            <strong>{target.display_name}</strong>. The old address leads there from then on.
          </Trans>
        </p>
      </div>
    </ActDialog>
  );
}
