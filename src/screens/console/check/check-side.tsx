import { useTranslation } from 'react-i18next';
import type { ChipCheckRow } from '../../../contract/chip-check.ts';
import type { CheckProgress } from '../../api/calls.ts';
import { useZone } from '../../feed/event.ts';
import { timeOfDay } from '../../format/times.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { Mark } from '../../components/mark.tsx';
import { PersonName } from '../../components/person-name.tsx';
import { shortChip } from '../short-chip.ts';
import { kindOf, levelOf } from './check-book.ts';
import styles from './check-side.module.css';
import { useCheckProgress } from './use-check.ts';

/** How far the check is, what was shown of late, and who is missing. */
export function CheckSide({ rows, race }: { rows: readonly ChipCheckRow[]; race: string | null }) {
  const { t } = useTranslation();
  const progress = useCheckProgress(rows[0]?.id, race);
  return (
    // It scrolls and has nothing in it to stand on: the keys that scroll need the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <aside className={styles['side']} tabIndex={0} aria-label={t('check.latest')}>
      {progress === null ? null : <Progress progress={progress} />}
      <h2 className={styles['title']}>{t('check.latest')}</h2>
      {rows.length === 0 ? <p className={styles['quiet']}>{t('check.nothing')}</p> : null}
      <ol>
        {rows.slice(0, latestShown).map((row) => (
          <Latest key={row.id} row={row} race={race} />
        ))}
      </ol>
      {progress === null ? null : <Missing progress={progress} />}
    </aside>
  );
}

const latestShown = 6;

function Progress({ progress: { entries, checked } }: { progress: CheckProgress }) {
  const { t } = useTranslation();
  const number = useNumber();
  return (
    <div className={styles['progress']}>
      <p className={styles['counts']}>
        <strong>{number(checked)}</strong>
        {t('check.of', { entries: number(entries) })}
      </p>
      <progress value={checked} max={Math.max(entries, 1)} aria-label={t('check.checked')} />
    </div>
  );
}

function Latest({ row, race }: { row: ChipCheckRow; race: string | null }) {
  const { t } = useTranslation();
  const zone = useZone();
  const { person, chip, at, before } = row;
  const kind = kindOf(row, null, race);
  const level = levelOf({ kind, person, typed: null, chip, before });
  return (
    <li className={styles['row']}>
      <Mark level={level} />
      <span className={styles['bib']}>{person?.bib ?? '?'}</span>
      <span className={styles['who']}>
        {person === null ? shortChip(chip) : <PersonName person={person} />}
        {level === 'good' ? null : <span className={styles['why']}>{t(`check.short.${kind}`)}</span>}
      </span>
      <span className={styles['time']}>{timeOfDay(at, zone)}</span>
    </li>
  );
}

function Missing({ progress: { missing, withoutChip, rows } }: { progress: CheckProgress }) {
  const { t } = useTranslation();
  const number = useNumber();
  return (
    <>
      <h2 className={styles['title']}>{t('check.missing', { count: missing, number: number(missing) })}</h2>
      {withoutChip === 0 ? null : (
        <p className={styles['warn']}>
          <Mark level="look" />
          {t('check.withoutChip', { count: withoutChip, number: number(withoutChip) })}
        </p>
      )}
      <ol>
        {rows.map(({ person, chips }) => (
          <li key={person.bib} className={styles['row']}>
            <span className={styles['bib']}>{person.bib}</span>
            <span className={styles['who']}>
              <PersonName person={person} />
              {chips > 0 ? null : <span className={styles['why']}>{t('check.short.no-chip')}</span>}
            </span>
          </li>
        ))}
      </ol>
      {missing > rows.length ? (
        <p className={styles['quiet']}>{t('check.more', { number: number(missing - rows.length) })}</p>
      ) : null}
    </>
  );
}
