import { ApiError } from "@/api/errors";
import { currentLocale } from "@/lib/i18n";

export const MOST_BYTES = 10 * 1024 * 1024;

/** What a browser offers to choose from; what a file really is, the service finds out. */
export const chooser = (types: readonly string[]): string => types.join(",");

/** Why there is no need to send it. */
export function whyNotSend(file: File): ApiError | undefined {
  if (file.size > MOST_BYTES) return new ApiError(413, { code: "file-too-large", detail: "10 MB" });
  if (file.size === 0) return new ApiError(422, { code: "file-damaged", detail: "Empty" });
  return undefined;
}

export type SendingVerb = "POST" | "PUT";

type Sending = {
  address: string;
  verb?: SendingVerb;
  file: File;
  onProgress: (share: number) => void;
  signal?: AbortSignal;
};

/** A file as the body of a request. fetch cannot tell how far it has come; this can. */
export function sendFile<Answer>(sending: Sending): Promise<Answer> {
  const { address, verb = "POST", file, onProgress, signal } = sending;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(verb, address);
    request.responseType = "json";
    request.setRequestHeader("accept-language", currentLocale());
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total, lengthComputable }) =>
      lengthComputable && onProgress(loaded / total);
    request.onload = () =>
      request.status < 300
        ? resolve(request.response as Answer)
        : reject(new ApiError(request.status, request.response));
    request.onerror = () => reject(new ApiError(0, undefined));
    request.onabort = () => reject(new DOMException("Stopped", "AbortError"));
    signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

export function addressWith(path: string, query: Record<string, string>): string {
  return `${path}?${new URLSearchParams(query)}`;
}
