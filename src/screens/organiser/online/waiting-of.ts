import type { OnlineWork } from '../../../contract/online.ts';

/** How many runs wait for a person. */
export function waitingOf(byState: OnlineWork['byState']): number {
  return (byState.waits ?? 0) + (byState['second-look'] ?? 0);
}
