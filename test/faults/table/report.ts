import type { Family, Fault } from './fault.ts';
import { reasonAgainst, type Result } from './round.ts';
import { endOfDay } from './trial.ts';

const columns = ['times', 'lost', 'doubled', 'false', 'told', 'back in s'];
const nameWidth = 70;
const width = 10;

/** What came of all faults, a line for each row of the table. */
export function reportOf(families: readonly Family[], results: readonly Result[]): string {
  const lines = [lineOf('fault', columns, '')];
  for (const { name, faults } of families) {
    lines.push('', name);
    for (const fault of [...faults, { name: endOfDay, strike: async () => undefined }])
      lines.push(
        rowOf(
          fault,
          results.filter((result) => result.family === name && result.fault === fault.name),
        ),
      );
  }
  return lines.join('\n');
}

/** A fault that went wrong, and how to make it go wrong again. */
export function failureText({ family, fault, seed, problems }: Result): string {
  return `${family}: ${fault}\n    ${problems.join('\n    ')}\n    again: npm run faults -- --seed ${seed} --only ${family}`;
}

function rowOf(fault: Fault, results: readonly Result[]): string {
  const reason = reasonAgainst(fault);
  if (reason !== null) return `  ${fault.name}: skipped, ${reason}`;
  const sum = (what: (result: Result) => number) =>
    String(results.reduce((total, result) => total + what(result), 0));
  const told = results.filter((result) => result.told !== null);
  const back = results.flatMap(({ backS }) => backS ?? []).sort((one, other) => one - other);
  const failed = results.filter(({ problems }) => problems.length > 0).length;
  const cells = [
    String(results.length),
    sum(({ lost }) => lost),
    sum(({ doubled }) => doubled),
    sum(({ falseTimes }) => falseTimes),
    told.length === 0 ? '–' : `${told.filter((result) => result.told).length}/${told.length}`,
    back.length === 0 ? '–' : `${(back[back.length >> 1] ?? 0).toFixed(1)}–${(back.at(-1) ?? 0).toFixed(1)}`,
  ];
  return lineOf(`  ${fault.name}`, cells, failed === 0 ? '' : `FAILED ${failed}`);
}

function lineOf(name: string, cells: readonly string[], end: string): string {
  return `${name.padEnd(nameWidth)}${cells.map((cell) => cell.padStart(width)).join('')}  ${end}`.trimEnd();
}
