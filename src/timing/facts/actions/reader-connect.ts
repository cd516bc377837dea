import { besideTheRace } from './beside-the-race.ts';
import type { ActionRules } from './rules.ts';

/** Which station reads a reader: see `ingest/reader-owners.ts` of the station. */
export const readerConnect: ActionRules<'reader.connect'> = besideTheRace;
