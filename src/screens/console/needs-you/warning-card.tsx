import { useTranslation } from 'react-i18next';
import type { WarningGroup } from '../../../contract/insight.ts';
import type { Remedy, WarningCode } from '../../../timing/insight/warning.ts';
import { useEvent } from '../../feed/event.ts';
import { useFeed } from '../../feed/store.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { openDialog, openRunner } from '../console-state.ts';
import { Card } from './card.tsx';
import styles from './warning-card.module.css';
import { WarningDetails } from './warning-details.tsx';

const bibsShown = 6;

/** All warnings of one kind: how many, what to do, and the first runners, each a way into the panel. */
export function WarningCard({ group }: { group: WarningGroup }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const number = useNumber();
  const event = useEvent();
  const guns = useFeed((feed) => feed.sections?.guns);
  const { code, remedy, severity, count, first } = group;
  // A station may be newer than this screen.
  const title = i18n.exists(`warning.${code}`) ? (code as WarningCode) : 'other';
  const act = i18n.exists(`remedy.${remedy}`) ? (remedy as Remedy) : 'other';
  const bibs = [...new Set(first.flatMap((warning) => warning.bibs))];
  const waves = first.flatMap(({ params: { wave } }) => (typeof wave === 'string' ? [wave] : []));
  const places = bibs.length > 0 || code === 'unknown-mat' ? [] : first.flatMap(({ points }) => points);
  const races = new Set(first.map(({ race }) => names.raceOf(event, race)));
  const where = [
    ...[...races].filter((race) => race !== null),
    ...[...new Set(waves)].map((wave) => names.waveOf(guns ?? [], wave)),
    ...[...new Set(places)].map((point) => names.mat(event, point)),
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
      {remedy === 'change-race' ? (
        <div>
          <Button onClick={() => openDialog({ kind: 'change-race', moves: movesOf(group) })}>
            {t('changeRace.open')}
          </Button>
        </div>
      ) : null}
      {remedy === 'apply-chip-map' ? (
        <div>
          <Button onClick={() => openDialog({ kind: 'chip-map' })}>{t('chipMap.open')}</Button>
        </div>
      ) : null}
      <WarningDetails group={group} />
    </Card>
  );
}

/** Who is to stand in which race, as far as what they ran says so. */
function movesOf({ first }: WarningGroup) {
  return first.flatMap(({ bibs, params: { ran } }) =>
    bibs.map((bib) => ({ bib, race: typeof ran === 'string' ? ran : null })),
  );
}
