import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { listActorsOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { Visibility } from "@/api/generated/types.gen";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { countryName } from "@/lib/format";
import { useSettled } from "@/lib/use-settled";
import { VISIBILITIES, visibilityMeaning, visibilityName } from "@/lib/words/visibility";

/** An organisation that was picked, by name. */
export type Chosen = { id: string; name: string };

type Props = {
  value: Visibility;
  invited: Chosen[];
  /** Whose material it is: nobody invites themselves. */
  ownerId: string | undefined;
  onChange: (visibility: Visibility) => void;
  onInvite: (invited: Chosen[]) => void;
  error?: string | undefined;
};

/** Who may see a material, and what that means. */
export function VisibilityField(props: Props) {
  const { value, invited, ownerId, onChange, onInvite, error } = props;
  const { t } = useLingui();
  return (
    <div className="space-y-4">
      <Choices
        legend={t`Who may see it?`}
        value={value}
        onChange={onChange}
        hint={visibilityMeaning(value)}
        error={error}
        choices={VISIBILITIES.map((each) => ({ value: each, label: visibilityName(each) }))}
      />
      {value === "invited" && <Invited invited={invited} ownerId={ownerId} onChange={onInvite} />}
    </div>
  );
}

type InvitedProps = {
  invited: Chosen[];
  ownerId: string | undefined;
  onChange: (invited: Chosen[]) => void;
};

function Invited({ invited, ownerId, onChange }: InvitedProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const found = useFound(text).filter(
    ({ id }) => id !== ownerId && !invited.some((chosen) => chosen.id === id),
  );
  return (
    <div className="rounded-lg border border-line bg-raised p-4">
      {invited.length > 0 && (
        <ul className="mb-4 flex flex-wrap gap-2" aria-label={t`Those you have chosen`}>
          {invited.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                aria-label={t`Take away ${name}`}
                className="inline-flex min-h-11 items-center gap-2 rounded-full border border-indigo bg-indigo-tint py-1 pl-4 pr-3 text-left font-semibold leading-tight text-indigo"
                onClick={() => onChange(invited.filter((each) => each.id !== id))}
              >
                {name}
                <X size={16} aria-hidden="true" className="shrink-0" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Field
        label={<Trans>Which companies?</Trans>}
        hint={
          invited.length === 0 ? (
            <Trans>Until you have chosen one, nobody else sees it.</Trans>
          ) : undefined
        }
      >
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
            onKeyDown={(event) => {
              // Enter here looks for a company and does not send the form around it.
              if (event.key === "Enter") event.preventDefault();
            }}
          />
        )}
      </Field>
      <div role="status">
        <ul className="mt-2">
          {found.map((actor) => (
            <li
              key={actor.id}
              className="flex items-center justify-between gap-4 border-t border-line py-2 first:border-t-0"
            >
              <span className="min-w-0">
                <span className="block font-semibold leading-snug">{actor.display_name}</span>
                <span className="block text-sm text-muted">
                  {[actor.main_site?.town, countryName(actor.country)].filter(Boolean).join(", ")}
                </span>
              </span>
              <button
                type="button"
                className="button button-plain shrink-0"
                aria-label={t`Invite ${actor.display_name}`}
                onClick={() => {
                  onChange([...invited, { id: actor.id, name: actor.display_name }]);
                  setText("");
                }}
              >
                <Trans>Invite</Trans>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Fewer letters fit half the registry. */
const ENOUGH = 2;

/** Companies of the registry by some letters of their name or town. */
export function useFound(text: string) {
  const q = useSettled(text.trim(), 300);
  const enough = q.length >= ENOUGH && text.trim() !== "";
  const found = useQuery({
    ...listActorsOptions({ query: { q, limit: 6 } }),
    enabled: enough,
    placeholderData: (before) => before,
  });
  return enough ? (found.data?.data ?? []) : [];
}
