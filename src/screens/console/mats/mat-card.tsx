import { Settings2, X } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatView } from '../../../contract/mat-view.ts';
import { useFeed } from '../../feed/store.ts';
import { useStationNow } from '../../feed/use-clock.ts';
import { useMessage } from '../../i18n/use-message.ts';
import { useAges, useNumber } from '../../i18n/use-ages.ts';
import { Button } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import { openDialog } from '../console-state.ts';
import styles from './mat-card.module.css';
import { matCondition, matLevels, type MatCondition } from './mat-level.ts';
import { useOffset } from './use-offset.ts';
import { Sparkline } from './sparkline.tsx';

interface Props {
  mat: MatView;
  name: string;
  /** Whether the point has other readers, so that the address has to tell them apart. */
  several: boolean;
}

/** One reader: whether it reads, how much, when last, and through which antennas. */
export const MatCard = memo(function MatCard({ mat, name, several }: Props) {
  const { t } = useTranslation();
  const number = useNumber();
  const alarms = useFeed((feed) => feed.sections?.alarms);
  const expecting = useFeed((feed) => feed.sections?.expecting);
  const condition = matCondition(mat, { alarms, expecting });
  const level = matLevels[condition];
  return (
    <li className={`${styles['card']} ${styles[level]}`}>
      <div className={styles['head']}>
        <Mark level={level} />
        <h3 className={styles['name']}>{name}</h3>
        <Words condition={condition} />
        {condition === 'idle' ? null : (
          <>
            <span className={styles['rate']}>{number(mat.readsLastMinute)}</span>
            <span className={styles['unit']}>{t('mats.perMinute')}</span>
          </>
        )}
        <Button
          kind="quiet"
          className={`${styles['remove']} ${styles['care']}`}
          aria-label={t('mats.care', { point: name })}
          title={t('mats.care', { point: name })}
          onClick={() => openDialog({ kind: 'reader-care', address: mat.address })}
        >
          <Settings2 />
        </Button>
        <Button
          kind="quiet"
          className={styles['remove'] ?? ''}
          aria-label={t('mats.remove', { point: name })}
          title={t('mats.remove', { point: name })}
          onClick={() => openDialog({ kind: 'reader-removal', address: mat.address, point: name })}
        >
          <X />
        </Button>
      </div>
      <div className={styles['facts']}>
        <LastRead at={mat.lastRead} />
        <Sparkline values={mat.history} />
        <Antennas mat={mat} />
      </div>
      {several ? <p className={styles['address']}>{mat.address.split('?')[0]}</p> : null}
      <Clock mat={mat} />
      <Trouble mat={mat} />
    </li>
  );
});

/** Its condition; that nobody is due comes after what the reader says, in the place of how much it hears. */
function Words({ condition }: { condition: MatCondition }) {
  const { t } = useTranslation();
  if (condition !== 'idle') return <span className={styles['word']}>{t(`readerState.${condition}`)}</span>;
  const words = [t('readerState.reading'), t('readerState.idle')];
  return (
    <span className={styles['word']} title={words.join(' · ')}>
      <span>{words[0]}</span> · {words[1]}
    </span>
  );
}

/** How far its clock is off, where it has one that matters. */
function Clock({ mat: { clock } }: { mat: MatView }) {
  const { t } = useTranslation();
  const offsetIn = useOffset();
  if (clock === undefined || clock === null) return null;
  return (
    <p className={clock.warn ? styles['detail'] : styles['address']}>
      {t('mats.clock', { offset: offsetIn(clock.offset) })}
    </p>
  );
}

function LastRead({ at }: { at: number | null }) {
  const { t } = useTranslation();
  const { age } = useAges();
  const now = useStationNow();
  if (at === null || now === null) return <span>{t('mats.neverRead')}</span>;
  return <span>{t('mats.lastRead', { age: age(now - at) })}</span>;
}

function Antennas({ mat: { antennas, state } }: { mat: MatView }) {
  const { t } = useTranslation();
  return (
    <span className={styles['antennas']}>
      {antennas.map(({ antenna, readsLastMinute, rssi }) => (
        <span
          key={antenna}
          className={readsLastMinute === 0 || state !== 'reading' ? styles['still'] : styles['antenna']}
          title={
            rssi === null
              ? t('mats.antenna', { antenna, count: readsLastMinute })
              : t('mats.antennaWithSignal', { antenna, count: readsLastMinute, rssi: Math.round(rssi) })
          }
        >
          {antenna}
        </span>
      ))}
    </span>
  );
}

function Trouble({ mat }: { mat: MatView }) {
  const { t } = useTranslation();
  const number = useNumber();
  const message = useMessage();
  const { badFrames, bytesDropped, detail } = mat;
  return (
    <>
      {detail === null ? null : <p className={styles['detail']}>{message(detail)}</p>}
      {badFrames + bytesDropped === 0 ? null : (
        <p className={styles['bytes']}>
          {t('mats.unreadable', { count: badFrames, frames: number(badFrames), bytes: number(bytesDropped) })}
        </p>
      )}
    </>
  );
}
