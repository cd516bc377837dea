import { chipKey } from '../../model/chip.ts';
import type { Entry } from '../../model/race.ts';
import type { Facts } from '../facts.ts';

/** Puts an entry in the place of the bib's (undefined: nobody has the bib any more), with its chips and its club's name. */
export function setEntry(facts: Facts, bib: string, entry: Entry | undefined): void {
  for (const chip of facts.entries.get(bib)?.chips ?? []) facts.owners.unlist(chipKey(chip), bib);
  if (entry === undefined) facts.entries.delete(bib);
  else facts.entries.set(bib, withClubName(facts, entry));
  for (const chip of entry?.chips ?? []) facts.owners.list(chipKey(chip), bib);
}

function withClubName(facts: Facts, entry: Entry): Entry {
  if (entry.club === undefined) return entry;
  const club = facts.clubs.nameOf(entry.club);
  return club === entry.club ? entry : { ...entry, club };
}
