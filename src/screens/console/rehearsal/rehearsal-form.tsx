import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultNameSchema, type FaultName, type RehearsalChoice } from '../../../contract/rehearsal.ts';
import { postRehearsal } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Field, SelectInput, TextInput } from '../../components/field.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { useAct } from '../../components/use-asked.ts';
import styles from './rehearsal.module.css';

const speeds = [1, 2, 5, 10, 20, 50];
const surpriseCounts = [0, 1, 2, 3, 5, 8];
const usual = { speed: 10, surprises: 3 };

/** Tells how the rehearsal is to be, and starts it. `before`: how the last one was. */
export function RehearsalForm({ before, onDone }: { before: RehearsalChoice | null; onDone: () => void }) {
  const { t } = useTranslation();
  const [speed, setSpeed] = useState(before?.speed ?? usual.speed);
  const [surprises, setSurprises] = useState(before?.surprises ?? usual.surprises);
  const [chosen, setChosen] = useState<readonly FaultName[]>(before?.faults ?? []);
  const [seed, setSeed] = useState(String(newSeed()));
  const { isDoing, problems, go } = useAct(async () => {
    await postRehearsal({ speed, surprises, faults: [...chosen], seed: Number(seed) });
    onDone();
  });
  const toggle = (fault: FaultName) =>
    setChosen(chosen.includes(fault) ? chosen.filter((one) => one !== fault) : [...chosen, fault]);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <p className={styles['hint']}>{t('rehearsal.about')}</p>
      <div className={styles['fields']}>
        <Field label={t('rehearsal.speed')}>
          <SelectInput value={speed} onChange={({ target }) => setSpeed(Number(target.value))}>
            {speeds.map((one) => (
              <option key={one} value={one}>
                {t('rehearsal.times', { speed: one })}
              </option>
            ))}
          </SelectInput>
        </Field>
        <Field label={t('rehearsal.surprises')}>
          <SelectInput value={surprises} onChange={({ target }) => setSurprises(Number(target.value))}>
            {surpriseCounts.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </SelectInput>
        </Field>
        <Field label={t('rehearsal.seed')} hint={t('rehearsal.seedHint')}>
          <TextInput
            inputMode="numeric"
            pattern="[0-9]{1,9}"
            required
            value={seed}
            onChange={({ target }) => setSeed(target.value)}
          />
        </Field>
      </div>
      <fieldset className={styles['faults']}>
        <legend>{t('rehearsal.faultsChosen')}</legend>
        {faultNameSchema.options.map((fault) => (
          <label key={fault} className={styles['fault']}>
            <input type="checkbox" checked={chosen.includes(fault)} onChange={() => toggle(fault)} />
            <b>{t(`rehearsal.faults.${fault}.name`)}</b>
            <span className={styles['hint']}>{t(`rehearsal.faults.${fault}.mend`)}</span>
          </label>
        ))}
      </fieldset>
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
      <div>
        <Button kind="primary" type="submit" disabled={isDoing}>
          {t('rehearsal.start')}
        </Button>
      </div>
    </form>
  );
}

const newSeed = () => 1 + Math.floor(Math.random() * 99_999);
