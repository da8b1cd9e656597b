import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test as base, expect as baseExpect } from "@playwright/test";

const ROOT = resolve(import.meta.dirname, "../../..");
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A platform of its own, started as people start it, whose clock a journey moves. */
export type SteeredPlatform = { url: string; now: () => Date; moveTo: (moment: Date) => void };

/** A moment so many days after another, at this hour of the day (UTC). */
export function daysAfter(moment: Date, days: number, hour: number): Date {
  const found = new Date(moment.getTime() + days * DAY);
  found.setUTCHours(hour, 0, 0, 0);
  return found;
}

export const isoDay = (moment: Date) => moment.toISOString().slice(0, 10);

/** Monday morning in the first week of a September to come: the weeks after it have no public holidays
 * in Denmark and France, whatever the year. */
function mondayInSeptember(): Date {
  const year = new Date().getUTCFullYear();
  const firsts = [year, year + 1].map((each) => new Date(Date.UTC(each, 8, 1, 8)));
  const first = firsts.find((each) => each.getTime() > Date.now() + DAY) as Date;
  return daysAfter(first, (8 - first.getUTCDay()) % 7, 8);
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function untilItAnswers(url: string, child: ChildProcess, log: string): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 250));
  }
  throw new Error(`The platform did not start:\n${readFileSync(log, "utf8")}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const over = new Promise((done) => child.once("exit", done));
  child.kill("SIGINT");
  await over;
}

async function steered(use: (platform: SteeredPlatform) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "steered-platform-"));
  const [clock, log] = [join(folder, "clock"), join(folder, "up.log")];
  const now = () => new Date(Date.now() + Number(readFileSync(clock, "utf8")) * 1000);
  // Whole minutes: codes that hold half a minute are computed for this clock too.
  const moveTo = (moment: Date) =>
    writeFileSync(clock, String(Math.round((moment.getTime() - Date.now()) / MINUTE) * 60));
  moveTo(mondayInSeptember());
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  const { SYMBIOSIS_DATABASE_URL: _, ...environment } = process.env;
  const output = openSync(log, "a");
  const python = process.env.SYMBIOSIS_PYTHON ?? ".venv/bin/python";
  const child = spawn(python, ["tests/steered_platform.py", clock, "up"], {
    cwd: ROOT,
    stdio: ["ignore", output, output],
    env: {
      ...environment,
      SYMBIOSIS_ENVIRONMENT: "demo",
      SYMBIOSIS_PORT: port,
      SYMBIOSIS_PUBLIC_URL: url,
      SYMBIOSIS_DATA_DIR: join(folder, "data"),
    },
  });
  const stop = () => child.kill("SIGINT");
  process.once("exit", stop);
  try {
    await untilItAnswers(url, child, log);
    await use({ url, now, moveTo });
  } finally {
    await ended(child);
    process.removeListener("exit", stop);
    rmSync(folder, { recursive: true, force: true });
  }
}

export const test = base.extend<object, { platform: SteeredPlatform }>({
  platform: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from it
    async ({}, use) => steered(use),
    { scope: "worker", timeout: 5 * MINUTE },
  ],
});

/** Two platforms share the machine while this one is in use. */
export const expect = baseExpect.configure({ timeout: 45_000 });
