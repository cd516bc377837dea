import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CopyBench } from '../../src/station/copy/copy.fixture.ts';
import { TestProcess } from '../support/processes.ts';

let bench: CopyBench;
beforeEach(() => {
  bench = new CopyBench();
});
afterEach(() => bench.remove());

const slow = { timeout: 240_000 };

/** The lines that a command says to who has a Russian terminal, stdout and stderr together. */
async function said(...args: string[]): Promise<string[]> {
  await using command = new TestProcess(['src/cli/goldline.ts', ...args], { LC_ALL: 'ru_RU.UTF-8' });
  await command.ended();
  return command.output.split('\n').filter((line) => line !== '');
}

/** A line that is prose of another language: three Latin words in a row, outside of paths and of what the system said. */
function isEnglish(line: string): boolean {
  const own = line.replaceAll(/\([^()]*\)/g, '').replaceAll(/\S*[/\\]\S*|--[\w-]+/g, '');
  return /[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}[,;:]? [A-Za-z]{2,}/.test(own);
}

function expectRussian(lines: readonly string[]): void {
  expect(lines).not.toEqual([]);
  expect(lines.filter((line) => isEnglish(line) || !/\p{Script=Cyrillic}/u.test(line))).toEqual([]);
}

test('goldline verify is Russian from the first line to the last, whatever it finds', slow, async () => {
  bench.write(20);
  bench.copy();
  const well = await said('verify', `--data=${bench.data}`, `--copy=${bench.stick}`);
  expectRussian(well);
  expect(well[0]).toMatch(/^всё в порядке: 60 считываний и 20 действий, контрольная сумма [0-9a-f]{64}$/);
  expect(well[1]).toMatch(/^вторая копия: всё в порядке: 1 файл, до записи 20, /);
  const earlier = bench.keep('earlier');
  bench.write(3);
  bench.copy();
  bench.putBack(earlier);
  const file = readFileSync(bench.journal);
  file.write('E20000000069', file.lastIndexOf('E20000000060'));
  writeFileSync(bench.journal, file);
  const found = await said('verify', `--data=${bench.data}`, `--copy=${bench.stick}`);
  expectRussian(found);
  expect(found.join('\n')).toMatch(/не сходится с контрольной суммой[^]*в копии записи до 23/);
  writeFileSync(bench.journal, 'not a journal at all '.repeat(1000));
  expectRussian(await said('verify', `--data=${bench.data}`));
});

test('goldline restore is Russian from the first line to the last, also where it refuses', slow, async () => {
  bench.write(5);
  bench.copy();
  const newest = join(bench.stick, bench.files().at(-1) ?? '');
  const lines = readFileSync(newest, 'utf8').split('\n');
  writeFileSync(newest, lines.with(2, '{"v":1,').join('\n'));
  const data = join(bench.folder, 'restored');
  const restored = await said('restore', `--from=${bench.stick}`, `--data=${data}`);
  expectRussian(restored);
  expect(restored[0]).toMatch(/^внимание: .*: нет записи 2; вместо неё пришла 3$/);
  expect(restored.at(-1)).toMatch(/: восстановлено, станция [0-9a-f-]{36}$/);
  expectRussian(await said('restore', `--from=${bench.stick}`, `--data=${data}`));
  expectRussian(await said('restore', `--from=${join(bench.folder, 'nothing')}`, `--data=${data}-2`));
});

test('a command line that is wrong is refused in Russian', slow, async () => {
  expect(await said('restore', '--data=x')).toEqual([
    'goldline: не указан обязательный параметр «--from <path>» (все параметры: --help)',
  ]);
  expect(await said('station', '--data=x', '--port=many')).toEqual([
    'goldline: параметр «--port <number>»: «many» не подходит: порт — это число от 0 до 65535 (все параметры: --help)',
  ]);
  expect(await said('walk')).toEqual(['goldline: неизвестная команда «walk» (все параметры: --help)']);
});
