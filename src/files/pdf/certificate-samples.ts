import type { CertificateSample } from '../../contract/certificate-design.ts';
import type { Entry } from '../../timing/model/race.ts';
import type { RaceResults } from '../../timing/timing.ts';

/** Somebody of a kind that is not in the field. */
const madeUp: Record<CertificateSample, Pick<Entry, 'name' | 'latinName' | 'nationality'>> = {
  first: { name: 'Ann Example', nationality: 'GBR' },
  longest: {
    name: 'Christopher-Maximilian Wolfeschlegelsteinhausenbergerdorff',
    nationality: 'GER',
  },
  han: { name: '欧阳䶮', latinName: 'OUYANG Yan', nationality: 'CHN' },
  ethiopic: { name: 'አበበ ቢቂላ ደምሴ', latinName: 'Abebe Bikila DEMISSE', nationality: 'ETH' },
};

/** Whose certificate shows a design: the first finisher, or who has the hardest name of its kind; somebody made up where nobody has. */
export function sampleEntry(results: RaceResults, sample: CertificateSample): Entry {
  return (
    inTheField(results, sample) ?? { bib: '1001', sex: 'F', chips: [], club: 'Harriers', ...madeUp[sample] }
  );
}

function inTheField(results: RaceResults, sample: CertificateSample): Entry | undefined {
  if (sample === 'first') {
    const [first] = results.list('overall');
    if (first !== undefined) return results.entry(first);
  }
  const script = sample === 'han' ? /\p{Script=Han}/u : /\p{Script=Ethiopic}/u;
  let found: Entry | undefined;
  for (const entry of results.entries()) {
    if (sample === 'first') return entry;
    if (sample === 'longest') found = entry.name.length > (found?.name.length ?? 0) ? entry : found;
    else if (script.test(entry.name)) return entry;
  }
  return found;
}
