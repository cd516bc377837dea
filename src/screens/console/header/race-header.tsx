import { useTranslation } from 'react-i18next';
import { useFeed } from '../../feed/store.ts';
import { useNames } from '../../i18n/use-names.ts';
import { SettingsMenus } from '../../components/settings-menu.tsx';
import { ConsoleMenu } from './console-menu.tsx';
import { RaceClock } from './race-clock.tsx';
import styles from './race-header.module.css';
import { StatusStrip } from './status-strip.tsx';

/** Which race, what its clock says, and whether all is well. */
export function RaceHeader() {
  return (
    <header className={styles['header']}>
      <RaceTitle />
      <RaceClock />
      <div className={styles['right']}>
        <div className={styles['menus']}>
          <SettingsMenus />
          <ConsoleMenu />
        </div>
        <StatusStrip />
      </div>
    </header>
  );
}

function RaceTitle() {
  const { t } = useTranslation();
  const names = useNames();
  const race = useFeed((feed) => feed.sections?.race ?? null);
  const station = useFeed((feed) => feed.sections?.station.name ?? '');
  const simulated = useFeed((feed) => feed.sections?.simulated ?? null);
  return (
    <div className={styles['title']}>
      <h1 className={styles['name']}>{race === null ? t('console.noRace') : names.text(race.name)}</h1>
      <p className={styles['facts']}>
        {race === null ? station : `${names.day(race)} · ${race.zone} · ${station}`}
      </p>
      {simulated === null ? null : (
        <p className={styles['simulated']}>{t('console.simulated', { rate: simulated.rate })}</p>
      )}
    </div>
  );
}
