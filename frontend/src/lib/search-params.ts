import * as v from "valibot";

/** The address bar's parameters as plain words: one value, or a list when a name repeats. */
export type RawSearch = Record<string, string | string[]>;

/** "?q=12&kind=sorter&kind=recycler" to { q: "12", kind: ["sorter", "recycler"] }. */
export function parseSearch(text: string): RawSearch {
  const result: RawSearch = {};
  for (const [key, value] of new URLSearchParams(text)) {
    const before = result[key];
    if (before === undefined) result[key] = value;
    else result[key] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return result;
}

/** The reverse: lists repeat their name, empty values disappear. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined || item === null || item === "" || item === false) continue;
      params.append(key, String(item));
    }
  }
  const text = params.toString();
  return text ? `?${text}` : "";
}

/** Text of limited length; anything else in the address counts as not given. */
export const textParam = (most = 200) =>
  v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.maxLength(most))), undefined);

/** A number written in the address, within bounds, or not given. */
export const numberParam = (least: number, most: number) =>
  v.fallback(
    v.optional(
      v.pipe(
        v.union([v.number(), v.string()]),
        v.transform(Number),
        v.number(),
        v.minValue(least),
        v.maxValue(most),
      ),
    ),
    undefined,
  );

/** One of the given words, or not given. */
export const choiceParam = <const T extends string>(choices: readonly T[]) =>
  v.fallback(v.optional(v.picklist(choices)), undefined);

/** A list of codes of one shape; a single one counts as a list of one. */
export const listParam = (shape: RegExp) =>
  v.fallback(
    v.optional(
      v.pipe(
        v.union([v.string(), v.array(v.string())]),
        v.transform((value) => (Array.isArray(value) ? value : [value])),
        v.array(v.pipe(v.string(), v.regex(shape))),
      ),
    ),
    undefined,
  );

export const SLUG = /^[a-z0-9][a-z0-9_-]{0,63}$/;
export const COUNTRY = /^[A-Z]{2}$/;
