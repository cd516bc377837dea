import v8 from 'node:v8';

/**
 * Keeps V8's room for new objects as small as it is now, a few megabytes. It grows to 32 MB otherwise, and where most
 * of what is new lives on, as when all results are made again, clearing it holds the thread that stamps reads for
 * twenty milliseconds and more; of four megabytes it is three. Costs a few percent more time. Called before much is
 * made. Not in Electron, where V8's settings may be sealed by then.
 */
export function clearOftenAndLittle(): void {
  if (process.versions['electron'] === undefined) v8.setFlagsFromString('--semi-space-growth-factor=1');
}
