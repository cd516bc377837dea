import { expect, test } from 'vitest';
import { usualDataDir } from './data-folder.ts';

test.each([
  ['linux', {}, '/home/li/.config/goldline'],
  ['linux', { XDG_CONFIG_HOME: '/home/li/settings' }, '/home/li/settings/goldline'],
  ['darwin', {}, '/home/li/Library/Application Support/goldline'],
  ['win32', { APPDATA: '/Users/li/Roaming' }, '/Users/li/Roaming/goldline'],
  ['win32', {}, '/home/li/AppData/Roaming/goldline'],
] as const)('on %s with %j the data lies in %s', (platform, env, dir) => {
  expect(usualDataDir(platform, env, '/home/li')).toBe(dir);
});
