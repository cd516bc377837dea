#!/usr/bin/env node
// Plain JavaScript: this must run on whatever Node the shell finds, to go on with the one Goldline brings.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const neededNode = 24;
const windows = process.platform === 'win32';

if (Number.parseInt(process.versions.node, 10) >= neededNode) {
  endWithStarter();
  await import('./goldline.ts');
} else {
  runOnOwnNode();
}

/** Runs the same command line on the Node in node_modules, and ends the way it ends. */
function runOnOwnNode() {
  const node = new URL(`../../node_modules/node/bin/node${windows ? '.exe' : ''}`, import.meta.url);
  if (!existsSync(node)) {
    process.stderr.write(
      `goldline: needs Node ${neededNode} or later, and this is ${process.versions.node}; run "npm ci" in the project, which brings one along\n`,
    );
    process.exit(1);
  }
  const child = spawn(fileURLToPath(node), [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // In a group of its own the child hears a Ctrl+C once, from here, and not from the terminal as well.
    detached: !windows,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** Stops when the process that started this one on another Node is gone. */
function endWithStarter() {
  if (process.channel === undefined) return;
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
