const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/CrOS/, "Chromebook"],
  [/Mac OS/, "Mac"],
  [/Linux/, "Linux"],
];

const BROWSERS: [RegExp, string][] = [
  [/Edg/, "Edge"],
  [/Firefox|FxiOS/, "Firefox"],
  [/Chrome|CriOS|Chromium/, "Chrome"],
  [/Safari/, "Safari"],
];

const find = (list: [RegExp, string][], agent: string) =>
  list.find(([sign]) => sign.test(agent))?.[1];

/** A first proposal for the name of a passkey: "iPhone, Safari". */
export function deviceName(agent: string): string {
  return [find(SYSTEMS, agent), find(BROWSERS, agent)].filter(Boolean).join(", ");
}
