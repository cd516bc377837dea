import { errorText } from './terminal.ts';

/**
 * Ends the process in order at SIGINT, SIGTERM, or when whoever started it is gone or says so. A second
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
  const { parentPort } = process as {
    parentPort?: { on(event: 'message', heard: (message: { data: unknown }) => void): void };
  };
  parentPort?.on('message', ({ data }) => {
    if ((data as { type?: unknown } | null)?.type === 'stop') end();
  });
}
