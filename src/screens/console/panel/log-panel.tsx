import { useTranslation } from 'react-i18next';
import { deviceOfActor } from '../../../contract/devices-view.ts';
import type { ActionRow } from '../../../contract/feed.ts';
import { useZone } from '../../feed/event.ts';
import { useFeed } from '../../feed/store.ts';
import { timeOfDay } from '../../format/times.ts';
import { Button } from '../../components/button.tsx';
import { actionText } from '../action-text.ts';
import { bringBack, undo, undoOf } from '../undo.ts';
import styles from './log-panel.module.css';
import { Panel } from './panel.tsx';

const noActions: readonly ActionRow[] = [];

/** What people did, newest first; each can be taken back. */
export function LogPanel() {
  const { t } = useTranslation();
  const actions = useFeed((feed) => feed.sections?.actions ?? noActions);
  const zone = useZone();
  return (
    <Panel title={t('menu.log')}>
      {actions.length === 0 ? <p>{t('log.empty')}</p> : null}
      <ol>
        {actions.map((action) => (
          <li key={action.id} className={styles['action']}>
            <span className={styles['time']}>{timeOfDay(action.at, zone)}</span>
            <span className={action.undone ? styles['undone'] : styles['text']}>
              {actionText(action, actions)}
            </span>
            <Device by={action.by} />
            <UndoButton action={action} actions={actions} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** The tablet or telephone at which it was done; nothing where it was done at a console. */
function Device({ by }: Pick<ActionRow, 'by'>) {
  const { t } = useTranslation();
  const device = deviceOfActor(by);
  if (device === null) return null;
  return <span className={styles['device']}>{`${device.name} · ${t(`devices.role.${device.role}`)}`}</span>;
}

function UndoButton({ action, actions }: { action: ActionRow; actions: readonly ActionRow[] }) {
  const { t } = useTranslation();
  const undoing = undoOf(actions, action.id);
  if (action.type === 'undo') return null;
  if (!action.undone)
    return action.undoable ? (
      <Button kind="quiet" onClick={() => void undo(action)}>
        {t('undo.name')}
      </Button>
    ) : null;
  return undoing === undefined ? null : (
    <Button kind="quiet" onClick={() => void bringBack(undoing)}>
      {t('undo.bringBack')}
    </Button>
  );
}
