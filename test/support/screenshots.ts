import path from "node:path";
import type { Page } from "playwright-core";
import { projectRoot } from "./project-root.ts";

/** Where the pictures of failed tests are kept. */
export const failureShots = path.join(projectRoot, "out", "screenshots");

/** Keeps a picture of the page and answers its file; nothing if the page gives none. */
export async function keepScreenshot(page: Page, folder: string, title: string): Promise<string | undefined> {
  const name = title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 100);
  const file = path.join(folder, `${name}.png`);
  try {
    await page.screenshot({ path: file, timeout: 10_000 });
    return file;
  } catch {
    return undefined;
  }
}
