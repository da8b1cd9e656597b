import { afterEach, expect, test, vi } from "vitest";
import { keep, kept } from "./kept";

afterEach(() => {
  vi.restoreAllMocks();
  sessionStorage.clear();
});

const refuse = () => {
  throw new DOMException("The operation is insecure.", "SecurityError");
};

test("what was kept is read again, in the storage it was given to", () => {
  keep("sessionStorage", "one", { name: "Felt", days: ["2026-09-14"] });
  expect(kept("sessionStorage", "one")).toEqual({ name: "Felt", days: ["2026-09-14"] });
  expect(kept("localStorage", "one")).toBeUndefined();
});

test("keeping nothing forgets", () => {
  keep("localStorage", "one", "Felt");
  keep("localStorage", "one", undefined);
  expect(localStorage.getItem("one")).toBeNull();
  expect(kept("localStorage", "one")).toBeUndefined();
});

test("what is damaged counts as not kept", () => {
  localStorage.setItem("one", "{not json");
  expect(kept("localStorage", "one")).toBeUndefined();
  localStorage.setItem("one", "null");
  expect(kept("localStorage", "one")).toBeUndefined();
});

test("a storage that takes nothing, or gives nothing back, fails nobody", () => {
  keep("localStorage", "one", "Felt");
  for (const method of ["getItem", "setItem", "removeItem"] as const) {
    vi.spyOn(Storage.prototype, method).mockImplementation(refuse);
  }
  expect(kept("localStorage", "one")).toBeUndefined();
  expect(() => keep("localStorage", "one", "Silk")).not.toThrow();
  expect(() => keep("localStorage", "one", undefined)).not.toThrow();
  vi.restoreAllMocks();
  expect(kept("localStorage", "one")).toBe("Felt");
});

test("a browser that has no storage to give fails nobody", () => {
  vi.spyOn(window, "localStorage", "get").mockImplementation(refuse);
  expect(() => window.localStorage).toThrow();
  expect(kept("localStorage", "one")).toBeUndefined();
  expect(() => keep("localStorage", "one", "Felt")).not.toThrow();
});
