import { expect, it } from 'vitest';
import type { Sections } from '../../contract/feed.ts';
import { calm, mat, now } from '../console/troubles.fixture.ts';
import { screenStates } from './states.ts';

const live = { state: 'live', seconds: 0 } as const;
const kinds = (sections: Partial<Sections>, health: Parameters<typeof screenStates>[1] = live) =>
  screenStates({ ...calm, ...sections }, health, null).map(({ kind, level }) => [kind, level]);
const silent = (where: string) => ({
  kind: 'silent' as const,
  mat: where,
  seen: 0,
  expected: 9,
  since: now - 48_000,
});

it('nothing is said while all is well', () => {
  expect(kinds({})).toEqual([]);
});

it('a finish that hears nobody is worse than a mat on the way', () => {
  expect(kinds({ alarms: [silent('start'), silent('finish')] })).toEqual([
    ['finish-silent', 'bad'],
    ['mat-silent', 'look'],
  ]);
  expect(screenStates({ ...calm, alarms: [silent('finish')] }, live, null)).toMatchObject([
    { mat: 'finish', since: now - 48_000 },
  ]);
  expect(kinds({ alarms: [{ ...silent('finish'), kind: 'thin', seen: 3 }] })).toEqual([
    ['finish-thin', 'bad'],
  ]);
});

it('so is one whose reader is gone, once, and not while another reads there', () => {
  const gone = { ...mat, state: 'gone' as const };
  expect(kinds({ mats: [gone] })).toEqual([['finish-silent', 'bad']]);
  expect(kinds({ mats: [gone], alarms: [silent('finish')] })).toEqual([['finish-silent', 'bad']]);
  expect(kinds({ mats: [gone], guns: [] })).toEqual([]);
  expect(kinds({ mats: [gone], closed: ['r'] })).toEqual([['closed', 'none']]);
  const start = { ...gone, point: 'start' };
  expect(kinds({ mats: [mat, start] })).toEqual([]);
  expect(kinds({ mats: [mat, start], expecting: ['start'] })).toEqual([['mat-silent', 'look']]);
  expect(kinds({ mats: [gone, { ...mat, address: 'tcp:backup' }] })).toEqual([]);
});

it('an old screen and a closed race are told', () => {
  expect(kinds({ closed: ['r'] }, { state: 'lost', seconds: 12 })).toEqual([
    ['lost', 'bad'],
    ['closed', 'none'],
  ]);
  expect(kinds({ closed: ['another'] }, { state: 'late', seconds: 4 })).toEqual([['late', 'look']]);
});

it('results that are official are said, apart from a race that is only closed', () => {
  const version = { race: 'r', state: 'official' as const, number: 1, at: now };
  expect(kinds({ closed: ['r'], versions: [version] })).toEqual([['official', 'none']]);
  expect(kinds({ closed: ['r'], versions: [{ ...version, state: 'provisional' }] })).toEqual([
    ['closed', 'none'],
  ]);
});
