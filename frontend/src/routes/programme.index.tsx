import { createFileRoute } from "@tanstack/react-router";
import { QuotaPage } from "@/features/programme/quotas/quota-page";

export const Route = createFileRoute("/programme/")({ component: QuotaPage });
