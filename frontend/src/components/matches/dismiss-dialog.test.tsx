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

test("one press on a reason dismisses", async () => {
  const onDismiss = vi.fn();
  renderApp(<DismissDialog open busy={false} onClose={() => {}} onDismiss={onDismiss} />);
  await userEvent.click(screen.getByRole("button", { name: "Too far away" }));
  expect(onDismiss).toHaveBeenCalledWith({ reason: "too_far", comment: null });
});

test("another reason is told in words, and only with them", async () => {
  const onDismiss = vi.fn();
  renderApp(<DismissDialog open busy={false} onClose={() => {}} onDismiss={onDismiss} />);
  await userEvent.click(screen.getByRole("button", { name: "Something else" }));
  const send = screen.getByRole("button", { name: "Dismiss this match" });
  expect(send).toBeDisabled();

  await userEvent.type(screen.getByLabelText("What is it then?"), "Over the bridge is too much.");
  await userEvent.click(send);
  expect(onDismiss).toHaveBeenCalledWith({
    reason: "other",
    comment: "Over the bridge is too much.",
  });
});

test("less usual reasons are a press away, and not in the way before", async () => {
  const onDismiss = vi.fn();
  renderApp(<DismissDialog open busy={false} onClose={() => {}} onDismiss={onDismiss} />);
  expect(screen.queryByRole("button", { name: "Too damp" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "More reasons" }));
  for (const name of ["The price is too high", "Across a border", "A certificate is missing"]) {
    expect(screen.getByRole("button", { name })).toBeVisible();
  }
  await userEvent.click(screen.getByRole("button", { name: "Too damp" }));
  expect(onDismiss).toHaveBeenCalledWith({ reason: "moisture", comment: null });
});
