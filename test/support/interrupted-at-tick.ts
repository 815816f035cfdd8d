import fs from "node:fs";

// node --import interrupted-at-tick.mjs dist/cli.js …: with INTERRUPTED_AT=N a SIGINT comes with the N-th news of how far
// work has come; a run that ends by itself says how often there was news, in the file named by TICKS.

const at = Number(process.env.INTERRUPTED_AT);
let ticks = 0;
let now = 0;
// News of every step: much time goes by whenever somebody looks at the clock.
Object.defineProperty(performance, "now", {
  value: () => {
    now += 1500;
    return now;
  },
});
Object.defineProperty(process.stderr, "isTTY", { value: true });
const write = process.stderr.write.bind(process.stderr);
process.stderr.write = ((text: string | Uint8Array, ...rest: never[]): boolean => {
  if (String(text).includes(" …") && ++ticks === at) process.kill(process.pid, "SIGINT");
  return write(text, ...rest);
}) as typeof process.stderr.write;
process.on("exit", () => fs.writeFileSync(process.env.TICKS!, String(ticks)));
