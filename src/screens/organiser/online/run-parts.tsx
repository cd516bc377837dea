import { useTranslation } from 'react-i18next';
import type { ReviewRun, RunWord } from '../../../contract/online.ts';
import type { OnlineCalls } from '../../api/online-calls.ts';
import { useMessage } from '../../i18n/use-message.ts';
import { paceText, timeText } from '../../format/times.ts';
import styles from '../organiser.module.css';
import { useExactTime, useMoment } from '../use-moment.ts';
import { useMeasures } from './use-measures.ts';
import own from './run-review.module.css';

/** Other runs that this one is like; one of them may be drawn over it. */
export function LikePart({
  like,
  shown,
  onShow,
}: {
  like: ReviewRun['like'];
  shown: string | null;
  onShow: (bib: string | null) => void;
}) {
  const { t } = useTranslation();
  const { number } = useMeasures();
  if (like.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h3 className={styles['subtitle']}>{t('review.like')}</h3>
      <ul className={own['like']}>
        {like.map(({ bib, name, overlap, separation }) => (
          <li key={bib}>
            <button
              type="button"
              className={own['over']}
              aria-pressed={shown === bib}
              onClick={() => onShow(shown === bib ? null : bib)}
            >
              <strong>
                {bib} · {name}
              </strong>
              <span className={styles['quiet']}>
                {t('review.likeFigures', {
                  percent: Math.round(overlap * 100),
                  metres: number(separation),
                })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** All that was handed in, with its figures; a picture is shown as it is. */
export function FilesPart({ run, calls }: { run: ReviewRun; calls: OnlineCalls }) {
  const { t } = useTranslation();
  const moment = useMoment();
  const exact = useExactTime();
  const { fineKm, length, size } = useMeasures();
  const message = useMessage();
  if (run.handedIn.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h3 className={styles['subtitle']}>{t('online.handedIn')}</h3>
      {run.handedIn.map((file) => {
        const address = calls.fileAddress(run.race.id, run.bib, file.id);
        const { measures, declared } = file;
        const facts: [string, string][] =
          measures !== null
            ? [
                [
                  t('online.measured'),
                  `${length(measures.distance.measured)} (${fineKm(measures.distance.low)}–${fineKm(measures.distance.high)})`,
                ],
                [t('online.started'), exact(measures.start)],
                [t('online.elapsed'), timeText(measures.elapsed * 1000)],
                [t('review.pauses'), timeText(measures.paused * 1000)],
                [
                  t('online.pace'),
                  t('online.perKm', {
                    pace: paceText(measures.elapsed * 1000, measures.distance.measured) ?? '–',
                  }),
                ],
                ...(measures.climb === null
                  ? []
                  : [
                      [
                        t('online.climb'),
                        t('online.climbed', {
                          gain: Math.round(measures.climb.gain),
                          loss: Math.round(measures.climb.loss),
                        }),
                      ] as [string, string],
                    ]),
                ...(file.device === null ? [] : [[t('online.device'), file.device] as [string, string]]),
              ]
            : declared !== null
              ? [
                  [t('online.measured'), length(declared.distance)],
                  [t('online.started'), exact(declared.start)],
                  [t('online.runTime'), timeText(declared.seconds * 1000)],
                ]
              : [];
        const isThere = file.kind !== 'declared' && file.state !== 'deleted' && file.state !== 'receiving';
        return (
          <div key={file.id} className={own['file']}>
            <p className={styles['line']}>
              <strong>{file.name === '' ? t(`online.kind.${file.kind}`) : file.name}</strong>
              <span className={styles['quiet']}>
                {t(`online.kind.${file.kind}`)} · {moment(file.at)} · {size(file.size)}
                {file.shiftHours === 0 ? '' : ` · ${t('online.shifted', { hours: file.shiftHours })}`}
                {file.state === 'judged' ? '' : ` · ${t(`online.fileState.${file.state}`)}`}
              </span>
              {isThere ? (
                <a className={styles['link']} href={address} download={file.name}>
                  {t('review.download')}
                </a>
              ) : null}
            </p>
            {file.told === null ? null : <p className={styles['look']}>{message(file.told)}</p>}
            <dl className={styles['facts']}>
              {facts.map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            {file.kind === 'picture' && isThere ? (
              <img
                className={own['picture']}
                src={address}
                alt={t('review.pictureOf', { name: file.name })}
              />
            ) : null}
          </div>
        );
      })}
    </section>
  );
}

/** Who the runner is, as entered. */
export function PersonPart({ run: { entry, entered } }: { run: ReviewRun }) {
  const { t } = useTranslation();
  const moment = useMoment();
  const facts: [string, string | undefined][] = [
    [t('online.latinName'), entry.latinName],
    [t('online.sex'), t(`list.${entry.sex}`)],
    [t('online.birthDate'), entry.birthDate],
    [t('online.nationality'), entry.nationality],
    [t('online.club'), entry.club],
    [t('online.city'), entry.city],
    [t('online.email'), entry.email],
    [t('online.guardian'), entry.guardian],
    [t('online.ownBest'), entry.ownBest === undefined ? undefined : timeText(entry.ownBest * 1000)],
    [t('review.entered'), moment(entered)],
  ];
  return (
    <section className={styles['section']}>
      <h3 className={styles['subtitle']}>{t('review.runner')}</h3>
      <dl className={styles['facts']}>
        {facts.map(([label, value]) =>
          value === undefined ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={own['wrap']}>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

/** What was said and decided, the newest last. */
export function WordsPart({ words }: { words: readonly RunWord[] }) {
  const { t } = useTranslation();
  const moment = useMoment();
  if (words.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h3 className={styles['subtitle']}>{t('online.said')}</h3>
      <ol className={own['words']}>
        {words.map(({ at, by, from, act, text }, index) => (
          <li key={index}>
            <span className={styles['quiet']}>
              {moment(at)} ·{' '}
              {from === 'runner' ? t('review.runner') : by === '' ? t('online.by.service') : by}:{' '}
              {t(`online.act.${act}`)}
            </span>
            {text === '' ? null : <p>{text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
