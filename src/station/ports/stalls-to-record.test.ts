import { expect, it } from 'vitest';
import { StallsToRecord } from './stalls-to-record.ts';

const noon = 1_763_985_600_000;

function stalls() {
  const clock = { line: 0 };
  const stalls = new StallsToRecord(clock);
  return {
    stalls,
    pass: (ms: number) => (clock.line += ms),
    /** One that began so long after noon. */
    note: (from: number, length: number) =>
      stalls.note({ from: noon + from, to: noon + from + length, length }),
  };
}

it('a stall is recorded once, when all that waited has been taken', () => {
  const { stalls: record, pass, note } = stalls();
  note(975, 425);
  record.saw({ point: 'finish', earliest: noon + 1000 });
  record.saw({ point: 'finish', earliest: noon + 1000 });
  record.saw({ point: '5k' });
  expect(record.next()).toBeNull();
  pass(3000);
  expect(record.next()).toEqual({
    type: 'station.stall',
    from: noon + 975,
    to: noon + 1400,
    mats: [{ mat: 'finish', reads: 2 }],
  });
  expect(record.next()).toBeNull();
});

it('a short stall is recorded only where reads waited, a long one always', () => {
  const { stalls: record, pass, note } = stalls();
  note(0, 400);
  pass(3000);
  expect(record.next()).toBeNull();
  note(3400, 5000);
  pass(3000);
  expect(record.next()).toMatchObject({ to: noon + 8400, mats: [] });
});

it('one that follows another before that was recorded takes nothing away from it', () => {
  const { stalls: record, pass, note } = stalls();
  note(0, 5000);
  record.saw({ point: 'finish', earliest: noon });
  pass(1500);
  note(6500, 300);
  pass(3000);
  expect(record.next()).toMatchObject({ from: noon, to: noon + 5000, mats: [{ mat: 'finish', reads: 1 }] });
  expect(record.next()).toBeNull();
});

it('what two processes tell of one standstill is one, and so is what follows it at once', () => {
  const { stalls: record, note } = stalls();
  note(25, 3000);
  note(0, 3010);
  note(3500, 400);
  expect(record.next(true)).toMatchObject({ from: noon, to: noon + 3900 });
  expect(record.next(true)).toBeNull();
});
