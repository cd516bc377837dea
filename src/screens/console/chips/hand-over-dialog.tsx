import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getChipOwners, postChip, previewChip, type ChipOwner } from '../../api/calls.ts';
import { useZone } from '../../feed/event.ts';
import { stationNow } from '../../feed/store.ts';
import { instantOf, localTime, timeOfDay } from '../../format/times.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { attempt } from '../attempt.ts';
import { BibOwnerText } from '../bib-owner.tsx';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { shortChip } from '../short-chip.ts';
import { PreviewedForm } from '../previewed-form.tsx';
import { useBib } from '../use-bib.ts';
import styles from './chips.module.css';

/** Which passings change hands. */
const choices = ['now', 'moment', 'all'] as const;
type Choice = (typeof choices)[number];

interface Props {
  chip: string;
  /** The bib that is to get it; empty where it is still to be typed. */
  proposed: string;
  /** The moment from which on it is proposed. */
  since: number | null;
}

/** Gives a chip that is somebody's to another bib: from when on, and what that changes, before it is done. */
export function HandOverDialog({ chip, proposed, since }: Props) {
  const { t } = useTranslation();
  const owners = useOwners(chip);
  const title = t('handOver.title', { chip: shortChip(chip) });
  return (
    <Dialog title={title} onClose={closeDialog} finalFocus={() => entryInput.current}>
      {owners === null ? (
        <p role="status">{t('common.waiting')}</p>
      ) : (
        <HandOver chip={chip} owners={owners} proposed={proposed} since={since} />
      )}
    </Dialog>
  );
}

function HandOver({ chip, owners, proposed, since }: Props & { owners: ChipOwner[] }) {
  const { t } = useTranslation();
  const zone = useZone();
  const [now] = useState(() => Math.round(stationNow() ?? Date.now()));
  const [text, setText] = useState(proposed);
  const bib = text.trim();
  const owner = useBib(bib);
  const isSeen = owners.some(({ seen }) => seen.context !== 'unseen');
  const [choice, setChoice] = useState<Choice>(since !== null ? 'moment' : isSeen ? 'now' : 'all');
  const [date, setDate] = useState(() => localTime(since ?? now, zone).date);
  const [time, setTime] = useState(() => localTime(since ?? now, zone).time);
  const from = { now, moment: instantOf(date, time, zone), all: undefined }[choice];
  const terms = () => {
    const since = from ?? undefined;
    const losing = owners.filter((one) => one.bib !== bib && (one.until ?? Infinity) > (since ?? -Infinity));
    return { takeFrom: losing.map((one) => one.bib), ...(since === undefined ? {} : { from: since }) };
  };
  return (
    <PreviewedForm
      says={[bib, from]}
      onPreview={() => previewChip({ chip, bib }, from ?? undefined)}
      onAct={() => postChip({ chip, bib }, terms())}
      isReady={bib !== '' && owner.state !== 'unknown' && from !== null}
      act={t('handOver.act')}
      namesRunners
    >
      <Owners owners={owners} zone={zone} />
      <Field label={t('handOver.to')}>
        <TextInput
          autoFocus={proposed === ''}
          required
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className={styles['receiver']}>
        <BibOwnerText owner={owner} bib={bib} />
      </div>
      <fieldset className={styles['choices']}>
        <legend className={styles['quiet']}>{t('handOver.which')}</legend>
        {choices.map((one) => (
          <label key={one} className={styles['choice']}>
            <input type="radio" name="which" checked={choice === one} onChange={() => setChoice(one)} />
            <span>{t(`handOver.${one}`, { time: timeOfDay(now, zone) })}</span>
          </label>
        ))}
        {choice === 'all' ? null : <p className={styles['quiet']}>{t('handOver.hint')}</p>}
      </fieldset>
      {choice === 'moment' ? (
        <div className={styles['moment']}>
          <Field label={t('gun.date')}>
            <TextInput type="date" required value={date} onChange={(event) => setDate(event.target.value)} />
          </Field>
          <Field label={t('gun.time')} hint={t('gun.timeHint', { zone })}>
            <TextInput required value={time} onChange={(event) => setTime(event.target.value)} />
          </Field>
        </div>
      ) : null}
    </PreviewedForm>
  );
}

/** Whose the chip is and was, and what they were seen by it. */
function Owners({ owners, zone }: { owners: ChipOwner[]; zone: string }) {
  const { t } = useTranslation();
  if (owners.length === 0) return <p>{t('handOver.nobody')}</p>;
  return (
    <ul>
      {owners.map(({ bib, name, until, seen }) => (
        <li key={`${bib} ${until ?? ''}`}>
          {t('handOver.owner', { bib, name })} ·{' '}
          {t(`handOver.${seen.context}`, { count: seen.count, time: seen.time ?? '' })}
          {until === null ? null : ` · ${t('runner.chipUntil', { time: timeOfDay(until, zone) })}`}
        </li>
      ))}
    </ul>
  );
}

/** Null until the station has said it. */
function useOwners(chip: string): ChipOwner[] | null {
  const [owners, setOwners] = useState<ChipOwner[] | null>(null);
  useEffect(() => {
    let isOpen = true;
    void attempt(getChipOwners(chip)).then((answer) => {
      if (isOpen && answer === null) closeDialog();
      else if (isOpen) setOwners(answer?.owners ?? []);
    });
    return () => {
      isOpen = false;
    };
  }, [chip]);
  return owners;
}
