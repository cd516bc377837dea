import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantOfLocal, localOfInstant, localSpan } from './zone.ts';

const wall = (text: string) => Date.parse(`${text}Z`);

it('a wall clock is put into an instant by the zone of the venue', () => {
  expect(instantOfLocal(wall('2026-12-06T08:00:00.350'), 'Asia/Shanghai', 0)).toBe(
    Date.parse('2026-12-06T08:00:00.350+08:00'),
  );
  expect(instantOfLocal(wall('2026-06-06T08:00:00'), 'Asia/Kathmandu', 0)).toBe(
    Date.parse('2026-06-06T08:00:00+05:45'),
  );
});

it('of the hour that comes twice, the one that is nearer to the arrival counts', () => {
  const local = wall('2026-10-25T02:30:00');
  const [summer, winter] = [Date.parse('2026-10-25T02:30:00+02:00'), Date.parse('2026-10-25T02:30:00+01:00')];
  expect(instantOfLocal(local, 'Europe/Berlin', summer + 50)).toBe(summer);
  expect(instantOfLocal(local, 'Europe/Berlin', winter + 50)).toBe(winter);
});

it('an hour that does not exist is read as if the clock had gone on', () => {
  const local = wall('2026-03-29T02:30:00');
  expect(instantOfLocal(local, 'Europe/Berlin', 0)).toBe(Date.parse('2026-03-29T02:30:00+01:00'));
});

it('what clocks show in a while is more than what they show at its ends where they are set back in between', () => {
  const span = (from: string, to: string) => {
    const { earliest, latest } = localSpan(Date.parse(from), Date.parse(to), 'Europe/Berlin');
    return [earliest, latest].map((local) => new Date(local).toISOString().slice(11, 23));
  };
  expect(span('2026-10-25T02:30:00+02:00', '2026-10-25T02:10:00+01:00')).toEqual([
    '02:00:00.000',
    '02:59:59.999',
  ]);
  expect(span('2026-10-25T01:00:00+02:00', '2026-10-25T05:00:00+01:00')).toEqual([
    '01:00:00.000',
    '05:00:00.000',
  ]);
  expect(span('2026-06-01T02:30:00+02:00', '2026-06-01T02:40:00+02:00')).toEqual([
    '02:30:00.000',
    '02:40:00.000',
  ]);
});

it('every instant comes back, in every zone', () => {
  const zones = [
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'UTC',
  ];
  const from = Date.parse('2000-01-01T00:00:00Z');
  const instants = fc.integer({ min: 0, max: 40 * 365 * 86_400_000 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), instants, (zone, since) => {
      const instant = from + since;
      expect(instantOfLocal(localOfInstant(instant, zone), zone, instant)).toBe(instant);
    }),
  );
});
