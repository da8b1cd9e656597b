import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import type { ApplicationOut } from "@/api/generated/types.gen";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import { Failure } from "@/components/states/failure";
import { PageSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { formatAgo, formatDate } from "@/lib/format";
import { Answers } from "./answers";
import { ApplicantSection } from "./applicant-section";
import { DecidePanel } from "./decide-panel";
import { OrganisationSection } from "./organisation-section";
import { applicationQuery } from "./queries";
import { StateBadge } from "./state-badge";

/** One application with everything it takes to decide, on one screen. */
export function ApplicationPage({ id }: { id: string }) {
  const application = useQuery(applicationQuery(id));
  return (
    <>
      <p className="text-sm">
        <Link
          to="/staff/applications"
          className="inline-flex min-h-9 items-center gap-1.5 text-muted hover:underline"
        >
          <ArrowLeft size={16} aria-hidden="true" />
          <Trans>All applications</Trans>
        </Link>
      </p>
      {application.isPending && <PageSkeleton />}
      {application.isError && (
        <Failure error={application.error} retry={() => void application.refetch()} />
      )}
      {application.isSuccess && <Opened application={application.data} />}
    </>
  );
}

function Opened({ application }: { application: ApplicationOut }) {
  const { t } = useLingui();
  const places = usePlacesOfWork();
  const name = application.claims?.display_name ?? application.organisation?.legal_name ?? "";
  const where = [
    application.programme_name,
    application.cluster_slug && places.cluster(application.cluster_slug),
  ].filter((each, index, all) => each && all.indexOf(each) === index);
  return (
    <div className="mt-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <StateBadge state={application.state} />
        <span>{where.join(" · ")}</span>
        <span title={formatDate(application.created_at)}>
          <Trans>sent {formatAgo(application.created_at)}</Trans>
        </span>
      </div>
      <PageTitle title={name || t`Application`} className="mt-1.5 text-2xl sm:text-3xl" />
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-7">
          <OrganisationSection application={application} />
          <ApplicantSection application={application} />
          <Answers application={application} />
        </div>
        <DecidePanel application={application} />
      </div>
    </div>
  );
}
