/** A line of a text, with its number from 1. */
export interface Line {
  line: number;
  text: string;
}

/** So many lines show where the columns are; titles above them may lie across. */
const linesSeen = 2000;
const titlesMax = 6;

/**
 * The cells of a text whose columns are kept apart by blanks that run through all lines, as reports for printers are; null
 * where there are fewer than two columns or three lines of them. Chinese letters are two places wide, as printers have them,
 * or one, as editors count them: whichever makes more cells begin or end together.
 */
export function fixedWidth(lines: readonly Line[]): { line: number; cells: string[] }[] | null {
  const written = lines.filter(({ text }) => text.trim() !== '' && !isRule(text));
  const [printed, edited] = [columnsOf(written, true), columnsOf(written, false)];
  const more = steadiness(written, printed) - steadiness(written, edited);
  const isPrinted = more === 0 ? (printed?.starts.length ?? 0) > (edited?.starts.length ?? 0) : more > 0;
  const found = isPrinted ? printed : edited;
  if (found === null) return null;
  return written.map(({ line, text }, index) => ({
    line,
    cells: index < found.titles ? [text.trim()] : cut(text, found.starts, found.isWide),
  }));
}

/** A line drawn under headings. */
export const isRule = (text: string) => /^[\s\-=_+|:.*]*$/.test(text) && /[-=_+*]{2}/.test(text);

interface Columns {
  /** Places at which columns begin. */
  starts: number[];
  /** Lines of titles before them. */
  titles: number;
  isWide: boolean;
}

function columnsOf(lines: readonly Line[], isWide: boolean): Columns | null {
  const found: Columns[] = [];
  for (let titles = 0; titles <= titlesMax && lines.length - titles >= 3; titles += 1)
    found.push({ starts: startsOf(lines.slice(titles, titles + linesSeen), isWide), titles, isWide });
  // The fewest titles: each line fewer makes gaps by chance.
  const columns = [3, 2].map((least) => found.find(({ starts }) => starts.length >= least));
  return columns.find((one) => one !== undefined) ?? null;
}

/** How many cells begin where their column does, in 1. */
function steadiness(lines: readonly Line[], columns: Columns | null): number {
  if (columns === null) return -1;
  let [cells, steady] = [0, 0];
  for (const { text } of lines.slice(columns.titles, columns.titles + linesSeen))
    for (const cell of cut(text, columns.starts, columns.isWide, false)) {
      if (cell.trim() === '') continue;
      cells += 1;
      if (!cell.startsWith(' ')) steady += 1;
    }
  return steady / cells;
}

function startsOf(lines: readonly Line[], isWide: boolean): number[] {
  const isUsed: boolean[] = [];
  /** Places that rows below the first use: a blank within a heading makes no column of its second word. */
  const isUsedBelow: boolean[] = [];
  for (const [index, { text }] of lines.entries()) {
    let place = 0;
    for (const sign of text.slice(0, 2000)) {
      const width = isWide ? widthOf(sign) : 1;
      if (!/\s/.test(sign))
        for (let at = place; at < place + width; at += 1) {
          isUsed[at] = true;
          if (index > 0) isUsedBelow[at] = true;
        }
      place += width;
    }
  }
  const starts: number[] = [];
  for (let at = 0; at < isUsed.length; at += 1) if (isUsed[at] && !isUsed[at - 1]) starts.push(at);
  return starts.filter((start, index) => {
    const end = starts[index + 1] ?? isUsed.length;
    return !isUsed[start - 2] || isUsedBelow.slice(start, end).includes(true);
  });
}

function cut(text: string, starts: readonly number[], isWide: boolean, isTrimmed = true): string[] {
  const cells = starts.map(() => '');
  let place = 0;
  let column = 0;
  for (const sign of text) {
    while (column + 1 < starts.length && place >= (starts[column + 1] ?? 0)) column += 1;
    cells[column] += sign;
    place += isWide ? widthOf(sign) : 1;
  }
  return isTrimmed ? cells.map((cell) => cell.trim()) : cells;
}

/** East Asian wide and full-width letters. */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;

const widthOf = (sign: string) => (sign > '\u10FF' && wide.test(sign) ? 2 : 1);
