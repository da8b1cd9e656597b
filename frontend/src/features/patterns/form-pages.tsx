import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Empty } from "@/components/states/empty";
import { notify } from "@/components/ui/notices";
import { PageTitle } from "@/components/ui/page-title";
import { useSession } from "@/lib/session";
import { draftOf, EMPTY } from "./draft";
import { PatternForm } from "./pattern-form";
import { presentPatternQuery, useChangePattern, useCreatePattern } from "./queries";

type Props = { leave: (slug?: string) => void };

export function NewPatternPage({ leave }: Props) {
  const { t } = useLingui();
  const save = useCreatePattern();
  return (
    <div className="page py-7">
      <PageTitle title={t`Add a pattern`} />
      <ForWriters>
        <PatternForm
          start={EMPTY}
          save={save}
          onSaved={(slug) => {
            notify(t`Added. Matching goes by it from now on.`);
            leave(slug);
          }}
          onCancel={() => leave()}
        />
      </ForWriters>
    </div>
  );
}

export function EditPatternPage({ slug, leave }: Props & { slug: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { data: pattern } = useSuspenseQuery(presentPatternQuery(slug));
  const save = useChangePattern(pattern);
  return (
    <div className="page py-7">
      <PageTitle title={t`Change the pattern`} />
      <ForWriters>
        {pattern.shipped && (
          <p className="mt-2 max-w-read text-muted">
            <Trans>
              It came with the platform. Once you change it, it is yours: new versions of the
              platform leave it as you wrote it.
            </Trans>
          </p>
        )}
        <PatternForm
          key={slug}
          start={draftOf(pattern)}
          before={pattern.composition}
          save={save}
          onSaved={(changed) => {
            notify(t`Saved.`);
            leave(changed);
          }}
          onCancel={() => leave(slug)}
          reload={() => void queries.invalidateQueries(presentPatternQuery(slug))}
        />
      </ForWriters>
    </div>
  );
}

function ForWriters({ children }: { children: React.ReactNode }) {
  const { staffMay, isPending } = useSession();
  if (isPending) return null;
  if (staffMay("patterns.write")) return children;
  return (
    <Empty title={<Trans>Patterns are written by the staff of the clusters</Trans>}>
      <Trans>Do you know one that is missing? Tell your facilitator.</Trans>
    </Empty>
  );
}
