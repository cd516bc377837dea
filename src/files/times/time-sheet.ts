import { plainTimes, timesIn, type WrittenTime } from './time-text.ts';

/** One time of a sheet, in the order of the sheet. */
export interface SheetTime {
  /** Line of the text, from 1. */
  line: number;
  /** Milliseconds: since a gun, or since midnight. */
  time: number;
  /** Whether it can only be a time of day. */
  isDay: boolean;
  /** The place or number of the time that the sheet says, from 1; null where it says none. */
  place: number | null;
  bib: string | null;
}

/** What a text of times says. */
export interface TimeSheet {
  times: SheetTime[];
  /** Lines with digits and no time that could be read: somebody should look. */
  unread: { line: number; text: string }[];
}

interface Line {
  line: number;
  text: string;
  times: WrittenTime[];
  label: 'lap' | 'split' | null;
}

const labels = [
  ['split', /(?:^|[^\p{L}])(?:split|spl|rt|total|cum|сплит|общее|累计)(?:$|[^\p{L}])/iu],
  ['lap', /(?:^|[^\p{L}])(?:lap|lt|sq|круг|单圈|分段)(?:$|[^\p{L}])/iu],
] as const;
/** Lines of a printer or of parkrun's stopwatches that hold no finish: heads, marks, the number of a lap by itself. */
const isBeside = (text: string) =>
  /^\W*(?:startofevent|endofevent)|^[\s\-=*_]*\(?\s*\d{0,4}\s*\)?[\s\-=*_]*$/iu.test(text) ||
  /^\D*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\D*$|^\D*\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\D*$/u.test(text);
const bibWords =
  /^(?:bib|bib ?no\.?|number|no\.?|num|start ?number|номер|старт\.? ?номер|№|参赛号|号码|号码布)$/iu;
