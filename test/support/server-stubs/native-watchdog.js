// Stands in for the native @vscode/native-watchdog: ends an extension host whose parent is gone.
exports.start = (parent) =>
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch (error) {
      if (error.code === "ESRCH") process.exit(87);
    }
  }, 3000).unref();
exports.exit = (code) => process.exit(code);
