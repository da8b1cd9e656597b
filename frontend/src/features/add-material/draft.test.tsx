import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { EMPTY_DRAFT, loadDraft, useDraft } from "./draft";

test("what was typed is still there after the page was closed", () => {
  const first = renderHook(() => useDraft());
  act(() => first.result.current.change({ composition: "65% polyester 35% bomuld" }));
  first.unmount();
  expect(loadDraft().composition).toBe("65% polyester 35% bomuld");
});

test("publishing leaves a clean page for the next material", () => {
  const { result } = renderHook(() => useDraft());
  act(() => result.current.change({ amount: "400" }));
  act(() => result.current.clear());
  expect(loadDraft()).toEqual(EMPTY_DRAFT);
});

test("a damaged draft is forgotten, not fatal", () => {
  localStorage.setItem("symbiosis.draft", "{not json");
  expect(loadDraft()).toEqual(EMPTY_DRAFT);
});
