import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { PersonOut } from "@/api/generated/types.gen";
import { formatDate } from "@/lib/format";
import { useSession } from "@/lib/session";
import { memberRoleMeaning, memberRoleName } from "@/lib/words/people";
import { ChangeRole } from "./change-role";
import { RemovePerson } from "./remove-person";

type Props = {
  actorId: string;
  person: PersonOut;
  manages: boolean;
  /** The only administrator left, who neither goes nor becomes something else. */
  last: boolean;
};

export function PersonRow({ actorId, person, manages, last }: Props) {
  const { t } = useLingui();
  const { me } = useSession();
  const [asking, setAsking] = useState<"role" | "remove">();
  const self = person.user_id === me?.user_id;
  const name = person.display_name;
  const close = () => setAsking(undefined);
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 border-t border-line py-4 first:border-t-0 first:pt-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold">
          {name}
          {self && (
            <span className="ml-2 inline-block rounded-sm bg-woad-tint px-2 text-sm font-normal text-woad">
              <Trans>you</Trans>
            </span>
          )}
        </p>
        <p className="text-sm text-muted">
          {person.email} · <Trans>since {formatDate(person.since)}</Trans>
        </p>
        <p className="mt-1.5 text-sm">
          <span className="font-semibold">{memberRoleName(person.role)}.</span>{" "}
          {memberRoleMeaning(person.role)}
        </p>
        {last && (self || manages) && (
          <p className="mt-1 text-sm text-muted">
            <Trans>
              The only administrator. To leave, hand over first: make somebody else one.
            </Trans>
          </p>
        )}
      </div>
      {!last && (self || manages) && (
        <div className="-mx-2.5 flex flex-wrap">
          {manages && (
            <button
              type="button"
              className="button button-quiet"
              aria-label={t`Change role for ${name}`}
              onClick={() => setAsking("role")}
            >
              <Trans>Change role</Trans>
            </button>
          )}
          <button
            type="button"
            className="button button-quiet"
            aria-label={self ? t`Leave the organisation` : t`Remove ${name}`}
            onClick={() => setAsking("remove")}
          >
            {self ? <Trans>Leave</Trans> : <Trans>Remove</Trans>}
          </button>
        </div>
      )}
      {asking === "role" && <ChangeRole actorId={actorId} person={person} onClose={close} />}
      {asking === "remove" && (
        <RemovePerson actorId={actorId} person={person} self={self} onClose={close} />
      )}
    </li>
  );
}
