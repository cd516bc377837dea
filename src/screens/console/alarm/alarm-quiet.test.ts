import { expect, it } from 'vitest';
import type { Alarm } from '../../../contract/insight.ts';
import { alarmKey, isLoud } from './alarm-key.ts';
import { heardAlarms, quietMs } from './alarm-quiet.ts';

const silent: Alarm = { kind: 'silent', mat: 'finish', seen: 0, expected: 41, since: null };

it('an alarm that somebody has seen is quiet for five minutes, and then heard again', () => {
  const until = new Map([['mat finish', 1000 + quietMs]]);
  expect(heardAlarms(['mat finish'], until, 1000)).toEqual([]);
  expect(heardAlarms(['mat finish'], until, 1000 + quietMs)).toEqual(['mat finish']);
});

it('another alarm is heard while one is quiet', () => {
  const until = new Map([['mat finish', 1000 + quietMs]]);
  expect(heardAlarms(['mat finish', 'mat 30k'], until, 2000)).toEqual(['mat 30k']);
});

it('a mat stays the same alarm while its numbers change and when a few are heard', () => {
  expect(alarmKey({ ...silent, kind: 'thin', seen: 3, expected: 60 })).toBe(alarmKey(silent));
});

it('a deaf antenna is shown and not sounded: another one hears', () => {
  const address = 'tcp:mat?point=finish';
  expect(isLoud({ kind: 'antenna-deaf', mat: 'finish', address, antenna: 2, since: null })).toBe(false);
  expect(isLoud(silent)).toBe(true);
});
