import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteMax } from '../../../contract/entry.ts';
import type { GunView } from '../../../contract/rows.ts';
import type { Entry } from '../../../timing/model/race.ts';
import { hasSeveral, raceIn, useEvent } from '../../feed/event.ts';
import { useFeed } from '../../feed/store.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { DialogActs } from '../../components/dialog.tsx';
import { Field, SelectInput, TextInput } from '../../components/field.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { BibOwnerText } from '../bib-owner.tsx';
import { bibOf } from '../entry/entry-keys.ts';
import { ChangedRunners } from '../chips/changed-runners.tsx';
import { WhatChanges } from '../needs-you/what-changes.tsx';
import { useBib } from '../use-bib.ts';
import { draftOf, emptyDraft, missingIn, type EntryDraft } from './entry-draft.ts';
import styles from './entry-form.module.css';
import type { Saved } from './save-entry.ts';
import { useSaving } from './use-saving.ts';

const noGuns: readonly GunView[] = [];

interface Props {
  /** Null for somebody new. */
  entry: Entry | null;
  /** What is known of somebody new. */
  typed?: Partial<EntryDraft>;
  /** Whether the first field that is likely to change has the focus. */
  takesFocus: boolean;
  onSaved: (saved: Saved) => void;
  onClose: () => void;
}

/** One entry, to be changed or added. Where results change, it shows how before it saves. */
export function EntryForm({ entry, typed = {}, takesFocus, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const event = useEvent();
  const firstRace = event?.races[0]?.id ?? '';
  const [before] = useState(() =>
    entry === null ? { ...emptyDraft, race: firstRace } : draftOf(entry, firstRace),
  );
  const [draft, setDraft] = useState<EntryDraft>(() => ({ ...before, ...typed }));
  const set = (more: Partial<EntryDraft>) => setDraft((now) => ({ ...now, ...more }));
  const saving = useSaving(entry, before, draft, onSaved);
  const bib = bibOf(draft.bib);
  const isOther = bib !== '' && bib !== entry?.bib;
  const owner = useBib(isOther ? bib : '');
  const isTaken = owner.state === 'known';
  const missing = missingIn(draft);
  const hasBib = before.bib !== '' || (typed.bib ?? '') !== '';
  return (
    <form className={styles['form']} onSubmit={(event) => void saving.submit(event)}>
      <div className={styles['fields']}>
        <Field label={t('column.bib')}>
          <TextInput
            autoFocus={takesFocus && !hasBib}
            required
            value={draft.bib}
            onChange={({ target }) => set({ bib: target.value })}
          />
        </Field>
        <Field label={t('column.name')}>
          <TextInput
            autoFocus={takesFocus && hasBib}
            required
            value={draft.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        </Field>
        <SexChoice draft={draft} set={set} />
        <Field label={t('desk.birthDate')} hint={t('desk.birthDateHint')}>
          <TextInput value={draft.birthDate} onChange={({ target }) => set({ birthDate: target.value })} />
        </Field>
        <RaceFields draft={draft} set={set} />
        <Field label={t('desk.chips')} hint={t('desk.chipsHint')}>
          <TextInput value={draft.chips} onChange={({ target }) => set({ chips: target.value })} />
        </Field>
        <Field label={t('column.club')}>
          <TextInput value={draft.club} onChange={({ target }) => set({ club: target.value })} />
        </Field>
        <Field label={t('desk.nation')} hint={t('desk.nationHint')}>
          <TextInput
            value={draft.nationality}
            onChange={({ target }) => set({ nationality: target.value })}
          />
        </Field>
        <Field label={t('desk.latinName')}>
          <TextInput value={draft.latinName} onChange={({ target }) => set({ latinName: target.value })} />
        </Field>
        <Field label={t('desk.note')} hint={t('desk.noteHint')}>
          <TextInput
            maxLength={noteMax}
            value={draft.note}
            onChange={({ target }) => set({ note: target.value })}
          />
        </Field>
      </div>
      <div aria-live="polite" className={styles['told']}>
        {isTaken ? (
          <p className={styles['taken']}>
            {t('desk.taken', { bib })} <BibOwnerText owner={owner} bib={bib} />
          </p>
        ) : null}
        {saving.preview === null ? null : (
          <>
            <ChangedRunners preview={saving.preview} />
            <WhatChanges preview={saving.preview} />
          </>
        )}
        {saving.problems.length === 0 ? null : <ProblemList problems={saving.problems} />}
      </div>
      <DialogActs>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        {saving.mayDrop ? <Button onClick={saving.drop}>{t('desk.dropChip')}</Button> : null}
        <Button
          type="submit"
          kind="primary"
          disabled={saving.isBusy || isTaken || missing.length > 0 || !saving.isChanged}
        >
          {t(entry === null ? 'desk.add' : saving.preview === null ? 'desk.save' : 'desk.saveChanges')}
        </Button>
      </DialogActs>
    </form>
  );
}

interface PartProps {
  draft: EntryDraft;
  set: (more: Partial<EntryDraft>) => void;
}

/** Women first, as in the lists; one key each. */
function SexChoice({ draft, set }: PartProps) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className={styles['sexes']}>
      <legend className={styles['legend']}>{t('desk.sex')}</legend>
      {(['F', 'M', 'X'] as const).map((sex) => (
        <label key={sex} className={`${styles['sex']} ${draft.sex === sex ? styles['chosen'] : ''}`}>
          <input
            type="radio"
            name={name}
            value={sex}
            checked={draft.sex === sex}
            onChange={() => set({ sex })}
          />
          {t(`desk.sexes.${sex}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** Race, wave and category: only what there is to choose. A wave or category of another race is given up with the race. */
function RaceFields({ draft, set }: PartProps) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const guns = useFeed((feed) => feed.sections?.guns ?? noGuns);
  const race = raceIn(event, draft.race);
  const waves = guns.filter(({ races }) => races === undefined || races.includes(draft.race));
  const categories = race?.categories ?? [];
  return (
    <>
      {hasSeveral(event) ? (
        <Field label={t('desk.race')}>
          <SelectInput
            value={draft.race}
            onChange={({ target }) => set({ race: target.value, wave: '', category: '' })}
          >
            {event.races.map(({ id, name }) => (
              <option key={id} value={id}>
                {names.text(name)}
              </option>
            ))}
          </SelectInput>
        </Field>
      ) : null}
      {waves.length > 1 ? (
        <Field label={t('desk.wave')}>
          <SelectInput value={draft.wave} onChange={({ target }) => set({ wave: target.value })}>
            <option value="">{t('desk.firstWave')}</option>
            {waves.map((gun) => (
              <option key={gun.wave} value={gun.wave}>
                {names.wave(gun)}
              </option>
            ))}
          </SelectInput>
        </Field>
      ) : null}
      {categories.length > 0 ? (
        <Field label={t('column.category')}>
          <SelectInput value={draft.category} onChange={({ target }) => set({ category: target.value })}>
            <option value="">{t('desk.byAge')}</option>
            {categories.map(({ id }) => (
              <option key={id} value={id}>
                {names.category(race, id)}
              </option>
            ))}
          </SelectInput>
        </Field>
      ) : null}
    </>
  );
}
