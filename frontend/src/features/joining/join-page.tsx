import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { listProgrammesOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { ProgrammeOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { ScoreSwatch } from "@/components/textile/score-swatch";
import { PageTitle } from "@/components/ui/page-title";
import { countryName, formatList } from "@/lib/format";
import { inReaderLanguage } from "@/lib/words/by-language";
import { useCompany } from "./use-chosen";

/** Which programme to apply to, and how it goes. */
export function JoinPage({ company }: { company?: string | undefined }) {
  const { t } = useLingui();
  const programmes = useQuery(listProgrammesOptions());
  const chosen = useCompany(company);
  return (
    <div className="page py-8 sm:py-12">
      <PageTitle title={t`Apply to take part`} />
      <p className="mt-3 max-w-read text-lg text-muted">
        <Trans>
          Companies take part through a programme. Choose the one that fits; the form takes about
          two minutes.
        </Trans>
      </p>
      {chosen && (
        <p className="mt-4 max-w-read rounded-md border border-indigo bg-indigo-tint px-4 py-3">
          <Trans>
            You apply for <strong className="font-semibold">{chosen.display_name}</strong>. The
            cluster makes sure that you work there.
          </Trans>
        </p>
      )}
      {programmes.isPending && <ListSkeleton rows={2} />}
      {programmes.isError && (
        <Failure error={programmes.error} retry={() => void programmes.refetch()} />
      )}
      <ul className="mt-8 grid gap-5 md:grid-cols-2">
        {programmes.data?.data.map((programme) => (
          <ProgrammeCard key={programme.slug} programme={programme} company={company} />
        ))}
      </ul>
      <HowItGoes />
    </div>
  );
}

type CardProps = { programme: ProgrammeOut; company: string | undefined };

function ProgrammeCard({ programme, company }: CardProps) {
  const { t } = useLingui();
  const { name, slug, clusters } = programme;
  const countries = [...new Set(clusters.map(({ country }) => countryName(country)))];
  return (
    <li className="flex flex-col items-start rounded-lg border border-line bg-raised p-6">
      <h2 className="text-xl">{name}</h2>
      <p className="mt-2">{inReaderLanguage(programme.intro)}</p>
      <p className="mt-3 text-sm text-muted">{formatList(countries)}</p>
      <span className="grow" />
      <Link
        to="/join/$programme"
        params={{ programme: slug }}
        search={{ company }}
        aria-label={t`Apply here: ${name}`}
        className="button button-primary mt-6 w-full sm:w-auto"
      >
        <Trans>Apply here</Trans>
      </Link>
    </li>
  );
}

function HowItGoes() {
  return (
    <section className="mt-14">
      <h2 className="text-xl">
        <Trans>What happens then</Trans>
      </h2>
      <ol className="mt-5 grid gap-x-10 gap-y-6 md:grid-cols-3">
        <Step woven={[0.3, 0.3, 0.3, 0.3]} title={<Trans>You apply</Trans>}>
          <Trans>Your company, two or three questions and who you are. On a phone is fine.</Trans>
        </Step>
        <Step woven={[0.9, 0.6, 0.7, 0.5]} title={<Trans>The cluster reads it</Trans>}>
          <Trans>A person, not a machine. You follow it with the link we send you.</Trans>
        </Step>
        <Step woven={[1, 1, 1, 1]} title={<Trans>You are invited</Trans>}>
          <Trans>By mail. You list your first material and see who it fits.</Trans>
        </Step>
      </ol>
    </section>
  );
}

type StepProps = { woven: number[]; title: ReactNode; children: ReactNode };

function Step({ woven, title, children }: StepProps) {
  return (
    <li className="flex gap-4">
      <ScoreSwatch scores={woven} className="size-14" />
      <div>
        <h3 className="font-semibold">{title}</h3>
        <p className="mt-0.5 text-muted">{children}</p>
      </div>
    </li>
  );
}
