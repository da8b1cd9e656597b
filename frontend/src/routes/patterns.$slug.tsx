import { createFileRoute } from "@tanstack/react-router";
import { PatternPage } from "@/features/patterns/pattern-page";
import { patternQuery } from "@/features/patterns/queries";

export const Route = createFileRoute("/patterns/$slug")({
  loader: ({ context: { queryClient }, params: { slug } }) =>
    queryClient.ensureQueryData(patternQuery(slug)),
  component: PatternRoute,
});

function PatternRoute() {
  return <PatternPage slug={Route.useParams().slug} />;
}
