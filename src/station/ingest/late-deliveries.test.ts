import { expect, it } from 'vitest';
import { LateDeliveries } from './late-deliveries.ts';

const noon = Date.parse('2026-12-06T12:00:00+08:00');
const minute = 60_000;

it('says since when reads arrive late, how late they are now, and when they came on time again', () => {
  const deliveries = new LateDeliveries(1);
  deliveries.take(noon, noon + 40);
  expect(deliveries.view).toBeNull();
  for (let read = 1; read <= 12; read += 1) deliveries.take(noon + read * minute, noon + 13 * minute + read);
  expect(deliveries.view).toEqual({
    from: noon + 13 * minute + 1,
    until: null,
    reads: 12,
    lag: minute + 12,
    most: 12 * minute + 1,
  });
  deliveries.take(noon + 13 * minute, noon + 13 * minute + 50);
  expect(deliveries.view).toMatchObject({ reads: 12, until: noon + 13 * minute + 50 });
});

it('says nothing of what a line takes now and then', () => {
  const deliveries = new LateDeliveries(1);
  for (const lag of [-2000, 0, 40, 900, 8000, 15_000]) deliveries.take(noon, noon + lag);
  expect(deliveries.view).toBeNull();
});

it('is one trouble where reads are late again soon, and another one later', () => {
  const deliveries = new LateDeliveries(1);
  deliveries.take(noon, noon + minute);
  deliveries.take(noon + minute, noon + minute + 10);
  deliveries.take(noon, noon + minute + 5000);
  expect(deliveries.view).toMatchObject({ from: noon + minute, until: null, reads: 2 });
  deliveries.take(noon + minute + 6000, noon + minute + 6000);
  deliveries.take(noon + minute, noon + 10 * minute);
  expect(deliveries.view).toMatchObject({ from: noon + 10 * minute, reads: 1 });
});
