import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { temporaryDir } from '../test/support/processes.ts';
import { EventFolders, goldlineFolder } from './event-folders.ts';

const saturday = new Date(2026, 4, 2, 8);
let dir: ReturnType<typeof temporaryDir>;
const at = (name: string) => join(dir.path, name);
const folders = () => new EventFolders(at('base'), at('older'), at('recent.json'));
beforeEach(() => {
  dir = temporaryDir();
  return () => dir[Symbol.dispose]();
});

test('no journal lies in the profile that Windows copies to a server', () => {
  const env = { APPDATA: '/u/Roaming', LOCALAPPDATA: '/u/Local' };
  expect(goldlineFolder('win32', env, '/u')).toBe(join('/u/Local', 'Goldline'));
  expect(goldlineFolder('win32', {}, '/u')).toBe(join('/u', 'AppData', 'Local', 'Goldline'));
});

test('each new event has a folder of its own', () => {
  const first = folders().newFolder(saturday);
  expect(first).toBe(join(at('base'), 'events', '2026-05-02'));
  mkdirSync(first, { recursive: true });
  expect(folders().newFolder(saturday)).toBe(`${first}-2`);
});

test('a start without a word opens the event of last time', () => {
  expect(folders().usual(saturday)).toBe(folders().newFolder(saturday));
  folders().opened(at('spring'));
  folders().opened(at('autumn'));
  folders().opened(at('spring'));
  expect(folders().usual(saturday)).toBe(at('spring'));
  expect(folders().recent).toEqual([at('spring'), at('autumn')]);
});

test('what an earlier version recorded is found where that kept it', () => {
  mkdirSync(at('older'));
  writeFileSync(join(at('older'), 'journal.db'), '');
  expect(folders().usual(saturday)).toBe(at('older'));
});

test('a folder that was there before and is gone is missing; a new one is not', () => {
  mkdirSync(at('stick'));
  folders().opened(at('stick'));
  expect(folders().isMissing(at('stick'))).toBe(false);
  rmSync(at('stick'), { recursive: true });
  expect(folders().isMissing(at('stick'))).toBe(true);
  expect(folders().isMissing(at('new'))).toBe(false);
});

test('a damaged list is an empty one', () => {
  writeFileSync(at('recent.json'), '["/a", ');
  expect(folders().recent).toEqual([]);
});
