import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDir } from '../test/support/processes.ts';
import { logBundle, withoutSecrets } from './log-bundle.ts';
import { Logs } from './logs.ts';

const long = 'x'.repeat(2 * 1024 * 1024 + 1);

test('notes lines with their moment, and puts a long log aside', () => {
  using dir = temporaryDir();
  const logs = new Logs(dir.path);
  logs.note('one');
  expect(readFileSync(join(logs.folder, 'shell.log'), 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT\S+Z one\n$/);
  for (let time = 0; time < 6; time += 1) {
    writeFileSync(join(logs.folder, 'shell.log'), long);
    logs.note(`after ${time}`);
  }
  logs.close();
  expect(statSync(join(logs.folder, 'shell.log')).size).toBeLessThan(100);
  expect(existsSync(join(logs.folder, 'shell.log.4'))).toBe(true);
  expect(existsSync(join(logs.folder, 'shell.log.5'))).toBe(false);
});

test('a station that writes on loses nothing when its log is put aside', () => {
  using dir = temporaryDir();
  const logs = new Logs(dir.path);
  const station = logs.openForStation();
  writeSync(station, long);
  logs.openForStation();
  writeSync(station, 'on\n');
  logs.close();
  expect(readFileSync(join(logs.folder, 'station.log'), 'utf8')).toBe('on\n');
  expect(statSync(join(logs.folder, 'station.log.1')).size).toBe(long.length);
});

test('a bundle has the logs, and of everything else only name and size', () => {
  using dir = temporaryDir();
  mkdirSync(join(dir.path, 'logs'));
  writeFileSync(join(dir.path, 'logs', 'station.log'), 'The disk is full.\n');
  writeFileSync(join(dir.path, 'settings.json'), '{"hash":"2c26b46b"}');
  const bundle = logBundle(dir.path, { goldline: '1.2.3' });
  expect(bundle).toContain('goldline: 1.2.3');
  expect(bundle).toContain('settings.json  19 bytes');
  expect(bundle).toContain('The disk is full.');
  expect(bundle).not.toContain('2c26b46b');
});

test.each([
  ['--token=abc123 --port=1', 'abc123'],
  ['{"pin": "482913"}', '482913'],
  ['Authorization: Bearer eyJhbGci', 'eyJhbGci'],
  ['the row of "Anna Karenina" has no bib', 'Karenina'],
  ['в строке «Анна Каренина» нет номера', 'Каренина'],
  ['sent to anna@example.org', 'anna@'],
])('a bundle leaves secrets and names out: %s', (line, secret) => {
  expect(withoutSecrets(line)).not.toContain(secret);
});
