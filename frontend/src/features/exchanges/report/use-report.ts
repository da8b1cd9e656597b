import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
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

type Side = "visitor" | "host";
type Told<S extends Side> = S extends "visitor" ? VisitorReportOut : HostReportOut;
type Answers<S extends Side> = S extends "visitor" ? VisitorAnswers : HostAnswers;

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

const PAUSE_MS = 900;

/** A report that saves itself on the server a moment after the last letter. */
export function useReport<S extends Side>(exchange: ExchangeOut, side: S) {
  const loaded = useQuery(reportQuery(exchange.id, side));
  const [answers, setAnswers] = useState<Answers<S>>();
  const version = useRef(0);
  const [toFill, setToFill] = useState<string[]>([]);
  const save = useMutation({
    mutationFn: (body: Answers<S>) => send(exchange.id, side, version.current, body),
    onSuccess: (told) => {
      version.current = told.version;
      setToFill(told.to_fill);
    },
  });
  useEffect(() => {
    if (!loaded.data || answers) return;
    version.current = loaded.data.version;
    setToFill(loaded.data.to_fill);
    setAnswers(loaded.data.answers as Answers<S>);
  }, [loaded.data, answers]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef<Answers<S>>(undefined);
  const flush = async () => {
    clearTimeout(timer.current);
    const body = pending.current;
    pending.current = undefined;
    if (body) await save.mutateAsync(body);
  };
  const change = (part: Partial<Answers<S>>) => {
    const next = { ...answers, ...part } as Answers<S>;
    setAnswers(next);
    pending.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush().catch(() => undefined), PAUSE_MS);
  };
  return {
    told: loaded.data as Told<S> | undefined,
    error: loaded.error,
    answers,
    change,
    toFill,
    save,
    flush,
  };
}
