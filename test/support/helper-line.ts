import http from "node:http";
import type { AddressInfo } from "node:net";

const POLL_MS = 20_000;
const ANSWER_MS = 30_000;

/** The driver's end of the line to `helper/helper.js`: questions out, answers in. */
export interface HelperLine {
  /** The address the helper is told. */
  readonly url: string;
  /** Asks the helper inside the extension host; the questions stand in `helper/helper.js`. */
  ask<T>(question: string, params?: object, limitMs?: number): Promise<T>;
  close(): void;
}

interface Question {
  readonly id: number;
  readonly method: string;
  readonly params: object;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Opens the line: a small HTTP server on loopback, which both extension hosts can reach. */
export async function openHelperLine(): Promise<HelperLine> {
  const questions: Question[] = [];
  const polls: ((question: Question | undefined) => void)[] = [];
  const open = new Map<number, (answer: Answer) => void>();
  let lastId = 0;

  const deliver = () => {
    while (questions.length > 0 && polls.length > 0) polls.shift()?.(questions.shift());
  };
  const server = http.createServer((request, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Content-Type", "application/json");
    if (request.url === "/next") {
      const poll = (question: Question | undefined) => {
        forget();
        response.end(JSON.stringify(question ?? {}));
      };
      const timer = setTimeout(() => poll(undefined), POLL_MS);
      const forget = () => {
        clearTimeout(timer);
        const at = polls.indexOf(poll);
        if (at >= 0) polls.splice(at, 1);
      };
      request.on("close", forget);
      polls.push(poll);
      deliver();
      return;
    }
    let body = "";
    request.on("data", (data) => {
      body += data;
    });
    request.on("end", () => {
      response.end("{}");
      if (!body) return;
      const answer: Answer = JSON.parse(body);
      open.get(answer.id)?.(answer);
      open.delete(answer.id);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  const ask = <T>(method: string, params: object = {}, limitMs = ANSWER_MS): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      const timer = setTimeout(() => {
        open.delete(id);
        reject(new Error(`The helper gave no answer to "${method}" within ${limitMs} ms.`));
      }, limitMs);
      open.set(id, ({ result, error }) => {
        clearTimeout(timer);
        if (error !== undefined) reject(new Error(error));
        else resolve((result ?? undefined) as T);
      });
      questions.push({ id, method, params });
      deliver();
    });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ask, close };
}
