import type { Alarm } from '../../../contract/insight.ts';

/** What is the same alarm while its numbers change. */
export function alarmKey(alarm: Alarm): string {
  switch (alarm.kind) {
    case 'silent':
    case 'thin':
      return `mat ${alarm.mat}`;
    case 'reader-deaf':
      return `reader ${alarm.address}`;
    case 'antenna-deaf':
      return `antenna ${alarm.antenna} ${alarm.address}`;
  }
}

/** Runners are being lost now; a deaf antenna beside one that hears is a warning. */
export type LoudAlarm = Exclude<Alarm, { kind: 'antenna-deaf' }>;

export function isLoud(alarm: Alarm): alarm is LoudAlarm {
  return alarm.kind !== 'antenna-deaf';
}
