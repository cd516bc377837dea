import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { postProtest } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { RaceField } from '../../components/race-field.tsx';
import { useEvent } from '../../feed/event.ts';
import { useRaceChoice } from '../../feed/race-choice.ts';
import { attempt } from '../attempt.ts';
import { BibOwnerText } from '../bib-owner.tsx';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { useBib } from '../use-bib.ts';

/** Takes a protest: about whom, from whom, against what. `bib`: about whom, where that is known. */
export function ProtestDialog({ bib: proposed }: { bib: string | null }) {
  const { t } = useTranslation();
  const races = useEvent()?.races ?? [];
  const chosen = useRaceChoice();
  const [bib, setBib] = useState(proposed ?? '');
  const [race, setRace] = useState(chosen ?? races[0]?.id ?? '');
  const [from, setFrom] = useState('');
  const [against, setAgainst] = useState('');
  const owner = useBib(bib.trim());
  const isReady = from.trim() !== '' && against.trim() !== '';
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const about = bib.trim();
    // The race of the bib is known; only what is about nobody has to say it.
    const whose = about === '' ? { bib: null, race } : { bib: about };
    const lodged = await attempt(postProtest({ ...whose, from: from.trim(), against: against.trim() }));
    if (lodged !== null) closeDialog();
  };
  return (
    <Dialog title={t('protest.title')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <form onSubmit={(event) => void submit(event)} style={{ display: 'contents' }}>
        <p>{t('protest.text')}</p>
        <Field label={t('protest.bib')} hint={<BibOwnerText owner={owner} bib={bib.trim()} />}>
          <TextInput
            inputMode="numeric"
            autoFocus={proposed === null}
            value={bib}
            onChange={({ target }) => setBib(target.value)}
          />
        </Field>
        {bib.trim() === '' ? (
          <RaceField races={races} value={race} onChange={setRace} hasAll={false} />
        ) : null}
        <Field label={t('protest.from')}>
          <TextInput
            autoFocus={proposed !== null}
            maxLength={500}
            value={from}
            onChange={({ target }) => setFrom(target.value)}
          />
        </Field>
        <Field label={t('protest.against')}>
          <TextInput maxLength={500} value={against} onChange={({ target }) => setAgainst(target.value)} />
        </Field>
        <DialogActs>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={!isReady}>
            {t('protest.lodge')}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
