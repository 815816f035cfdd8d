import assert from "node:assert/strict";
import fs from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { projectRoot } from "./support/project-root.ts";

/** What a required module is asked for in the web worker. */
type Require = (name: string) => unknown;

interface ExtensionModule {
  activate?: (context: unknown) => unknown;
  deactivate?: () => unknown;
}

describe("the web bundle", () => {
  const source = fs.readFileSync(path.join(projectRoot, "dist", "web", "extension.js"), "utf8");

  it("requires nothing but vscode", () => {
    const required = [...source.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(([, name]) => name);
    assert.deepEqual(
      [...new Set(required)].filter((name) => name !== "vscode"),
      [],
    );
    for (const name of builtinModules) assert.ok(!source.includes(`"node:${name}"`), `it mentions "node:${name}"`);
  });

  it("starts as the web host starts it", async () => {
    const required: string[] = [];
    const disposables: unknown[] = [];
    const extension = evaluate(source, (name) => {
      required.push(name);
      if (name !== "vscode") throw new Error(`The web host offers no module "${name}".`);
      return moduleOfAnything("vscode");
    });
    assert.ok(extension.activate, "it exports no activate");
    await extension.activate({
      subscriptions: disposables,
      extensionUri: anything("uri"),
      extension: anything("extension"),
      workspaceState: anything("workspaceState"),
    });
    await extension.deactivate?.();
    assert.deepEqual(
      required.filter((name) => name !== "vscode"),
      [],
    );
  });

  it("would not start with a Node module in it", () => {
    assert.throws(() =>
      evaluate('require("fs")', (name) => {
        throw new Error(name);
      }),
    );
  });
});

describe("the desktop bundle", () => {
  it("requires nothing but vscode and Node's own modules", () => {
    const source = fs.readFileSync(path.join(projectRoot, "dist", "extension.js"), "utf8");
    const required = [...source.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(([, name = ""]) => name);
    const known = ["vscode", ...builtinModules];
    assert.deepEqual(
      [...new Set(required)].filter((name) => !known.includes(name.replace(/^node:/, ""))),
      [],
    );
  });
});

/** Runs a bundle in the scope of the web worker's extension host: no process, no Buffer, no global, no Node. */
function evaluate(source: string, require: Require): ExtensionModule {
  const module: { exports: ExtensionModule } = { exports: {} };
  const hidden = ["process", "Buffer", "global", "setImmediate", "clearImmediate", "__dirname", "__filename"];
  const run = new Function("module", "exports", "require", ...hidden, source);
  run(module, module.exports, require);
  return module.exports;
}

/** A module that exports whatever is asked for: bundles copy the members it owns and keep its prototype. */
function moduleOfAnything(name: string): unknown {
  return Object.create(anything(name) as object);
}

/** Something that can be read, called and constructed, to any depth: `vscode` as far as a start needs it. */
function anything(name: string): unknown {
  const members = new Map<PropertyKey, unknown>();
  return new Proxy(class {}, {
    get(target, key) {
      if (key === "then" || key === "__esModule") return undefined;
      if (key === Symbol.iterator) return [][Symbol.iterator];
      if (key === Symbol.toPrimitive) return () => name;
      if (key === "prototype") return target.prototype;
      if (!members.has(key)) members.set(key, anything(`${name}.${String(key)}`));
      return members.get(key);
    },
    apply: () => anything(`${name}()`),
    construct: () => anything(`new ${name}`) as object,
  });
}
