import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClockChanges } from './clock-changes.ts';
import { localOfInstant } from './zone.ts';

const zone = 'Europe/Berlin';
const minute = 60_000;

/** What a log with these local times gives, as UTC, and whether it is doubtful. */
function dated(...locals: string[]) {
  const changes = new ClockChanges();
  const instants = locals.map((local) => new Date(changes.next(Date.parse(`${local}Z`), zone)).toISOString());
  return { instants: instants.map((instant) => instant.slice(5, 16)), doubt: changes.doubt() };
}

describe('the hour that comes twice in autumn', () => {
  it('is the first time round until the log steps back, and the second from then on', () => {
    const { instants, doubt } = dated(
      '2026-10-24T12:00:05',
      '2026-10-25T02:45:00',
      '2026-10-25T02:15:00',
      '2026-10-25T06:00:00',
    );
    expect(instants).toEqual(['10-24T10:00', '10-25T00:45', '10-25T01:15', '10-25T05:00']);
    expect(doubt).toBeNull();
  });

  it('is right also where the log begins in it, if it steps back', () => {
    const { instants, doubt } = dated('2026-10-25T02:50:00', '2026-10-25T02:05:00', '2026-10-25T02:06:00');
    expect(instants).toEqual(['10-25T00:50', '10-25T01:05', '10-25T01:06']);
    expect(doubt).toBeNull();
  });

  it('is the same again where a memory is fetched once more from within it', () => {
    const night = ['2026-10-25T02:40:00', '2026-10-25T02:20:00', '2026-10-25T06:00:00'];
    const { instants } = dated('2026-10-25T01:00:00', ...night, ...night);
    expect(instants.slice(4)).toEqual(instants.slice(1, 4));
  });

  it('is not left for antennas that report some seconds late', () => {
    const { instants, doubt } = dated(
      '2026-10-25T01:59:58',
      '2026-10-25T02:30:08',
      '2026-10-25T02:30:00',
      '2026-10-25T02:31:00',
      '2026-10-25T02:00:00',
    );
    expect(instants.slice(1)).toEqual(['10-25T00:30', '10-25T00:30', '10-25T00:31', '10-25T01:00']);
    expect(doubt).toBeNull();
  });

  it.each([
    ['begins in it and never steps back', ['2026-10-25T02:15:00', '2026-10-25T04:00:00'], 2],
    [
      'goes through it without stepping back',
      ['2026-10-25T01:50:00', '2026-10-25T02:20:00', '2026-10-25T03:20:00'],
      2,
    ],
    ['has a night without a read', ['2026-10-24T20:00:00', '2026-10-25T07:00:00', '2026-10-25T07:01:00'], 2],
    [
      'steps back twice',
      ['2026-10-25T02:40:00', '2026-10-25T02:10:00', '2026-10-25T02:50:00', '2026-10-25T02:20:00'],
      4,
    ],
    [
      'is sorted by chip',
      ['2026-10-25T01:00:00', '2026-10-25T02:40:00', '2026-10-25T01:10:00', '2026-10-25T02:10:00'],
      2,
    ],
  ])('is flagged where the log %s', (_name, locals, reads) => {
    expect(dated(...locals).doubt).toMatchObject({ kind: 'unseen', reads });
  });
});

describe('the hour that is left out in spring', () => {
  it('shows that a clock which has it was not changed: what follows is dated by the old time, and told', () => {
    const { instants, doubt } = dated('2026-03-29T01:50:00', '2026-03-29T02:30:00', '2026-03-29T03:15:00');
    expect(instants).toEqual(['03-29T00:50', '03-29T01:30', '03-29T02:15']);
    expect(doubt).toMatchObject({ kind: 'not-changed', reads: 2 });
  });

  it('is flagged where a log without it goes on over the change', () => {
    expect(dated('2026-03-29T01:50:00', '2026-03-29T03:20:00').doubt).toMatchObject({
      kind: 'unseen',
      reads: 1,
    });
  });
});

it('says nothing of logs that no change concerns, nor of old races in the memory', () => {
  expect(dated('2026-10-25T09:00:00', '2026-10-25T12:00:00').doubt).toBeNull();
  expect(dated('2026-06-07T09:00:00', '2026-11-15T09:00:00').doubt).toBeNull();
});

it('gets every instant back that a clock which is changed wrote in order, or says that it may not', () => {
  const from = Date.parse('2026-10-24T21:00:00Z');
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 50 * minute }), { minLength: 1, maxLength: 40 }),
      (steps) => {
        let instant = from;
        const written = steps.map((step) => (instant += step));
        const changes = new ClockChanges();
        const read = written.map((one) => changes.next(localOfInstant(one, zone), zone));
        if (changes.doubt() === null) expect(read).toEqual(written);
        else
          expect(read.every((one, index) => [0, 60 * minute].includes(Math.abs(one - written[index]!)))).toBe(
            true,
          );
      },
    ),
  );
});
