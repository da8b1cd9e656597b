import { msg } from "@lingui/core/macro";
import type { ExchangeOut, ExchangeState } from "@/api/generated/types.gen";

/** The board's columns, from what is planned to what is over. */
export const COLUMNS: { name: ReturnType<typeof msg>; states: ExchangeState[] }[] = [
  { name: msg`Being planned`, states: ["draft", "matched", "building"] },
  { name: msg`To be signed`, states: ["signing"] },
  { name: msg`Before the stay`, states: ["committed", "ready"] },
  { name: msg`Stay under way`, states: ["ongoing"] },
  { name: msg`Report`, states: ["stay_done", "report_submitted", "report_returned"] },
  { name: msg`To be paid`, states: ["validated"] },
  { name: msg`Done`, states: ["paid", "closed"] },
  {
    name: msg`Ended early`,
    states: ["rejected", "cancelled", "no_show", "not_fundable", "recovered"],
  },
];

/** Every exchange in exactly one column. */
export const inColumns = (exchanges: ExchangeOut[]) =>
  COLUMNS.map((column) => ({
    ...column,
    exchanges: exchanges.filter(({ state }) => column.states.includes(state)),
  }));
