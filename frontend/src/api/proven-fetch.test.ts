import { afterEach, expect, test, vi } from "vitest";
import { settleProof } from "@/lib/proof";
import { provenFetch } from "./proven-fetch";

const refusal = (code: string) => new Response(JSON.stringify({ code }), { status: 403 });
const answers = (...list: Response[]) =>
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => list.shift() as Response);
const send = (method = "POST") =>
  provenFetch("http://localhost/v1/me/api-keys", {
    method,
    ...(method === "POST" && { body: "x" }),
  });

afterEach(() => {
  settleProof(false);
  vi.restoreAllMocks();
});

test("what was held back is sent again once the reader has shown who they are", async () => {
  const sent = answers(refusal("reauthentication-required"), new Response("made", { status: 201 }));
  const answer = send();
  await vi.waitFor(() => expect(sent).toHaveBeenCalledTimes(1));
  await new Promise((resolve) => setTimeout(resolve));
  settleProof(true);
  expect(await (await answer).text()).toBe("made");
  const [again] = sent.mock.calls.slice(1).map(([request]) => request as Request);
  expect(await again?.text()).toBe("x");
});

test("whoever turns away sees the refusal", async () => {
  const sent = answers(refusal("reauthentication-required"));
  const answer = send();
  await vi.waitFor(() => expect(sent).toHaveBeenCalledTimes(1));
  await new Promise((resolve) => setTimeout(resolve));
  settleProof(false);
  expect((await answer).status).toBe(403);
  expect(sent).toHaveBeenCalledTimes(1);
});

test("another refusal, and reading, ask for nothing", async () => {
  answers(refusal("not-allowed"), refusal("second-factor-required"));
  expect((await send()).status).toBe(403);
  expect((await send("GET")).status).toBe(403);
});
