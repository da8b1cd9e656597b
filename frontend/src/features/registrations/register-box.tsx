import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { RegistrationRow } from "@/api/generated/types.gen";
import { RegistrationRefusal } from "@/components/registrations/registration-refusal";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { useSession } from "@/lib/session";
import { programmesQuery, useDraftRegistration } from "./queries";

/** The way in, for each organisation of one's own that is not registered yet. */
export function RegisterBox({ live }: { live: RegistrationRow[] }) {
  const { t } = useLingui();
  const { actors, mayFor } = useSession();
  const programmes = useQuery(programmesQuery());
  const [chosen, choose] = useState<string>();
  const draft = useDraftRegistration();
  const mine = actors.filter(({ id }) => mayFor("exchanges.take_part", id));
  if (programmes.isPending) return null;
  if (programmes.isError)
    return <Failure error={programmes.error} retry={() => void programmes.refetch()} />;
  const taken = new Set(live.map((row) => `${row.actor.id} ${row.programme_slug}`));
  const open = mine.flatMap((actor) =>
    programmes.data
      .filter(({ programme_slug }) => !taken.has(`${actor.id} ${programme_slug}`))
      .map((programme) => ({ actor, programme, key: `${actor.id} ${programme.programme_slug}` })),
  );
  const found = open.find(({ key }) => key === chosen) ?? open[0];
  if (!found) return live.length > 0 ? null : <NobodyToRegister />;
  const begin = (
    <button
      type="button"
      className={`button ${live.length > 0 ? "button-plain" : "button-primary"}`}
      disabled={draft.isPending}
      onClick={() =>
        draft.mutate({
          programme_slug: found.programme.programme_slug,
          actor_id: found.actor.id,
          roles: ["visitor"],
        })
      }
    >
      <Trans>Register {found.actor.display_name}</Trans>
    </button>
  );
  const select = open.length > 1 && (
    <select
      aria-label={t`Which organisation, in which programme`}
      className="field max-w-sm"
      value={found.key}
      onChange={(event) => choose(event.target.value)}
    >
      {open.map(({ key, actor, programme }) => (
        <option key={key} value={key}>
          {actor.display_name} · {programme.name}
        </option>
      ))}
    </select>
  );
  const refusal = draft.isError && <RegistrationRefusal error={draft.error} />;
  if (live.length > 0)
    return (
      <div className="flex flex-wrap items-center gap-3">
        {select}
        {begin}
        {refusal}
      </div>
    );
  return (
    <Empty
      title={<Trans>Not registered yet</Trans>}
      action={
        <>
          {select}
          {begin}
          {refusal}
        </>
      }
    >
      <Trans>
        A short form in three steps. Your cluster reads it; when it says yes, you see who else takes
        part in {found.programme.name}, and who would suit you best.
      </Trans>
    </Empty>
  );
}

function NobodyToRegister() {
  return (
    <Empty
      title={<Trans>Exchanges are for organisations</Trans>}
      action={
        <Link to="/join" className="button button-primary">
          <Trans>Join with your company</Trans>
        </Link>
      }
    >
      <Trans>Ask an administrator of yours to let you take part in exchanges.</Trans>
    </Empty>
  );
}
