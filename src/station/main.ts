import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stationCommand } from './command.ts';
import { errorText } from './process/terminal.ts';

/**
 * The station as a process of the desktop shell: told its arguments like the command line, and telling when it is ready.
 * It outlives its shell: a channel that breaks ends nothing.
 */
type ToShell = { type: 'ready'; url: string } | { type: 'failed'; message: string };

/** A shell that has no channel to this process asks by a file; looked for this often. */
const askedMs = 500;

const args = process.argv.slice(2);

/** Resolves when the shell has it, or is not there. */
function tell(message: ToShell): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve();
    else process.send(message, () => resolve());
  });
}

/** Ends in order where a shell asks for it. */
function stopWhenAsked(): void {
  const request = join(args.findLast((arg) => arg.startsWith('--data='))?.slice(7) ?? '', 'stop.request');
  rmSync(request, { force: true });
  setInterval(() => {
    if (!existsSync(request)) return;
    rmSync(request, { force: true });
    process.emit('SIGTERM');
  }, askedMs).unref();
}

// A promise that fails unheard leaves something half done: the station starts again from its journal.
process.on('unhandledRejection', (reason) => {
  process.stderr.write(`${(reason as Error | null)?.stack ?? String(reason)}\n`);
  process.exit(70);
});

// One that a crew rehearses on is nobody's once its rehearsal is gone.
if (args.some((arg) => arg.startsWith('--rehearsal=')))
  process.once('disconnect', () => process.emit('SIGTERM'));

try {
  await stationCommand((url) => {
    stopWhenAsked();
    void tell({ type: 'ready', url });
  })
    .exitOverride()
    .parseAsync(args, { from: 'user' });
} catch (error) {
  const message = errorText(error) ?? String((error as Error).stack ?? error);
  process.stderr.write(`${message}\n`);
  await tell({ type: 'failed', message });
  // Whatever is still open holds nothing up: what waits for the answer hears the end of this process.
  process.exit(1);
}
