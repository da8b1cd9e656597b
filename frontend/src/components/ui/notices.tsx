import { Trans, useLingui } from "@lingui/react/macro";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";

type Notice = {
  id: number;
  text: string;
  tone: "done" | "trouble";
  undo: (() => void) | undefined;
};

let notices: Notice[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: Notice[]) {
  notices = next;
  for (const listener of listeners) listener();
}

/** Tells the reader that something happened, with a way back where there is one. */
export function notify(text: string, tone: Notice["tone"] = "done", undo?: () => void): void {
  change([...notices.slice(-2), { id: nextId++, text, tone, undo }]);
}

const drop = (id: number) => change(notices.filter((notice) => notice.id !== id));

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The place where notices appear; spoken by screen readers as they come. */
export function Notices() {
  const shown = useSyncExternalStore(subscribe, () => notices);
  return (
    <div
      role="status"
      className="no-print pointer-events-none fixed inset-x-3 bottom-20 z-40 flex flex-col items-center gap-2 lg:bottom-6"
    >
      {shown.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeCard({ notice }: { notice: Notice }) {
  const { t } = useLingui();
  const stays = notice.undo !== undefined || notice.tone === "trouble";
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => drop(notice.id), 6000);
    return () => clearTimeout(timer);
  }, [notice.id, stays]);
  return (
    <div
      className={clsx(
        "pointer-events-auto flex max-w-lg items-center gap-3 rounded-md border bg-raised py-1 pl-4 pr-1",
        notice.tone === "trouble" ? "border-madder text-madder" : "border-woad",
      )}
    >
      <span className="py-1.5">{notice.text}</span>
      {notice.undo && (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            notice.undo?.();
            drop(notice.id);
          }}
        >
          <Trans>Undo</Trans>
        </button>
      )}
      <button
        type="button"
        aria-label={t`Close`}
        className="grid size-10 shrink-0 place-items-center"
        onClick={() => drop(notice.id)}
      >
        <X size={17} aria-hidden="true" />
      </button>
    </div>
  );
}
