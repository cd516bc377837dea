import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../contract/problem.ts';
import type { Language } from '../../timing/model/race.ts';
import { languages } from '../../words/language.ts';
import {
  getCertificateBatch,
  postCertificates,
  postCertificatesStop,
  type CertificateBatch,
} from '../api/paper-calls.ts';
import { problemsOf } from '../api/http.ts';
import { Button } from '../components/button.tsx';
import { DialogActs } from '../components/dialog.tsx';
import { Field, SelectInput } from '../components/field.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { useListsOf } from '../components/use-lists-of.ts';
import { useNames } from '../i18n/use-names.ts';
import styles from './certificate-screen.module.css';

const askEveryMs = 500;

/** Makes the certificates of a race or of a list as files on the laptop; what is there with the same results is kept. */
export function CertificateFiles() {
  const { t } = useTranslation();
  const names = useNames();
  const id = useId();
  const [race, setRace] = useState('');
  const [list, setList] = useState('');
  const [files, setFiles] = useState<'each' | 'together'>('each');
  const [language, setLanguage] = useState<Language | ''>('');
  const [problems, setProblems] = useState<Problem[]>([]);
  const [batch, setBatch] = useBatch();
  const page = useListsOf(race);
  const races = page?.races ?? [];
  const isRunning = batch?.state === 'running';
  const attempt = async (work: Promise<CertificateBatch>) => {
    setProblems([]);
    await work.then(setBatch, (error: unknown) => setProblems(problemsOf(error)));
  };
  const start = () =>
    void attempt(
      postCertificates({
        files,
        ...(race === '' ? {} : { race }),
        ...(list === '' ? {} : { list }),
        ...(language === '' ? {} : { language }),
      }),
    );
  return (
    <>
      <div className={styles['files']}>
        {races.length < 2 ? null : (
          <Field label={t('printing.race')}>
            <SelectInput
              value={race === '' ? races[0]?.id : race}
              onChange={({ target }) => {
                setRace(target.value);
                setList('');
              }}
            >
              {races.map(({ id: own, name }) => (
                <option key={own} value={own}>
                  {names.text(name)}
                </option>
              ))}
            </SelectInput>
          </Field>
        )}
        <Field label={t('certificates.whose')}>
          <SelectInput value={list} onChange={({ target }) => setList(target.value)}>
            <option value="">{t('certificates.everyFinisher')}</option>
            {page === null
              ? null
              : page.lists
                  .filter(({ finishers }) => finishers > 0)
                  .map(({ id: own, name }) => (
                    <option key={own} value={own}>
                      {names.list(page.race, own, name)}
                    </option>
                  ))}
          </SelectInput>
        </Field>
        <Field label={t('certificates.asFiles')}>
          <SelectInput value={files} onChange={({ target }) => setFiles(target.value as typeof files)}>
            <option value="each">{t('certificates.each')}</option>
            <option value="together">{t('certificates.together')}</option>
          </SelectInput>
        </Field>
        <Field label={t('printing.language')}>
          <SelectInput value={language} onChange={({ target }) => setLanguage(target.value as Language | '')}>
            <option value="">{t('certificates.asDesigned')}</option>
            {Object.entries(languages).map(([tag, name]) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </SelectInput>
        </Field>
        {batch === null || batch.state === 'none' ? null : (
          <div>
            <label htmlFor={id} className={styles['hint']}>
              {t(`certificates.states.${batch.state}`, { done: batch.done, of: batch.of })}
            </label>
            <progress id={id} className={styles['progress']} value={batch.done} max={Math.max(1, batch.of)} />
            <p className={`${styles['hint']} ${styles['folder']}`}>
              {t('certificates.lieIn', { folder: batch.folder })}
            </p>
            {batch.missing.length === 0 ? null : (
              <p className={styles['hint']}>
                {t('certificates.missing', { signs: batch.missing.join(' ') })}
              </p>
            )}
          </div>
        )}
        {batch === null || batch.problem === null ? null : <ProblemList problems={[batch.problem]} />}
        {problems.length > 0 ? <ProblemList problems={problems} /> : null}
      </div>
      <DialogActs>
        {isRunning ? (
          <Button onClick={() => void attempt(postCertificatesStop())}>{t('certificates.stop')}</Button>
        ) : null}
        <Button kind="primary" disabled={isRunning} onClick={start}>
          {batch?.state === 'stopped' || batch?.state === 'failed'
            ? t('certificates.goOn')
            : t('certificates.start')}
        </Button>
      </DialogActs>
    </>
  );
}

/** How far the files are, asked for while somebody looks; null until the station has said so. */
function useBatch() {
  const [batch, setBatch] = useState<CertificateBatch | null>(null);
  useEffect(() => {
    const left = new AbortController();
    const ask = () =>
      void getCertificateBatch(left.signal).then(
        (now) => left.signal.aborted || setBatch(now),
        () => undefined,
      );
    ask();
    const timer = setInterval(ask, askEveryMs);
    return () => {
      clearInterval(timer);
      left.abort();
    };
  }, []);
  return [batch, setBatch] as const;
}
