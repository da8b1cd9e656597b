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

/** Reads one parameter; what it cannot read counts as not given. */
type Read<T> = (value: unknown) => T | undefined;

type Search<S> = { [K in keyof S]?: S[K] extends Read<infer T> ? T | undefined : never };

/** What `searchParams` makes of an address. */
export type SearchOf<R> = R extends (raw: Record<string, unknown>) => infer T ? T : never;

/** The parameters a page knows. Written by hand: every visitor loads this before anything else. */
export function searchParams<S extends Record<string, Read<unknown>>>(shape: S) {
  return (raw: Record<string, unknown>): Search<S> => {
    const given = Object.entries(shape)
      .map(([name, read]) => [name, read(raw[name])] as const)
      .filter(([, value]) => value !== undefined);
    return Object.fromEntries(given) as Search<S>;
  };
}

/** Text of limited length; anything else in the address counts as not given. */
export const textParam =
  (most = 200): Read<string> =>
  (value) => {
    const text = typeof value === "string" ? value.trim() : undefined;
    return text !== undefined && text.length <= most ? text : undefined;
  };

/** A number written in the address, within bounds, or not given. */
export const numberParam =
  (least: number, most: number): Read<number> =>
  (value) => {
    const number = typeof value === "string" || typeof value === "number" ? Number(value) : NaN;
    return number >= least && number <= most ? number : undefined;
  };

/** One of the given words, or not given. */
export const choiceParam =
  <const T extends string>(choices: readonly T[]): Read<T> =>
  (value) =>
    choices.find((choice) => choice === value);

/** A list of codes of one shape; a single one counts as a list of one. */
export const listParam =
  (shape: RegExp): Read<string[]> =>
  (value) => {
    const list = Array.isArray(value) ? value : [value];
    return list.every((each) => typeof each === "string" && shape.test(each)) ? list : undefined;
  };

export const SLUG = /^[a-z0-9][a-z0-9_-]{0,63}$/;
export const COUNTRY = /^[A-Z]{2}$/;
