import type { DeviceRole } from '../../contract/devices-view.ts';

/** A screen of the station, by the first part of its path. */
export type StationScreen = 'console' | 'desk' | 'check' | 'safety' | 'announcer' | 'results';

/** The screens that the devices of a role open, the one that they are there for first. */
export const screensOf: Record<DeviceRole, readonly StationScreen[]> = {
  announcer: ['announcer', 'results'],
  desk: ['desk', 'check', 'safety', 'announcer', 'results'],
  timing: ['console', 'desk', 'check', 'safety', 'announcer', 'results'],
};
