import { useCallback, useEffect, useState } from "react";
import type {
  ColourClass,
  Direction,
  EvidenceMethod,
  MoistureState,
  Period,
  PriceModel,
  QuantityUnit,
  Visibility,
} from "@/api/generated/types.gen";
import type { More } from "@/components/material/more/more";
import type { Chosen } from "@/components/material/visibility-field";
import { keep, kept } from "@/lib/kept";

/** What the reader has said so far. Everything may still be missing. */
export type Draft = {
  direction: Direction;
  kind?: string | undefined;
  form?: string | undefined;
  composition: string;
  evidence: EvidenceMethod;
  amount: string;
  unit: QuantityUnit;
  rhythm: Period | "once";
  moisture: MoistureState;
  fibre?: string | undefined;
  leastPct: string;
  elastaneMax: string;
  product: string;
  country: string;
  postcode: string;
  town: string;
  from: string;
  price: PriceModel;
  colour?: ColourClass | undefined;
  hardware: "none" | "some" | "unknown";
  title: string;
  description: string;
  /** What only some know: how the cloth is made, what the law says, and so on. */
  more: More;
  leadDays: string;
  anonymous: boolean;
  visibility: Visibility;
  /** Who shall see it, where they are chosen one by one. */
  invited: Chosen[];
  owner?: string | undefined;
};

export const EMPTY_DRAFT: Draft = {
  direction: "offer",
  composition: "",
  evidence: "care_label",
  amount: "",
  unit: "kg",
  rhythm: "month",
  moisture: "dry",
  leastPct: "",
  elastaneMax: "",
  product: "",
  country: "DK",
  postcode: "",
  town: "",
  from: "",
  price: "negotiable",
  hardware: "unknown",
  title: "",
  description: "",
  more: {},
  leadDays: "",
  anonymous: false,
  visibility: "public",
  invited: [],
};

const STORAGE_KEY = "symbiosis.draft";

export const loadDraft = (): Draft => ({
  ...EMPTY_DRAFT,
  ...(kept("localStorage", STORAGE_KEY) as Partial<Draft> | undefined),
});

/** The draft, kept on this device at every change, so that nothing typed is lost. */
export function useDraft() {
  const [draft, setDraft] = useState<Draft>(loadDraft);
  useEffect(() => keep("localStorage", STORAGE_KEY, draft), [draft]);
  const change = useCallback(
    (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part })),
    [],
  );
  const clear = useCallback(() => {
    setDraft(EMPTY_DRAFT);
    keep("localStorage", STORAGE_KEY, EMPTY_DRAFT);
  }, []);
  return { draft, change, clear };
}
