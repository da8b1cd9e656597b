import { Trans } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { Section } from "@/components/ui/section";
import { ApplicationRow } from "@/features/staff/applications/application-row";
import { applicationPagesQuery } from "@/features/staff/applications/queries";
import { Counted } from "./counted";

const SHOWN = 5;

/** The newest applications nobody has decided on. */
export function WaitingApplications() {
  const list = useInfiniteQuery(applicationPagesQuery({}));
  const rows = list.data?.pages[0]?.data ?? [];
  return (
    <Section
      title={
        <>
          <Trans>Applications</Trans>
          {list.isSuccess && <Counted many={rows.length} more={list.hasNextPage} />}
        </>
      }
      action={
        <Link to="/staff/applications" className="link inline-flex min-h-9 items-center">
          <Trans>All applications</Trans>
        </Link>
      }
    >
      {list.isPending && <ListSkeleton rows={1} />}
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <p className="text-muted">
          <Trans>Nobody is waiting for an answer.</Trans>
        </p>
      )}
      {rows.length > 0 && (
        <ul className="-mt-2 [&>li:first-child]:border-t-0">
          {rows.slice(0, SHOWN).map((row) => (
            <ApplicationRow key={row.id} row={row} showState={false} />
          ))}
        </ul>
      )}
    </Section>
  );
}
