import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { hasKeptTyping, useKeptTyping } from "./use-kept-typing";

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

test("what others saved since is taken over where nothing was typed, and the reader is told", () => {
  const form = (saved: object) =>
    renderHook((now: object) => useKeptTyping("two", now), { initialProps: saved });
  const first = form({ goals: "Look", person: "Sy" });
  act(() => first.result.current.set({ goals: "Look", person: "Signe" }));
  first.unmount();
  const second = form({ goals: "Look closer", person: "Sy" });
  expect(second.result.current).toMatchObject({
    value: { goals: "Look closer", person: "Signe" },
    isFromBefore: true,
    isOvertaken: true,
  });
  second.rerender({ goals: "Look twice", person: "Sy" });
  expect(second.result.current.value).toEqual({ goals: "Look twice", person: "Signe" });
});

test("a form that is saved and gone leaves nothing behind", () => {
  const first = open("Felt");
  act(() => first.result.current.set("Jute"));
  expect(hasKeptTyping("one")).toBe(true);
  first.result.current.forget();
  first.unmount();
  expect(hasKeptTyping("one")).toBe(false);
});
