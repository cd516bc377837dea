import type { Db } from '../database/schema.ts';
import type { EventOfRaces } from '../online/races.ts';
import { ownedEvent } from '../organisers/events.ts';
import { eventsOf } from '../projection/events.ts';
import type { Projector } from '../projection/projector.ts';

/** An event as its lines tell it, or as its organiser called it before there were any. */
export async function eventNamed(
  { db, projector }: { db: Db; projector: Projector },
  id: string,
): Promise<EventOfRaces> {
  const sites = projector.projection.sites().filter(({ event }) => event.id === id);
  const known = eventsOf(sites)[0]?.event;
  return { id, name: known?.name ?? (await ownedEvent(db, id))?.name ?? id, known };
}

/** Whether somebody at a line of an event has a bib. */
export function isTakenIn(projector: Projector, event: string): (bib: string) => boolean {
  const sites = projector.projection.sites().filter((site) => site.event.id === event);
  return (bib) =>
    sites.some(({ timing }) => timing.site?.site.kind !== 'online' && timing.entry(bib) !== undefined);
}
