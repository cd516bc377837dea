import type { Context } from 'hono';
import type { Asked } from '../../contract/calls/call.ts';
import type { resultsCalls } from '../../contract/calls/results.ts';
import { resultsBook } from '../../files/formats/book.ts';
import { columnsOf } from '../../files/formats/columns.ts';
import {
  extensions,
  fileName,
  officialFile,
  officialRefusals,
  publicFile,
  type FileParts,
} from '../../files/formats/results-file.ts';
import { Refuse } from '../../http/refusal.ts';
import { message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { Language } from '../../timing/model/race.ts';
import type { StationRace } from '../race/station-race.ts';
import type { ResultsCopies } from '../crew/results-copies.ts';
import { nameOf } from './act.ts';
import { inParts } from './parts.ts';
import { racesAsked } from './race-asked.ts';

type FileQuery = Asked<typeof resultsCalls.resultsFileAs>['query'];
type OfficialQuery = Asked<typeof resultsCalls.officialFile>['query'];

/** The results as a file of a format, made while it is sent. Throws {@link Refuse}. */
export async function resultsFileAnswer(
  context: Context,
  race: StationRace,
  { format, race: id, list, columns, lang, encoding }: FileQuery,
  head: string,
): Promise<Response> {
  const book = await runYielding(resultsBook(race.timing, racesAsked(race, id)));
  const isThere = book.races.some(({ lists }) => lists.some((one) => one.id === list));
  if (list !== undefined && !isThere)
    throw Refuse.told(404, message('problems.list-unknown', { value: list }));
  const wanted = { lang, list, encoding, columns: columns?.split(',').filter(Boolean) };
  fileHeaders(context, fileName(book, wanted, extensions[format]), head);
  return inParts(context, publicFile(book, format, wanted));
}

/** What a preset says in the place of the query. Throws {@link Refuse} where there is none of the name. */
export function presetIn(copies: ResultsCopies, { preset: name, ...query }: FileQuery): FileQuery {
  if (name === undefined) return query;
  const preset = copies.presets.get(name);
  if (preset === undefined) throw Refuse.told(404, message('problems.preset-unknown', { value: name }));
  return { ...query, lang: preset.language, columns: preset.columns.join(',') };
}

/** The columns that the races of a file may have, each once, in their usual order. Throws {@link Refuse}. */
export async function columnsAsked(race: StationRace, id: string | undefined, lang: Language) {
  const book = await runYielding(resultsBook(race.timing, racesAsked(race, id)));
  const all = book.races.flatMap(({ sheet, race: own }) => columnsOf(sheet, own, lang));
  return [...new Map(all.map((column) => [column.id, { id: column.id, heading: column.heading }])).values()];
}

/** The file of one receiver, once the log says who takes it. Throws {@link Refuse}. */
export async function officialFileAnswer(
  context: Context,
  race: StationRace,
  copies: ResultsCopies,
  query: OfficialQuery,
  head: string,
): Promise<Response> {
  const { book, file } = await officialBook(race, query);
  const { format, race: id } = query;
  const name = fileName(book, { lang: 'en', format }, file.extension);
  await copies.taken(nameOf(context), { format, race: id, file: name, rows: file.written });
  fileHeaders(context, name, head);
  context.header('Goldline-Left-Out', String(file.leftOut.length));
  return inParts(context, file.parts satisfies FileParts);
}

/** The file of one receiver, with who is not in it. Throws {@link Refuse} where it cannot be made. */
export async function officialBook(race: StationRace, { format, race: id, as, ...ids }: OfficialQuery) {
  const book = await runYielding(resultsBook(race.timing, racesAsked(race, id)));
  const [first, ...more] = officialRefusals(book, format, ids).map((told) => problemOf(told));
  if (first !== undefined) throw new Refuse(422, first, ...more);
  return { book, file: await runYielding(officialFile(book, format, ids, as)) };
}

/** A name in ASCII for old browsers, and the whole one as RFC 5987 writes it. */
function fileHeaders(context: Context, name: string, head: string): void {
  const ascii = name.replace(/[^\x21-\x7e]+/g, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  context.header('Content-Type', 'application/octet-stream');
  context.header('Content-Disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`);
  context.header('Goldline-Head', head);
}
