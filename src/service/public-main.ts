import { startPublicSide } from './public-side.ts';
import { runSide } from './run-side.ts';

/** The process of the public pages. */
runSide(startPublicSide);
