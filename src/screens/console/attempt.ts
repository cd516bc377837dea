import i18next from 'i18next';
import type { Problem } from '../../contract/problem.ts';
import { problemsOf } from '../api/http.ts';
import { toasts } from '../components/toast.ts';
import { problemText } from '../components/use-problem-text.ts';

const shownMs = 10_000;

/** What a call answers; null where it was refused, which is then said in a message. */
export async function attempt<Answer>(call: Promise<Answer>): Promise<Answer | null> {
  try {
    return await call;
  } catch (error) {
    tellRefused(problemsOf(error));
    return null;
  }
}

/** Says that something was not done, and why; `what` it was stays there to be read until somebody closes it. */
export function tellRefused(problems: readonly Problem[], what?: string): void {
  toasts.add({
    type: 'bad',
    priority: 'high',
    timeout: what === undefined ? shownMs : 0,
    title: what === undefined ? i18next.t('problem.refused') : i18next.t('problem.refusedWhat', { what }),
    description: problems.map(problemText).join(' '),
  });
}
