import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, test, vi } from "vitest";
import { renderApp } from "@/testing/render";
import { DismissDialog } from "./dismiss-dialog";

beforeAll(() => {
  // jsdom has the element but not its behaviour.
  HTMLDialogElement.prototype.showModal = function open() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});

test("a match is dismissed with a reason, and only with one", async () => {
  const onDismiss = vi.fn();
  renderApp(<DismissDialog open busy={false} onClose={() => {}} onDismiss={onDismiss} />);
  const send = screen.getByRole("button", { name: "Dismiss this match" });
  expect(send).toBeDisabled();

  await userEvent.click(screen.getByRole("radio", { name: "Too far away" }));
  await userEvent.type(screen.getByLabelText(/Anything to add/), "Over the bridge is too much.");
  await userEvent.click(send);

  expect(onDismiss).toHaveBeenCalledWith({
    reason: "too_far",
    comment: "Over the bridge is too much.",
  });
});
