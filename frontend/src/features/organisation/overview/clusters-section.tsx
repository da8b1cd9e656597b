import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listClustersOptions } from "@/api/generated/@tanstack/react-query.gen";
import { claimClusterMembership, endClusterMembership } from "@/api/generated/sdk.gen";
import type { ActorOut, ClusterMembershipOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { Badge } from "@/components/textile/badges";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { Section } from "@/components/ui/section";
import { membershipsQuery, useReadOrganisationAnew } from "@/features/organisation/queries";
import { countryName, formatDate } from "@/lib/format";
import { membershipStateName } from "@/lib/words/organisations";

const TONES = {
  confirmed: "match",
  claimed: "doubt",
  refused: "refusal",
  ended: "plain",
} as const;

type Props = { actor: ActorOut; mayChange: boolean };

/** The clusters it belongs to: the organisation says so, and the cluster confirms it. */
export function ClustersSection({ actor, mayChange }: Props) {
  const held = useQuery(membershipsQuery(actor.id));
  const memberships = held.data?.data ?? [];
  const open = memberships.filter(({ state }) => state === "confirmed" || state === "claimed");
  return (
    <Section
      title={<Trans>Clusters</Trans>}
      intro={
        <Trans>
          A cluster's staff help you, and see what you keep for the cluster. It confirms who
          belongs.
        </Trans>
      }
    >
      {held.isError && <Failure error={held.error} retry={() => void held.refetch()} />}
      {held.data && memberships.length === 0 && (
        <p className="text-muted">
          <Trans>None yet.</Trans>
        </p>
      )}
      <ul>
        {memberships.map((membership) => (
          <MembershipRow
            key={membership.cluster_slug}
            membership={membership}
            mayChange={mayChange}
          />
        ))}
      </ul>
      {mayChange && held.data && (
        <Claim actor={actor} held={open.map(({ cluster_slug }) => cluster_slug)} />
      )}
    </Section>
  );
}

type RowProps = { membership: ClusterMembershipOut; mayChange: boolean };

function MembershipRow({ membership, mayChange }: RowProps) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const readAnew = useReadOrganisationAnew(membership.actor_id);
  const { state, cluster_name, cluster_slug, actor_id } = membership;
  const end = useMutation({
    mutationFn: () =>
      endClusterMembership({ path: { actor_id, cluster_slug }, body: {}, throwOnError: true }),
    onSuccess: async () => {
      setAsking(false);
      notify(t`You no longer belong to ${cluster_name}.`);
      await readAnew();
    },
  });
  const open = state === "confirmed" || state === "claimed";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-3 first:border-t-0 first:pt-0">
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="font-semibold">{cluster_name}</span>
          <Badge tone={TONES[state]}>{membershipStateName(state)}</Badge>
        </p>
        <p className="text-sm text-muted">
          <Since membership={membership} />
        </p>
        {membership.reason && (
          <p className="mt-1 text-sm">
            <Trans>Reason: {membership.reason}</Trans>
          </p>
        )}
      </div>
      {mayChange && open && (
        <button type="button" className="button button-quiet" onClick={() => setAsking(true)}>
          {state === "claimed" ? <Trans>Take it back</Trans> : <Trans>Leave</Trans>}
        </button>
      )}
      <ConfirmDialog
        title={state === "claimed" ? t`Take it back?` : t`Leave ${cluster_name}?`}
        open={asking}
        onClose={() => setAsking(false)}
        act={state === "claimed" ? t`Take it back` : t`Leave the cluster`}
        onAct={() => end.mutate()}
        busy={end.isPending}
        error={end.error}
      >
        <p>
          {state === "claimed" ? (
            <Trans>{cluster_name} then no longer has to decide whether you belong to it.</Trans>
          ) : (
            <Trans>
              Its staff can then no longer help you, and you no longer see what its members keep for
              the cluster. You can ask to come back.
            </Trans>
          )}
        </p>
      </ConfirmDialog>
    </li>
  );
}

function Since({ membership }: { membership: ClusterMembershipOut }) {
  const decided = formatDate(membership.decided_at ?? membership.created_at);
  switch (membership.state) {
    case "confirmed":
      return <Trans>since {decided}</Trans>;
    case "claimed":
      return <Trans>asked on {formatDate(membership.created_at)}</Trans>;
    case "refused":
      return <Trans>refused on {decided}; you can ask again</Trans>;
    case "ended":
      return <Trans>until {decided}</Trans>;
  }
}

function Claim({ actor, held }: { actor: ActorOut; held: string[] }) {
  const { t } = useLingui();
  const readAnew = useReadOrganisationAnew(actor.id);
  const clusters = useQuery({ ...listClustersOptions(), staleTime: 300_000 }).data?.data ?? [];
  const [slug, setSlug] = useState("");
  const claim = useMutation({
    mutationFn: () =>
      claimClusterMembership({
        path: { actor_id: actor.id },
        body: { cluster_slug: slug },
        throwOnError: true,
      }),
    onSuccess: async ({ data }) => {
      setSlug("");
      notify(t`${data.cluster_name} is asked to confirm it.`);
      await readAnew();
    },
  });
  const others = clusters.filter((cluster) => !held.includes(cluster.slug));
  if (others.length === 0) return null;
  return (
    <form
      className="mt-5 space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (slug) claim.mutate();
      }}
    >
      {claim.isError && <Refusal error={claim.error} />}
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <Field label={<Trans>Do you belong to another one?</Trans>}>
            {(control) => (
              <select
                {...control}
                className="field"
                value={slug}
                onChange={(event) => setSlug(event.target.value)}
              >
                <option value="">{t`Choose a cluster …`}</option>
                {others.map((cluster) => (
                  <option key={cluster.slug} value={cluster.slug}>
                    {cluster.name}, {countryName(cluster.country)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <button
          type="submit"
          className="button button-plain min-h-[2.9rem]!"
          disabled={!slug || claim.isPending}
        >
          <Trans>Ask to be confirmed</Trans>
        </button>
      </div>
    </form>
  );
}
