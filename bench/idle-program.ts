import { goFirst } from '../src/station/process/priority.ts';
import { HeldLoop } from './held-loop.ts';

/** Does nothing, with the priority of the process that looks at a station's ports: for how long the machine itself holds such a loop. */
goFirst();
const loop = new HeldLoop();
process.on('message', () => process.send?.(loop.most()));
process.on('disconnect', () => process.exit());
process.send?.('ready');
