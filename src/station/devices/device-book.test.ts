import { expect, it } from 'vitest';
import type { Settings } from '../data/settings.ts';
import { DeviceBook } from './device-book.ts';

function bookOn(disk: { kept?: Settings['devices']; refuses?: boolean }) {
  const save = (kept: NonNullable<Settings['devices']>) => {
    if (disk.refuses === true) throw new Error('no space');
    disk.kept = structuredClone(kept);
  };
  return new DeviceBook(disk.kept, save, () => 1000);
}

it('knows a device again by its token, also after a restart, and has only a hash of it', () => {
  const disk = {};
  const { device, token } = bookOn(disk).put({ name: 'Tablet', role: 'desk' });
  expect(bookOn(disk).byToken(token)).toEqual(device);
  expect(JSON.stringify(disk)).not.toContain(token);
  expect(bookOn(disk).byToken(`${token}x`)).toBeUndefined();
});

it('gives each device a name of its own', () => {
  const book = bookOn({});
  const names = ['Tablet', 'Tablet', 'Tablet 2', 'Tablet'].map(
    (name) => book.put({ name, role: 'desk' }).device.name,
  );
  expect(names).toEqual(['Tablet', 'Tablet 2', 'Tablet 2 2', 'Tablet 3']);
});

it('says so while the disk has not taken who was thrown out, and tries again', () => {
  const disk: { kept?: Settings['devices']; refuses?: boolean } = {};
  const book = bookOn(disk);
  const { device, token } = book.put({ name: 'Tablet', role: 'desk' });
  disk.refuses = true;
  book.remove(device.id);
  expect(book.byToken(token)).toBeUndefined();
  expect([book.unkept, bookOn(disk).byToken(token)]).toEqual([true, device]);
  disk.refuses = false;
  book.keep();
  expect([book.unkept, bookOn(disk).byToken(token)]).toEqual([false, undefined]);
});
