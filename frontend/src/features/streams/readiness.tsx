import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowRight, CircleCheck } from "lucide-react";
import type { MissingOut, StreamOut } from "@/api/generated/types.gen";
import { readinessQuery } from "./queries";

/** How many lines are shown at once; the rest is a press away. */
const SHOWN = 4;

/** For the owner: what it still needs to be matched well. Each line leads to the field. */
export function Readiness({ stream }: { stream: StreamOut }) {
  const { t } = useLingui();
  const open = ["draft", "published", "paused"].includes(stream.status);
  const found = useQuery({ ...readinessQuery(stream.id), enabled: open }).data;
  if (!open || !found) return null;
  if (found.missing.length === 0) {
    return (
      <p className="mt-4 flex items-center gap-2 border-t border-line pt-4 text-sm text-woad">
        <CircleCheck size={18} aria-hidden="true" className="shrink-0" />
        <Trans>Nothing is missing: partners can judge it without asking.</Trans>
      </p>
    );
  }
  const [first, rest] = [found.missing.slice(0, SHOWN), found.missing.slice(SHOWN)];
  return (
    <section aria-label={t`What is still missing`} className="mt-4 border-t border-line pt-4">
      <h2 className="text-base font-semibold">
        {found.matchable ? (
          <Trans>To be matched well it still needs this</Trans>
        ) : (
          <Trans>It cannot be matched yet</Trans>
        )}
      </h2>
      <Lines stream={stream} missing={first} />
      {rest.length > 0 && (
        <details>
          <summary className="inline-flex min-h-11 items-center text-sm font-semibold text-indigo">
            <Trans>{rest.length} more</Trans>
          </summary>
          <Lines stream={stream} missing={rest} />
        </details>
      )}
    </section>
  );
}

function Lines({ stream, missing }: { stream: StreamOut; missing: MissingOut[] }) {
  return (
    <ul className="mt-1">
      {missing.map((one) => (
        <li key={`${one.pointer} ${one.code}`}>
          <Link
            to="/materials/$streamId/edit"
            params={{ streamId: stream.id }}
            hash={one.pointer.split("/").at(-1) ?? ""}
            className="group flex min-h-11 items-center justify-between gap-4 py-1.5 text-sm"
          >
            <span>
              <span className="group-hover:underline">{one.sentence}</span>
              <span className="block text-muted">
                <Effect effect={one.effect} />
              </span>
            </span>
            <ArrowRight size={16} aria-hidden="true" className="shrink-0 text-indigo" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Effect({ effect }: { effect: MissingOut["effect"] }) {
  switch (effect) {
    case "cannot_match":
      return <Trans>Until then nothing is matched.</Trans>;
    case "only_conditional":
      return <Trans>Until then partners come with a condition.</Trans>;
    case "lower_score":
      return <Trans>Partners would fit better.</Trans>;
  }
}
