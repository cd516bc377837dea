import { useTranslation } from 'react-i18next';
import type { UnknownChip } from '../../../contract/feed.ts';
import type { GunView, PassingRow } from '../../../contract/rows.ts';
import { useFeed } from '../../feed/store.ts';
import { useStationNow } from '../../feed/use-clock.ts';
import { Mark } from '../../parts/mark.tsx';
import { ColumnHead } from '../column-head.tsx';
import { troublesOf, type Trouble } from '../troubles.ts';
import { FiredGuns } from './fired-guns.tsx';
import { GunCard } from './gun-card.tsx';
import styles from './needs-you.module.css';
import { OpenPassingCard } from './open-passing-card.tsx';
import { TroubleCard } from './trouble-card.tsx';
import { UnknownChipCard } from './unknown-chip-card.tsx';

const noGuns: readonly GunView[] = [];
const noChips: readonly UnknownChip[] = [];
const noPassings: readonly PassingRow[] = [];

/** What a person has to do or look at, what is worst first. */
export function NeedsYou() {
  const { t } = useTranslation();
  const troubles = useTroubles();
  const guns = useFeed((feed) => feed.sections?.guns ?? noGuns);
  const chips = useFeed((feed) => feed.sections?.unknownChips ?? noChips);
  const passings = useFeed((feed) => feed.sections?.openPassings ?? noPassings);
  const waiting = guns.filter(({ gun }) => gun === null);
  const bad = troubles.filter(({ level }) => level === 'bad');
  const look = troubles.filter(({ level }) => level === 'look');
  const calm = troubles.length + waiting.length + chips.length + passings.length === 0;
  return (
    <section className={styles['column']} aria-label={t('needsYou.title')}>
      <ColumnHead title={t('needsYou.title')} />
      <div className={styles['list']}>
        <div role="alert" className={styles['part']}>
          {bad.map((trouble) => (
            <TroubleCard key={trouble.kind + trouble.id} trouble={trouble} />
          ))}
        </div>
        {waiting.map((gun) => (
          <GunCard key={gun.wave} gun={gun} />
        ))}
        <FiredGuns guns={guns} />
        <div role="status" className={styles['part']}>
          {look.map((trouble) => (
            <TroubleCard key={trouble.kind + trouble.id} trouble={trouble} />
          ))}
        </div>
        {passings.map((passing) => (
          <OpenPassingCard key={passing.id} passing={passing} />
        ))}
        {chips.map((chip) => (
          <UnknownChipCard key={chip.chip} chip={chip} />
        ))}
        {calm ? <Calm /> : null}
      </div>
    </section>
  );
}

function Calm() {
  const { t } = useTranslation();
  return (
    <p className={styles['calm']}>
      <Mark level="good" />
      {t('needsYou.nothing')}
    </p>
  );
}

function useTroubles(): Trouble[] {
  const sections = useFeed((feed) => feed.sections);
  const now = useStationNow();
  return sections === null || now === null ? [] : troublesOf(sections, now);
}
