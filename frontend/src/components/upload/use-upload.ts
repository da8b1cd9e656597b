import { useCallback, useRef, useState } from "react";
import { isApiError } from "@/api/errors";
import { askForProof } from "@/lib/proof";
import { type SendingVerb, sendFile, whyNotSend } from "./upload";

type Upload = {
  /** 0 to 1 while a file is on its way. */
  share: number | undefined;
  error: unknown;
  /** The file that did not arrive: one press sends it again. */
  failed: File | undefined;
  send: (file: File) => Promise<void>;
  stop: () => void;
};

export function useUpload<Answer>(
  addressOf: (file: File) => string,
  onDone: (answer: Answer) => void,
  verb: SendingVerb = "POST",
): Upload {
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<unknown>();
  const [failed, setFailed] = useState<File>();
  const stopping = useRef<AbortController>(undefined);
  const send = async (file: File) => {
    const needless = whyNotSend(file);
    setError(needless);
    setFailed(undefined);
    if (needless) return;
    stopping.current = new AbortController();
    setShare(0);
    try {
      const address = addressOf(file);
      const sending = {
        address,
        verb,
        file,
        onProgress: setShare,
        signal: stopping.current.signal,
      };
      const answer = await sendFile<Answer>(sending).catch(async (refused) => {
        if (!isApiError(refused) || refused.code !== "second-factor-required") throw refused;
        if (!(await askForProof("second-factor"))) throw refused;
        return sendFile<Answer>(sending);
      });
      onDone(answer);
    } catch (refused) {
      if (refused instanceof DOMException && refused.name === "AbortError") return;
      setError(refused);
      if (isApiError(refused) && (refused.status === 0 || refused.status >= 500)) setFailed(file);
    } finally {
      setShare(undefined);
    }
  };
  const stop = useCallback(() => stopping.current?.abort(), []);
  return { share, error, failed, send, stop };
}
