import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOfActor } from '../../../contract/actor.ts';
import type { ActionRow } from '../../../contract/feed.ts';
import { logKindSchema, type LogKind } from '../../../contract/log.ts';
import { useZone } from '../../feed/event.ts';
import { timeOfDay } from '../../format/times.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../components/button.tsx';
import { SelectInput, TextInput } from '../../components/field.tsx';
import { actionText } from '../action-text.ts';
import { bringBack, undo, undoOf } from '../undo.ts';
import { useActorName } from '../use-actor-name.ts';
import styles from './log-panel.module.css';
import { Panel } from './panel.tsx';
import { PersonLine } from './person-line.tsx';
import { useLog } from './use-log.ts';

/** What people did, all of it, newest first; each can be taken back. */
export function LogPanel() {
  const { t } = useTranslation();
  const lang = useLanguage();
  const zone = useZone();
  const [q, setQ] = useState('');
  const [kind, setKind] = useState<LogKind | undefined>();
  const [by, setBy] = useState<string | undefined>();
  const { page, goOn } = useLog({ q, kind, by, lang });
  const rows = page?.rows ?? [];
  const known = [...rows, ...(page?.related ?? [])];
  const isFiltered = q.trim() !== '' || kind !== undefined || by !== undefined;
  return (
    <Panel title={t('commands.names.log')}>
      <PersonLine />
      <div className={styles['filters']}>
        <TextInput
          aria-label={t('log.search')}
          placeholder={t('log.search')}
          value={q}
          onChange={({ target }) => setQ(target.value)}
        />
        <SelectInput
          aria-label={t('log.kind')}
          value={kind ?? ''}
          onChange={({ target }) => setKind(logKindSchema.safeParse(target.value).data)}
        >
          <option value="">{t('log.allKinds')}</option>
          {logKindSchema.options.map((one) => (
            <option key={one} value={one}>
              {t(`log.kinds.${one}`)}
            </option>
          ))}
        </SelectInput>
        <Actors actors={page?.actors ?? []} chosen={by} onChoose={setBy} />
      </div>
      {page !== null && rows.length === 0 ? <p>{t(isFiltered ? 'log.none' : 'log.empty')}</p> : null}
      <ol>
        {rows.map((action) => (
          <li key={action.id} className={styles['action']}>
            <span className={styles['time']}>{timeOfDay(action.at, zone)}</span>
            <span className={styles['what']}>
              <span className={action.undone ? styles['undone'] : styles['text']}>
                {actionText(action, known)}
              </span>
              <Who by={action.by} />
            </span>
            <UndoButton action={action} actions={known} />
          </li>
        ))}
      </ol>
      {page?.more === true ? <Button onClick={() => void goOn()}>{t('log.more')}</Button> : null}
    </Panel>
  );
}

interface ActorsProps {
  actors: readonly string[];
  chosen: string | undefined;
  onChoose: (by: string | undefined) => void;
}

function Actors({ actors, chosen, onChoose }: ActorsProps) {
  const { t } = useTranslation();
  const nameOf = useActorName();
  if (actors.length < 2) return null;
  return (
    <SelectInput
      aria-label={t('log.by')}
      value={chosen ?? ''}
      onChange={({ target }) => onChoose(target.value === '' ? undefined : target.value)}
    >
      <option value="">{t('log.everybody')}</option>
      {actors.map((by) => (
        <option key={by} value={placeOfActor(by)}>
          {nameOf(by)}
        </option>
      ))}
    </SelectInput>
  );
}

/** Who did it, and where. */
function Who({ by }: Pick<ActionRow, 'by'>) {
  return <span className={styles['who']}>{useActorName()(by)}</span>;
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
