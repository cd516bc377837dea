import { useTranslation } from 'react-i18next';
import type { ActionRow } from '../../../contract/feed.ts';
import type { GunView } from '../../../contract/rows.ts';
import { useFeed } from '../../feed/store.ts';
import { timeOfDay } from '../../format/times.ts';
import { useNames } from '../../language/use-names.ts';
import { Button } from '../../parts/button.tsx';
import { shortChip } from '../short-chip.ts';
import { undo, undoOf } from '../undo.ts';
import styles from './log-panel.module.css';
import { Panel } from './panel.tsx';

const noActions: readonly ActionRow[] = [];
const noGuns: readonly GunView[] = [];

/** What people did, newest first; each can be taken back. */
export function LogPanel() {
  const { t } = useTranslation();
  const actions = useFeed((feed) => feed.sections?.actions ?? noActions);
  const zone = useFeed((feed) => feed.sections?.race?.zone) ?? 'UTC';
  const sentence = useSentence(actions);
  return (
    <Panel title={t('menu.log')}>
      {actions.length === 0 ? <p>{t('log.empty')}</p> : null}
      <ol>
        {actions.map((action) => (
          <li key={action.id} className={styles['action']}>
            <span className={styles['time']}>{timeOfDay(action.at, zone)}</span>
            <span className={action.undone ? styles['undone'] : styles['text']}>{sentence(action)}</span>
            <UndoButton action={action} actions={actions} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function UndoButton({ action, actions }: { action: ActionRow; actions: readonly ActionRow[] }) {
  const { t } = useTranslation();
  const undoing = undoOf(actions, action.id);
  if (action.type === 'undo') return null;
  if (!action.undone)
    return action.undoable ? (
      <Button kind="quiet" onClick={() => void undo(action.id)}>
        {t('undo.name')}
      </Button>
    ) : null;
  return undoing === undefined ? null : (
    <Button kind="quiet" onClick={() => void undo(undoing.id)}>
      {t('undo.bringBack')}
    </Button>
  );
}

/** What an action was, as a sentence. */
function useSentence(actions: readonly ActionRow[]): (action: ActionRow) => string {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const race = useFeed((feed) => feed.sections?.race ?? null);
  const guns = useFeed((feed) => feed.sections?.guns ?? noGuns);
  const text = (value: string | number | undefined) => String(value ?? '');
  const day = (value: string | number | undefined) =>
    typeof value === 'number' ? timeOfDay(value, race?.zone ?? 'UTC') : '';
  const sentence = ({ type, params }: ActionRow): string => {
    const target = actions.find(({ id }) => id === params['target']);
    const words = {
      ...params,
      file: text(params['file']),
      bib: text(params['bib']),
      reason: text(params['reason']),
      address: text(params['address']).split('?')[0] ?? '',
      chip: shortChip(text(params['chip'])),
      point: names.pointOf(race, text(params['point'])),
      wave: names.waveOf(guns, text(params['wave'])),
      gun: day(params['gun']),
      time: day(params['time']),
      from: day(params['from']),
      chips: text(params['chips']),
      reader: text(params['reader']).split('?')[0] ?? '',
      what: target === undefined ? '' : sentence(target),
    };
    const key = `action.${keyOf(type, params)}`;
    return i18n.exists(key) ? t(key as 'action.undo', { ...params, ...words }) : type;
  };
  return sentence;
}

function keyOf(type: string, params: ActionRow['params']): string {
  if (type === 'passing.add' && params['bib'] === undefined) return 'passing-time';
  if (type === 'chip.assign' && params['from'] !== undefined) return 'chip-hand-over';
  return type.replace('.', '-');
}
