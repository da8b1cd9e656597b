import { askForProof, type ProofKind } from "@/lib/proof";

const KINDS: Record<string, ProofKind> = {
  "reauthentication-required": "recent",
  "second-factor-required": "second-factor",
};

/** A new sign-in, and then the second factor that the fresh session lacks. */
const PROOFS = 2;

/** Repeats a request that the service holds back until the reader has shown who they are. */
export async function provenFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  return send(new Request(input, init), PROOFS);
}

async function send(request: Request, proofs: number): Promise<Response> {
  const again = request.clone();
  const answer = await fetch(request);
  // What is only being read asks for nothing: a link one passes over must not open a dialog.
  if (answer.status !== 403 || proofs === 0 || request.method === "GET") return answer;
  const kind = await wantedBy(answer.clone());
  return kind && (await askForProof(kind)) ? send(again, proofs - 1) : answer;
}

async function wantedBy(answer: Response): Promise<ProofKind | undefined> {
  const problem: unknown = await answer.json().catch(() => undefined);
  if (typeof problem !== "object" || problem === null || !("code" in problem)) return undefined;
  return KINDS[String(problem.code)];
}
