import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderApp } from "@/testing/render";
import { Field } from "./field";

test("a field is found by its label and tells its error and its hint", () => {
  renderApp(
    <Field label="Town" hint="As on a letter" error="No such place.">
      {(control) => <input {...control} />}
    </Field>,
  );
  const input = screen.getByLabelText("Town");
  expect(input).toBeInvalid();
  expect(input).toHaveAccessibleDescription("No such place. As on a letter");
});
