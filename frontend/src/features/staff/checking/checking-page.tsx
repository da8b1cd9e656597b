import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { OrganisationToCheckOut } from "@/api/generated/types.gen";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { DuplicateCard } from "./duplicate-card";
import { MembershipCard } from "./membership-card";
import { toCheckQuery } from "./queries";
import { VerificationCard } from "./verification-card";

/** Companies that wait for a look: to be verified, to be let into a cluster, to be told apart. */
export function CheckingPage() {
  const { t } = useLingui();
  const list = useQuery(toCheckQuery());
  const rows = list.data?.data ?? [];
  const about = (concern: OrganisationToCheckOut["concern"]) =>
    rows.filter((row) => row.concern === concern);
  return (
    <>
      <PageTitle title={t`To be checked`} />
      {list.isPending && (
        <div className="mt-6">
          <ListSkeleton rows={3} />
        </div>
      )}
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <Empty title={<Trans>Everything is in order</Trans>}>
          <Trans>
            Here you verify companies, let them into your cluster, and merge those that are in the
            registry twice.
          </Trans>
        </Empty>
      )}
      <div className="mt-7">
        <Pile
          title={<Trans>Asks to be verified</Trans>}
          intro={<Trans>Does the register know this name by this number?</Trans>}
          rows={about("verification")}
        >
          {(row) => <VerificationCard row={row} />}
        </Pile>
        <Pile
          title={<Trans>Says it is a member</Trans>}
          intro={<Trans>Only the cluster itself knows whether that is true.</Trans>}
          rows={about("cluster_membership")}
        >
          {(row) => <MembershipCard row={row} />}
        </Pile>
        <Pile
          title={<Trans>Probably in the registry twice</Trans>}
          intro={<Trans>Look at both. Merge them if they are one, or say that they are two.</Trans>}
          rows={about("duplicate")}
        >
          {(row) =>
            row.duplicates.map((alike) => (
              <DuplicateCard key={alike.actor.id} row={row} alike={alike} />
            ))
          }
        </Pile>
      </div>
    </>
  );
}

type PileProps = {
  title: ReactNode;
  intro: ReactNode;
  rows: OrganisationToCheckOut[];
  children: (row: OrganisationToCheckOut) => ReactNode;
};

function Pile({ title, intro, rows, children }: PileProps) {
  if (rows.length === 0) return null;
  return (
    <Section title={title} intro={intro}>
      <ul className="space-y-4">
        {rows.map((row) => (
          <li key={`${row.actor.id} ${row.cluster_slug}`} className="space-y-4">
            {children(row)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
