import { expect, test } from "vitest";
import type { ExchangeOut, ExchangeState } from "@/api/generated/types.gen";
import { COLUMNS, inColumns } from "./columns";

test("every state stands in one column, and an exchange is found there once", () => {
  const states = COLUMNS.flatMap((column) => column.states);
  expect(new Set(states).size).toBe(states.length);
  const all = states.map((state: ExchangeState) => ({ state }) as ExchangeOut);
  expect(inColumns(all).flatMap(({ exchanges }) => exchanges)).toHaveLength(states.length);
});
