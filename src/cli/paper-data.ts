import { readPaperFolder, type PaperFolder } from '../files/pdf/paper-folder.ts';
import { openJournal, openReplicas } from '../station/archive/open.ts';
import { terminalLanguage } from '../station/process/terminal.ts';
import { UsageError } from '../station/process/usage-error.ts';
import { StationRace } from '../station/race/station-race.ts';
import type { Action } from '../timing/model/actions.ts';
import type { Language, Ms } from '../timing/model/race.ts';
import type { RaceResults, Timing } from '../timing/timing.ts';
import { message } from '../words/message.ts';

export interface PaperFlags {
  data: string;
  lang?: Language;
  raceId?: string;
}

/** A data directory as paper needs it. */
export interface Paper {
  race: StationRace;
  timing: Timing;
  races: readonly RaceResults[];
  folder: PaperFolder;
  actions: readonly Action[];
  language: Language;
  now: Ms;
}

/** Opens a data directory, also while its station runs. Throws {@link UsageError} where the race that is named is not there. */
export function openPaper({ data, lang, raceId }: PaperFlags): Paper {
  const journal = openJournal(data);
  const others = openReplicas(data);
  const now = Date.now();
  const { race } = StationRace.load(journal, now, others);
  for (const each of [journal, ...others]) each.close();
  const { timing } = race;
  if (timing.site === null) throw new UsageError(message('exported.no-race', { dir: data }));
  const races = timing.races.filter((results) => raceId === undefined || results.race.id === raceId);
  if (races.length === 0) {
    const known = timing.races.map(({ race: { id } }) => id);
    throw new UsageError(message('exported.unknown-race', { race: raceId ?? '', known }));
  }
  return {
    race,
    timing,
    races,
    folder: readPaperFolder(data),
    actions: race.actions,
    language: lang ?? terminalLanguage(),
    now,
  };
}
