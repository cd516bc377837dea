import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatView } from '../../../contract/mat-view.ts';
import { postReaderClock, postStoredReads } from '../../api/calls.ts';
import { useEvent } from '../../feed/event.ts';
import { useFeed } from '../../feed/store.ts';
import { instantOf, localTime } from '../../format/times.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { useMessage } from '../../i18n/use-message.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { attempt } from '../attempt.ts';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { ClockCorrectionForm } from './clock-correction-form.tsx';
import { useOffset } from './use-offset.ts';
import styles from './reader-care-dialog.module.css';

/** One reader: what it is, how its clock goes, and what it has kept. */
export function ReaderCareDialog({ address }: { address: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const message = useMessage();
  const event = useEvent();
  const mat = useFeed((feed) => feed.sections?.mats.find((view) => view.address === address));
  if (mat === undefined) return null;
  return (
    <Dialog
      title={t('care.title', { point: names.mat(event, mat.point) })}
      onClose={closeDialog}
      finalFocus={() => entryInput.current}
    >
      <p className={styles['about']}>
        {[mat.protocol, mat.about && message(mat.about), address.split('?')[0]]
          .filter((part) => part !== undefined && part !== null)
          .join(' · ')}
      </p>
      <ClockPart mat={mat} />
      <ClockCorrectionForm address={address} proposed={null} />
      {mat.fetchesStored === true ? <StoredPart mat={mat} zone={event?.zone ?? 'UTC'} /> : null}
    </Dialog>
  );
}

function ClockPart({ mat: { address, clock, setsClock } }: { mat: MatView }) {
  const { t } = useTranslation();
  const offsetIn = useOffset();
  const number = useNumber();
  if (clock === undefined || clock === null) return <p>{t('care.noClock')}</p>;
  const drift = clock.drift === null ? '' : t('care.drift', { drift: number(Math.round(clock.drift)) });
  return (
    <section className={styles['part']}>
      <h3>{t('care.clock')}</h3>
      <p className={clock.warn ? styles['warn'] : undefined}>
        {[t('care.offset', { offset: offsetIn(clock.offset) }), drift, t(`care.counts.${clock.counts}`)]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {setsClock === true ? (
        <Button onClick={() => void attempt(postReaderClock(address))}>{t('care.setClock')}</Button>
      ) : null}
    </section>
  );
}

function StoredPart({ mat: { address, since }, zone }: { mat: MatView; zone: string }) {
  const { t } = useTranslation();
  const [{ date, time: begin }] = useState(() => localTime(since, zone));
  const [time, setTime] = useState(begin);
  const [came, setCame] = useState<{ came: number; added: number } | null>(null);
  const instant = instantOf(date, time, zone);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (instant !== null) setCame(await attempt(postStoredReads(address, instant)));
  };
  return (
    <form className={styles['part']} onSubmit={(event) => void submit(event)}>
      <Field label={t('care.stored')} hint={t('care.storedHint')}>
        <TextInput value={time} onChange={(event) => setTime(event.target.value)} />
      </Field>
      <Button type="submit" disabled={instant === null}>
        {t('care.fetch')}
      </Button>
      {came === null ? null : <p role="status">{t('care.came', { ...came, count: came.came })}</p>}
    </form>
  );
}
