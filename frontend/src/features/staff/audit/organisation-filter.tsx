import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { listActorsOptions } from "@/api/generated/@tanstack/react-query.gen";
import { useSettled } from "@/lib/use-settled";

/** Fewer letters fit half the registry. */
const ENOUGH = 2;

type Props = { onChoose: (actorId: string) => void; label?: string };

/** Finds a company by its name; the one chosen then stands among the filters. */
export function OrganisationFilter({ onChoose, label }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [text, setText] = useState("");
  const q = useSettled(text.trim(), 300);
  const found = useQuery({
    ...listActorsOptions({ query: { q, limit: 5 } }),
    enabled: q.length >= ENOUGH,
  });
  const rows = text.trim().length >= ENOUGH ? (found.data?.data ?? []) : [];
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm text-muted">
        {label ?? <Trans>Company</Trans>}
      </label>
      <input
        id={id}
        type="search"
        className="field"
        autoComplete="off"
        placeholder={t`Part of its name`}
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div role="status">
        {rows.length > 0 && (
          <ul
            aria-label={t`Companies found`}
            className="mt-1 rounded-md border border-line bg-raised p-1"
          >
            {rows.map((actor) => (
              <li key={actor.id}>
                <button
                  type="button"
                  className="min-h-11 w-full rounded-sm px-2.5 text-left hover:bg-indigo-tint"
                  onClick={() => {
                    onChoose(actor.id);
                    setText("");
                  }}
                >
                  {actor.display_name}
                  {actor.main_site?.town && (
                    <span className="text-muted"> · {actor.main_site.town}</span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        )}
        {found.isSuccess && rows.length === 0 && text.trim().length >= ENOUGH && (
          <p className="mt-1 text-sm text-muted">
            <Trans>No company of that name.</Trans>
          </p>
        )}
      </div>
    </div>
  );
}
