import { expect, it } from 'vitest';
import { HealthMeter } from './health-meter.ts';

const noon = 1_800_000_000_000;

it('counts the last minute, the last five minutes in steps of ten seconds, and each antenna', () => {
  const meter = new HealthMeter();
  for (const second of [0, 1, 2, 50]) meter.read(1, -50, noon + second * 1000);
  meter.read(4, -70, noon + 55_000);
  const report = meter.report(noon + 59_000);
  expect(report).toMatchObject({ readsTotal: 5, readsLastMinute: 5, lastRead: noon + 55_000 });
  expect(report.history).toEqual([...Array.from({ length: 24 }, () => 0), 3, 0, 0, 0, 0, 2]);
  expect(report.antennas).toEqual([
    { antenna: 1, lastRead: noon + 50_000, readsLastMinute: 4, rssi: -50 },
    { antenna: 4, lastRead: noon + 55_000, readsLastMinute: 1, rssi: -70 },
  ]);
  const later = meter.report(noon + 112_000);
  expect(later).toMatchObject({ readsLastMinute: 1, readsTotal: 5 });
  expect(later.antennas[0]).toMatchObject({ readsLastMinute: 0, rssi: null });
});

it('begins anew when the clock was set far back', () => {
  const meter = new HealthMeter();
  meter.read(1, -50, noon);
  meter.read(1, -60, noon - 86_400_000);
  expect(meter.report(noon - 86_400_000)).toMatchObject({ readsLastMinute: 1, readsTotal: 2 });
});
