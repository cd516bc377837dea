const separators = [',', ';', '\t', '|'] as const;
const lineEnd = /[\r\n]/g;
/** So many lines show what stands between the cells of all. */
const linesSeen = 200;

/**
 * What stands between the cells of a text: that which cuts most lines into equally many; null where nothing does. Rows of
 * titles above the table may have none.
 */
export function separatorOf(text: string): string | null {
  const lines = firstLines(text);
  let best: { separator: string; share: number; columns: number } | null = null;
  for (const separator of separators) {
    const counts = lines.map((line) => cellCount(line, separator));
    const { columns, times } = commonest(counts.filter((count) => count > 1));
    if (columns < 2) continue;
    const share = times / lines.length;
    // Of two that are nearly as steady, the one that makes more cells: semicolons beside decimal commas.
    const isBetter =
      best === null ||
      share > best.share + 0.25 ||
      (share > best.share - 0.25 && columns > best.columns) ||
      (columns === best.columns && share > best.share);
    if (isBetter) best = { separator, share, columns };
  }
  return best?.separator ?? null;
}

function firstLines(text: string): string[] {
  const lines: string[] = [];
  let from = 0;
  while (from < text.length && lines.length < linesSeen) {
    lineEnd.lastIndex = from;
    const end = lineEnd.exec(text)?.index ?? text.length;
    const line = text.slice(from, Math.min(end, from + 20_000));
    if (line.trim() !== '') lines.push(line);
    from = end + 1;
  }
  return lines;
}

function cellCount(line: string, separator: string): number {
  let count = 1;
  let isQuoted = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) count += 1;
  }
  return count;
}

function commonest(counts: readonly number[]): { columns: number; times: number } {
  let common = { columns: 0, times: 0 };
  for (const [columns, same] of Map.groupBy(counts, (count) => count))
    if (same.length > common.times || (same.length === common.times && columns > common.columns))
      common = { columns, times: same.length };
  return common;
}
