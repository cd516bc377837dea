import i18next from 'i18next';
import { toasts } from '../../components/toast.ts';
import { actionOf } from '../known-actions.ts';
import { undo } from '../undo.ts';
import type { Saved } from './save-entry.ts';

/** Says that an entry is saved, and offers to take it back. */
export function tellSaved({ action, bib, type }: Saved): void {
  if (action === null) return;
  const toast = toasts.add({
    type: 'good',
    title: i18next.t('desk.saved', { bib }),
    actionProps: {
      children: i18next.t('undo.name'),
      onClick: () => {
        toasts.close(toast);
        void undo(actionOf(action, type, { bib }));
      },
    },
  });
}
