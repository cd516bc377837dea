import { constants, setPriority } from 'node:os';
import { HeldLoop } from './held-loop.ts';

/** Does nothing, with the priority of the process that looks at a station's ports: for how long the machine itself holds such a loop. */
try {
  setPriority(constants.priority.PRIORITY_HIGH);
} catch {
  // As for that process.
}
const loop = new HeldLoop();
process.on('message', () => process.send?.(loop.most()));
process.on('disconnect', () => process.exit());
process.send?.('ready');
