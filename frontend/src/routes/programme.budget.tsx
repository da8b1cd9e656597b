import { createFileRoute } from "@tanstack/react-router";
import { BudgetPage } from "@/features/programme/budget/budget-page";

export const Route = createFileRoute("/programme/budget")({ component: BudgetPage });
