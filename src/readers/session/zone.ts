import type { Ms } from '../../timing/model/race.ts';

const hour = 3_600_000;
/** Zones change their offset at full quarters of an hour only. */
const quarter = 900_000;

interface Zone {
  format: Intl.DateTimeFormat;
  /** Offsets that were needed, by quarter of an hour: asking the system takes long for every read. */
  offsets: Map<number, Ms>;
}
const zones = new Map<string, Zone>();

/**
 * The instant at which clocks in a zone show `local` (a wall clock as if it were UTC). Of the two instants
 * of the hour that comes twice in autumn, the one nearer to `near`; an hour that is left out in spring
 * is read as the clock would have gone on.
 */
export function instantOfLocal(local: Ms, zone: string, near: Ms): Ms {
  const { before, after, kind } = localMoments(local, zone);
  return kind === 'twice' && Math.abs(after - near) < Math.abs(before - near) ? after : before;
}

/**
 * What `local` may mean where the zone's clocks are changed: `before` by the offset from before the change, `after` by the
 * one that holds after it. `twice`: clocks show it at both instants, `never`: at neither, `once`: both are the same.
 */
export function localMoments(
  local: Ms,
  zone: string,
): { before: Ms; after: Ms; kind: 'once' | 'twice' | 'never' } {
  const before = local - zoneOffset(local - 14 * hour, zone);
  const after = local - zoneOffset(local + 14 * hour, zone);
  const [isBefore, isAfter] = [before, after].map((one) => localOfInstant(one, zone) === local);
  if (isBefore && isAfter) return { before, after, kind: before === after ? 'once' : 'twice' };
  if (!isBefore && !isAfter) return { before, after, kind: 'never' };
  const instant = isBefore ? before : after;
  return { before: instant, after: instant, kind: 'once' };
}

/** What clocks in a zone show at an instant, as if it were UTC. */
export function localOfInstant(instant: Ms, zone: string): Ms {
  return instant + zoneOffset(instant, zone);
}

/**
 * The earliest and the latest that clocks in a zone show between two instants, both included: where they are set back
 * in between, what they show at the first is not the earliest.
 */
export function localSpan(from: Ms, to: Ms, zone: string): { earliest: Ms; latest: Ms } {
  // No zone sets its clocks back by more than this: only a change so near to an end goes beyond what is shown at it.
  const near = 3 * hour;
  const starts = changesBetween(from, Math.min(to, from + near), zone);
  const ends = changesBetween(Math.max(from, to - near), to, zone);
  return {
    earliest: Math.min(localOfInstant(from, zone), ...starts.map((at) => localOfInstant(at, zone))),
    latest: Math.max(localOfInstant(to, zone), ...ends.map((at) => localOfInstant(at - 1, zone))),
  };
}

/** The instants at which a zone's clocks are changed, in a stretch of time that is not long. */
function changesBetween(from: Ms, to: Ms, zone: string): Ms[] {
  const changes: Ms[] = [];
  for (let at = (Math.floor(from / quarter) + 1) * quarter; at <= to; at += quarter)
    if (zoneOffset(at, zone) !== zoneOffset(at - 1, zone)) changes.push(at);
  return changes;
}

function zoneOffset(instant: Ms, name: string): Ms {
  const zone = zoneOf(name);
  const slot = Math.floor(instant / quarter);
  const known = zone.offsets.get(slot);
  if (known !== undefined) return known;
  const shown = new Map(
    zone.format.formatToParts(slot * quarter).map(({ type, value }) => [type, Number(value)] as const),
  );
  const [year = 0, month = 0, ...rest] = (['year', 'month', 'day', 'hour', 'minute', 'second'] as const).map(
    (type) => shown.get(type) ?? 0,
  );
  const offset = Date.UTC(year, month - 1, ...rest) - slot * quarter;
  zone.offsets.set(slot, offset);
  return offset;
}

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const zone = { format, offsets: new Map<number, Ms>() };
  zones.set(name, zone);
  return zone;
}
