import { afterEach, expect, test, vi } from "vitest";
import { settleProof } from "@/lib/proof";
import { ApiError } from "./errors";
import { send } from "./send";

const refusal = (code: string) => new Response(JSON.stringify({ code }), { status: 403 });
const answers = (...list: Response[]) =>
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => list.shift() as Response);
const post = () => send("http://localhost/v1/me/api-keys", { method: "POST", body: "x" });
const asked = () => new Promise((resolve) => setTimeout(resolve, 5));

afterEach(() => {
  settleProof(false);
  vi.restoreAllMocks();
});

test("what was held back is sent again once the reader has shown who they are", async () => {
  const sent = answers(
    refusal("reauthentication-required"),
    refusal("second-factor-required"),
    new Response("made", { status: 201 }),
  );
  const answer = post();
  await asked();
  settleProof(true);
  await asked();
  settleProof(true);
  expect(await (await answer).text()).toBe("made");
  const last = sent.mock.calls.map(([request]) => request as Request)[2];
  expect(await last?.text()).toBe("x");
});

test("whoever turns away is told why it was not done", async () => {
  const sent = answers(refusal("reauthentication-required"));
  const answer = post();
  answer.catch(() => undefined);
  await asked();
  settleProof(false);
  await expect(answer).rejects.toMatchObject({ status: 403, code: "reauthentication-required" });
  expect(sent).toHaveBeenCalledTimes(1);
});

test("another refusal, and reading, ask for nothing", async () => {
  answers(refusal("not-allowed"), refusal("second-factor-required"));
  await expect(post()).rejects.toMatchObject({ code: "not-allowed" });
  await expect(send("http://localhost/v1/staff-roles")).rejects.toBeInstanceOf(ApiError);
});

test("silence is told apart from a refusal, and a request taken back is no error of the service", async () => {
  vi.spyOn(globalThis, "fetch")
    .mockRejectedValueOnce(new TypeError("failed"))
    .mockRejectedValueOnce(new DOMException("", "AbortError"));
  await expect(send("http://localhost/v1/me")).rejects.toMatchObject({ status: 0 });
  await expect(send("http://localhost/v1/me")).rejects.toBeInstanceOf(DOMException);
});
