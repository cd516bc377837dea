import type { DeviceRole } from '../../contract/devices-view.ts';
import type { Sections } from '../../contract/feed.ts';
import type { MatView } from '../../contract/mat-view.ts';
import type { LiveView } from '../live/feed.ts';

/** What a device does not hear of: empty where the feed must have something. */
const withheld = {
  unknownChips: [],
  openPassings: [],
  actions: [],
  sync: { state: 'off', url: null, recorded: 0, delivered: 0, lastContact: null, detail: null },
  disk: { state: 'ok', reads: 0, actions: 0, lastCommit: null, detail: null },
} as const satisfies Partial<Sections>;

/**
 * What the devices of a role see of the feed. What is not named here stays at the laptop: a new section has to be given to
 * somebody. Parts stay the same objects, so that the feed sees what did not change.
 */
export function viewFor(role: DeviceRole, { sections, passings, finishers }: LiveView): LiveView {
  switch (role) {
    case 'announcer':
      return { sections: seenByAll(sections), passings: [], finishers };
    case 'desk':
      return { sections: seenByDesk(sections), passings, finishers };
    case 'timing':
      return { sections: seenByTiming(sections), passings, finishers };
  }
}

/**
 * Names, clubs, times and places, and whether what is shown is complete: nothing of chips, the log or the laptop, of a reader
 * only whether it is there.
 */
function seenByAll(sections: Sections): Sections {
  const { station, simulated, event, sites, guns, counts, leaders, mats, alarms, closed, versions } =
    sections;
  const { expecting, contenders } = sections;
  return {
    ...withheld,
    station: withoutActions(station),
    simulated,
    event,
    guns,
    counts,
    leaders,
    mats: mats.map(whetherThere),
    ...(alarms === undefined ? {} : { alarms }),
    ...(closed === undefined ? {} : { closed }),
    ...(versions === undefined ? {} : { versions }),
    ...(sites === undefined ? {} : { sites }),
    ...(expecting === undefined ? {} : { expecting }),
    ...(contenders === undefined ? {} : { contenders }),
  };
}

/** A reader as somebody hears of it who has nothing to do with it. */
function whetherThere({ point, points, state, since }: MatView): MatView {
  return {
    address: point,
    point,
    ...(points === undefined ? {} : { points }),
    state,
    since,
    lastRead: null,
    readsLastMinute: 0,
    readsTotal: 0,
    history: [],
    antennas: [],
    badFrames: 0,
    bytesDropped: 0,
    detail: null,
  };
}

/** Also chips, the mats at which they are tried, and who did what. */
function seenByDesk(sections: Sections): Sections {
  const { mats, unknownChips, openPassings, actions, chipChecks } = sections;
  return {
    ...seenByAll(sections),
    mats,
    unknownChips,
    openPassings,
    actions,
    ...(chipChecks === undefined ? {} : { chipChecks }),
  };
}

/** All that the console shows but for what lets others in. */
function seenByTiming(sections: Sections): Sections {
  const { peers, warnings, clock, sync, disk, station, protests } = sections;
  return {
    ...seenByDesk(sections),
    station,
    sync,
    disk,
    ...(peers === undefined ? {} : { peers: { ...peers, pin: null } }),
    ...(warnings === undefined ? {} : { warnings }),
    ...(protests === undefined ? {} : { protests }),
    ...(clock === undefined ? {} : { clock }),
  };
}

function withoutActions({ id, name, version }: Sections['station']): Sections['station'] {
  return { id, name, version };
}
