import i18next from 'i18next';
import type { Act, Doubt } from '../api/act-queue.ts';
import type { Told } from '../api/acts.ts';
import { consoleName } from '../api/console-id.ts';
import { toasts } from '../components/toast.ts';
import { actionText } from './action-text.ts';
import { tellRefused } from './attempt.ts';
import { actionsNow, rowOf } from './known-actions.ts';

/** Says what becomes of acts that took longer than whoever did them waited. */
export const actTold: Told = {
  onRefused: (act, problems) => tellRefused(problems, textOf(act)),
  onDoubt: (act: Act, doubt: Doubt) =>
    toasts.add({
      type: 'bad',
      priority: 'high',
      timeout: 0,
      title: i18next.t(`doubt.${doubt}`, { what: textOf(act) }),
      description: i18next.t('doubt.todo'),
    }),
};

/** Says what was done, where nothing else on the screen does. */
export function tellDone(action: Parameters<typeof actionText>[0]): void {
  toasts.add({ type: 'good', title: actionText(action, actionsNow()) });
}

function textOf(act: Act): string {
  return actionText(rowOf(act, consoleName()), actionsNow());
}
