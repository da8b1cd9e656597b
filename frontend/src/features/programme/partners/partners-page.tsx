import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { getBudgetOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { ProgrammeProfileOut } from "@/api/generated/types.gen";
import { ChangedMeanwhile } from "@/components/states/changed-meanwhile";
import { PageTitle } from "@/components/ui/page-title";
import { KeptNotice } from "../typing/kept-notice";
import { useProgramme } from "../use-programme";
import { Together } from "./balance";
import { PartnerFacts } from "./partner-facts";
import { PartnerFields } from "./partner-fields";
import { PartnersEnd } from "./partners-end";
import { usePartnersForm } from "./use-partners-form";

/** The clusters of the alliance: what each has taken on, and in which money it pays. */
export function PartnersPage() {
  const { t } = useLingui();
  const profile = useProgramme();
  return (
    <>
      <PageTitle title={t`Partners and their shares`} />
      <p className="mt-2 max-w-read text-muted">
        <Trans>
          What each cluster has taken on of the targets. An exchange counts for the cluster that
          sends the visitor.
        </Trans>
      </p>
      {profile.may_set ? (
        <PartnersForm key={profile.programme_slug} profile={profile} />
      ) : (
        <Facts profile={profile} />
      )}
    </>
  );
}

function useBudgets(programme_slug: string) {
  const budget = useQuery({ ...getBudgetOptions({ path: { programme_slug } }), staleTime: 5_000 });
  return (partner: string) =>
    budget.data?.partners.find(({ cluster_slug }) => cluster_slug === partner);
}

function PartnersForm({ profile }: { profile: ProgrammeProfileOut }) {
  const form = usePartnersForm(profile);
  const budgetOf = useBudgets(profile.programme_slug);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <KeptNotice since={form.since} onDiscard={form.discard} />
      <Together profile={profile} draft={form.draft} />
      {profile.partners.map((partner) => (
        <PartnerFields
          key={partner.cluster_slug}
          programme={profile.programme_slug}
          partner={partner}
          form={form}
          budget={budgetOf(partner.cluster_slug)}
        />
      ))}
      <PartnersEnd profile={profile} form={form} />
      <ChangedMeanwhile
        open={form.isConflict}
        onClose={form.forget}
        onReload={() => void form.takeOver()}
      />
    </form>
  );
}

function Facts({ profile }: { profile: ProgrammeProfileOut }) {
  const budgetOf = useBudgets(profile.programme_slug);
  return profile.partners.map((partner) => (
    <PartnerFacts
      key={partner.cluster_slug}
      partner={partner}
      budget={budgetOf(partner.cluster_slug)}
    />
  ));
}
