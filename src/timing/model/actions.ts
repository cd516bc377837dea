import type { CertificateDesign } from './certificate-design.ts';
import type { EventDefinition } from './event.ts';
import type { ProtestDecision } from './protest.ts';
import type { PublishedRow, PublishedState } from './publication.ts';
import type { Entry, Language, Ms, RaceDefinition } from './race.ts';
import type { HandSource } from './read.ts';

/** What a judge or the crew says of a runner; `ok` takes it back and clears a review and a passed cut-off. */
export type Ruling = 'dns' | 'dnf' | 'dq' | 'out-of-time' | 'ok';

/** Fields of an entry to set; null clears one. */
export type EntryFields = { [Field in Exclude<keyof Entry, 'bib'>]?: Entry[Field] | null };

/** What a start list can say of an entry. */
export type EntryField = Exclude<keyof Entry, 'bib'>;

/** Fields of an entry that a start list leaves as race day made them; all of them where the entry was withdrawn. */
export interface KeptFields {
  bib: string;
  fields: (EntryField | 'withdrawn')[];
}

/** Which columns a results file has, in their order, and in which language. */
export interface ResultsPreset {
  /** Ids of columns, as in docs/results-file.md. */
  columns: string[];
  language: Language;
}

/** What people do to a race. Never edited, only followed by another. */
export type ActionBody =
  /** One race at one site: how version 0.1 said what `event.define` says. */
  | { type: 'race.define'; race: RaceDefinition }
  /** All sites, races and lists of the event, in the place of those before. */
  | { type: 'event.define'; event: EventDefinition }
  /**
   * One start list arrives in parts; `list` is the id that undoes them all. Entries replace those of the same bib, or
   * only their `fields` where the list had no columns for the others. What race day changed stays for those in `keep`;
   * with `overRaceDay` chips that were given on race day go back to the list's bibs.
   */
  | {
      type: 'entries.import';
      list: string;
      part: number;
      parts: number;
      file: string;
      entries: Entry[];
      fields?: EntryField[] | undefined;
      keep?: KeptFields[] | undefined;
      overRaceDay?: boolean | undefined;
    }
  | { type: 'gun.fire'; wave: string; gun: Ms }
  /** A passing that a person took; `bib` is null when only the time was taken. `source`: `hand` where absent. */
  | { type: 'passing.add'; point: string; bib: string | null; time: Ms; source?: HandSource | undefined }
  /**
   * Times at one mat that were written down elsewhere, each with its bib, or with null where nobody knows it. It may be in
   * parts; `sheet` is the id that undoes them all. `source`: `hand` where absent.
   */
  | {
      type: 'passing.sheet';
      sheet: string;
      part: number;
      parts: number;
      point: string;
      passings: { bib: string | null; time: Ms }[];
      source?: HandSource | undefined;
    }
  | { type: 'passing.assign'; passing: string; bib: string }
  | { type: 'passing.void'; passing: string; reason: string }
  /** The chip's passings are the bib's: all of them, or those from `from` on; those before stay whose they were. */
  | { type: 'chip.assign'; chip: string; bib: string; from?: Ms | undefined }
  /** Many chips at once, as with `chip.assign`. It may be in parts; `map` is the id that undoes them all. */
  | {
      type: 'chip.map';
      map: string;
      part: number;
      parts: number;
      chips: { chip: string; bib: string }[];
      from?: Ms | undefined;
    }
  /** All chips of the two bibs change places, for all passings or those from `from` on. */
  | { type: 'chip.swap'; bibs: [string, string]; from?: Ms | undefined }
  /** Changes one entry, or adds it where nobody has the bib. */
  | { type: 'entry.change'; bib: string; fields: EntryFields }
  /** The runner has another bib, which nobody had, with all that is theirs. */
  | { type: 'bib.change'; bib: string; to: string }
  | { type: 'entry.withdraw'; bib: string; reason?: string | undefined }
  /** `rule` such as `TR6.3.1`. */
  | {
      type: 'status.set';
      bib: string;
      status: Ruling;
      rule?: string | undefined;
      reason?: string | undefined;
    }
  /**
   * The judges' order of these finishers in one list, or (null) at the finish line: times stay as they are. `race`: its
   * id; where absent, that of the bibs.
   */
  | {
      type: 'order.set';
      list: string | null;
      bibs: string[];
      reason?: string | undefined;
      race?: string | undefined;
    }
  /** Nobody is out there any more in this race, or in any of the site: who did not start is DNS, who did not finish DNF. */
  | { type: 'race.close'; race?: string | undefined }
  /** People are out there again after all, or what was official holds no more: the race is as before its close. */
  | { type: 'race.reopen'; race: string; reason: string }
  /** A protest of a runner, a team or an official; `bib` is whose result it is about, `from` who lodged it. */
  | { type: 'protest.lodge'; race: string; bib: string | null; from: string; against: string }
  /** What the referee or the jury decided of a protest, by the id of its action; the latest counts. */
  | { type: 'protest.decide'; protest: string; decision: ProtestDecision; reason: string; judge: string }
  /**
   * The results of a race as they stand are published: they stay on record as they are here, whatever comes later.
   * `publication` is the id of all parts; `checksum` and `head` as in `Version` of model/publication.
   */
  | {
      type: 'results.publish';
      publication: string;
      part: number;
      parts: number;
      race: string;
      state: PublishedState;
      reason?: string | undefined;
      checksum: string;
      head: string;
      rows: PublishedRow[];
    }
  /**
   * Which event the station times, and at which of its sites where it has several. Of one station the latest counts;
   * before the first, it is the event that it defined itself.
   */
  | { type: 'station.event'; event: string; site?: string | undefined }
  /** What certificates look like, in the place of what they looked like before. */
  | { type: 'certificate.design'; design: CertificateDesign }
  /** A picture that designs name by `picture`, the SHA-256 of its bytes; they come in parts, as base64. */
  | { type: 'certificate.picture'; picture: string; part: number; parts: number; data: string }
  /** A file for officials was taken, with birth dates in it: `format` is the receiver's, `rows` how many people are in it. */
  | { type: 'official.copy'; format: string; race?: string | undefined; file: string; rows: number }
  /** Columns of results files by a name; null: there is none of that name any more. */
  | { type: 'results.preset'; name: string; preset: ResultsPreset | null }
  /** `from`: the station that read it before, where this one took it over. */
  | { type: 'reader.connect'; address: string; from?: string | undefined }
  | { type: 'reader.disconnect'; address: string }
  /** Reads of a reader (its address without a simulated clock) in [from, to) count `offset` later than they say. */
  | { type: 'clock.correct'; reader: string; offset: Ms; from: Ms | null; to: Ms | null }
  /** The laptop's own clock moved against elapsed time by `step`; recorded by the station itself. */
  | { type: 'clock.jump'; step: Ms }
  /**
   * The laptop stood still in [from, to): it was asleep, or its program was stopped. Recorded by the station itself;
   * `reads` at each mat came out of a buffer afterwards. Of several with the same `from` the latest counts.
   */
  | { type: 'station.stall'; from: Ms; to: Ms; mats: { mat: string; reads: number }[] }
  /** Takes back an action or a whole imported list; undoing an undo brings it back. */
  | { type: 'undo'; target: string };

export type ActionType = ActionBody['type'];

/** What every action has, whatever was done. */
export type ActionBase = {
  id: string;
  station: string;
  /** Orders actions of all stations: larger than any this station had seen. */
  lamport: number;
  /** The station's clock when it was done; shown, never used for order. */
  at: Ms;
  by: string;
  /** The site that it is about; where absent, the event's only one, or all of them. */
  site?: string | undefined;
  /** The highest Lamport number of each other station that this one had seen. */
  seen?: Record<string, number> | undefined;
};

export type Action = ActionBody & ActionBase;

/** An action of one type. */
export type ActionOf<Type extends ActionType> = Extract<Action, { type: Type }>;
