import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

const PAUSE_MS = 900;

type Kept<Answers> = { answers: Answers; version: number; to_fill: string[] };

/** Answers that save themselves on the server a moment after the last letter. `loaded` is taken once: what
 * comes back while one writes does not change what one has written. */
export function useSaving<Answers extends object>(
  loaded: Kept<Answers> | undefined,
  send: (version: number, body: Answers) => Promise<Omit<Kept<Answers>, "answers">>,
) {
  const [answers, setAnswers] = useState<Answers>();
  const version = useRef(0);
  const [toFill, setToFill] = useState<string[]>([]);
  const save = useMutation({
    mutationFn: (body: Answers) => send(version.current, body),
    onSuccess: (told) => {
      version.current = told.version;
      setToFill(told.to_fill);
    },
  });
  useEffect(() => {
    if (!loaded || answers) return;
    version.current = loaded.version;
    setToFill(loaded.to_fill);
    setAnswers(loaded.answers);
  }, [loaded, answers]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef<Answers>(undefined);
  const flush = async () => {
    clearTimeout(timer.current);
    const body = pending.current;
    pending.current = undefined;
    if (body) await save.mutateAsync(body);
  };
  const change = (part: Partial<Answers>) => {
    const next = { ...answers, ...part } as Answers;
    setAnswers(next);
    pending.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush().catch(() => undefined), PAUSE_MS);
  };
  return { answers, change, toFill, save, flush };
}
