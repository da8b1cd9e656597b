import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { AddPage } from "@/features/add-material/add-page";
import { choiceParam, numberParam, searchParams } from "@/lib/search-params";

export const Route = createFileRoute("/add")({
  validateSearch: searchParams({
    step: numberParam(1, 2),
    direction: choiceParam(["offer", "need"]),
  }),
  component: AddRoute,
});

function AddRoute() {
  const search = Route.useSearch();
  const step = search.step === 2 ? 2 : 1;
  const navigate = useNavigate({ from: Route.fullPath });
  const go = async (next: 1 | 2) => {
    await navigate({ search: { step: next === 2 ? 2 : undefined } });
    window.scrollTo({ top: 0 });
    document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
  };
  return <AddPage step={step} direction={search.direction} go={(next) => void go(next)} />;
}
