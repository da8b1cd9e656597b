import { describe, expect, it } from "vitest";
import { addressWith, chooser, MOST_BYTES, whyNotSend } from "./upload";

const file = (bytes: number) => {
  const made = new File(["x"], "ticket.pdf");
  Object.defineProperty(made, "size", { value: bytes });
  return made;
};

describe("uploading", () => {
  it("is not tried with what would be refused anyway", () => {
    expect(whyNotSend(file(MOST_BYTES + 1))?.code).toBe("file-too-large");
    expect(whyNotSend(file(0))?.code).toBe("file-damaged");
    expect(whyNotSend(file(MOST_BYTES))).toBeUndefined();
  });

  it("keeps what a file is called, whatever signs are in it", () => {
    expect(addressWith("/v1/x", { name: "Færge & tog #1.pdf" })).toBe(
      "/v1/x?name=F%C3%A6rge+%26+tog+%231.pdf",
    );
  });

  it("offers the types that are taken", () => {
    expect(chooser(["application/pdf", "image/jpeg"])).toBe("application/pdf,image/jpeg");
  });
});
