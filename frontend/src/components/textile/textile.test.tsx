import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderApp } from "@/testing/render";
import { DirectionBadge, VerdictBadge } from "./badges";
import { CompositionBar } from "./composition-bar";
import { ScoreBars } from "./score-bars";

test("a composition is told in words, not only in colours", () => {
  const parts = [
    { fibre: "cotton", label: "Cotton", share: 97 },
    { fibre: "polyester", label: "Polyester", share: 3 },
  ];
  renderApp(<CompositionBar parts={parts} />);
  expect(screen.getByText("Cotton 97% · Polyester 3%")).toBeVisible();
});

test("an unknown composition says so", () => {
  renderApp(<CompositionBar parts={[]} />);
  expect(screen.getByText("Composition not stated")).toBeVisible();
});

test("verdicts and directions have words", () => {
  renderApp(
    <>
      <DirectionBadge direction="offer" />
      <DirectionBadge direction="need" />
      <VerdictBadge verdict="pass" />
      <VerdictBadge verdict="conditional" />
      <VerdictBadge verdict="fail" />
    </>,
  );
  for (const word of ["Offer", "Need", "fits", "fits if …", "does not fit"]) {
    expect(screen.getByText(word)).toBeVisible();
  }
});

test("each part of a score gives its number and its reason", () => {
  const line = { code: "material", label: "Material", score: 0.92, sentence: "97% cotton" };
  renderApp(<ScoreBars lines={[line]} />);
  expect(screen.getByText("Material")).toBeVisible();
  expect(screen.getByText("92 of 100")).toBeInTheDocument();
  expect(screen.getByText("97% cotton")).toBeVisible();
});
