import type { Entry, Ms, RaceDefinition } from './race.ts';

/** What people do to a race. Never edited, only followed by another. */
export type ActionBody =
  | { type: 'race.define'; race: RaceDefinition }
  /** One start list arrives in parts; `list` is the id that undoes them all. Entries replace those of the same bib. */
  | { type: 'entries.import'; list: string; part: number; parts: number; file: string; entries: Entry[] }
  | { type: 'gun.fire'; wave: string; gun: Ms }
  /** A passing typed by hand; `bib` is null when only the time was taken. */
  | { type: 'passing.add'; point: string; bib: string | null; time: Ms }
  | { type: 'passing.assign'; passing: string; bib: string }
  | { type: 'passing.void'; passing: string; reason: string }
  | { type: 'chip.assign'; chip: string; bib: string }
  | { type: 'reader.connect'; address: string }
  | { type: 'reader.disconnect'; address: string }
  /** Reads of a reader (its address without a simulated clock) in [from, to) count `offset` later than they say. */
  | { type: 'clock.correct'; reader: string; offset: Ms; from: Ms | null; to: Ms | null }
  /** The laptop's own clock moved against elapsed time by `step`; recorded by the station itself. */
  | { type: 'clock.jump'; step: Ms }
  /** Takes back an action or a whole imported list; undoing an undo brings it back. */
  | { type: 'undo'; target: string };

/** `lamport` orders actions of all stations: larger than any this station had seen. */
export type Action = ActionBody & {
  id: string;
  station: string;
  lamport: number;
  /** The station's clock when it was done; shown, never used for order. */
  at: Ms;
  by: string;
};
