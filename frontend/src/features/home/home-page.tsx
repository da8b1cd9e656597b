import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowDownLeft, ArrowUpRight } from "lucide-react";
import type { Direction } from "@/api/generated/types.gen";
import { StreamRow } from "@/components/material/stream-row";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { useSession } from "@/lib/session";
import { Counters } from "./counters";
import { HeroWeave } from "./hero-weave";
import { HowItWorks } from "./how-it-works";
import { newestQuery } from "./queries";

export function HomePage() {
  return (
    <>
      <Hero />
      <Counters />
      <HowItWorks />
      <Newest />
    </>
  );
}

function Hero() {
  const { t } = useLingui();
  return (
    <section className="page grid items-center gap-x-12 gap-y-6 py-10 sm:py-14 md:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
      <div>
        <PageTitle
          title={t`One workshop's leftovers are another's raw material`}
          className="text-3xl sm:text-4xl"
        />
        <p className="mt-4 max-w-xl text-lg text-muted">
          <Trans>
            Say what textile you have left over, or what you are looking for. You see at once who it
            fits, why, and how far away they are.
          </Trans>
        </p>
        <div className="mt-7 flex flex-wrap gap-3">
          <Link
            to="/add"
            search={{ direction: "offer" }}
            className="button button-primary w-full sm:w-auto"
          >
            <ArrowUpRight size={19} aria-hidden="true" />
            <Trans>I have material</Trans>
          </Link>
          <Link
            to="/add"
            search={{ direction: "need" }}
            className="button button-plain w-full sm:w-auto"
          >
            <ArrowDownLeft size={19} aria-hidden="true" />
            <Trans>I am looking for material</Trans>
          </Link>
        </div>
        <p className="mt-3 text-sm text-muted">
          <Trans>Two minutes on a phone. You sign in only when you publish.</Trans>
        </p>
        <WayIn />
      </div>
      <div className="hidden justify-self-center md:block">
        <HeroWeave />
      </div>
    </section>
  );
}

/** Companies take part through a programme; whoever is in has no need of it. */
function WayIn() {
  const { signedIn, isPending } = useSession();
  if (signedIn || isPending) return null;
  return (
    <p className="mt-5">
      <Trans>
        Is your company not with us yet?{" "}
        <Link to="/join" className="link font-semibold">
          Apply here
        </Link>
      </Trans>
    </p>
  );
}

function Newest() {
  return (
    <section className="page mt-14">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="text-xl">
          <Trans>Newest materials</Trans>
        </h2>
        <Link to="/materials" className="link inline-flex min-h-11 items-center">
          <Trans>See all materials</Trans>
        </Link>
      </div>
      <div className="grid gap-x-12 md:grid-cols-2">
        <NewestOf direction="offer" />
        <NewestOf direction="need" />
      </div>
    </section>
  );
}

function NewestOf({ direction }: { direction: Direction }) {
  const list = useQuery(newestQuery(direction));
  if (list.isPending) return <ListSkeleton rows={3} />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  if (list.data.data.length === 0) {
    return (
      <p className="border-t border-line py-5 text-muted">
        <Trans>Nothing is listed yet. Yours could be the first.</Trans>
      </p>
    );
  }
  return (
    <div>
      {list.data.data.map((stream) => (
        <StreamRow key={stream.id} stream={stream} />
      ))}
    </div>
  );
}
