import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Direction } from "@/api/generated/types.gen";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { useSession } from "@/lib/session";
import { ClosestMisses } from "./closest-misses";
import { MatchCard } from "./match-card";
import { streamMatchesQuery } from "./queries";
import { useJustChanged } from "./use-just-changed";

type Props = {
  streamId: string;
  direction: Direction;
  status: string;
  /** When the stream last changed; its partners follow within seconds. */
  updatedAt: string;
};

/** How many partners are shown at once; the best come first. */
const STEP = 5;

/** The partners a stream fits, best first, with the reasons. */
export function StreamMatches({ streamId, direction, status, updatedAt }: Props) {
  const [shown, setShown] = useState(STEP);
  const searching = useJustChanged(updatedAt) && status === "published";
  const list = useQuery({
    ...streamMatchesQuery(streamId),
    // Just published or changed: the partners arrive within a second or two.
    refetchInterval: ({ state }) =>
      searching || (state.data?.data.length === 0 && state.dataUpdateCount < 6) ? 1_500 : false,
  });
  if (list.isPending) return <ListSkeleton rows={3} />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const matches = list.data.data;
  if (matches.length === 0) {
    return (
      <>
        <NoPartner direction={direction} status={status} />
        {status === "published" && <ClosestMisses streamId={streamId} />}
      </>
    );
  }
  return (
    <>
      <h2 className="text-xl">
        {direction === "offer" ? (
          <Plural value={matches.length} one="# can use it" other="# can use it" />
        ) : (
          <Plural value={matches.length} one="# can deliver it" other="# can deliver it" />
        )}
      </h2>
      <SignInHint />
      {searching && (
        <p className="mt-1 text-muted">
          <Trans>We are looking for partners anew …</Trans>
        </p>
      )}
      <div className="mt-4">
        {matches.slice(0, shown).map((match) => (
          <MatchCard
            key={match.id}
            match={match}
            other={direction === "offer" ? match.need : match.offer}
          />
        ))}
      </div>
      {matches.length > shown && (
        <button
          type="button"
          className="button button-plain w-full"
          onClick={() => setShown(shown + STEP)}
        >
          <Trans>Show more</Trans>
        </button>
      )}
    </>
  );
}

function SignInHint() {
  const { signedIn, isPending } = useSession();
  if (signedIn || isPending) return null;
  return (
    <p className="mt-1 text-muted">
      <Trans>
        Is it yours?{" "}
        <Link to="/sign-in" search={{ next: location.pathname }} className="link">
          Sign in
        </Link>{" "}
        to show interest.
      </Trans>
    </p>
  );
}

function NoPartner({ direction, status }: Pick<Props, "direction" | "status">) {
  if (status !== "published") {
    return (
      <Empty title={<Trans>Partners are found once it is published</Trans>}>
        <Trans>Drafts and paused materials are not compared with others.</Trans>
      </Empty>
    );
  }
  return (
    <Empty
      title={
        direction === "offer" ? (
          <Trans>Nobody asks for exactly this yet</Trans>
        ) : (
          <Trans>Nobody offers exactly this yet</Trans>
        )
      }
    >
      <Trans>It is compared with every new material, day by day.</Trans>
    </Empty>
  );
}
