import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { shellArguments } from './arguments.ts';

test('a double click on the app names no folder', () => {
  expect(shellArguments(['Goldline.exe'], '/home/li')).toEqual({ profile: null, dataDir: null, args: [] });
});

test('only what follows --station is for the station; paths begin where the person was', () => {
  const argv = [
    'electron',
    '--no-sandbox',
    'main.js',
    '--profile=own',
    '--station',
    '--port=0',
    '--data=race',
  ];
  expect(shellArguments([...argv, '--reader=tcp:a'], '/home/li')).toEqual({
    profile: resolve('/home/li/own'),
    dataDir: resolve('/home/li/race'),
    args: ['--port=0', '--reader=tcp:a'],
  });
});
