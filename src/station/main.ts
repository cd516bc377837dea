import { stationCommand } from './command.ts';
import { errorText } from './process/terminal.ts';

/** The station as a process of the desktop shell: told its arguments like the command line, and telling when it is ready. */
interface ParentPort {
  postMessage(message: { type: 'ready'; url: string } | { type: 'failed'; message: string }): void;
}
const parent = (process as { parentPort?: ParentPort }).parentPort;

try {
  await stationCommand((url) => parent?.postMessage({ type: 'ready', url }))
    .exitOverride()
    .parseAsync(process.argv.slice(2), { from: 'user' });
} catch (error) {
  const message = errorText(error) ?? String((error as Error).stack ?? error);
  parent?.postMessage({ type: 'failed', message });
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
