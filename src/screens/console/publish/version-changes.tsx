import { useTranslation } from 'react-i18next';
import type { PublishedRow } from '../../../timing/model/publication.ts';
import type { Versions } from '../../api/calls.ts';
import { raceIn, useEvent } from '../../feed/event.ts';
import { timeText } from '../../format/times.ts';
import styles from './publish-dialog.module.css';

/** Bib by bib, what is another now than in the version that the public has. */
export function VersionChanges({ versions, race }: { versions: Versions; race: string }) {
  const { t } = useTranslation();
  const event = useEvent();
  const { changes, counts } = versions;
  if (versions.versions.length === 0 || counts.changed + counts.moved === 0) return null;
  const unit = raceIn(event, race)?.unit;
  const standing = (row: PublishedRow | null) => {
    if (row === null) return t('publish.changes.none');
    const { status, rule, gun, chip, places } = row;
    const place = places?.overall;
    const times = [gun, chip].flatMap((time) => (time === undefined ? [] : [timeText(time, unit)]));
    return [
      place === undefined || place === null ? t(`status.${status}`) : `${place}.`,
      rule,
      times.join(' / '),
    ]
      .filter(Boolean)
      .join(' · ');
  };
  return (
    <section className={styles['part']}>
      <h3 className={styles['legend']}>{t('publish.changes.title')}</h3>
      {changes.length === 0 ? null : (
        <div className={styles['scroll']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('column.bib')}</th>
                <th scope="col">{t('column.name')}</th>
                <th scope="col">{t('publish.changes.before')}</th>
                <th scope="col">{t('publish.changes.after')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ bib, before, after }) => (
                <tr key={bib}>
                  <td className={styles['bib']}>{bib}</td>
                  <td>{nameText(before, after)}</td>
                  <td className={styles['before']}>{standing(before)}</td>
                  <td>
                    <b>{standing(after)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={styles['quiet']}>
        {[
          counts.changed > changes.length
            ? t('publish.changes.more', { count: counts.changed - changes.length })
            : '',
          counts.moved > 0 ? t('publish.changes.moved', { count: counts.moved }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </section>
  );
}

function nameText(before: PublishedRow | null, after: PublishedRow | null): string {
  const names = new Set([before?.name, after?.name].filter((name) => name !== undefined));
  return [...names].join(' → ');
}
