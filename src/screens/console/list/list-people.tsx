import { useTranslation } from 'react-i18next';
import type { ListPreview } from '../../../contract/list-preview.ts';
import type { Problem } from '../../../contract/problem.ts';
import { ProblemList } from '../../components/problem-list.tsx';
import { useProblemText } from '../../components/use-problem-text.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import styles from './list-dialog.module.css';

/** People of a preview, and how many more there are. */
export function People({ people, count }: { people: ListPreview['new']; count: number }) {
  const { t } = useTranslation();
  if (count === 0) return <p>{t('listPreview.none')}</p>;
  return (
    <>
      <table className={styles['table']}>
        <tbody>
          {people.map(({ bib, name }) => (
            <tr key={bib}>
              <th scope="row">{bib}</th>
              <td>{name}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={count - people.length} />
    </>
  );
}

/** What a list changes of whom: what is now, and what it says. */
export function ChangedPeople({ preview: { changed, counts } }: { preview: ListPreview }) {
  const { t } = useTranslation();
  if (counts.changed === 0) return <p>{t('listPreview.none')}</p>;
  const rows = changed.flatMap(({ bib, name, fields }) =>
    fields.map((each, index) => ({ ...each, bib, name: index === 0 ? `${bib} ${name}` : '' })),
  );
  return (
    <>
      <Differences
        rows={rows.map(({ bib, name, field, from, to }) => ({
          key: `${bib}:${field}`,
          name,
          field,
          from,
          to,
        }))}
      />
      <More count={counts.changed - changed.length} />
    </>
  );
}

/** What was changed on race day and a list says otherwise. */
export function RaceDay({ preview: { raceDay, counts } }: { preview: ListPreview }) {
  return (
    <>
      <Differences
        rows={raceDay.map(({ bib, field, now, list }) => ({
          key: `${bib}:${field}`,
          name: bib,
          field,
          from: now,
          to: list,
        }))}
      />
      <More count={counts.raceDay - raceDay.length} />
    </>
  );
}

interface Difference {
  key: string;
  name: string;
  field: string;
  from: string | null;
  to: string | null;
}

function Differences({ rows }: { rows: Difference[] }) {
  const { t } = useTranslation();
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th>{t('columns.bib')}</th>
          <th>{t('setup.raceDayField')}</th>
          <th>{t('listPreview.from')}</th>
          <th>{t('listPreview.to')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, field, from, to }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className={styles['quiet']}>{t(`columns.${field}` as 'columns.name')}</td>
            <td>{from ?? '–'}</td>
            <td>{to ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Rows in which something is wrong, with the cell marked and the words below; what concerns the whole list comes first. */
export function WrongRows({ preview: { wrongRows, problems, headings, mapping } }: { preview: ListPreview }) {
  const { t } = useTranslation();
  const text = useProblemText();
  if (problems.length === 0) return <p>{t('listPreview.none')}</p>;
  const byLine = Map.groupBy(problems, ({ line }) => line);
  const shown = new Set<number | undefined>(wrongRows.map(({ line }) => line));
  const others = problems.filter(({ line }) => !shown.has(line));
  const places = mapping.columns.flatMap((column, at) => (column === null ? [] : [at]));
  const isWrong = (own: readonly Problem[], at: number) => own.some((problem) => problem.at === at);
  return (
    <>
      {others.length === 0 ? null : <ProblemList problems={others} />}
      {wrongRows.length === 0 ? null : (
        <div className={styles['scroll']}>
          <table className={styles['grid']}>
            <thead>
              <tr>
                <th>{t('listPreview.line')}</th>
                {places.map((at) => (
                  <th key={at}>{headings[at] || t(`columns.${mapping.columns[at] ?? 'name'}`)}</th>
                ))}
              </tr>
            </thead>
            {wrongRows.map(({ line, cells }) => {
              const own = byLine.get(line) ?? [];
              return (
                <tbody key={line}>
                  <tr>
                    <th scope="row">{line}</th>
                    {places.map((at) => (
                      <td key={at} className={isWrong(own, at) ? styles['wrong'] : undefined}>
                        {cells[at] ?? ''}
                      </td>
                    ))}
                  </tr>
                  {own.map((problem, index) => (
                    <tr key={index}>
                      <td colSpan={places.length + 1} className={styles['why']}>
                        {text(problem)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              );
            })}
          </table>
        </div>
      )}
    </>
  );
}

function More({ count }: { count: number }) {
  const { t } = useTranslation();
  const number = useNumber();
  return count <= 0 ? null : (
    <p className={styles['quiet']}>{t('listPreview.more', { count, number: number(count) })}</p>
  );
}
