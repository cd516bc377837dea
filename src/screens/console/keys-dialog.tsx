import { useTranslation } from 'react-i18next';
import { hasSeveral, useEvent } from '../feed/event.ts';
import { useOwnDevice } from '../api/own-device.ts';
import { Dialog } from '../components/dialog.tsx';
import { capOf } from './commands/chord.ts';
import { allCommands, isOffered, lineKeys } from './commands/commands.ts';
import { closeDialog } from './console-state.ts';
import { entryInput } from './entry-focus.ts';
import styles from './keys-dialog.module.css';

/** All keys of the console: those of the entry line, and those of commands. */
export function KeysDialog() {
  const { t } = useTranslation();
  const hasSeveralRaces = hasSeveral(useEvent());
  const isDevice = useOwnDevice(({ device }) => device !== null);
  const keyed = allCommands.filter(
    (command) =>
      isOffered(command, { isDevice, hasSeveralRaces }) &&
      (command.chords !== undefined || (command.onLine !== undefined && command.id !== 'typedTime')),
  );
  return (
    <Dialog title={t('keys.title')} wide onClose={closeDialog} finalFocus={() => entryInput.current}>
      <div className={styles['columns']}>
        <section>
          <h3 className={styles['of']}>{t('keys.onLine')}</h3>
          <dl className={styles['keys']}>
            {lineKeys.map(([cap, name]) => (
              <Key key={name} cap={cap} does={t(`keys.long.${name}`)} />
            ))}
          </dl>
        </section>
        <section>
          <h3 className={styles['of']}>{t('keys.everywhere')}</h3>
          <dl className={styles['keys']}>
            {keyed.map(({ id, chords, onLine }) => (
              <Key
                key={id}
                cap={chords?.map(capOf).join(', ') ?? onLine ?? ''}
                does={t(`commands.names.${id}`)}
              />
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function Key({ cap, does }: { cap: string; does: string }) {
  return (
    <div className={styles['key']}>
      <dt className={styles['cap']}>{cap}</dt>
      <dd>{does}</dd>
    </div>
  );
}
