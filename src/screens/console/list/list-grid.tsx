import { useTranslation } from 'react-i18next';
import { listColumns, type ListColumn, type ListMapping } from '../../../contract/list-mapping.ts';
import type { ListPreview } from '../../../contract/list-preview.ts';
import styles from './list-dialog.module.css';

interface Props {
  preview: ListPreview;
  onColumns: (columns: ListMapping['columns']) => void;
}

/** The first rows of a list as they stand in the file, with what each column means above it. */
export function ListGrid({ preview, onColumns }: Props) {
  const { t } = useTranslation();
  const { mapping, rows, headings, from, rivals, problems } = preview;
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), mapping.columns.length);
  const places = Array.from({ length: width }, (_, at) => at);
  const rival = new Set(rivals.flat());
  const marks = new Set(problems.map(({ line, at }) => `${line}:${at}`));
  const change = (at: number, column: ListColumn | null) =>
    onColumns(places.map((each) => (each === at ? column : (mapping.columns[each] ?? null))));
  return (
    <>
      {rivals.map((each, index) => (
        <p key={index} role="alert" className={styles['question']}>
          {t('listPreview.choose', {
            column: each.map((at) => `“${headings[at] ?? ''}”`).join(', '),
          })}
        </p>
      ))}
      <div className={styles['scroll']}>
        <table className={styles['grid']}>
          <thead>
            <tr>
              <th>{t('listPreview.line')}</th>
              {places.map((at) => (
                <th key={at}>
                  <select
                    aria-label={t('listPreview.column', { number: at + 1 })}
                    className={`${styles['meaning']} ${rival.has(at) ? styles['asked'] : ''}`}
                    value={mapping.columns[at] ?? ''}
                    onChange={({ target }) => change(at, (target.value || null) as ListColumn | null)}
                  >
                    <option value="">{t('listPreview.ignored')}</option>
                    {listColumns.map((column) => (
                      <option key={column} value={column}>
                        {t(`columns.${column}`)}
                      </option>
                    ))}
                  </select>
                  {from[at] === 'cells' ? (
                    <span className={styles['guessed']}>{t('listPreview.guessed')}</span>
                  ) : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, cells }, index) => (
              <tr key={line} className={index < mapping.headRows ? styles['above'] : undefined}>
                <th scope="row">{line}</th>
                {places.map((at) => (
                  <td
                    key={at}
                    className={
                      marks.has(`${line}:${at}`)
                        ? styles['wrong']
                        : (mapping.columns[at] ?? null) === null
                          ? styles['unused']
                          : undefined
                    }
                  >
                    {cells[at] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
