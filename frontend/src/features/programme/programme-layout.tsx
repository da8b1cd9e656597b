import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ProgrammeProfileOut } from "@/api/generated/types.gen";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { useHereInSight } from "@/components/ui/use-here-in-sight";
import { StaffLayout } from "@/features/staff/staff-layout";
import { useSession } from "@/lib/session";
import { programmesQuery } from "./queries";
import { programmesOf } from "./reach";
import { ProgrammeProvider } from "./use-programme";

type Props = { slug: string | undefined; children: ReactNode };

/** The pages about a funded programme, beside the rest of the administration. */
export function ProgrammeLayout({ slug, children }: Props) {
  return (
    <StaffLayout>
      <Chosen slug={slug}>{children}</Chosen>
    </StaffLayout>
  );
}

function Chosen({ slug, children }: Props) {
  const { staff } = useSession();
  const programmes = useQuery(programmesQuery());
  if (programmes.isPending) return <ListSkeleton rows={5} />;
  if (programmes.isError)
    return <Failure error={programmes.error} retry={() => void programmes.refetch()} />;
  const profiles = programmesOf(staff, programmes.data.data);
  const profile = profiles.find(({ programme_slug }) => programme_slug === slug) ?? profiles[0];
  if (!profile) return <None />;
  return (
    <ProgrammeProvider value={profile}>
      <Head profile={profile} others={profiles.filter((each) => each !== profile)} />
      {children}
    </ProgrammeProvider>
  );
}

function Head({
  profile,
  others,
}: {
  profile: ProgrammeProfileOut;
  others: ProgrammeProfileOut[];
}) {
  const { t } = useLingui();
  const { staffMay } = useSession();
  const bar = useHereInSight();
  const search = others.length > 0 ? { programme: profile.programme_slug } : {};
  const tab =
    "inline-flex min-h-11 shrink-0 items-center whitespace-nowrap border-b-2 border-transparent text-muted hover:text-ink aria-[current=page]:border-indigo aria-[current=page]:font-semibold aria-[current=page]:text-ink";
  return (
    <div className="mb-8">
      <p className="text-sm text-muted">
        {profile.code} · ClusterXchange
        {others.map((other) => (
          <Link
            key={other.programme_slug}
            to="/programme"
            search={{ programme: other.programme_slug }}
            className="link ml-3"
          >
            {other.code}
          </Link>
        ))}
      </p>
      <nav
        ref={bar}
        aria-label={t`Programme`}
        className="no-print -mx-4.5 mt-1 flex gap-x-5 overflow-x-auto border-b border-line px-4.5 md:mx-0 md:flex-wrap md:px-0"
      >
        <Link
          to="/programme"
          search={search}
          activeOptions={{ exact: true, includeSearch: false }}
          className={tab}
        >
          <Trans>Quotas</Trans>
        </Link>
        <Link to="/programme/periods" search={search} className={tab}>
          <Trans>Reports</Trans>
        </Link>
        {staffMay("participants.classify") && (
          <Link
            to="/programme/participants"
            search={search}
            activeOptions={{ includeSearch: false }}
            className={tab}
          >
            <Trans>Participants</Trans>
          </Link>
        )}
        <Link to="/programme/budget" search={search} className={tab}>
          <Trans>Budget</Trans>
        </Link>
        <Link to="/programme/partners" search={search} className={tab}>
          <Trans>Partners</Trans>
        </Link>
        <Link to="/programme/terms" search={search} className={tab}>
          <Trans>Rules and rates</Trans>
        </Link>
        <Link to="/programme/eligibility" search={search} className={tab}>
          <Trans>Who may take part</Trans>
        </Link>
        <Link to="/programme/about" search={search} className={tab}>
          <Trans>About the programme</Trans>
        </Link>
      </nav>
    </div>
  );
}

function None() {
  const { t } = useLingui();
  return (
    <>
      <PageTitle title={t`Programme`} />
      <Empty title={<Trans>No funded programme here</Trans>}>
        <Trans>
          None of the clusters you work for takes part in a programme with exchanges, or your role
          does not include its numbers.
        </Trans>
      </Empty>
    </>
  );
}
