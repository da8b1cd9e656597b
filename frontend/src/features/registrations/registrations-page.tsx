import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { RegistrationRow } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { Partners } from "./partners";
import { Proposals } from "./proposals";
import { myRegistrationsQuery, proposalsQuery } from "./queries";
import { RegisterBox } from "./register-box";
import { RegistrationCard } from "./registration-card";
import type { RegistrationsSearch } from "./search";

const tab =
  "inline-flex min-h-11 items-center gap-2 border-b-2 border-transparent text-muted hover:text-ink aria-[current=page]:border-indigo aria-[current=page]:font-semibold aria-[current=page]:text-ink";

/** One's registration for exchanges, partners that would suit, and proposals to answer. */
export function RegistrationsPage({ view }: RegistrationsSearch) {
  const { t } = useLingui();
  const mine = useQuery(myRegistrationsQuery());
  return (
    <div className="page max-w-4xl py-7">
      <PageTitle title={t`Find an exchange`} />
      <p className="mt-1 max-w-read text-muted">
        <Trans>
          Register to visit an organisation in another country, to host one, or both. Then find each
          other here.
        </Trans>
      </p>
      <Tabs />
      <div className="mt-6">
        {mine.isPending && <ListSkeleton rows={2} />}
        {mine.isError && <Failure error={mine.error} retry={() => void mine.refetch()} />}
        {mine.isSuccess && view === "partners" && <Partners registrations={mine.data} />}
        {mine.isSuccess && view === "proposals" && <Proposals />}
        {mine.isSuccess && !view && <Mine registrations={mine.data} />}
      </div>
    </div>
  );
}

function Tabs() {
  const { t } = useLingui();
  const waiting = (useQuery(proposalsQuery()).data ?? []).filter(({ possible }) =>
    possible.includes("accept"),
  ).length;
  return (
    <nav
      aria-label={t`Find an exchange`}
      className="mt-4 flex flex-wrap gap-x-6 border-b border-line"
    >
      <Link to="/registrations" activeOptions={{ exact: true }} search={{}} className={tab}>
        <Trans>My registration</Trans>
      </Link>
      <Link to="/registrations" search={{ view: "partners" }} className={tab}>
        <Trans>Partners</Trans>
      </Link>
      <Link to="/registrations" search={{ view: "proposals" }} className={tab}>
        <Trans>Proposals</Trans>
        {waiting > 0 && (
          <span className="rounded-full bg-weld-tint px-2 text-sm font-semibold text-weld-text">
            {waiting}
          </span>
        )}
      </Link>
    </nav>
  );
}

const OVER = ["closed", "rejected"];

function Mine({ registrations }: { registrations: RegistrationRow[] }) {
  const live = registrations.filter(({ state }) => !OVER.includes(state));
  const over = registrations.filter(({ state }) => OVER.includes(state));
  return (
    <div className="space-y-8">
      {live.map(({ id }) => (
        <RegistrationCard key={id} id={id} />
      ))}
      <RegisterBox live={live} />
      {over.slice(0, 1).map(({ id }) => (
        <RegistrationCard key={id} id={id} />
      ))}
    </div>
  );
}
