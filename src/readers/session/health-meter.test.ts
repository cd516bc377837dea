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
    { antenna: 1, lastRead: noon + 50_000, readsLastMinute: 4, rssi: -50, silent: false },
    { antenna: 4, lastRead: noon + 55_000, readsLastMinute: 1, rssi: -70, silent: false },
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

it('says which antenna has gone silent: heard before, and nothing in a minute in which another heard much', () => {
  const meter = new HealthMeter();
  const silent = (now: number) => meter.report(now).antennas.map((one) => one.silent);
  for (const antenna of [1, 2]) meter.read(antenna, -50, noon);
  expect(silent(noon + 90_000)).toEqual([false, false]);
  for (let read = 0; read < 20; read += 1) meter.read(1, null, noon + 90_000);
  expect(silent(noon + 90_000)).toEqual([false, true]);
  meter.read(2, -60, noon + 91_000);
  expect(silent(noon + 91_000)).toEqual([false, false]);
  expect(meter.report(noon + 91_000).antennas[0]?.rssi).toBeNull();
});
