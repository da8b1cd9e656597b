import { expect, test } from "vitest";
import { pieces } from "./pieces";

test("a link is one piece, without the full stop that ends the sentence", () => {
  expect(pieces("Go to https://a.example/x#t.\nBye").map(({ text, link }) => [text, link])).toEqual(
    [
      ["Go to ", false],
      ["https://a.example/x#t", true],
      [".\nBye", false],
    ],
  );
});

test("other schemes stay text", () => {
  expect(pieces("javascript:alert(1)")).toEqual([
    { at: 0, text: "javascript:alert(1)", link: false },
  ]);
});
