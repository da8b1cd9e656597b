import { createFileRoute } from "@tanstack/react-router";
import { HomePage } from "@/features/home/home-page";
import { newestQuery, overviewQuery } from "@/features/home/queries";

export const Route = createFileRoute("/")({
  loader: ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(overviewQuery());
    void queryClient.prefetchQuery(newestQuery("offer"));
    void queryClient.prefetchQuery(newestQuery("need"));
  },
  component: HomePage,
});
