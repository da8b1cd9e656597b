import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import type { JournalEntryOut } from "@/api/generated/types.gen";
import { formatTime } from "@/lib/format";
import { type Change, changesOf, type People } from "./changes";
import { spoken } from "./days";

type Props = { entry: JournalEntryOut; people: People; showOrganisation: boolean; linked: boolean };

/** More lines than these wait behind a press. */
const SHOWN = 3;

/** One thing that happened: when, the sentence, and what changed. */
export function JournalEntry({ entry, people, showOrganisation, linked }: Props) {
  const [name, rest] = spoken(entry);
  const changes = changesOf(entry, people);
  return (
    <li className="grid gap-x-5 border-t border-line py-3 sm:grid-cols-[3.25rem_minmax(0,1fr)]">
      <time dateTime={entry.at} className="text-sm leading-6 text-muted">
        {formatTime(entry.at)}
      </time>
      <div className="min-w-0">
        <p>
          <strong className="font-semibold">{name}</strong>
          {rest}
        </p>
        {showOrganisation && entry.organisation && (
          <p className="text-sm">
            <Link
              to="/actors/$actorId"
              params={{ actorId: entry.organisation.id }}
              className="link inline-flex min-h-6 items-center"
            >
              {entry.organisation.display_name}
            </Link>
          </p>
        )}
        <Changes changes={changes} />
        {linked && entry.subject_type === "material_stream" && (
          <Link
            to="/materials/$streamId"
            params={{ streamId: entry.subject_id }}
            className="link inline-flex min-h-9 items-center text-sm"
          >
            <Trans>See the material</Trans>
          </Link>
        )}
      </div>
    </li>
  );
}

function Changes({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return null;
  if (changes.length <= SHOWN) return <ChangeLines changes={changes} />;
  return (
    <details>
      <summary className="inline-flex min-h-9 items-center text-sm font-semibold text-indigo">
        <Trans>What was written</Trans>
      </summary>
      <ChangeLines changes={changes} />
    </details>
  );
}

function ChangeLines({ changes }: { changes: Change[] }) {
  return (
    <dl className="mt-1 space-y-0.5 text-sm">
      {changes.map(({ label, before, after }) => (
        <div key={label + after} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{label}</dt>
          <dd className="flex min-w-0 flex-wrap items-center gap-x-1.5">
            {before && (
              <>
                <span className="sr-only">
                  <Trans>before:</Trans>
                </span>
                <span className="text-muted">{before}</span>
                <ArrowRight size={14} aria-hidden="true" className="shrink-0 text-muted" />
                <span className="sr-only">
                  <Trans>now:</Trans>
                </span>
              </>
            )}
            {after}
          </dd>
        </div>
      ))}
    </dl>
  );
}
