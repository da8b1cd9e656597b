import { createFileRoute, useNavigate } from "@tanstack/react-router";
import type { Step } from "@/features/joining/draft";
import { JoinFormPage } from "@/features/joining/join-form-page";
import { programmeQuery } from "@/features/joining/queries";
import { numberParam, searchParams, textParam } from "@/lib/search-params";

export const Route = createFileRoute("/join/$programme")({
  validateSearch: searchParams({ step: numberParam(1, 3), company: textParam(40) }),
  loader: ({ context: { queryClient }, params: { programme } }) =>
    queryClient.ensureQueryData(programmeQuery(programme)),
  component: JoinRoute,
});

function JoinRoute() {
  const { programme } = Route.useParams();
  const { step = 1, company } = Route.useSearch();
  const navigate = useNavigate();
  const go = async (next: Step) => {
    await navigate({
      to: Route.fullPath,
      params: { programme },
      search: { step: next > 1 ? next : undefined, company },
    });
    window.scrollTo({ top: 0 });
    document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
  };
  const leave = async (link: string) => {
    await navigate({ to: "/join/status", hash: link, replace: true });
    window.scrollTo({ top: 0 });
  };
  return (
    <JoinFormPage
      key={programme}
      programme={programme}
      company={company}
      step={Math.round(step) as Step}
      go={(next) => void go(next)}
      onSent={(link) => void leave(link)}
    />
  );
}
