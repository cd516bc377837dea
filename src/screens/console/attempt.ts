import i18next from 'i18next';
import { problemsOf } from '../api/http.ts';
import { toasts } from '../parts/toast.ts';
import { problemText } from '../parts/use-problem-text.ts';

const shownMs = 10_000;

/** What a call answers; null where it was refused, which is then said in a message. */
export async function attempt<Answer>(call: Promise<Answer>): Promise<Answer | null> {
  try {
    return await call;
  } catch (error) {
    toasts.add({
      type: 'bad',
      priority: 'high',
      timeout: shownMs,
      title: i18next.t('problem.refused'),
      description: problemsOf(error).map(problemText).join(' '),
    });
    return null;
  }
}
