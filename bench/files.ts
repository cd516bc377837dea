import { stringify } from 'csv-stringify/sync';
import { parse } from 'csv-parse/sync';
import { readOds, writeOds } from 'hucre/ods';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { resultsBook, type ResultsBook } from '../src/files/formats/book.ts';
import { publicFile } from '../src/files/formats/results-file.ts';
import { tablesOf } from '../src/files/formats/tables.ts';
import { readTable } from '../src/files/table/read-table.ts';
import type { PublicFormat } from '../src/contract/results-formats.ts';
import { runNow } from '../src/timing/steps.ts';
import { Timing } from '../src/timing/timing.ts';
import { previewOverStation } from './files-preview.ts';
import { measurement, type Measurement } from './measure.ts';
import { passedRace } from './sample-race.ts';

const rows = 50_000;
const rounds = 2;

type Cells = (string | number | null)[][];

/** The bare loop of the library that writes a format, over cells that are there already; text where no library writes it. */
const bare: Record<PublicFormat, (cells: Cells, sheets: Cells[]) => unknown> = {
  csv: (cells) => stringify(cells),
  'csv-machine': (cells) => stringify(cells),
  xlsx: (_, sheets) => writeXlsx({ sheets: sheets.map((each, at) => ({ name: `s${at}`, rows: each })) }),
  ods: (_, sheets) => writeOds({ sheets: sheets.map((each, at) => ({ name: `s${at}`, rows: each })) }),
  html: markup,
  json: (cells) => JSON.stringify(cells),
  'iof-xml': markup,
};

/**
 * Fifty thousand results in each format, and as many rows of a list read, in time of the processor against the bare loop of
 * the library for it: `step` is the longest that one step held the loop, `memory` (MB) what the process grew by. At last the preview
 * of a list of that length at a station.
 */
export async function benchFiles(): Promise<Measurement[]> {
  const book = bookOf();
  const sheets = [...tablesOf(book, { lang: 'en' })].map(({ columns, rows: cellsOf }) => [
    columns.map(({ heading }) => heading),
    ...cellsOf(),
  ]) as Cells[];
  const cells = sheets[0]!;
  const written: Measurement[] = [];
  for (const format of Object.keys(bare) as PublicFormat[]) {
    let [ours, baseline, step, memory] = [Infinity, Infinity, Infinity, Infinity];
    for (let round = 0; round < rounds; round += 1) {
      const made = stepped(book, format);
      ours = Math.min(ours, made.ms);
      step = Math.min(step, made.step);
      memory = Math.min(memory, made.memory);
      baseline = Math.min(baseline, await busy(() => bare[format](cells, sheets)));
    }
    written.push({ ...measurement(`files ${format} out`, 'ms', ours, baseline), step, memory });
  }
  return [...written, ...(await reading(cells)), await previewOverStation(rows)];
}

function bookOf(): ResultsBook {
  const { actions, passings } = passedRace(rows);
  const timing = new Timing();
  timing.applyAll(actions);
  timing.replacePassings(passings);
  return runNow(resultsBook(timing, timing.races));
}

/** A file made part by part, each thrown away when it is there, as it is sent. */
function stepped(book: ResultsBook, format: PublicFormat): { ms: number; step: number; memory: number } {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const from = process.cpuUsage();
  let [step, most] = [0, before];
  const parts = publicFile(book, format, { lang: 'en' });
  for (let at = performance.now(), steps = 0; ; steps += 1) {
    const { done } = parts.next();
    const now = performance.now();
    step = Math.max(step, now - at);
    at = now;
    if (steps % 500 === 0) most = Math.max(most, process.memoryUsage.rss());
    if (done === true) break;
  }
  const { user, system } = process.cpuUsage(from);
  return {
    ms: (user + system) / 1000,
    step: Math.round(step * 10) / 10,
    memory: Math.round((most - before) / 1e6),
  };
}

async function reading(cells: Cells): Promise<Measurement[]> {
  const list = cells.map((row) => row.slice(0, 12).map((cell) => (cell === null ? '' : String(cell))));
  const csv = Buffer.from(stringify(list));
  const sheet = { sheets: [{ name: 'list', rows: list }] };
  const xlsx = await writeXlsx(sheet);
  const ods = await writeOds(sheet);
  const table = async (bytes: Uint8Array, name: string) => {
    const read = await readTable(bytes, name);
    if (!read.ok || read.value.sheets[0]!.rows.length < rows) throw new Error(`${name} was not read`);
  };
  const kinds = [
    ['csv', () => table(csv, 'list.csv'), () => parse(csv)],
    ['xlsx', () => table(xlsx, 'list.xlsx'), () => readXlsx(xlsx)],
    ['ods', () => table(ods, 'list.ods'), () => readOds(ods)],
  ] as const;
  const measured: Measurement[] = [];
  for (const [kind, ours, theirs] of kinds) {
    const times = { ours: Infinity, theirs: Infinity };
    for (let round = 0; round < rounds; round += 1) {
      times.ours = Math.min(times.ours, await busy(ours));
      times.theirs = Math.min(times.theirs, await busy(theirs));
    }
    measured.push(measurement(`files ${kind} in`, 'ms', times.ours, times.theirs));
  }
  return measured;
}

/** How long the processor works on it, in milliseconds. */
async function busy(work: () => unknown): Promise<number> {
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** Each cell in a pair of marks: the least that any markup does. */
function markup(cells: Cells): string {
  const escaped = (cell: string | number | null) =>
    String(cell ?? '').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return cells.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('\n');
}
