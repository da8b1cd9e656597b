import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ActorOut } from "@/api/generated/types.gen";

/** Where the record comes from, on what terms, and whether the company stands by it. */
export function RecordSourceNote({ actor }: { actor: ActorOut }) {
  const { name, licence } = actor.source;
  return (
    <aside className="mt-6 rounded-md border border-line bg-raised p-4 text-sm">
      <p className="font-semibold">
        <Statement actor={actor} />
      </p>
      <p className="mt-1 text-muted">
        <Trans>Source: {name}</Trans>
        {licence && (
          <>
            {" · "}
            <Trans>Licence: {licence}</Trans>
          </>
        )}
        {" · "}
        <Link to="/sources" className="link">
          <Trans>About the data</Trans>
        </Link>
      </p>
    </aside>
  );
}

function Statement({ actor }: { actor: ActorOut }) {
  switch (actor.verification) {
    case "public_source":
      return <Trans>From public sources, not confirmed by the company.</Trans>;
    case "self_declared":
      return <Trans>Described by the company itself.</Trans>;
    case "pending":
      return <Trans>Described by the company itself, and being checked.</Trans>;
    case "verified":
      return <Trans>Checked against the company register.</Trans>;
    case "demonstration":
      return <Trans>A made-up company for demonstration, at a real place.</Trans>;
  }
}
