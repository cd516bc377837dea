import { useTranslation } from 'react-i18next';
import type { WarningGroup } from '../../../contract/insight.ts';
import type { Remedy, WarningCode } from '../../../timing/insight/warning.ts';
import { useFeed } from '../../feed/store.ts';
import { useNumber } from '../../language/use-ages.ts';
import { useNames } from '../../language/use-names.ts';
import { Button } from '../../parts/button.tsx';
import { timeOfDay } from '../../format/times.ts';
import { ask, openRunner } from '../console-state.ts';
import { Card } from './card.tsx';
import styles from './warning-card.module.css';

const bibsShown = 6;

/** All warnings of one kind: how many, what to do, and the first runners, each a way into the panel. */
export function WarningCard({ group }: { group: WarningGroup }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const number = useNumber();
  const race = useFeed((feed) => feed.sections?.race ?? null);
  const guns = useFeed((feed) => feed.sections?.guns);
  const { code, remedy, severity, count, first } = group;
  // A station may be newer than this screen.
  const title = i18n.exists(`warning.${code}`) ? (code as WarningCode) : 'other';
  const act = i18n.exists(`remedy.${remedy}`) ? (remedy as Remedy) : 'other';
  const bibs = [...new Set(first.flatMap((warning) => warning.bibs))];
  const waves = first.flatMap(({ params: { wave } }) => (typeof wave === 'string' ? [wave] : []));
  const places = bibs.length > 0 || code === 'unknown-mat' ? [] : first.flatMap(({ points }) => points);
  const where = [
    ...[...new Set(waves)].map((wave) => names.waveOf(guns ?? [], wave)),
    ...[...new Set(places)].map((point) => names.pointOf(race, point)),
  ];
  return (
    <Card
      level={severity === 'wrong' ? 'bad' : 'look'}
      title={t(`warning.${title}`)}
      facts={[...where, t(`remedy.${act}`)].join(' · ')}
      act={<span className={styles['count']}>{number(count)}</span>}
    >
      {bibs.length === 0 ? null : (
        <ul className={styles['bibs']}>
          {bibs.slice(0, bibsShown).map((bib) => (
            <li key={bib}>
              <Button kind="quiet" aria-label={t('runner.bib', { bib })} onClick={() => openRunner(bib)}>
                {bib}
              </Button>
            </li>
          ))}
          {bibs.length > bibsShown ? <li>…</li> : null}
        </ul>
      )}
      {remedy === 'apply-chip-map' ? (
        <div>
          <Button onClick={() => ask({ kind: 'chip-map' })}>{t('chipMap.open')}</Button>
        </div>
      ) : null}
      {code === 'gun-does-not-fit'
        ? first.map((warning, index) => <GunThatFits key={index} warning={warning} />)
        : null}
      {code === 'unknown-mat'
        ? first.map((warning, index) => <ReadsElsewhere key={index} warning={warning} />)
        : null}
      {code === 'times-uncertain' || code === 'stood-still'
        ? first.map((warning, index) => <StoodStill key={index} warning={warning} />)
        : null}
    </Card>
  );
}

/** How many reads stand at a point of this name, and from when to when. */
function ReadsElsewhere({ warning: { params } }: { warning: WarningGroup['first'][number] }) {
  const { t } = useTranslation();
  const number = useNumber();
  const zone = useFeed((feed) => feed.sections?.race?.zone) ?? 'UTC';
  const { point = '', reads, from, to } = params;
  if (typeof reads !== 'number' || typeof from !== 'number' || typeof to !== 'number') return null;
  const span = { from: timeOfDay(from, zone), to: timeOfDay(to, zone) };
  return (
    <p className={styles['reads']}>
      {t('needsYou.readsAt', { count: reads, point, reads: number(reads), ...span })}
    </p>
  );
}

/** From when to when a laptop stood still, and what came out of its buffers afterwards. */
function StoodStill({ warning: { points, params } }: { warning: WarningGroup['first'][number] }) {
  const { t } = useTranslation();
  const names = useNames();
  const race = useFeed((feed) => feed.sections?.race ?? null);
  const { from, to, reads } = params;
  if (typeof from !== 'number' || typeof to !== 'number' || typeof reads !== 'number') return null;
  const zone = race?.zone ?? 'UTC';
  const times = { from: timeOfDay(from, zone), to: timeOfDay(to, zone) };
  const mats = points.map((point) => names.pointOf(race, point)).join(', ');
  const late = Math.ceil((to - from) / 1000);
  return (
    <p>{reads === 0 ? t('stall.none', times) : t('stall.reads', { ...times, count: reads, mats, late })}</p>
  );
}

/** The time that would fit the starts, and the way to take it. */
function GunThatFits({ warning: { params } }: { warning: WarningGroup['first'][number] }) {
  const { t } = useTranslation();
  const zone = useFeed((feed) => feed.sections?.race?.zone) ?? 'UTC';
  const { wave, fits } = params;
  if (typeof wave !== 'string' || typeof fits !== 'number') return null;
  return (
    <p>
      {t('gun.fits', { time: timeOfDay(fits, zone) })}{' '}
      <Button kind="quiet" onClick={() => ask({ kind: 'gun-time', wave, gun: fits })}>
        {t('gun.correct')}
      </Button>
    </p>
  );
}
