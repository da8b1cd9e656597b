import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { useKeptTyping } from "./use-kept-typing";

const open = (saved: string) =>
  renderHook((now: string) => useKeptTyping("one", now), { initialProps: saved });

test("what was typed is there again after the browser was closed, and gone once it is saved", () => {
  const first = open("Felt");
  expect(first.result.current).toMatchObject({
    value: "Felt",
    differs: false,
    isFromBefore: false,
  });
  act(() => first.result.current.set("Felt and wool"));
  first.unmount();
  const second = open("Felt");
  expect(second.result.current).toMatchObject({ value: "Felt and wool", isFromBefore: true });
  second.rerender("Felt and wool");
  expect(second.result.current.differs).toBe(false);
  second.unmount();
  expect(open("Felt and wool").result.current.isFromBefore).toBe(false);
});

test("beginning anew takes what the platform has", () => {
  const first = open("Felt");
  act(() => first.result.current.set("Silk"));
  first.unmount();
  const second = open("Linen");
  expect(second.result.current.value).toBe("Silk");
  act(() => second.result.current.beginAnew());
  expect(second.result.current).toMatchObject({ value: "Linen", differs: false });
});
