import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { StreamOut } from "@/api/generated/types.gen";
import { readingQuery } from "@/components/material/reading";
import type { Chosen } from "@/components/material/visibility-field";
import { useNames } from "@/components/reference/names";
import { currentLocale } from "@/lib/i18n";
import { useSettled } from "@/lib/use-settled";
import { type Corrections, correctionsOf } from "./corrections";
import { changedFields } from "./patch";
import { invitedQuery, presentStreamQuery } from "./queries";

/** The stream the corrections start from, and the form; a refetch never wipes what was typed. */
export function useCorrections(stream: StreamOut, invited: Chosen[]) {
  const queries = useQueryClient();
  const names = useNames();
  const reader = { mark: currentLocale() === "da" ? "," : ".", fibreName: names.fibre } as const;
  const shown = (some: StreamOut, whom: Chosen[]) => correctionsOf(some, reader, whom);
  const [start, setStart] = useState(() => ({ stream, form: shown(stream, invited) }));
  const [form, setForm] = useState(start.form);
  const reading = useReading(form.composition);

  return {
    ...start,
    before: start.form,
    form,
    change: (part: Partial<Corrections>) => setForm((now) => ({ ...now, ...part })),
    reading,
    /** What the typed composition means right now, however fast it was typed. */
    read: async () => {
      const text = form.composition.trim();
      if (text === "") return { lines: [], complete: true };
      return queries.fetchQuery(readingQuery(form.composition, currentLocale()));
    },
    /** Starts from the newest version; what was corrected here stays corrected. */
    restart: async () => {
      const newest = await queries.fetchQuery(presentStreamQuery(stream.id));
      const fresh = shown(newest, await queries.fetchQuery(invitedQuery(stream.id)));
      const mine = [...changedFields(start.form, form)].map((name) => [name, form[name]]);
      setStart({ stream: newest, form: fresh });
      setForm({ ...fresh, ...Object.fromEntries(mine) });
    },
  };
}

function useReading(composition: string) {
  const text = useSettled(composition);
  const { data } = useQuery(readingQuery(text, currentLocale()));
  return text.trim() === "" ? undefined : data;
}
