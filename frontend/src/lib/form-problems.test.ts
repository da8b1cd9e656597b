import { expect, test, vi } from "vitest";
import { focusFirstError } from "./form-problems";

test("a field whose error is drawn some frames later still takes the focus", async () => {
  document.body.innerHTML = "<main><input id='composition'></main>";
  const field = document.querySelector("#composition");
  focusFirstError();
  await new Promise((done) => setTimeout(done, 60));
  expect(document.activeElement).not.toBe(field);
  field?.setAttribute("aria-invalid", "true");
  await vi.waitFor(() => expect(document.activeElement).toBe(field));
});
