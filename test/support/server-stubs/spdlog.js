// Stands in for the native @vscode/spdlog: the same interface, plain appends.
const fs = require("node:fs");
const path = require("node:path");

const NAMES = ["trace", "debug", "info", "warning", "error", "critical"];
let level = 2;

class Logger {
  constructor(file) {
    this.file = file;
    this.level = level;
    this.raw = false;
    if (file) fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  write(at, message) {
    if (at < this.level || !this.file) return;
    const offset = new Date().getTimezoneOffset() * 60000;
    const time = new Date(Date.now() - offset).toISOString().slice(0, 23).replace("T", " ");
    try {
      fs.appendFileSync(this.file, this.raw ? message : `${time} [${NAMES[at]}] ${message}\n`);
    } catch {
      // A log must not stop its program.
    }
  }
  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }
  getLevel() {
    return this.level;
  }
  setLevel(to) {
    this.level = to;
  }
  clearFormatters() {
    this.raw = true;
  }
  setPattern() {}
  flush() {}
  drop() {}
}

const makeLogger = async (_name, file) => new Logger(file);

// One assignment each: the server imports this as an ES module and finds the names by reading the text.
exports.version = 1;
exports.Logger = class extends Logger {
  constructor(_type, _name, file) {
    super(file);
  }
};
exports.LogLevel = { Trace: 0, Debug: 1, Info: 2, Warning: 3, Error: 4, Critical: 5, Off: 6 };
exports.setLevel = (to) => {
  level = to;
};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = makeLogger;
exports.createAsyncRotatingLogger = makeLogger;
