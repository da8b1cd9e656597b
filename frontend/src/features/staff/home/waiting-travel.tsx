import { Trans, useLingui } from "@lingui/react/macro";
import { type UseQueryOptions, useQuery } from "@tanstack/react-query";
import { Link, type LinkProps } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import {
  listExchangesOptions,
  listTripApplicationsOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import type { Capability } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { Section } from "@/components/ui/section";
import { payableQuery } from "@/features/staff/payments/queries";
import { registrationsQuery } from "@/features/staff/registrations/queries";
import { nextNeed } from "@/lib/exchange-turns";
import { useSession } from "@/lib/session";
import { Counted } from "./counted";

const MOST = 200;

const undecidedSeats = {
  ...listTripApplicationsOptions({ query: { state: ["submitted", "under_review"], limit: MOST } }),
  staleTime: 5_000,
};

const exchanges = { ...listExchangesOptions({ query: { limit: MOST } }), staleTime: 5_000 };

const all = (rows: unknown[]) => ({ many: rows.length, read: rows.length });

/** What waits of trips, exchanges and payments, each with the page where it is done. */
export function WaitingTravel() {
  const { t } = useLingui();
  const { staffMay } = useSession();
  const rows: { may: Capability; row: ReactNode }[] = [
    {
      may: "exchanges.validate",
      row: (
        <Row
          key="registrations"
          what={<Trans>Registrations to judge</Trans>}
          to={{ to: "/staff/registrations" }}
          query={registrationsQuery("submitted")}
          count={all}
        />
      ),
    },
    {
      may: "exchanges.validate",
      row: (
        <Row
          key="seats"
          what={<Trans>Applications for seats to decide on</Trans>}
          to={{ to: "/staff/trips" }}
          query={undecidedSeats}
          count={({ data }) => all(data)}
        />
      ),
    },
    {
      may: "exchanges.broker",
      row: (
        <Row
          key="exchanges"
          what={<Trans>Exchanges that wait for you</Trans>}
          to={{ to: "/staff/exchanges", search: { turn: "yes" } }}
          query={exchanges}
          count={({ data }) => ({ many: data.filter(nextNeed).length, read: data.length })}
        />
      ),
    },
    {
      may: "payments.make",
      row: (
        <Row
          key="payments"
          what={<Trans>Vouchers to pay</Trans>}
          to={{ to: "/staff/payments" }}
          query={payableQuery()}
          count={all}
        />
      ),
    },
  ];
  const shown = rows.filter(({ may }) => staffMay(may));
  if (shown.length === 0) return null;
  return (
    <Section title={t`Trips and exchanges`}>
      <ul className="-mt-2 divide-y divide-line">{shown.map(({ row }) => row)}</ul>
    </Section>
  );
}

type RowProps<Found> = {
  what: ReactNode;
  to: LinkProps;
  // biome-ignore lint/suspicious/noExplicitAny: the key differs from query to query and is not looked at
  query: UseQueryOptions<any, any, Found, any>;
  /** How many of the rows that were read wait; a full page may not be all. */
  count: (found: Found) => { many: number; read: number };
};

function Row<Found>({ what, to, query, count }: RowProps<Found>) {
  const list = useQuery(query);
  const counted = list.isSuccess ? count(list.data) : undefined;
  return (
    <li>
      <Link
        {...to}
        className="flex min-h-12 items-center justify-between gap-3 py-1.5 hover:text-indigo"
      >
        <span>
          {what}
          {counted && <Counted many={counted.many} more={counted.read >= MOST} />}
        </span>
        <ChevronRight size={18} className="shrink-0 text-muted" aria-hidden="true" />
      </Link>
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
    </li>
  );
}
