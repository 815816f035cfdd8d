import fs from "node:fs";
import path from "node:path";
import { projectRoot } from "./project-root.ts";

/** What VS Code gets of the project when the extension is installed. */
const SHIPPED = [
  "package.json",
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "NOTICE.md",
  "data",
  "dist",
  "syntaxes",
  "media",
];

/** Copies the built extension, as VS Code would have it unpacked, into a folder. */
export function copyExtension(into: string): void {
  for (const name of SHIPPED) fs.cpSync(path.join(projectRoot, name), path.join(into, name), { recursive: true });
}

/** The id of the extension in a folder, `publisher.name`. */
export function extensionId(folder: string): string {
  const { publisher, name } = readManifest(folder);
  return `${publisher}.${name}`;
}

/** Puts unpacked extensions into an extensions folder, with the list that VS Code keeps of them. */
export function installExtensions(extensionsFolder: string, sources: readonly string[]): void {
  const listed = sources.map((source) => {
    const id = extensionId(source);
    const { version } = readManifest(source);
    const relativeLocation = `${id}-${version}`.toLowerCase();
    const folder = path.join(extensionsFolder, relativeLocation);
    fs.cpSync(source, folder, { recursive: true });
    const location = { $mid: 1, scheme: "file", path: uriPath(folder) };
    return { identifier: { id }, version, relativeLocation, location };
  });
  fs.mkdirSync(extensionsFolder, { recursive: true });
  fs.writeFileSync(path.join(extensionsFolder, "extensions.json"), JSON.stringify(listed));
}

/** A file's path as it stands in a URI, not yet percent-encoded. */
export function uriPath(file: string): string {
  return file.replaceAll("\\", "/").replace(/^(?=[a-z]:)/i, "/");
}

function readManifest(folder: string): { publisher: string; name: string; version: string } {
  return JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
}
