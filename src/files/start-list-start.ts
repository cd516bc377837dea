import { instantOfClock } from '../timing/model/race-day.ts';
import type { SiteRaces } from '../timing/model/event.ts';
import type { Ms, OwnStart } from '../timing/model/race.ts';
import type { Complain } from './start-list-cells.ts';

const afterGun = /^\+(?:(\d{1,2}):)?(\d{1,3}):(\d\d)(?:[.,](\d{1,3}))?$/;
const clock = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,3}))?)?$/;

/** A start of one's own: `09:15:30` on the site's day, or so long after the gun of the wave: `+0:30`, `+1:05:00`. */
export function readOwnStart(
  cell: string | undefined,
  { site, event }: SiteRaces,
  complain: Complain,
): OwnStart | undefined {
  if (cell === undefined) return undefined;
  const after = msOf(afterGun.exec(cell));
  if (after !== null) return { afterGun: after };
  const ofDay = msOf(clock.exec(cell));
  if (ofDay !== null && ofDay < 86_400_000)
    return { at: instantOfClock(site.date ?? event.date, ofDay, site.zone) };
  complain(
    'own-start',
    `own start is "${cell}"; write a time such as 09:15:30, or +0:30 after the gun`,
    cell,
  );
  return undefined;
}

function msOf(found: RegExpExecArray | null): Ms | null {
  if (found === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] = found;
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  return (
    (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
  );
}
