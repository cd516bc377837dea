import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { postSignIn } from '../api/organiser-calls.ts';
import { Button } from '../components/button.tsx';
import { Field, TextInput } from '../components/field.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import styles from './organiser.module.css';
import { useAct } from '../components/use-asked.ts';

/** Name and password. */
export function SignIn({ onIn }: { onIn: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { isDoing, problems, go } = useAct(async () => {
    await postSignIn(name.trim(), password);
    onIn();
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void go();
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <h1 className={styles['title']}>{t('organiser.signIn')}</h1>
      <p className={styles['quiet']}>{t('organiser.signInText')}</p>
      <Field label={t('organiser.name')}>
        <TextInput autoComplete="username" value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t('organiser.password')}>
        <TextInput
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
      <Button type="submit" kind="primary" disabled={isDoing || name.trim() === '' || password === ''}>
        {t('organiser.signInAct')}
      </Button>
    </form>
  );
}
