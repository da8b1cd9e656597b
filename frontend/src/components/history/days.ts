import type { JournalEntryOut } from "@/api/generated/types.gen";
import { formatDate } from "@/lib/format";

export type Day = { day: string; entries: JournalEntryOut[] };

/** Entries, newest first, under the days they happened on. */
export function byDay(entries: JournalEntryOut[]): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const day = formatDate(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** The sentence in two: the name it begins with, and the rest. */
export function spoken({ sentence, by }: JournalEntryOut): [name: string, rest: string] {
  const name = by.display_name;
  return sentence.startsWith(name) ? [name, sentence.slice(name.length)] : ["", sentence];
}
