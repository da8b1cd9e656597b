import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { StreamOut } from "@/api/generated/types.gen";
import { placeName } from "@/components/material/place";
import { StreamSwatch } from "@/components/material/stream-swatch";
import { DirectionBadge } from "@/components/textile/badges";
import { useSettled } from "@/lib/use-settled";
import { amountOf } from "@/lib/words/streams";
import { pickQuery } from "./queries";

type Props = {
  direction: "offer" | "need";
  chosen: StreamOut | undefined;
  choose: (stream: StreamOut | undefined) => void;
};

/** Finds one published listing by its words. */
export function StreamPicker({ direction, chosen, choose }: Props) {
  if (!chosen) return <Search direction={direction} choose={choose} />;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <DirectionBadge direction={direction} />
      <div className="min-w-0 grow basis-48">
        <Named stream={chosen} />
      </div>
      <button type="button" className="button button-quiet" onClick={() => choose(undefined)}>
        <Trans>Choose another one</Trans>
      </button>
    </div>
  );
}

function Search({ direction, choose }: Omit<Props, "chosen">) {
  const { t } = useLingui();
  const id = useId();
  const [words, setWords] = useState("");
  const q = useSettled(words.trim());
  const found = useQuery(pickQuery(direction, q));
  const rows = found.data?.data ?? [];
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 flex items-center gap-2 font-semibold">
        <DirectionBadge direction={direction} />
        {direction === "offer" ? <Trans>Who has it?</Trans> : <Trans>Who needs it?</Trans>}
      </label>
      <input
        id={id}
        type="search"
        className="field"
        placeholder={t`Material or words`}
        value={words}
        maxLength={100}
        onChange={(event) => setWords(event.target.value)}
      />
      <ul className="mt-2" aria-busy={found.isFetching}>
        {rows.slice(0, q ? 6 : 3).map((stream) => (
          <li key={stream.id} className="border-t border-line first:border-t-0">
            <button
              type="button"
              className="flex w-full items-center gap-3 py-2 text-left hover:bg-raised"
              onClick={() => choose(stream)}
            >
              <StreamSwatch stream={stream} className="size-10 shrink-0 rounded-sm" />
              <Named stream={stream} />
            </button>
          </li>
        ))}
      </ul>
      {found.isSuccess && rows.length === 0 && (
        <p role="status" className="mt-2 text-sm text-muted">
          <Trans>Nothing answers to these words.</Trans>
        </p>
      )}
    </div>
  );
}

function Named({ stream }: { stream: StreamOut }) {
  const who = stream.owner?.display_name ?? placeName(stream.place);
  return (
    <span className="min-w-0 leading-snug">
      <span lang={stream.language} className="block font-semibold">
        {stream.title}
      </span>
      <span className="block text-sm text-muted">
        {who} · {amountOf(stream.quantity)}
      </span>
    </span>
  );
}
