import { useTranslation } from 'react-i18next';
import type { MatView } from '../../../contract/mat-view.ts';
import { useFeed } from '../../feed/store.ts';
import { useFeedHealth, useStationNow } from '../../feed/use-clock.ts';
import { useAges, useNumber } from '../../i18n/use-ages.ts';
import { Mark, type Level } from '../../components/mark.tsx';
import { matCondition, matLevels } from '../mats/mat-level.ts';
import styles from './status-strip.module.css';

/** The state of everything that can fail, in one line of marks and words. */
export function StatusStrip() {
  return (
    <ul className={styles['strip']}>
      <MatsStatus />
      <SyncStatus />
      <DiskStatus />
      <FeedStatus />
    </ul>
  );
}

const noMats: readonly MatView[] = [];

function MatsStatus() {
  const { t } = useTranslation();
  const mats = useFeed((feed) => feed.sections?.mats ?? noMats);
  const alarms = useFeed((feed) => feed.sections?.alarms);
  const levels = mats.map((mat) => matLevels[matCondition(mat, { alarms })]);
  const reading = mats.filter(({ state }) => state === 'reading').length;
  if (mats.length === 0) return <Status marks={['none']} text={t('health.noMats')} />;
  return (
    <Status
      marks={levels}
      text={t('health.mats', { reading, count: mats.length })}
      level={reading === mats.length && !levels.includes('bad') ? 'good' : 'bad'}
    />
  );
}

function SyncStatus() {
  const { t } = useTranslation();
  const number = useNumber();
  const { age } = useAges();
  const now = useStationNow();
  const sync = useFeed((feed) => feed.sections?.sync);
  if (sync === undefined) return null;
  if (sync.state === 'off') return <Status marks={['none']} text={t('health.sync.off')} />;
  const level: Level = sync.state === 'ok' ? 'good' : sync.state === 'connecting' ? 'info' : 'look';
  const lines = t('health.sync.lines', {
    delivered: number(sync.delivered),
    recorded: number(sync.recorded),
  });
  const since = sync.lastContact === null || now === null ? '' : ` · ${age(now - sync.lastContact)}`;
  return <Status marks={[level]} level={level} text={`${t(`health.sync.${sync.state}`)} ${lines}${since}`} />;
}

function DiskStatus() {
  const { t } = useTranslation();
  const number = useNumber();
  const disk = useFeed((feed) => feed.sections?.disk);
  if (disk === undefined) return null;
  const level = disk.state === 'ok' ? 'good' : 'bad';
  return (
    <Status
      marks={[level]}
      level={level}
      text={level === 'good' ? t('health.disk.ok', { reads: number(disk.reads) }) : t('health.disk.failing')}
    />
  );
}

function FeedStatus() {
  const { t } = useTranslation();
  const { age } = useAges();
  const { state, seconds } = useFeedHealth();
  if (state === 'live' || state === 'waiting')
    return <Status marks={[state === 'live' ? 'good' : 'none']} text={t(`health.feed.${state}`)} />;
  const level = state === 'lost' ? 'bad' : 'look';
  return <Status marks={[level]} level={level} text={t('health.feed.old', { age: age(seconds * 1000) })} />;
}

function Status({ marks, text, level = 'none' }: { marks: Level[]; text: string; level?: Level }) {
  return (
    <li className={`${styles['status']} ${styles[level]}`}>
      <span className={styles['marks']}>
        {marks.map((mark, index) => (
          <Mark key={index} level={mark} />
        ))}
      </span>
      {text}
    </li>
  );
}
