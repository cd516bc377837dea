import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OnlineRace } from '../../../contract/online.ts';
import type { OnlineCalls } from '../../api/online-calls.ts';
import { Button } from '../../components/button.tsx';
import { Field, SelectInput } from '../../components/field.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { useAct } from '../../components/use-asked.ts';
import { languages } from '../../../words/language.ts';
import { goTo } from '../../path.ts';
import styles from '../organiser.module.css';
import { onlineAddress } from './addresses.ts';
import { Check, DraftField, Group } from './race-fields.tsx';
import { draftOf, newDraft, raceOf, type Faults, type RaceDraft } from './race-draft.ts';

interface Props {
  event: string;
  calls: OnlineCalls;
  /** Null for one that is not there yet. */
  race: OnlineRace | null;
  /** Ids of the event's other online races. */
  others: readonly string[];
  onDone: () => void;
}

const distances = ['42.195', '21.0975', '10', '5'];
const zones = Intl.supportedValuesOf('timeZone');
const tags = ['en', 'zh-CN', 'ru'] as const;

/** Sets an online race up: what is wrong with a field stands beside it. */
export function RaceForm({ event, calls, race, others, onDone }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<RaceDraft>(() =>
    race === null ? newDraft(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone) : draftOf(race),
  );
  const [isTried, setTried] = useState(false);
  const made = raceOf(draft, others);
  const faults: Faults = isTried && 'faults' in made ? made.faults : {};
  const back = () => goTo(onlineAddress(event));
  const { isDoing, problems, go } = useAct(async () => {
    setTried(true);
    if (!('race' in made)) return;
    await calls.set(made.race);
    onDone();
    back();
  });
  const submit = (submitted: SubmitEvent) => {
    submitted.preventDefault();
    void go();
  };
  const set = (part: Partial<RaceDraft>) => setDraft((before) => ({ ...before, ...part }));
  const fields = { draft, faults, set };
  const moment = (name: 'entriesFrom' | 'entriesTo' | 'windowFrom' | 'windowTo' | 'handInUntil') => (
    <DraftField {...fields} name={name} type="datetime-local" />
  );
  return (
    <form className={styles['section']} onSubmit={submit} noValidate>
      <h2 className={styles['subtitle']}>{t(race === null ? 'review.newRace' : 'review.settings')}</h2>
      <Group title={t('review.form.what')}>
        {tags.map((tag) => (
          <DraftField
            key={tag}
            {...fields}
            name="name"
            label={`${t('review.form.name')} · ${languages[tag]}`}
            value={draft.name[tag]}
            onValue={(value) => set({ name: { ...draft.name, [tag]: value } })}
          />
        ))}
        <DraftField {...fields} name="kilometres" list="distances" inputMode="decimal" />
        {race === null ? <DraftField {...fields} name="id" /> : null}
      </Group>
      <Group title={t('review.form.when')}>
        <DraftField {...fields} name="zone" list="zones" />
        {moment('entriesFrom')}
        {moment('entriesTo')}
        {moment('windowFrom')}
        {moment('windowTo')}
        {moment('handInUntil')}
      </Group>
      <Group title={t('review.form.who')}>
        <DraftField {...fields} name="minimumAge" inputMode="numeric" />
        <DraftField {...fields} name="limit" inputMode="numeric" />
        <DraftField {...fields} name="payment" inputMode="url" />
        {(['club', 'city', 'nationality'] as const).map((name) => (
          <Field key={name} label={t(`online.${name}`)}>
            <SelectInput
              value={draft[name]}
              onChange={({ target }) => set({ [name]: target.value as RaceDraft['club'] })}
            >
              {(['no', 'optional', 'required'] as const).map((asked) => (
                <option key={asked} value={asked}>
                  {t(`review.form.asked.${asked}`)}
                </option>
              ))}
            </SelectInput>
          </Field>
        ))}
        <Check {...fields} name="byCode" />
      </Group>
      <Group title={t('review.form.evidence')}>
        <DraftField {...fields} name="fourEyesPlaces" inputMode="numeric" />
        <DraftField {...fields} name="answerDays" inputMode="numeric" />
        <DraftField {...fields} name="keepDays" inputMode="numeric" />
        <Check {...fields} name="picture" />
        <Check {...fields} name="declared" />
        <Check {...fields} name="indoorCounts" />
        <Check {...fields} name="fallRefused" />
      </Group>
      <Group title={t('review.form.words')}>
        {tags.map((tag) => (
          <Field key={tag} label={languages[tag]}>
            <textarea
              className={styles['area']}
              rows={4}
              lang={tag}
              value={draft.words[tag]}
              onChange={({ target }) => set({ words: { ...draft.words, [tag]: target.value } })}
            />
          </Field>
        ))}
      </Group>
      <datalist id="distances">
        {distances.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </datalist>
      <datalist id="zones">
        {zones.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </datalist>
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
      {Object.keys(faults).length === 0 ? null : (
        <p className={styles['fault']} role="alert">
          {t('review.form.faults')}
        </p>
      )}
      <div className={styles['acts']}>
        <Button type="submit" kind="primary" disabled={isDoing}>
          {t(race === null ? 'review.form.make' : 'review.form.save')}
        </Button>
        <Button onClick={back}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
