import { errorText } from './terminal.ts';

/**
 * Ends the process in order at SIGINT, SIGTERM, or when whoever started it says so. A second
 * signal changes nothing: npm and terminals deliver them twice.
 */
export function onStopSignal(stop: () => Promise<void>): void {
  let stopping: Promise<void> | null = null;
  const end = () => {
    stopping ??= stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${errorText(error) ?? (error as Error).stack ?? String(error)}\n`);
        process.exit(70);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  // From the desktop shell that started it.
  process.on('message', (message) => {
    if ((message as { type?: unknown } | null)?.type === 'stop') end();
  });
}
