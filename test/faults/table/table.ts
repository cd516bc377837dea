import type { Family } from './fault.ts';
import { clocks } from './families/clocks.ts';
import { copies } from './families/copies.ts';
import { damage } from './families/damage.ts';
import { disks } from './families/disks.ts';
import { kills } from './families/kills.ts';
import { laptops } from './families/laptops.ts';
import { mats } from './families/mats.ts';
import { restarts } from './families/restarts.ts';
import { screens } from './families/screens.ts';

/** Everything that is tried, what takes longest first. */
export const table: readonly Family[] = [
  laptops,
  kills,
  damage,
  disks,
  restarts,
  copies,
  clocks,
  mats,
  screens,
];
