import i18next from 'i18next';
import { getWhose, postPassings } from '../../api/calls.ts';
import { problemsOf } from '../../api/http.ts';
import { toasts } from '../../components/toast.ts';
import { actionText } from '../action-text.ts';
import { tellRefused } from '../attempt.ts';

/** So long a group waits for the station to say who is on the start list, in milliseconds. */
const askedMaxMs = 1500;

/**
 * Records one moment for a group that crosses together, as one act: for those of the bibs that somebody has. The others are
 * named in a message that stays. Where the station does not say who they are, all are recorded, and unknown ones stand
 * among what needs a person.
 */
export async function recordGroup(point: string, bibs: readonly string[], moment: number): Promise<void> {
  const known = await knownOf(bibs);
  const left = bibs.filter((bib) => !known.has(bib));
  const passings = bibs.filter((bib) => known.has(bib)).map((bib) => ({ bib, time: moment }));
  if (left.length > 0)
    toasts.add({
      type: 'bad',
      priority: 'high',
      timeout: 0,
      title: i18next.t('bibs.left', { count: left.length }),
      description: left.join(', '),
    });
  if (passings.length === 0) return;
  const said = actionText({ type: 'passing.sheet', params: { point, times: passings.length } }, []);
  try {
    await postPassings({ point, passings });
    toasts.add({ type: 'good', title: said });
  } catch (error) {
    tellRefused(problemsOf(error), said);
  }
}

async function knownOf(bibs: readonly string[]): Promise<ReadonlySet<string>> {
  try {
    const { people } = await getWhose([...bibs], AbortSignal.timeout(askedMaxMs));
    return new Set(people.map(({ person }) => person.bib));
  } catch {
    return new Set(bibs);
  }
}
