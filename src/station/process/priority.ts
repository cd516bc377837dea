import { constants, setPriority } from 'node:os';

/** Puts this process before whatever else the computer does, where the system allows it. */
export function goFirst(): void {
  try {
    setPriority(constants.priority.PRIORITY_HIGH);
  } catch {
    // It takes its turn.
  }
}
