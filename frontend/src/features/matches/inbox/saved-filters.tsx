import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { BookmarkPlus, X } from "lucide-react";
import { useState } from "react";
import {
  listSavedFiltersOptions,
  listSavedFiltersQueryKey,
  removeSavedFilterMutation,
  saveFilterMutation,
} from "@/api/generated/@tanstack/react-query.gen";
import type { SavedFilterOut } from "@/api/generated/types.gen";
import { Refusal } from "@/components/ui/refusal";
import { type InboxSearch, inboxSearch } from "../search";

type Props = { search: InboxSearch; change: (part: Partial<InboxSearch>) => void };

/** What a filter keeps: what is looked for, not which tab was open. */
function queryOf({ band, country, route, q }: InboxSearch): Record<string, unknown> {
  const kept = { band: band && [band], country, route, q };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}

function searchOf({ query }: SavedFilterOut): Partial<InboxSearch> {
  const band = Array.isArray(query.band) ? query.band[0] : undefined;
  const { country, route, q } = inboxSearch(query);
  return { ...inboxSearch({ band }), country, route, q };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The reader's own names for what they look for, one press away. */
export function SavedFilters({ search, change }: Props) {
  const saved = useQuery(listSavedFiltersOptions());
  const mine = saved.data?.data.filter(({ page }) => page === "matches") ?? [];
  const query = queryOf(search);
  const isKnown = mine.some((filter) => same(filter.query, query));
  const canSave = Object.keys(query).length > 0 && !isKnown && saved.isSuccess;
  if (mine.length === 0 && !canSave) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {mine.map((filter) => (
        <SavedFilter
          key={filter.id}
          filter={filter}
          active={same(filter.query, query)}
          use={() => change(searchOf(filter))}
        />
      ))}
      {canSave && <SaveThis query={query} />}
    </div>
  );
}

function useSettled() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: listSavedFiltersQueryKey() });
}

type SavedProps = { filter: SavedFilterOut; active: boolean; use: () => void };

function SavedFilter({ filter, active, use }: SavedProps) {
  const { t } = useLingui();
  const remove = useMutation({ ...removeSavedFilterMutation(), onSuccess: useSettled() });
  return (
    <span className="inline-flex items-center rounded-full border border-line aria-pressed:bg-indigo-tint">
      <button
        type="button"
        aria-pressed={active}
        className="min-h-11 rounded-l-full pl-4 pr-1 text-sm font-semibold text-indigo aria-pressed:underline"
        onClick={use}
      >
        {filter.name}
      </button>
      <button
        type="button"
        aria-label={t`Forget the filter ${filter.name}`}
        className="inline-grid size-11 place-items-center rounded-r-full text-muted hover:text-ink"
        disabled={remove.isPending}
        onClick={() => remove.mutate({ path: { filter_id: filter.id } })}
      >
        <X size={15} aria-hidden="true" />
      </button>
    </span>
  );
}

function SaveThis({ query }: { query: Record<string, unknown> }) {
  const { t } = useLingui();
  const [name, setName] = useState<string>();
  const settled = useSettled();
  const save = useMutation({
    ...saveFilterMutation(),
    onSuccess: async () => {
      setName(undefined);
      await settled();
    },
  });
  if (name === undefined) {
    return (
      <button type="button" className="button button-quiet text-sm" onClick={() => setName("")}>
        <BookmarkPlus size={16} aria-hidden="true" />
        <Trans>Save this filter</Trans>
      </button>
    );
  }
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) save.mutate({ body: { page: "matches", name: name.trim(), query } });
      }}
    >
      <input
        className="field w-56"
        aria-label={t`Name of the filter`}
        placeholder={t`Cotton in Denmark`}
        maxLength={60}
        // biome-ignore lint/a11y/noAutofocus: the field appears where the reader has just pressed
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button
        type="submit"
        className="button button-plain"
        disabled={!name.trim() || save.isPending}
      >
        <Trans>Save</Trans>
      </button>
      <button type="button" className="button button-quiet" onClick={() => setName(undefined)}>
        <Trans>Cancel</Trans>
      </button>
      {save.isError && <Refusal error={save.error} />}
    </form>
  );
}
