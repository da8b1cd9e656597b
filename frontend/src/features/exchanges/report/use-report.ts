import { useQuery } from "@tanstack/react-query";
import {
  getExchangeHostReport,
  getExchangeReport,
  saveExchangeHostReport,
  saveExchangeReport,
} from "@/api/generated/sdk.gen";
import type {
  ExchangeOut,
  HostAnswers,
  HostReportOut,
  VisitorAnswers,
  VisitorReportOut,
} from "@/api/generated/types.gen";
import { useSaving } from "./use-saving";

type Side = "visitor" | "host";
type Told<S extends Side> = S extends "visitor" ? VisitorReportOut : HostReportOut;
type Answers<S extends Side> = S extends "visitor" ? VisitorAnswers : HostAnswers;
type Kept<S extends Side> = { answers: Answers<S>; version: number; to_fill: string[] };

async function load(id: string, side: Side) {
  const at = { path: { exchange_id: id }, throwOnError: true as const };
  return (side === "visitor" ? await getExchangeReport(at) : await getExchangeHostReport(at)).data;
}

async function send(id: string, side: Side, version: number, body: VisitorAnswers | HostAnswers) {
  const at = { path: { exchange_id: id }, headers: { "If-Match": `"v${version}"` } };
  return side === "visitor"
    ? (await saveExchangeReport({ ...at, body: body as VisitorAnswers, throwOnError: true })).data
    : (await saveExchangeHostReport({ ...at, body: body as HostAnswers, throwOnError: true })).data;
}

const reportQuery = (id: string, side: Side) => ({
  queryKey: ["exchanges", "report", id, side],
  queryFn: () => load(id, side),
  staleTime: 0,
  refetchOnWindowFocus: false,
});

/** A report that saves itself on the server. */
export function useReport<S extends Side>(exchange: ExchangeOut, side: S) {
  const loaded = useQuery(reportQuery(exchange.id, side));
  const told = loaded.data as Told<S> | undefined;
  const saving = useSaving<Answers<S>>(told as Kept<S> | undefined, (version, body) =>
    send(exchange.id, side, version, body),
  );
  return { told, error: loaded.error, ...saving };
}
