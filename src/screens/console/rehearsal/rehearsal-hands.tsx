import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HandAct, RehearsalView } from '../../../contract/rehearsal.ts';
import { postHand, postRehearsalEnd } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import buttons from '../../components/button.module.css';
import { useEvent, useZone } from '../../feed/event.ts';
import { useFeed } from '../../feed/store.ts';
import { leftText, timeOfDay } from '../../format/times.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { useNames } from '../../i18n/use-names.ts';
import { attempt } from '../attempt.ts';
import styles from './rehearsal.module.css';

/** What no console can do: what hands do at readers and at the laptop, and what eyes see at the line. */
export function RehearsalHands({ view, onDone }: { view: RehearsalView; onDone: () => void }) {
  const { t } = useTranslation();
  const zone = useZone();
  const number = useNumber();
  const names = useNames();
  const event = useEvent();
  const guns = useFeed((feed) => feed.sections?.guns ?? []);
  const next = view.guns.find(({ at }) => at > view.now);
  const hand = (act: HandAct) => void attempt(postHand(act)).then(onDone);
  return (
    <>
      <div className={styles['head']}>
        <a
          className={`${buttons['button']} ${buttons['primary']}`}
          href={view.address ?? '#'}
          target="_blank"
          rel="noopener"
        >
          <ExternalLink />
          {t('rehearsal.open')}
        </a>
        <span className={styles['clock']}>{timeOfDay(view.now, zone)}</span>
        <span>{t('rehearsal.times', { speed: view.rate })}</span>
        <span>
          {next === undefined
            ? t('rehearsal.toCome', { count: view.toCome, number: number(view.toCome) })
            : t('rehearsal.nextGun', {
                wave: names.waveOf(guns, next.wave),
                left: leftText(Math.ceil((next.at - view.now) / 1000)),
              })}
        </span>
        <Button className={styles['end']} onClick={() => void attempt(postRehearsalEnd()).then(onDone)}>
          {t('rehearsal.end')}
        </Button>
      </div>
      <p className={styles['hint']}>{t('rehearsal.handsHint')}</p>
      <div className={styles['columns']}>
        <section aria-label={t('rehearsal.hands')}>
          <h2 className={styles['title']}>{t('rehearsal.hands')}</h2>
          <ul className={styles['mats']}>
            {view.mats.map((mat) => (
              <li key={mat} className={styles['mat']}>
                <b>{names.mat(event, mat)}</b>
                <Button onClick={() => hand({ act: 'plug-in', mat })}>{t('rehearsal.act.plug-in')}</Button>
                <Button onClick={() => hand({ act: 'switch-on', mat })}>
                  {t('rehearsal.act.switch-on')}
                </Button>
              </li>
            ))}
            <li className={styles['mat']}>
              <b>{t('rehearsal.laptop')}</b>
              <Button onClick={() => hand({ act: 'start-laptop' })}>{t('rehearsal.act.start-laptop')}</Button>
              <Button onClick={() => hand({ act: 'free-disk' })}>{t('rehearsal.act.free-disk')}</Button>
            </li>
          </ul>
        </section>
        <section aria-label={t('rehearsal.line')}>
          <h2 className={styles['title']}>{t('rehearsal.line')}</h2>
          <p className={styles['hint']}>{t('rehearsal.lineHint')}</p>
          <ol className={styles['line']}>
            {view.atLine.map(({ bib, time }, index) => (
              <li key={`${bib} ${time} ${index}`}>
                <b>{bib ?? '?'}</b>
                <span>{timeOfDay(time, zone)}</span>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}
