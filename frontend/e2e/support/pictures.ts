import { mkdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { settled } from "./pages";

const FOLDER = process.env.E2E_PICTURES;
const DESKTOP = { width: 1280, height: 900 };
let taken = 0;

/** For whoever wants to look at the stations of a journey: E2E_PICTURES names a folder. A phone's page is
 * shown as a desktop has it, too. */
export async function picture(page: Page, station: string): Promise<void> {
  if (!FOLDER) return;
  await settled(page);
  mkdirSync(FOLDER, { recursive: true });
  taken += 1;
  const name = `${FOLDER}/${String(taken).padStart(2, "0")}-${station}`;
  await page.screenshot({ path: `${name}.png`, fullPage: true });
  const size = page.viewportSize();
  if (!size || size.width >= 1024) return;
  await page.setViewportSize(DESKTOP);
  await page.screenshot({ path: `${name}-desktop.png`, fullPage: true });
  await page.setViewportSize(size);
}
