import { describe, expect, it } from 'vitest';
import { protocols } from '../protocols.ts';
import { hexOf, isRead } from './decoder.fixture.ts';
import type { Decoder } from './protocol.ts';

/** Two reads in each protocol of lines. */
const logs = {
  csv: ['2026-05-10T08:00:01.000Z,AA01,start', '2026-05-10T08:40:00.000Z,AA02,finish'],
  raceresult: [
    '1;AA01;2026-05-10;10:00:01.000;0;5;-60;;0;0;0;0;0;0;0;0;BOX1;1;1;0',
    '2;AA02;2026-05-10;10:40:00.000;0;5;-60;;0;0;0;0;0;0;0;0;BOX1;1;1;0',
  ],
  ultra: [
    '0,1001,1462442401,0,1,-60,0,1,1,0000000000000000,0,1',
    '0,1002,1462444800,0,1,-60,0,1,1,0000000000000000,0,2',
  ],
  ipico: ['aa0005800012860800012603062027472353', 'aa0005800012860800012603062027472353'],
} as const;

const names = Object.keys(logs) as (keyof typeof logs)[];
const counted = (decoder: Decoder, text: string, how: 'end' | 'idle') => {
  const found = [...decoder.push(Buffer.from(text)), ...decoder[how]()];
  expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(Buffer.from(text).toString('hex'));
  return found.filter(isRead).length;
};

describe.each(names)('the last line of %s without its end', (name) => {
  const text = logs[name].join('\r\n');

  it('counts at the end of a file', () => {
    expect(counted(protocols[name].decoder(), text, 'end')).toBe(2);
    expect(counted(protocols[name].decoder(), `${text}\r\n`, 'end')).toBe(2);
    expect(counted(protocols[name].decoder(), '', 'end')).toBe(0);
  });

  it('is no read where a connection ends, unless a sum shows that it is whole, and neither is its rest on the next', () => {
    expect(counted(protocols[name].decoder(), text, 'idle')).toBe(name === 'ipico' ? 2 : 1);
    const [, last] = logs[name];
    for (let at = 1; at < last.length; at += 1) {
      const halves = [last.slice(0, at), `${last.slice(at)}\r\n`];
      expect(
        halves.map((half) => counted(protocols[name].decoder(), half, 'idle')),
        `cut at ${at}`,
      ).toEqual([0, 0]);
    }
  });
});
