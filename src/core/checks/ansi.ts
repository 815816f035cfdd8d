/** Terminal escape sequences, as the source of a regular expression: colours and cursor (CSI), titles (OSC), and the short ones. */
export const ANSI_ESCAPE =
  "\\x1B(?:\\[[0-?]{0,64}[ -/]{0,8}[@-~]|\\][^\\x07\\x1B\\n]{0,256}(?:\\x07|\\x1B\\\\)|[ -/]{0,4}[0-Z\\\\^-~])";
