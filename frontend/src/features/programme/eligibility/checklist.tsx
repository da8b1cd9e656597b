import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listEvidenceRequirementsOptions } from "@/api/generated/@tanstack/react-query.gen";
import { removeEvidenceRequirement, setEvidenceRequirement } from "@/api/generated/sdk.gen";
import type { Applies, EvidenceRequirementOut } from "@/api/generated/types.gen";
import { SelectFilter } from "@/components/filters/select-filter";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { Refusal } from "@/components/ui/refusal";
import { evidenceName } from "@/lib/words/papers";
import { APPLIES_TO, appliesName } from "@/lib/words/programme";
import { useProgrammeAnew } from "../queries";
import { useProgramme } from "../use-programme";

/** The programme's own, and what a partner asks beyond or instead. */
export function Checklist() {
  const { t } = useLingui();
  const { programme_slug, partners } = useProgramme();
  const [cluster, setCluster] = useState<string>();
  const found = useQuery(
    listEvidenceRequirementsOptions({
      path: { programme_slug },
      query: { ...(cluster && { cluster }) },
    }),
  );
  return (
    <>
      <div className="mb-4 max-w-sm">
        <SelectFilter
          label={t`Whose checklist`}
          any={t`The programme's default`}
          value={cluster}
          options={partners.map(({ cluster_slug, name }) => ({ value: cluster_slug, label: name }))}
          onChange={setCluster}
        />
      </div>
      {found.isPending && <ListSkeleton rows={5} />}
      {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && <Lines lines={found.data.data} cluster={cluster} />}
    </>
  );
}

type Change = {
  line: EvidenceRequirementOut;
  mandatory?: boolean;
  applies?: Applies;
  /** To what the programme asks of all. */
  back?: boolean;
};

type LinesProps = { lines: EvidenceRequirementOut[]; cluster: string | undefined };

function Lines({ lines, cluster }: LinesProps) {
  const { t } = useLingui();
  const { may_set, programme_slug, version } = useProgramme();
  const anew = useProgrammeAnew();
  const change = useMutation({
    mutationFn: async ({ line, back, ...part }: Change) => {
      const at = {
        path: { programme_slug, kind: line.kind },
        query: { ...(cluster && { cluster }) },
        headers: { "If-Match": `"v${version}"` },
        throwOnError: true as const,
      };
      if (back) await removeEvidenceRequirement(at);
      else
        await setEvidenceRequirement({
          ...at,
          body: { mandatory: line.mandatory, applies: line.applies, ...part },
        });
    },
    onSuccess: anew,
  });
  return (
    <>
      {change.isError && (
        <div className="mb-4">
          <Refusal error={change.error} />
        </div>
      )}
      <ul className="border-t border-line">
        {lines.map((line) => (
          <li
            key={line.kind}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-2.5"
          >
            <p className="min-w-0">
              {evidenceName(line.kind)}
              <span className="block text-sm text-muted">
                {may_set ? (
                  <select
                    aria-label={t`Which exchanges need it: ${evidenceName(line.kind)}`}
                    className="field mt-1 w-auto max-w-full text-sm"
                    disabled={change.isPending}
                    value={line.applies}
                    onChange={(event) =>
                      change.mutate({ line, applies: event.target.value as Applies })
                    }
                  >
                    {APPLIES_TO.map((applies) => (
                      <option key={applies} value={applies}>
                        {appliesName(applies)}
                      </option>
                    ))}
                  </select>
                ) : (
                  appliesName(line.applies)
                )}
                {line.own && cluster && (
                  <>
                    {" · "}
                    <Trans>this partner's own</Trans>
                  </>
                )}
              </span>
            </p>
            <p className="flex flex-wrap items-center gap-x-4">
              {line.mandatory ? (
                <strong>
                  <Trans>Required</Trans>
                </strong>
              ) : (
                <span className="text-muted">
                  <Trans>If there is one</Trans>
                </span>
              )}
              {may_set && (
                <button
                  type="button"
                  className="link min-h-11"
                  disabled={change.isPending}
                  onClick={() => change.mutate({ line, mandatory: !line.mandatory })}
                >
                  {line.mandatory ? <Trans>Do not require</Trans> : <Trans>Require</Trans>}
                  <span className="sr-only">: {evidenceName(line.kind)}</span>
                </button>
              )}
              {may_set && cluster && line.own && (
                <button
                  type="button"
                  className="link min-h-11"
                  disabled={change.isPending}
                  onClick={() => change.mutate({ line, back: true })}
                >
                  <Trans>Back to the default</Trans>
                  <span className="sr-only">: {evidenceName(line.kind)}</span>
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
