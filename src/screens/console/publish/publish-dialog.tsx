import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublishedState } from '../../../timing/model/publication.ts';
import { postPublish, postReopen, type Versions } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { RaceField } from '../../components/race-field.tsx';
import { useEvent, useZone } from '../../feed/event.ts';
import { useRaceChoice } from '../../feed/race-choice.ts';
import { attempt } from '../attempt.ts';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { BeforeOfficial } from './before-official.tsx';
import { ReopenForm } from './reopen-form.tsx';
import { ResultsStateLine } from './results-state-line.tsx';
import { useVersions } from './use-versions.ts';
import { VersionChanges } from './version-changes.tsx';
import { VersionList } from './version-list.tsx';
import styles from './publish-dialog.module.css';

/** Publishes a race's results, provisional or official, shows what changes by it, and what was published before. */
export function PublishDialog({ race: proposed }: { race?: string | undefined }) {
  const { t } = useTranslation();
  const event = useEvent();
  const chosen = useRaceChoice();
  const races = event?.races ?? [];
  const [race, setRace] = useState(proposed ?? chosen ?? races[0]?.id ?? '');
  return (
    <Dialog wide title={t('publish.title')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <RaceField races={races} value={race} onChange={setRace} hasAll={false} />
      <OfRace key={race} race={race} />
    </Dialog>
  );
}

function OfRace({ race }: { race: string }) {
  const { t } = useTranslation();
  const zone = useZone();
  const [isReopening, setReopening] = useState(false);
  const { answer: versions, problems, again } = useVersions(race);
  const done = () => {
    setReopening(false);
    again();
  };
  return (
    <>
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
      {versions === null ? (
        <p role="status">{t('common.waiting')}</p>
      ) : (
        <>
          <ResultsStateLine versions={versions} zone={zone} />
          <BeforeOfficial versions={versions} />
          <VersionChanges versions={versions} race={race} />
          {isReopening ? (
            <ReopenForm
              onBack={() => setReopening(false)}
              onReopen={(why) => postReopen(race, why)}
              onDone={done}
            />
          ) : (
            <PublishForm
              key={versions.versions[0]?.id ?? ''}
              versions={versions}
              onPublish={(how) => postPublish({ race, ...how })}
              onReopen={() => setReopening(true)}
              onDone={done}
            />
          )}
          <VersionList versions={versions} race={race} zone={zone} />
        </>
      )}
    </>
  );
}

interface FormProps {
  versions: Versions;
  onPublish: (how: {
    state: PublishedState;
    reason: string | undefined;
    despiteProtests: boolean | undefined;
  }) => Promise<unknown>;
  onReopen: () => void;
  onDone: () => void;
}

/** Which state, and why where there were official results before. */
function PublishForm({ versions: { versions, counts, isClosed }, onPublish, onReopen, onDone }: FormProps) {
  const { t } = useTranslation();
  const name = useId();
  const standing = versions.find(({ lapsed }) => lapsed === null);
  const wasOfficial = versions.some(({ state }) => state === 'official');
  const isOfficial = standing?.state === 'official';
  const [state, setState] = useState<PublishedState>(isClosed || isOfficial ? 'official' : 'provisional');
  const [reason, setReason] = useState('');
  const [isDespite, setDespite] = useState(false);
  const [isSending, setSending] = useState(false);
  const mayBeOfficial = isClosed && counts.inReview === 0;
  const needsReason = state === 'official' && wasOfficial;
  const { protests = 0 } = counts;
  const asksProtests = state === 'official' && protests > 0;
  const isReady =
    (state === 'official' ? mayBeOfficial : !isOfficial) &&
    (!needsReason || reason.trim() !== '') &&
    (!asksProtests || isDespite);
  const next = (of: PublishedState) => versions.filter((one) => one.state === of).length + 1;
  const publish = async () => {
    setSending(true);
    if (
      (await attempt(
        onPublish({
          state,
          reason: reason.trim() || undefined,
          despiteProtests: asksProtests || undefined,
        }),
      )) !== null
    )
      onDone();
    setSending(false);
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isSending) void publish();
      }}
    >
      <fieldset className={styles['states']}>
        <legend className={styles['legend']}>{t('publish.as')}</legend>
        {(['provisional', 'official'] as const).map((of) => (
          <label key={of} className={styles['state']}>
            <input
              type="radio"
              name={name}
              checked={state === of}
              disabled={of === 'provisional' && isOfficial}
              onChange={() => setState(of)}
            />
            <b>{t(`publish.version.${of}`, { number: next(of) })}</b>
            <span className={styles['means']}>{t(`publish.means.${of}`)}</span>
          </label>
        ))}
      </fieldset>
      {needsReason ? (
        <Field label={t('publish.reason')}>
          <TextInput value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
        </Field>
      ) : null}
      {asksProtests ? (
        <label className={styles['despite']}>
          <input type="checkbox" checked={isDespite} onChange={({ target }) => setDespite(target.checked)} />
          {t('publish.despite', { count: protests })}
        </label>
      ) : null}
      <DialogActs>
        {isClosed || isOfficial ? <Button onClick={onReopen}>{t('publish.reopen')}</Button> : null}
        <Button onClick={closeDialog}>{t('common.close')}</Button>
        <Button type="submit" kind="primary" disabled={!isReady || isSending}>
          {t(`publish.act.${state}`, { number: next(state) })}
        </Button>
      </DialogActs>
    </form>
  );
}
