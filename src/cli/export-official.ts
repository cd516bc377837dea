import { z } from 'zod';
import { pathOf } from '../contract/calls/call.ts';
import { resultsCalls } from '../contract/calls/results.ts';
import type { OfficialFormat } from '../contract/results-formats.ts';
import { resultsBook } from '../files/formats/book.ts';
import { fileName, officialFile, officialRefusals } from '../files/formats/results-file.ts';
import { CrewError } from '../station/process/crew-error.ts';
import { tell, warn } from '../station/process/terminal.ts';
import { UsageError } from '../station/process/usage-error.ts';
import type { ShutStation } from '../station/shut-station.ts';
import { noSite } from '../station/race/no-site.ts';
import type { Language } from '../timing/model/race.ts';
import { runNow } from '../timing/steps.ts';
import { message } from '../words/message.ts';
import { askStation, atStation } from './at-station.ts';
import { bytesOf, writeOut } from './out-file.ts';

interface OfficialFlags {
  data: string;
  as?: 'csv' | 'xlsx';
  waCompetition?: number;
  waMen?: number;
  waWomen?: number;
  out: string;
  raceId?: string;
}

/** A file for officials, once the log says that it is taken. Who cannot be in it is told. */
export async function writeOfficial(
  flags: OfficialFlags,
  format: OfficialFormat,
  language: Language,
): Promise<void> {
  const { content, leftOut, doubts } = await atStation(flags.data, {
    running: (address) => ofRunning(address, flags, format),
    shut: (station) => ofShut(station, flags, format),
  });
  writeOut(flags.out, content);
  for (const told of [...leftOut, ...doubts]) warn(told, language);
  tell(message('exported.official', { path: flags.out, format }), language);
}

async function ofShut(
  { race, copies }: ShutStation,
  { raceId, as, ...flags }: OfficialFlags,
  format: OfficialFormat,
) {
  const races = race.timing.races.filter((results) => raceId === undefined || results.race.id === raceId);
  if (race.timing.site === null) throw new CrewError([noSite(race.event)]);
  if (races.length === 0) throw new UsageError(message('problems.race-unknown', { value: raceId ?? '' }));
  const ids = { competition: flags.waCompetition, men: flags.waMen, women: flags.waWomen };
  const book = runNow(resultsBook(race.timing, races));
  const [refused] = officialRefusals(book, format, ids);
  if (refused !== undefined) throw new UsageError(refused);
  const file = runNow(officialFile(book, format, ids, as));
  const content = bytesOf(file.parts);
  const name = fileName(book, { lang: 'en', format }, file.extension);
  await copies.taken('cli', { format, race: raceId, file: name, rows: file.written });
  return { content, leftOut: file.leftOut, doubts: file.doubts };
}

async function ofRunning(address: string, flags: OfficialFlags, format: OfficialFormat) {
  const query = {
    format,
    race: flags.raceId,
    as: flags.as,
    competition: flags.waCompetition,
    men: flags.waMen,
    women: flags.waWomen,
  };
  const checked = await askStation(address, pathOf(resultsCalls.checkOfficialFile, { query }));
  const told = z.object(resultsCalls.checkOfficialFile.answer.shape).parse(await checked.json());
  const response = await askStation(address, pathOf(resultsCalls.officialFile, { query }));
  return { ...told, content: new Uint8Array(await response.arrayBuffer()) };
}
