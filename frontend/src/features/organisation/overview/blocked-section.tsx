import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { isApiError } from "@/api/errors";
import { listBlockedActorsOptions } from "@/api/generated/@tanstack/react-query.gen";
import { setBlockedActors } from "@/api/generated/sdk.gen";
import type { ActorOut, ActorRef } from "@/api/generated/types.gen";
import { useFound } from "@/components/material/visibility-field";
import { Failure } from "@/components/states/failure";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { Section } from "@/components/ui/section";
import { countryName } from "@/lib/format";
import { useSession } from "@/lib/session";
import { problemWords } from "@/lib/words/problems";

/** Whom the organisation does not deal with; only its administrators see this. */
export function BlockedSection({ actor }: { actor: ActorOut }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { belongsTo, mayFor } = useSession();
  const own = belongsTo(actor.id) && mayFor("organisation.change", actor.id);
  const path = { actor_id: actor.id };
  const query = listBlockedActorsOptions({ path });
  const list = useQuery({ ...query, enabled: own });
  const save = useMutation({
    // The list is set whole: a colleague, or another window, may have added to it since it was read here.
    mutationFn: async (change: (ids: string[]) => string[]) => {
      const newest = await queries.fetchQuery({ ...query, staleTime: 0 });
      const actor_ids = change(newest.data.map(({ id }) => id));
      return setBlockedActors({ path, body: { actor_ids }, throwOnError: true });
    },
    onSuccess: ({ data }) => {
      queries.setQueryData(query.queryKey, data);
      notify(t`Saved. Matches follow within a moment.`);
    },
    onError: (error) =>
      notify((isApiError(error) && problemWords(error)) || t`That did not work.`, "trouble"),
  });
  if (!own) return null;
  const blocked = list.data?.data ?? [];
  return (
    <Section
      title={<Trans>Whom you do not deal with</Trans>}
      intro={
        <Trans>
          You are not suggested to one another. They are not told, and neither is your cluster's
          staff.
        </Trans>
      }
    >
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      <ul>
        {blocked.map((other) => (
          <Row
            key={other.id}
            actor={other}
            act={t`Take ${other.display_name} off the list`}
            busy={save.isPending}
            onAct={() => save.mutate((ids) => ids.filter((id) => id !== other.id))}
          >
            <Trans>Take off</Trans>
          </Row>
        ))}
      </ul>
      {list.data && (
        <Add
          hidden={[actor.id, ...blocked.map(({ id }) => id)]}
          busy={save.isPending}
          add={(added) => save.mutate((ids) => [...ids.filter((id) => id !== added), added])}
        />
      )}
    </Section>
  );
}

type AddProps = { hidden: string[]; busy: boolean; add: (id: string) => void };

function Add({ hidden, busy, add }: AddProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const found = useFound(text).filter(({ id }) => !hidden.includes(id));
  return (
    <div className="mt-3">
      <Field label={<Trans>Add a company</Trans>}>
        {(control) => (
          <input
            {...control}
            type="search"
            className="field"
            autoComplete="off"
            maxLength={100}
            placeholder={t`Write a name or a town`}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div role="status">
        <ul className="mt-2">
          {found.map((actor) => (
            <Row
              key={actor.id}
              actor={actor}
              town={actor.main_site?.town}
              act={t`Do not deal with ${actor.display_name}`}
              busy={busy}
              onAct={() => {
                add(actor.id);
                setText("");
              }}
            >
              <Trans>Do not deal with</Trans>
            </Row>
          ))}
        </ul>
      </div>
    </div>
  );
}

type RowProps = {
  actor: Pick<ActorRef, "display_name" | "country">;
  town?: string | null | undefined;
  act: string;
  busy: boolean;
  onAct: () => void;
  children: ReactNode;
};

function Row({ actor, town, act, busy, onAct, children }: RowProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line py-2 first:border-t-0">
      <span className="min-w-0">
        <span className="block font-semibold leading-snug">{actor.display_name}</span>
        <span className="block text-sm text-muted">
          {[town, countryName(actor.country)].filter(Boolean).join(", ")}
        </span>
      </span>
      <button
        type="button"
        className="button button-plain shrink-0"
        aria-label={act}
        disabled={busy}
        onClick={onAct}
      >
        {children}
      </button>
    </li>
  );
}
