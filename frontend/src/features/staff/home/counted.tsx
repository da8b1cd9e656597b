import { formatNumber } from "@/lib/format";

/** How many, in the colour of things to do; quiet when there is nothing. */
export function Counted({ many, more = false }: { many: number; more?: boolean }) {
  const tone = many > 0 ? "bg-indigo-tint text-indigo" : "bg-sunken text-muted";
  return (
    <span
      className={`ml-2 inline-block min-w-7 rounded-full px-2 text-center align-middle text-sm font-semibold ${tone}`}
    >
      {formatNumber(many)}
      {more && "+"}
    </span>
  );
}
