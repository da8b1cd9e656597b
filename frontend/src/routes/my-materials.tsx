import { createFileRoute } from "@tanstack/react-router";
import { MyStreamsPage } from "@/features/streams/my-streams-page";
import { myStreamsQuery } from "@/features/streams/queries";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/my-materials")({
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  loader: ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(myStreamsQuery());
  },
  component: MyStreamsPage,
});
