import type { MatView } from '../../../contract/feed.ts';
import type { Level } from '../../parts/mark.tsx';

/** How much a person has to care about each state of a mat. */
export const matLevels: Record<MatView['state'], Level> = {
  connecting: 'info',
  reading: 'good',
  silent: 'bad',
  gone: 'bad',
};
