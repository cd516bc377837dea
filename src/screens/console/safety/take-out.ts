import i18next from 'i18next';
import { postStatus, postUndo } from '../../api/calls.ts';
import { toasts } from '../../components/toast.ts';
import { attempt } from '../attempt.ts';

/** Records that somebody who was found is out of the race, and offers to take it back. */
export async function takeOut({ bib, name }: { bib: string; name: string }): Promise<void> {
  const { t } = i18next;
  const done = await attempt(postStatus({ bib, status: 'dnf', reason: t('safety.reason') }));
  const action = done?.action ?? null;
  if (action === null) return;
  const toast = toasts.add({
    type: 'good',
    title: t('safety.taken', { bib, name }),
    actionProps: {
      children: t('undo.name'),
      onClick: () => {
        toasts.close(toast);
        void attempt(postUndo(action));
      },
    },
  });
}
