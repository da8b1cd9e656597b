import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Laptop } from "lucide-react";
import {
  listMySessionsOptions,
  listMySessionsQueryKey,
} from "@/api/generated/@tanstack/react-query.gen";
import { endOtherSessions, endSession } from "@/api/generated/sdk.gen";
import type { MySessionOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { Section } from "@/components/ui/section";
import { formatAgo } from "@/lib/format";

/** Every browser one is signed in with, and a way out of each. */
export function SessionsSection() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const list = useQuery(listMySessionsOptions());
  const readAgain = () => queries.invalidateQueries({ queryKey: listMySessionsQueryKey() });
  const endOne = useMutation({
    mutationFn: (session_id: string) => endSession({ path: { session_id }, throwOnError: true }),
    onSuccess: async () => {
      notify(t`Signed out there.`);
      await readAgain();
    },
  });
  const endOthers = useMutation({
    mutationFn: () => endOtherSessions({ throwOnError: true }),
    onSuccess: async () => {
      notify(t`Signed out everywhere else.`);
      await readAgain();
    },
  });
  const sessions = list.data?.data ?? [];
  const trouble = endOne.error ?? endOthers.error;
  return (
    <Section
      title={<Trans>Where you are signed in</Trans>}
      intro={<Trans>If you do not know one of them, sign it out and change your password.</Trans>}
    >
      {list.isPending && <ListSkeleton rows={2} />}
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      {trouble && <Refusal error={trouble} />}
      <ul>
        {sessions.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            busy={endOne.isPending}
            end={() => endOne.mutate(session.id)}
          />
        ))}
      </ul>
      {sessions.length > 1 && (
        <button
          type="button"
          className="button button-plain mt-4"
          disabled={endOthers.isPending}
          onClick={() => endOthers.mutate()}
        >
          <Trans>Sign out everywhere else</Trans>
        </button>
      )}
    </Section>
  );
}

type RowProps = { session: MySessionOut; busy: boolean; end: () => void };

function SessionRow({ session, busy, end }: RowProps) {
  const { t } = useLingui();
  const device = session.device;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-3.5 first:border-t-0">
      <Laptop size={20} className="shrink-0 text-muted" aria-hidden="true" />
      <div className="min-w-48 flex-1">
        <p className="font-semibold">
          {device}
          {session.current && (
            <span className="ml-2 inline-block rounded-sm bg-woad-tint px-2 text-sm text-woad">
              <Trans>this one</Trans>
            </span>
          )}
        </p>
        <p className="text-sm text-muted">
          {methodName(session)} · <Trans>last used {formatAgo(session.last_seen_at)}</Trans>
        </p>
      </div>
      {!session.current && (
        <button
          type="button"
          className="button button-quiet"
          disabled={busy}
          aria-label={t`Sign out: ${device}`}
          onClick={end}
        >
          <Trans>Sign out</Trans>
        </button>
      )}
    </li>
  );
}

function methodName({ method, second_factor }: MySessionOut) {
  switch (method) {
    case "password":
      return second_factor ? <Trans>password and second proof</Trans> : <Trans>password</Trans>;
    case "mail":
      return second_factor ? <Trans>mail and second proof</Trans> : <Trans>mail</Trans>;
    case "passkey":
      return <Trans>passkey</Trans>;
    case "invitation":
      return <Trans>invitation</Trans>;
  }
}
