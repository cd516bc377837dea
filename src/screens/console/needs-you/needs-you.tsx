import { useTranslation } from 'react-i18next';
import type { UnknownChip } from '../../../contract/feed.ts';
import type { WarningGroup } from '../../../contract/insight.ts';
import type { ProtestView } from '../../../contract/protest.ts';
import type { GunView, PassingRow } from '../../../contract/rows.ts';
import { useFeed } from '../../feed/store.ts';
import { useStationNow } from '../../feed/use-clock.ts';
import { Mark } from '../../components/mark.tsx';
import { ColumnHead } from '../column-head.tsx';
import { troublesOf, type Trouble } from '../troubles.ts';
import { ProtestCard } from '../protests/protest-card.tsx';
import { BeforeGunCard } from './before-gun-card.tsx';
import styles from './needs-you.module.css';
import { OpenPassingCard } from './open-passing-card.tsx';
import { TroubleCards } from './trouble-cards.tsx';
import { UnknownChipCard } from './unknown-chip-card.tsx';
import { WarningCard } from './warning-card.tsx';
import { useSetAside } from './set-aside.ts';
import { shownWarnings } from './shown-warnings.ts';
import { WaveGuns } from './wave-guns.tsx';

const noGuns: readonly GunView[] = [];
const noChips: readonly UnknownChip[] = [];
const noPassings: readonly PassingRow[] = [];
const noProtests: readonly ProtestView[] = [];
const noWarnings: readonly WarningGroup[] = [];

/** What a person has to do or look at, what is worst first. */
export function NeedsYou() {
  const { t } = useTranslation();
  const troubles = useTroubles();
  const guns = useFeed((feed) => feed.sections?.guns ?? noGuns);
  const chips = useFeed((feed) => feed.sections?.unknownChips ?? noChips);
  const passings = useFeed((feed) => feed.sections?.openPassings ?? noPassings);
  const warnings = shownWarnings(useFeed((feed) => feed.sections?.warnings ?? noWarnings));
  const waiting = guns.filter(({ gun }) => gun === null);
  const protests = useFeed((feed) => feed.sections?.protests ?? noProtests).filter(
    ({ decided }) => decided === null,
  );
  const calm = [troubles, waiting, chips, passings, warnings, protests].every(({ length }) => length === 0);
  return (
    <section className={styles['column']} aria-label={t('needsYou.title')}>
      <ColumnHead title={t('needsYou.title')} />
      <div className={styles['list']}>
        <TroubleCards troubles={troubles.filter(({ level }) => level === 'bad')} role="alert" />
        <WaveGuns guns={guns} />
        <BeforeGunCard />
        <TroubleCards troubles={troubles.filter(({ level }) => level === 'look')} role="status" />
        {warnings.map((group) => (
          <WarningCard key={group.code} group={group} />
        ))}
        {protests.map((protest) => (
          <ProtestCard key={protest.id} protest={protest} />
        ))}
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
  const withoutCopy = useSetAside(sections?.station.id);
  if (sections === null || now === null) return [];
  return troublesOf(sections, now).filter(({ kind }) => kind !== 'no-copy' || !withoutCopy);
}
