import { startJudging } from './judging-side.ts';
import { runSide } from './run-side.ts';

/** The process that has recordings judged. */
runSide(startJudging);
