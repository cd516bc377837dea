import { useTranslation } from 'react-i18next';
import type { FindingView } from '../../../contract/online.ts';
import { Mark } from '../../components/mark.tsx';
import { useMessage } from '../../i18n/use-message.ts';
import styles from '../organiser.module.css';
import own from './run-review.module.css';
import { useMeasures } from './use-measures.ts';

interface Props {
  findings: readonly FindingView[];
  chosen: FindingView | null;
  cleared: ReadonlySet<string>;
  onChoose: (finding: FindingView) => void;
  /** Null for who only looks. */
  onClear: ((check: string) => void) | null;
}

/** What the checks found: what asks for a look first, the rest behind one line. */
export function FindingsPart({ findings, chosen, cleared, onChoose, onClear }: Props) {
  const { t } = useTranslation();
  const message = useMessage();
  const { km } = useMeasures();
  const name = (check: string) => t(`online.check.${check}`, { defaultValue: check });
  const doubted = findings.filter(({ answer }) => answer === 'review' || answer === 'refuse');
  const others = findings.filter(({ answer }) => answer === 'pass' || answer === 'unchecked');
  return (
    <section className={styles['section']}>
      <h3 className={styles['subtitle']}>{t('online.found')}</h3>
      {doubted.length === 0 ? <p className={styles['quiet']}>{t('online.foundNothing')}</p> : null}
      <ul className={own['findings']}>
        {doubted.map((finding) => {
          const { check, answer, along, seen } = finding;
          const isCleared = cleared.has(check);
          return (
            <li key={check} className={own['finding']} aria-current={finding === chosen ? 'true' : undefined}>
              <button type="button" className={own['look']} onClick={() => onChoose(finding)}>
                <Mark level={isCleared ? 'good' : answer === 'refuse' ? 'bad' : 'look'} />
                <span>
                  <strong>{name(check)}</strong>
                  {along === null ? null : (
                    <span className={styles['quiet']}>
                      {' '}
                      {t('online.stretch', {
                        from: km(along.from),
                        to: km(along.to),
                      })}
                    </span>
                  )}
                  <br />
                  {seen === null ? null : message(seen)}
                </span>
              </button>
              {onClear === null || answer === 'refuse' ? null : (
                <label className={styles['check']}>
                  <input type="checkbox" checked={isCleared} onChange={() => onClear(check)} />
                  <span>{t('review.clear')}</span>
                </label>
              )}
            </li>
          );
        })}
      </ul>
      {others.length === 0 ? null : (
        <details>
          <summary className={own['summary']}>
            {t('online.passed', {
              count: others.filter(({ answer }) => answer === 'pass').length,
              number: others.filter(({ answer }) => answer === 'pass').length,
            })}
          </summary>
          <ul className={own['others']}>
            {others.map(({ check, answer, figures }) => (
              <li key={check}>
                <Mark level={answer === 'pass' ? 'good' : 'none'} /> {name(check)}{' '}
                <span className={styles['quiet']}>{figuresText(figures)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** The figures behind a check, as the check names them. */
function figuresText(figures: FindingView['figures']): string {
  return Object.entries(figures)
    .map(([figure, value]) => `${figure} ${Number(value.toPrecision(4))}`)
    .join(', ');
}
