import { expect, it, vi } from 'vitest';
import { capOf, isBrowsers } from './chord.ts';
import { allCommands, isOffered } from './commands.ts';

// The choice of a race is remembered for each screen by its path.
vi.hoisted(() => vi.stubGlobal('location', { pathname: '/console' }));

const chords = allCommands.flatMap((command) => command.chords ?? []);

it('no two commands have the same keys', () => {
  const caps = chords.map(capOf);
  expect(caps).toEqual([...new Set(caps)]);
});

it('no command has keys that a browser takes', () => {
  expect(chords.filter(isBrowsers)).toEqual([]);
});

it('what is done at the laptop is not offered on a device, nor a choice of races where there is one', () => {
  const offered = (isDevice: boolean, hasSeveralRaces: boolean) =>
    allCommands.filter((command) => isOffered(command, { isDevice, hasSeveralRaces })).map(({ id }) => id);
  expect(offered(false, true)).toEqual(allCommands.map(({ id }) => id));
  expect(offered(true, true)).not.toContain('devices');
  expect(offered(false, false)).not.toContain('race');
});
