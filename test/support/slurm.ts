import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { findOnPath } from "./find-program.ts";

/** What a cluster of one node is made of, by the programs' names. */
const PROGRAMS = ["munged", "slurmctld", "slurmd", "sbatch", "sinfo"] as const;

/** A Slurm cluster of one node: this machine. Its processes are our own, all that is theirs lies in one folder. */
export interface Slurm {
  /** What commands such as `sbatch` must have in their environment. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** The programs that are missing for a cluster. */
export function missingForSlurm(): readonly string[] {
  return PROGRAMS.filter((name) => pathOf(name) === undefined);
}

/** Starts a cluster and waits until its node takes jobs. Rejects with what its daemons said when it does not come up. */
export async function startSlurm(): Promise<Slurm> {
  const folder = mkdtempSync(join(tmpdir(), "corpus-slurm-"));
  chmodSync(folder, 0o755);
  const at = (name: string): string => join(folder, name);
  for (const name of ["state", "spool"]) mkdirSync(at(name));
  writeFileSync(at("munge.key"), randomBytes(128), { mode: 0o600 });
  const [node = "localhost"] = hostname().split(".");
  writeFileSync(at("slurm.conf"), configuration(folder, node, await freePorts(2)));
  const children: ChildProcess[] = [];
  const start = (name: (typeof PROGRAMS)[number], ...args: readonly string[]): void => {
    // The daemons write logs of their own; what they say before they can stands in these.
    const child = spawn("/bin/sh", ["-c", 'exec "$0" "$@" >>"$LOG" 2>&1', pathOf(name)!, ...args], {
      env: { ...process.env, LOG: at(`${name}.log`) },
      stdio: "ignore",
    });
    children.push(child);
  };
  const environment = { SLURM_CONF: at("slurm.conf") };
  const stop = async (): Promise<void> => {
    for (const child of children.reverse()) await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const files = ["key", "pid", "seed"].map((name) => `--${name}-file=${at(`munge.${name}`)}`);
  start("munged", "--foreground", "--force", ...files, `--socket=${at("munge.sock")}`);
  start("slurmctld", "-D", "-f", at("slurm.conf"));
  start("slurmd", "-D", "-f", at("slurm.conf"), "-N", node);
  const env = { ...process.env, ...environment };
  for (let tries = 0; tries < 60; tries++) {
    const { stdout } = spawnSync("sinfo", ["--noheader", "--format=%t"], { env, encoding: "utf8", timeout: 5_000 });
    if (stdout?.trim() === "idle") return { environment, stop };
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const logs = ["munged", "slurmctld", "slurmd"].map((name) => `${name}:\n${readFileSync(at(`${name}.log`), "utf8")}`);
  await stop();
  throw new Error(`Slurm's node did not come up.\n${logs.join("\n")}`);
}

/** Daemons lie where not every shell looks. */
function pathOf(name: string): string | undefined {
  return findOnPath(name) ?? ["/usr/sbin", "/usr/local/sbin"].map((folder) => join(folder, name)).find(isThere);
}

function isThere(path: string): boolean {
  return spawnSync("test", ["-x", path]).status === 0;
}

function configuration(folder: string, node: string, [control, daemon]: readonly number[]): string {
  const user = userInfo().username;
  return [
    "ClusterName=corpus",
    `SlurmctldHost=${node}(127.0.0.1)`,
    `SlurmctldPort=${control}`,
    `SlurmdPort=${daemon}`,
    `SlurmUser=${user}`,
    `SlurmdUser=${user}`,
    "AuthType=auth/munge",
    "CredType=cred/munge",
    `AuthInfo=socket=${folder}/munge.sock`,
    `StateSaveLocation=${folder}/state`,
    `SlurmdSpoolDir=${folder}/spool`,
    `SlurmctldPidFile=${folder}/slurmctld.pid`,
    `SlurmdPidFile=${folder}/slurmd.pid`,
    // What needs neither root nor control groups.
    "ProctrackType=proctrack/linuxproc",
    "TaskPlugin=task/none",
    "MpiDefault=none",
    "JobAcctGatherType=jobacct_gather/none",
    "AccountingStorageType=accounting_storage/none",
    "SelectType=select/cons_tres",
    "SchedulerParameters=batch_sched_delay=0,sched_interval=1",
    "ReturnToService=2",
    `NodeName=${node} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN`,
    `PartitionName=all Nodes=${node} Default=YES MaxTime=INFINITE State=UP`,
    "",
  ].join("\n");
}

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports: number[] = [];
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address && typeof address === "object") ports.push(address.port);
  }
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  return ports;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await end;
  clearTimeout(late);
}
