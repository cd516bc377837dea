import { expect, it } from 'vitest';
import { sectionsSchema, type Sections } from '../../contract/feed.ts';
import type { DeviceRole } from '../../contract/devices-view.ts';
import { viewFor } from './role-view.ts';

/** Each section as something that is easily recognised. */
const sections = Object.fromEntries(
  Object.keys(sectionsSchema.shape).map((name) => [
    name,
    name === 'mats' ? [{ secret: name }] : { secret: name },
  ]),
) as unknown as Sections;

/** Names of the sections that a role gets as they are. */
const toldTo = (role: DeviceRole) =>
  Object.entries(viewFor(role, { sections, passings: [], finishers: [] }).sections)
    .filter(([name, section]) => JSON.stringify(section).includes(`"${name}"`))
    .map(([name]) => name)
    .toSorted();

it('each role is told the sections that it shows, and a new one to nobody', () => {
  const all = [
    'alarms',
    'closed',
    'contenders',
    'counts',
    'event',
    'expecting',
    'guns',
    'leaders',
    'simulated',
    'sites',
    'versions',
  ];
  const desk = [...all, 'actions', 'chipChecks', 'mats', 'openPassings', 'unknownChips'];
  const timing = [...desk, 'clock', 'disk', 'peers', 'protests', 'station', 'sync', 'warnings'];
  expect(toldTo('announcer')).toEqual(all);
  expect(toldTo('desk')).toEqual(desk.toSorted());
  expect(toldTo('timing')).toEqual(timing.toSorted());
});
