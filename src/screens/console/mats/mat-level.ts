import type { Sections } from '../../../contract/feed.ts';
import type { MatView } from '../../../contract/mat-view.ts';
import type { Level } from '../../components/mark.tsx';

/** `deaf`: reads, but hears fewer than must come. `idle`: reads, and nobody is on the way to it. */
export type MatCondition = MatView['state'] | 'deaf' | 'idle';

/** How much a person has to care about each. */
export const matLevels: Record<MatCondition, Level> = {
  connecting: 'info',
  reading: 'good',
  idle: 'good',
  deaf: 'bad',
  silent: 'bad',
  gone: 'bad',
};

/** What its reader says, and what the race says of what it should hear. */
export function matCondition(
  { state, address, point, readsLastMinute }: MatView,
  { alarms = [], expecting }: Pick<Sections, 'alarms' | 'expecting'>,
): MatCondition {
  if (state !== 'reading') return state;
  const isDeaf = alarms.some((alarm) =>
    alarm.kind === 'silent' || alarm.kind === 'thin'
      ? alarm.mat === point
      : alarm.kind === 'reader-deaf' && alarm.address === address,
  );
  if (isDeaf) return 'deaf';
  return readsLastMinute === 0 && expecting?.includes(point) === false ? 'idle' : 'reading';
}
