import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Message } from '../../src/contract/message.ts';
import { messageText } from '../../src/words/text.ts';
import { EndlessMat } from '../support/endless-mat.ts';
import { Mounts } from '../support/mounts.ts';
import { temporaryDir } from '../support/processes.ts';
import { fill } from '../faults/disks.ts';
import { WatchedStation } from '../faults/watched-station.ts';
import { following, lan, other, patient, startLaptop } from '../twins/twins.ts';

const reason = Mounts.reason();
const slow = { timeout: 240_000 };
const inRussian = (told: Message | null | undefined) => (told ? messageText('ru', told) : '');

test('a stick that is pulled out is told in the language of the crew', slow, async () => {
  using folder = temporaryDir();
  await using mat = await EndlessMat.open();
  const [data, copy] = [join(folder.path, 'data'), join(folder.path, 'copy')];
  const station = await WatchedStation.start(data, mat.address, copy);
  await station.hears(20);
  renameSync(copy, `${copy}-out`);
  await station.until(() => station.sections.disk?.copy?.state === 'gone');
  expect(inRussian(station.sections.disk?.copy?.detail)).toBe(
    `папки ${copy} нет: вставьте флешку снова или выберите другую папку`,
  );
  expect(await station.stop()).toBe(0);
});

test('a disk that is full is told in the language of the crew', slow, async ({ skip }) => {
  if (reason !== null) skip(reason);
  using folder = temporaryDir();
  using mounts = new Mounts();
  await using mat = await EndlessMat.open();
  const disk = mounts.tmpfs(join(folder.path, 'disk'), 16);
  const station = await WatchedStation.start(join(disk, 'data'), mat.address);
  await station.hears(20);
  fill(disk);
  await station.until(() => station.sections.disk?.trouble === 'full');
  expect(inRussian(station.sections.disk?.detail)).toMatch(
    /^диск заполнен: удалите или перенесите другие файлы; .* \(.*SQLITE_FULL\)$/,
  );
  await station.kill();
});

test('a laptop that is away is told in the language of the crew', slow, async () => {
  using folder = temporaryDir();
  await using first = await startLaptop(join(folder.path, 'a'), lan);
  await using second = await startLaptop(join(folder.path, 'b'), ...(await following(first)));
  await expect.poll(async () => (await other(second)).state, patient).toBe('following');
  await first.station.kill();
  const whyGone = async () => {
    const { state, detail } = await other(second);
    return state === 'gone' ? inRussian(detail) : state;
  };
  await expect.poll(whyGone, patient).toMatch(/^(сеть сообщает: |соединение закончилось|она не отвечает)/);
});
