import { z } from 'zod';
import { entrySchema } from './entry.ts';
import { eventDefinitionSchema } from './event-definition.ts';
import type { EventDefinition } from '../timing/model/event.ts';
import type { Entry } from '../timing/model/race.ts';
import type { HandAct, RehearsalChoice, RehearsalView } from './rehearsal.ts';

/** What the file says that a station is started with for a rehearsal. */
export const rehearsalFileSchema = z.strictObject({
  event: eventDefinitionSchema,
  /** At which site the station is; null where the event has a single one. */
  site: z.string().nullable(),
  entries: z.array(entrySchema),
});

/** What the process of a rehearsal tells the station that the crew rehearses on. */
export interface StationOrder {
  type: 'disk';
  /** Whether it is to behave like one that has no room. */
  isFull: boolean;
}

/** What the real station tells the process of a rehearsal. */
export type ToRehearsal =
  | {
      type: 'start';
      choice: RehearsalChoice;
      event: EventDefinition;
      site: string | null;
      entries: readonly Entry[];
    }
  | { type: 'hand'; hand: HandAct }
  | { type: 'end' };

/** What the process of a rehearsal tells the real station. */
export interface FromRehearsal {
  type: 'view';
  view: RehearsalView;
}
