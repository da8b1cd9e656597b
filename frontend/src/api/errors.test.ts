import { describe, expect, test } from "vitest";
import { shouldRetry } from "@/lib/query-client";
import { ApiError } from "./errors";

describe("a refusal of the service", () => {
  const problem = {
    status: 422,
    code: "invalid-input",
    title: "Some fields need another value",
    detail: "Correct the fields named in errors.",
    errors: [{ pointer: "/place/town", code: "place_not_found", detail: "No such place." }, "junk"],
  };

  test("carries its code, its advice and the fields it is about", () => {
    const error = new ApiError(422, problem);
    expect(error.code).toBe("invalid-input");
    expect(error.message).toBe("Correct the fields named in errors.");
    expect(error.errors.map((each) => each.pointer)).toEqual(["/place/town"]);
  });

  test("is not asked again, while silence and server trouble are", () => {
    expect(shouldRetry(0, new ApiError(404, {}))).toBe(false);
    expect(shouldRetry(0, new ApiError(503, {}))).toBe(true);
    expect(shouldRetry(0, new ApiError(0, "gone"))).toBe(true);
    expect(shouldRetry(2, new ApiError(503, {}))).toBe(false);
  });

  test("is understood even without a body", () => {
    expect(new ApiError(502, "<html>").code).toBe("unknown");
    expect(new ApiError(0, undefined).code).toBe("unreachable");
  });
});
