import fs from "node:fs";
import path from "node:path";

/** The file of the first of these programs that lies on the PATH. */
export function findOnPath(...names: readonly string[]): string | undefined {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    if (!folder) continue;
    for (const name of names) {
      const file = path.join(folder, name);
      if (isFile(file)) return file;
    }
  }
  return undefined;
}

/** The first of these programs that is there. */
export function firstExisting(...files: readonly string[]): string | undefined {
  return files.find(isFile);
}

/** Whether a window can be shown to somebody. */
export function hasDisplay(): boolean {
  if (process.platform !== "linux") return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function isFile(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false; // also what may not be looked at: a PATH can name other people's folders
  }
}
