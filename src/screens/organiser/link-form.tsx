import { useCallback, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkView, OwnAccount } from '../../contract/organiser.ts';
import { readLink, takeLink } from '../api/organiser-calls.ts';
import { Button } from '../components/button.tsx';
import { Field, TextInput } from '../components/field.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { Waiting } from '../components/waiting.tsx';
import styles from './organiser.module.css';
import { useAct, useAsked } from '../components/use-asked.ts';

interface Props {
  secret: string;
  /** Who is signed in here already. */
  account: OwnAccount | null;
  onIn: () => void;
  /** The link is not used. */
  onLeft: () => void;
}

/** What a one-time link offers, and what it needs for that. */
export function LinkForm({ secret, account, onIn, onLeft }: Props) {
  const { t } = useTranslation();
  const { answer, problems } = useAsked(useCallback(() => readLink(secret), [secret]));
  if (answer !== null) return <Taking secret={secret} link={answer} account={account} onIn={onIn} />;
  if (problems.length === 0) return <Waiting />;
  return (
    <div className={styles['form']}>
      <h1 className={styles['title']}>{t('organiser.link')}</h1>
      <ProblemList problems={problems} />
      <Button onClick={onLeft}>{t('organiser.signIn')}</Button>
    </div>
  );
}

function Taking({ secret, link, account, onIn }: Omit<Props, 'onLeft'> & { link: LinkView }) {
  const { t } = useTranslation();
  const isMember = link.kind === 'member';
  const needsAccount = isMember && account === null;
  const [name, setName] = useState(needsAccount ? link.name : '');
  const [password, setPassword] = useState('');
  const { isDoing, problems, go } = useAct(async () => {
    await takeLink({
      link: secret,
      ...(needsAccount ? { name: name.trim() } : {}),
      ...(isMember && !needsAccount ? {} : { password }),
    });
    onIn();
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void go();
  };
  const title = isMember
    ? t('organiser.invited', {
        event: link.event?.name ?? '',
        role: t(`organiser.role.${link.role ?? 'viewer'}`),
      })
    : t('organiser.newPassword', { name: link.name });
  return (
    <form className={styles['form']} onSubmit={submit}>
      <h1 className={styles['title']}>{title}</h1>
      {isMember ? <p className={styles['quiet']}>{t(`organiser.may.${link.role ?? 'viewer'}`)}</p> : null}
      {isMember && account !== null ? <p>{t('organiser.asAccount', { name: account.name })}</p> : null}
      {needsAccount ? (
        <Field label={t('organiser.name')} hint={t('organiser.nameHint')}>
          <TextInput autoComplete="username" value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
      ) : null}
      {isMember && !needsAccount ? null : (
        <Field label={t('organiser.password')} hint={t('organiser.passwordHint')}>
          <TextInput
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
      )}
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
      <Button
        type="submit"
        kind="primary"
        disabled={isDoing || ((!isMember || needsAccount) && password.length < 10)}
      >
        {t(isMember ? 'organiser.accept' : 'organiser.setPassword')}
      </Button>
    </form>
  );
}
