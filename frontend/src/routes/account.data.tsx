import { createFileRoute } from "@tanstack/react-router";
import { DataPage } from "@/features/account/data/data-page";

export const Route = createFileRoute("/account/data")({ component: DataPage });
