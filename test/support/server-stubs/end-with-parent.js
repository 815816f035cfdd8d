// Loaded into the server before anything else: ends it, with all it started, when whoever started it was killed.
// Extension hosts and terminals inherit the flag; the variable tells the server itself from them.
if (process.env.CORPUS_SERVER_PARENT) {
  const parent = Number(process.env.CORPUS_SERVER_PARENT);
  delete process.env.CORPUS_SERVER_PARENT;
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch (error) {
      if (error.code !== "ESRCH") return;
      if (process.platform === "win32") process.exit(87);
      process.kill(-process.pid, "SIGKILL");
    }
  }, 2000).unref();
}
