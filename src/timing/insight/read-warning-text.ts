import type { Warning } from './warning.ts';

/** A warning about reads that count for nobody, as an English sentence for the command line. */
export function readWarningText({ code, bibs, points, params }: Warning): string {
  const [point = ''] = points;
  const named = bibs.length === 0 ? '' : `: bib ${bibs.join(', ')}`;
  const at = (moment: unknown) => new Date(Number(moment)).toISOString();
  const say = (name: string) => String(params[name] ?? '');
  switch (code) {
    case 'unknown-mat': {
      const only =
        params['onlyThere'] === 0 ? '' : `; ${say('onlyThere')} runners were heard nowhere else${named}`;
      return `${say('reads')} reads at "${point}", which this race does not have, ${at(params['from'])} to ${at(params['to'])}${only}; correct the name in the race file or at the reader`;
    }
    case 'ignored-chip-of-runner':
      return `chip ${say('chip')} is ignored by the race file and belongs to a runner${named}; take it out of ignoredChips, or give the runner another`;
    case 'chips-ignored':
      return `${say('reads')} reads of ${say('chips')} ignored chips at ${point} do not count, as the race file says`;
    case 'chips-blank':
      return `${say('reads')} reads at ${point} are of tags without a number (empty EPC) and count for nobody; look for chips that were never written`;
    case 'heard-too-weakly':
      return `${say('runners')} of ${say('of')} runners were heard at ${point} only too weakly to count${named}; look at the mat, or lower its minRssi`;
    default:
      return `${code}${named}`;
  }
}
