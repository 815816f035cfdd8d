import v8 from "node:v8";
import vm from "node:vm";
import { median } from "./measure.ts";

/** How many bytes stay on the heap and in typed arrays of what `make` answers, after a collection: the median of `rounds`. */
export function retainedBytes(make: () => unknown, rounds = 9): number {
  const collect = collector();
  const samples = Array.from({ length: rounds }, () => {
    const before = used(collect);
    const kept = make();
    const after = used(collect);
    return kept === undefined ? 0 : after - before;
  });
  return median(samples);
}

function used(collect: () => void): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Nothing is timed here, so the collector may be called. */
function collector(): () => void {
  v8.setFlagsFromString("--expose-gc");
  const collect: () => void = vm.runInNewContext("gc");
  return collect;
}
