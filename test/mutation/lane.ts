import { TrialLane } from "./trials.ts";
import type { Trial } from "./worker.ts";

/** What a lane is told first. */
export interface LaneSettings {
  readonly code: string;
  /** By test, milliseconds that it may take. */
  readonly limits: readonly number[];
  /** Milliseconds that loading all of them may take. */
  readonly loading: number;
}

let lane: TrialLane | undefined;

process.on("message", (message: LaneSettings | Trial) => {
  if ("code" in message) {
    const { code, limits, loading } = message;
    lane = new TrialLane(code, (test) => limits[test] ?? loading);
  } else void lane?.judge(message).then((verdict) => process.send?.(verdict));
});
