import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { readAmount } from "@/components/material/amount";
import { compositionParts } from "@/components/material/composition";
import { readingQuery } from "@/components/material/reading";
import { useNames } from "@/components/reference/names";
import { currentLocale } from "@/lib/i18n";
import { useSettled } from "@/lib/use-settled";
import type { Draft } from "./draft";
import { kindOf, OTHER } from "./kinds";
import { toStream } from "./stream-body";
import { suggestTitle } from "./title";
import type { StreamDraft } from "./types";

/** Until an amount is typed, partners are shown as for this many kilograms. */
const ASSUMED_KG = 500;

/** Everything that follows from the draft: the reading, the title, the stream to preview or send. */
export function useListing(draft: Draft) {
  const { i18n, t } = useLingui();
  const names = useNames();
  const text = useSettled(draft.composition);
  const reading = useQuery(readingQuery(text, currentLocale())).data;
  const read = text.trim() === "" ? undefined : reading;
  const lines = read?.lines ?? [];

  const kind = kindOf(draft.kind);
  const form = draft.kind === OTHER ? draft.form : kind?.form;
  const what = kind ? i18n._(kind.label) : form ? names.form(form) : t`Textile`;
  const suggestedTitle =
    draft.direction === "offer"
      ? suggestTitle(what, compositionParts({ composition: lines }, names))
      : suggestTitle(what, wantedPart(draft, names.fibre));
  const title = draft.title.trim() || suggestedTitle;

  const described = form !== undefined || draft.fibre !== undefined || lines.length > 0;
  const preview = useMemo((): StreamDraft | undefined => {
    if (!described) return undefined;
    return toStream(draft, { lines, title, language: currentLocale(), fallbackAmount: ASSUMED_KG });
  }, [draft, lines, title, described]);
  const settled = useSettled(JSON.stringify(preview), 500);

  return {
    reading: read,
    suggestedTitle,
    hasForm: form !== undefined,
    hasAmount: readAmount(draft.amount) !== undefined,
    preview: settled ? (JSON.parse(settled) as StreamDraft) : undefined,
    stream: () => toStream(draft, { lines, title, language: currentLocale() }),
  };
}

function wantedPart(draft: Draft, name: (slug: string) => string) {
  return draft.fibre ? [{ fibre: draft.fibre, label: name(draft.fibre), share: 100 }] : [];
}
