/** Log lines of the workbench itself that mean nothing for the extension under test. */
const NOISE = [
  /\[Service Worker\] registration/,
  /vsda/,
  /favicon-dark-support/,
  /^Failed to load resource/,
  /A bad HTTP response code \(404\) was received when fetching the script/,
  /same-origin iframe/,
  /allow-scripts and allow-same-origin/,
  /ENOTFOUND|ERR_NAME_NOT_RESOLVED|ERR_BLOCKED_BY_CLIENT|ERR_INTERNET_DISCONNECTED/,
  /^Canceled(: Canceled)*/,
  /^Error: Canceled/,
  /Timed out waiting for authentication provider/,
  /AccountPolicy|ChatModelSelection|AgentHost/,
  /Creation of workbench contribution .* took/,
  /DEP0169|trace-deprecation/,
  /reconnection-grace-time/,
  /connection token|Creating a socket/,
  /Ignoring the error while validating workspace folder/,
  /No authentication provider/,
  /punycode/,
  /Updating additional builtin extensions cache/,
  /marketplace|extensions gallery/i,
  /GPU stall|Automatic fallback to software WebGL/,
  /preloaded using link preload/,
  /Accessing a resource scoped configuration without providing a resource/,
];

/** Whether a log line is the workbench's own noise. */
export function isNoise(line: string): boolean {
  return NOISE.some((pattern) => pattern.test(line));
}
