import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnAccount } from '../../contract/organiser.ts';
import { getAccount, postSignOut } from '../api/organiser-calls.ts';
import { Button } from '../components/button.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { SettingsMenus } from '../components/settings-menu.tsx';
import { Waiting } from '../components/waiting.tsx';
import { EventPage } from './event-page.tsx';
import { EventsPage } from './events-page.tsx';
import { LinkForm } from './link-form.tsx';
import { takeSecret } from './link-secret.ts';
import styles from './organiser.module.css';
import { SignIn } from './sign-in.tsx';
import { useAsked } from '../components/use-asked.ts';

interface Props {
  event: string | null;
  /** What of the address is behind the event. */
  rest: readonly string[];
}

/** What organisers see of the service: `/organiser`, `/organiser/E` for one event, `/organiser/E/online` for its online races. */
export function OrganiserPages({ event, rest }: Props) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState(takeSecret);
  const { answer, problems, again } = useAsked(useCallback((signal) => getAccount(signal), []));
  useEffect(() => {
    document.title = `${t('organiser.title')} · Goldline`;
  });
  const isIn = () => {
    setSecret(null);
    again();
  };
  return (
    <div className={styles['page']}>
      <Head account={answer?.account ?? null} onOut={again} />
      <main className={styles['main']}>
        {problems.length === 0 ? null : <ProblemList problems={problems} />}
        {answer === null ? (
          problems.length === 0 ? (
            <Waiting />
          ) : null
        ) : secret !== null ? (
          <LinkForm secret={secret} account={answer.account} onIn={isIn} onLeft={() => setSecret(null)} />
        ) : answer.account === null ? (
          <SignIn onIn={isIn} />
        ) : event === null ? (
          <EventsPage />
        ) : (
          <EventPage key={event} event={event} rest={rest} onOut={again} />
        )}
      </main>
    </div>
  );
}

function Head({ account, onOut }: { account: OwnAccount | null; onOut: () => void }) {
  const { t } = useTranslation();
  const out = async () => {
    await postSignOut().catch(() => undefined);
    onOut();
  };
  return (
    <header className={styles['head']}>
      <a className={styles['brand']} href="/organiser">
        Goldline
      </a>
      <SettingsMenus />
      {account === null ? null : (
        <>
          <span className={styles['who']}>{account.name}</span>
          <Button onClick={() => void out()}>{t('organiser.signOut')}</Button>
        </>
      )}
    </header>
  );
}
