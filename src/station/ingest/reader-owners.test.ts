import { expect, it } from 'vitest';
import type { Action, ActionBody } from '../../timing/model/actions.ts';
import { readerOwners } from './reader-owners.ts';

const finish = 'tcp:192.168.1.200:4001?protocol=a0&point=finish';
const start = 'serial:/dev/ttyUSB0?protocol=a0&point=start&baud=115200';

/** What stations did, in order. */
function done(...acts: [station: string, body: ActionBody][]): Action[] {
  return acts.map(([station, body], index) => ({
    id: `${index}`,
    station,
    lamport: index + 1,
    at: 0,
    by: 'console',
    ...body,
  }));
}

function addresses(actions: Action[], station: string): string[] {
  return [...(readerOwners(actions).get(station)?.values() ?? [])].map(({ address }) => address);
}

it('a station has the readers that it was told to connect and not to disconnect', () => {
  const actions = done(
    ['A', { type: 'reader.connect', address: finish }],
    ['A', { type: 'reader.connect', address: start }],
    ['A', { type: 'reader.disconnect', address: finish }],
  );
  expect(addresses(actions, 'A')).toEqual([start]);
  expect(addresses(actions, 'B')).toEqual([]);
});

it('a reader that was taken over is read by the one that took it, until it is taken back', () => {
  const taken = done(
    ['A', { type: 'reader.connect', address: finish }],
    ['B', { type: 'reader.connect', address: finish, from: 'A' }],
  );
  expect(addresses(taken, 'A')).toEqual([]);
  expect(readerOwners(taken).get('B')?.values().toArray()).toEqual([{ address: finish, from: 'A' }]);
  const back = [...taken, ...done(['A', { type: 'reader.connect', address: finish, from: 'B' }])];
  expect(addresses(back, 'A')).toEqual([finish]);
  expect(addresses(back, 'B')).toEqual([]);
});

it('two stations that were each told to read one reader both have it', () => {
  const actions = done(
    ['A', { type: 'reader.connect', address: finish }],
    ['B', { type: 'reader.connect', address: finish }],
  );
  expect(addresses(actions, 'A')).toEqual([finish]);
  expect(addresses(actions, 'B')).toEqual([finish]);
});

it('a simulated reader is the same one when its race starts anew; an address of a newer version is kept', () => {
  const clock = (from: number) => `${finish}&clock=${from}:1763946000000:10`;
  const newer = 'quantum:1?point=finish';
  const actions = done(
    ['A', { type: 'reader.connect', address: clock(1) }],
    ['A', { type: 'reader.connect', address: clock(2) }],
    ['A', { type: 'reader.connect', address: newer }],
  );
  expect(addresses(actions, 'A')).toEqual([clock(2), newer]);
});
