import { useTranslation } from 'react-i18next';
import { leave, next, type OpenFinder } from './announcer-keys.ts';
import styles from './key-line.module.css';
import { useDesk } from './use-desk.ts';

/** The keys of reading, each to be pressed by a finger too. */
export function KeyLine({ openFinder }: { openFinder: OpenFinder }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const standing = desk.reading.top?.standing;
  const isFree = standing === undefined || standing === 'live';
  return (
    <nav className={styles['keys']}>
      <Key name={t('announcer.key.space')} does={t('announcer.key.next')} onClick={() => next(desk)} />
      <Key
        name="←"
        does={t('announcer.key.back')}
        onClick={() => desk.act((reading, now) => reading.back(now))}
      />
      <Key
        name="H"
        does={t('announcer.key.hold')}
        onClick={() => desk.act((reading, now) => reading.hold(now))}
      />
      <Key name="/" does={t('announcer.key.find')} onClick={() => openFinder('all')} />
      <Key name="N" does={t('announcer.key.unread')} onClick={() => openFinder('unread')} />
      <Key name="R" does={t('announcer.key.read')} onClick={() => openFinder('read')} />
      <Key
        name="Esc"
        does={isFree ? t('announcer.key.wall') : t('announcer.key.letGo')}
        onClick={() => leave(desk)}
      />
    </nav>
  );
}

function Key({ name, does, onClick }: { name: string; does: string; onClick: () => void }) {
  return (
    <button type="button" className={styles['key']} tabIndex={-1} onClick={onClick}>
      <kbd className={styles['name']}>{name}</kbd> {does}
    </button>
  );
}
