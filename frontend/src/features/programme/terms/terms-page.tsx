import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  listRateTablesOptions,
  listRuleSetsOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { useProgramme } from "../use-programme";
import { RateForm } from "./rate-form";
import { RateVersions } from "./rate-versions";
import { RuleForm } from "./rule-form";
import { RuleVersions } from "./rule-versions";

/** By which numbers vouchers are computed: versions, of which none is ever changed. */
export function TermsPage() {
  const { t } = useLingui();
  return (
    <>
      <PageTitle title={t`Rules and rates`} />
      <p className="mt-2 max-w-read text-muted">
        <Trans>
          A change is a new version. What was promised keeps the version it was computed with.
        </Trans>
      </p>
      <div className="mt-8">
        <Rules />
        <Rates />
      </div>
    </>
  );
}

function Rules() {
  const { programme_slug, may_set } = useProgramme();
  const found = useQuery(listRuleSetsOptions({ path: { programme_slug } }));
  const [adding, setAdding] = useState(false);
  const current = found.data?.data.find(({ in_force }) => in_force) ?? found.data?.data[0];
  return (
    <Section
      title={<Trans>Rules</Trans>}
      action={
        may_set &&
        !adding &&
        current && (
          <button type="button" className="button button-plain" onClick={() => setAdding(true)}>
            <Trans>New version of the rules</Trans>
          </button>
        )
      }
    >
      {found.isPending && <ListSkeleton rows={3} />}
      {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
      {adding && current && <RuleForm start={current} onClose={() => setAdding(false)} />}
      {found.isSuccess && <RuleVersions versions={found.data.data} />}
    </Section>
  );
}

function Rates() {
  const { programme_slug, may_set } = useProgramme();
  const found = useQuery(listRateTablesOptions({ path: { programme_slug } }));
  const [adding, setAdding] = useState(false);
  const current = found.data?.data.find(({ in_force }) => in_force) ?? found.data?.data[0];
  return (
    <Section
      title={<Trans>Rates by host country</Trans>}
      action={
        may_set &&
        !adding &&
        current && (
          <button type="button" className="button button-plain" onClick={() => setAdding(true)}>
            <Trans>New version of the rates</Trans>
          </button>
        )
      }
    >
      {found.isPending && <ListSkeleton rows={3} />}
      {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
      {adding && current && <RateForm start={current} onClose={() => setAdding(false)} />}
      {found.isSuccess && <RateVersions versions={found.data.data} />}
    </Section>
  );
}
