import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { stationArguments } from './station-arguments.ts';

test('a double click on the app takes the usual data directory', () => {
  expect(stationArguments(['Goldline.exe'], '/home/li/goldline')).toEqual({
    dataDir: '/home/li/goldline',
    args: ['--data=/home/li/goldline'],
  });
});

test('only what follows --station is for the station', () => {
  const argv = [
    'electron',
    '--no-sandbox',
    'main.js',
    '--station',
    '--port=0',
    '--data=race',
    '--reader=tcp:a',
  ];
  expect(stationArguments(argv, '/home/li/goldline')).toEqual({
    dataDir: resolve('race'),
    args: ['--port=0', '--reader=tcp:a', `--data=${resolve('race')}`],
  });
});
