import type { Warning, WarningCode } from '../timing/insight/warning.ts';

const texts: Partial<Record<WarningCode, (warning: Warning) => string>> = {
  'unknown-mat': ({ bibs, params: { reads, point, from, to, onlyThere } }) => {
    const only = onlyThere === 0 ? '' : `; ${onlyThere} runners were heard nowhere else${named(bibs)}`;
    return `${reads} reads at "${point}", which this race does not have, ${at(from)} to ${at(to)}${only}; correct the name in the race file or at the reader`;
  },
  'ignored-chip-of-runner': ({ bibs, params: { chip } }) =>
    `chip ${chip} is ignored by the race file and belongs to a runner${named(bibs)}; take it out of ignoredChips, or give the runner another`,
  'chips-ignored': ({ points, params: { reads, chips } }) =>
    `${reads} reads of ${chips} ignored chips at ${points.join(', ')} do not count, as the race file says`,
  'chips-blank': ({ points, params: { reads } }) =>
    `${reads} reads at ${points.join(', ')} are of tags without a number (empty EPC) and count for nobody; look for chips that were never written`,
  'heard-too-weakly': ({ bibs, points, params: { runners, of } }) =>
    `${runners} of ${of} runners were heard at ${points.join(', ')} only too weakly to count${named(bibs)}; look at the mat, or lower its minRssi`,
};

/** Says in English which reads count for nobody: as warnings, but for those of which nothing has to be done. */
export function tellReadWarnings(warnings: readonly Warning[]): void {
  for (const warning of warnings) {
    const text = texts[warning.code]?.(warning) ?? warning.code;
    if (warning.remedy === 'nothing') console.log(text);
    else process.stderr.write(`warning: ${text}\n`);
  }
}

const named = (bibs: readonly string[]) => (bibs.length === 0 ? '' : `: bib ${bibs.join(', ')}`);
const at = (moment: string | number | undefined) => new Date(Number(moment)).toISOString();
