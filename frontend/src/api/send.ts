import { currentLocale } from "@/lib/i18n";
import { askForProof, type ProofKind } from "@/lib/proof";
import { ApiError } from "./errors";

const KINDS: Record<string, ProofKind> = {
  "reauthentication-required": "recent",
  "second-factor-required": "second-factor",
};

/** A new sign-in, and then the second factor that the fresh session lacks. */
const PROOFS = 2;

/**
 * One request to the service, in the reader's language; every refusal is thrown as an `ApiError`.
 * What the service holds back until the reader has shown who they are is repeated once they have.
 */
export async function send(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  request.headers.set("accept-language", currentLocale());
  const answer = await attempt(request, PROOFS);
  if (answer.ok) return answer;
  throw new ApiError(answer.status, await bodyOf(answer));
}

/** The JSON at a path, for what every visitor needs: without the generated operations. */
export async function read<T>(path: string, signal: AbortSignal): Promise<T> {
  return (await send(path, { signal })).json();
}

async function attempt(request: Request, proofs: number): Promise<Response> {
  const again = request.clone();
  const answer = await reach(request);
  // What is only being read asks for nothing: a link one passes over must not open a dialog.
  if (answer.status !== 403 || proofs === 0 || request.method === "GET") return answer;
  const kind = wantedBy(await bodyOf(answer.clone()));
  return kind && (await askForProof(kind)) ? attempt(again, proofs - 1) : answer;
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, error);
  }
}

const bodyOf = (answer: Response): Promise<unknown> => answer.json().catch(() => undefined);

function wantedBy(problem: unknown): ProofKind | undefined {
  if (typeof problem !== "object" || problem === null || !("code" in problem)) return undefined;
  return KINDS[String(problem.code)];
}
