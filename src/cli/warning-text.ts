import { durationText } from '../timing/views/explain-text.ts';
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
  'reader-off': (warning) =>
    `${offsetText(warning)}; its times count for nobody whom another reader heard there`,
  'readers-apart': (warning) => `${offsetText(warning)}; which of the two is wrong is not known`,
  'gun-unsure': ({ params: { wave, gun, runners } }) =>
    `nobody fired the gun of wave ${wave}: ${runners} runners who crossed the start from ${at(gun)} on could be its start; write its gun into the race file`,
  'late-uncertain': ({ bibs, points, params: { reader, passings, from, to } }) =>
    `${passings} passings at ${points.join(', ')} came late from ${reader}, and it is not known whether its clock was right: they were between ${at(from)} and ${at(to)}${named(bibs)}; if its clock was right, correct it by 0 in the console`,
  'reads-late': ({ points, params: { reader, reads, from, until, most } }) =>
    `${reads} reads at ${points.join(', ')} came late from ${reader}, up to ${durationText(Number(most))}, from ${at(from)} ${until === undefined ? 'on' : `to ${at(until)}`}; check the network`,
  'heard-too-weakly': ({ bibs, points, params: { runners, of } }) =>
    `${runners} of ${of} runners were heard at ${points.join(', ')} only too weakly to count${named(bibs)}; look at the mat, or lower its minRssi`,
};

/** Says warnings in English; those of which nothing has to be done as what they are. */
export function tellWarnings(warnings: readonly Warning[]): void {
  for (const warning of warnings) {
    const text = texts[warning.code]?.(warning) ?? warning.code;
    if (warning.remedy === 'nothing') console.log(text);
    else process.stderr.write(`warning: ${text}\n`);
  }
}

/** `offset` is what would put the reader right. */
const offsetText = ({ points, params: { reader, against, offset, runners } }: Warning) =>
  `${reader} is ${durationText(Math.abs(Number(offset)))} ${Number(offset) > 0 ? 'slow' : 'fast'} against ${against} at ${points.join(', ')}: ${runners} runners`;

const named = (bibs: readonly string[]) => (bibs.length === 0 ? '' : `: bib ${bibs.join(', ')}`);
const at = (moment: string | number | undefined) => new Date(Number(moment)).toISOString();