const placeWords = /^(?:place|pos|position|rank|order|lap|#|место|порядок|名次|序号|次序)$/iu;

/**
 * Reads times from a stopwatch, a printer or a video, one a line: `1:23:45.6`, a place and a time as RunScore writes them,
 * parkrun's stopwatch files, what printers of Seiko and Casio print (`LAP` and `SPLIT`, of which the split counts), and CSV
 * with a head or without.
 *
 * A number before the time is its place where the numbers count up by one, else it is the bib; one behind it is the bib.
 */
export function readTimeSheet(text: string): TimeSheet {
  const unread: TimeSheet['unread'] = [];
  const lines: Line[] = [];
  let head: Head | null = null;
  const comma = separatesByComma(text);
  for (const [index, raw] of text.split(/\r\n|\r|\n/u).entries()) {
    const line = index + 1;
    const plain = plainTimes(raw).trim();
    if (plain === '') continue;
    const shown = comma ? plain.replaceAll(',', ' , ') : plain;
    const times = /^\W*(?:startofevent|endofevent)/iu.test(plain) ? [] : timesIn(shown);
    if (times.length > 0) lines.push({ line, text: shown, times, label: labelOf(shown) });
    else if (lines.length === 0 && headOf(plain) !== null) head = headOf(plain);
    else if (/\d/u.test(plain) && !isBeside(plain)) unread.push({ line, text: raw.trim().slice(0, 200) });
  }
  const hasSplits = lines.some(({ label }) => label === 'split');
  const counting = hasSplits ? lines.filter(({ label }) => label !== 'lap') : lines;
  const column = columnOf(counting);
  const rows = counting.map((line) => rowOf(line, column, head));
  return { times: withNumbers(rows, head), unread };
}

/** Whether commas stand between cells; not where they only stand before the fraction of a second. */
function separatesByComma(text: string): boolean {
  const commas = plainTimes(text).match(/,\s*\S*/gu) ?? [];
  const decimal = plainTimes(text).match(/(?<=:\d\d),\d{1,2}(?![\d:])(?!\s*,)/gu) ?? [];
  return commas.length > decimal.length;
}

function labelOf(text: string): Line['label'] {
  return labels.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Which cells of a line are what, by a head. */
interface Head {
  separator: RegExp;
  bib: number | null;
  place: number | null;
}

function headOf(text: string): Head | null {
  const separator = [/\t/u, /;/u, /,/u].find((one) => one.test(text)) ?? /\s{2,}/u;
  const cells = text.split(separator).map((cell) => cell.replaceAll('"', '').trim());
  const bib = cells.findIndex((cell) => bibWords.test(cell));
  const place = cells.findIndex((cell) => placeWords.test(cell));
  if (bib < 0 && place < 0) return null;
  return { separator, bib: bib < 0 ? null : bib, place: place < 0 ? null : place };
}

/** No printer has more times in a line. */
const columnsMax = 4;

/** Of several times in a line, which one counts from a gun on: a lap never does where there is one that only grows. */
function columnOf(lines: readonly Line[]): number {
  const most = lines.reduce((so, { times }) => Math.max(so, times.length), 1);
  const columns = Math.min(most, columnsMax);
  const kept = Array.from({ length: columns }, (_, at) => at).filter((at) => {
    const values = lines.map(({ times }) => times[at]?.value ?? NaN);
    return values.every((value, index) => index === 0 || value >= (values[index - 1] ?? NaN));
  });
  const elapsed = kept.filter((at) => !lines.some(({ times }) => times[at]?.isDay === true));
  const candidates = elapsed.length > 0 ? elapsed : kept;
  const last = lines.at(-1)?.times ?? [];
  return candidates.toSorted((one, other) => (last[other]?.value ?? 0) - (last[one]?.value ?? 0))[0] ?? 0;
}

interface Row {
  line: number;
  time: WrittenTime;
  before: string | null;
  behind: string | null;
  cells: readonly string[];
}

const word = /[\p{L}\d][\p{L}\d-]*/gu;

function rowOf({ line, text, times }: Line, column: number, head: Head | null): Row {
  const time = times[column] ?? times[0]!;
  const numbers = (part: string) =>
    (part.match(word) ?? []).filter((one) => /\d/u.test(one) && one.length <= 20);
  const first = times[0]!;
  const last = times.at(-1)!;
  return {
    line,
    time,
    before: numbers(text.slice(0, first.from)).at(-1) ?? null,
    behind: numbers(text.slice(last.to))[0] ?? null,
    cells: head === null ? [] : text.split(head.separator).map((cell) => cell.replaceAll('"', '').trim()),
  };
}

function withNumbers(rows: readonly Row[], head: Head | null): SheetTime[] {
  const made = (row: Row, place: string | null, bib: string | null): SheetTime => ({
    line: row.line,
    time: row.time.value,
    isDay: row.time.isDay,
    place: place === null || !/^\d{1,5}$/u.test(place) ? null : Number(place),
    bib: bib === '' ? null : bib,
  });
  // parkrun's stopwatches write their start as place 0.
  const isStart = ({ before, time }: Row) => before !== null && Number(before) === 0 && time.value === 0;
  const times = rows.filter((row) => !isStart(row));
  if (head !== null) {
    const cell = ({ cells }: Row, at: number | null) => (at === null ? null : (cells[at] ?? null));
    return times.map((row) => made(row, cell(row, head.place), cell(row, head.bib)));
  }
  const areBehind = times.some(({ behind }) => behind !== null);
  const areCounting = times.every(
    ({ before }, index) => before !== null && Number(before) === Number(times[0]?.before) + index,
  );
  const arePlaces = areBehind || (areCounting && Number(times[0]?.before) === 1) || grows(times);
  return times.map((row) => (arePlaces ? made(row, row.before, row.behind) : made(row, null, row.before)));
}

/** Whether the numbers before the times grow and stay near the number of lines, as places of which some have a time. */
function grows(rows: readonly Row[]): boolean {
  const numbers = rows.map(({ before }) => Number(before ?? NaN));
  const isGrowing = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? NaN));
  return isGrowing && numbers[0] === 1;
}
