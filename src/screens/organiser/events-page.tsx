import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getOwnEvents, postEvent, type OwnEvents } from '../api/organiser-calls.ts';
import { Field, TextInput } from '../components/field.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { Waiting } from '../components/waiting.tsx';
import { useNames } from '../i18n/use-names.ts';
import { goTo } from '../path.ts';
import { ActForm } from './act-form.tsx';
import styles from './organiser.module.css';
import { useAsked } from '../components/use-asked.ts';

export const eventAddress = (id: string) => `/organiser/${encodeURIComponent(id)}`;

/** The events of an account, and making one. */
export function EventsPage() {
  const { t } = useTranslation();
  const { answer, problems } = useAsked(useCallback((signal) => getOwnEvents(signal), []));
  if (answer === null) return problems.length === 0 ? <Waiting /> : <ProblemList problems={problems} />;
  return (
    <>
      <h1 className={styles['title']}>{t('organiser.events')}</h1>
      {answer.events.length === 0 ? <p className={styles['quiet']}>{t('organiser.noEvents')}</p> : null}
      <ul className={styles['cards']}>
        {answer.events.map(({ id, name, role }) => (
          <li key={id}>
            <a className={styles['card']} href={eventAddress(id)}>
              <strong className={styles['large']}>{name}</strong>
              <span className={styles['quiet']}>
                {id} · {t(`organiser.role.${role}`)}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {answer.mayMake ? <NewEvent unowned={answer.unowned} /> : null}
    </>
  );
}

function NewEvent({ unowned }: Pick<OwnEvents, 'unowned'>) {
  const { t } = useTranslation();
  const names = useNames();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const make = async () => {
    const made = await postEvent(id.trim(), name.trim());
    goTo(eventAddress(made.id));
  };
  const choose = (chosen: string) => {
    setId(chosen);
    const known = unowned.find((event) => event.id === chosen);
    if (known !== undefined && name === '') setName(names.text(known.name));
  };
  return (
    <ActForm
      title={t('organiser.newEvent')}
      text={t('organiser.newEventText')}
      act={t('organiser.makeEvent')}
      isReady={id.trim() !== '' && name.trim() !== ''}
      onAct={make}
    >
      <Field label={t('organiser.eventId')} hint={t('organiser.eventIdHint')}>
        <TextInput list="unowned" value={id} onChange={(event) => choose(event.target.value)} />
      </Field>
      <datalist id="unowned">
        {unowned.map((event) => (
          <option key={event.id} value={event.id}>
            {names.text(event.name)}
          </option>
        ))}
      </datalist>
      <Field label={t('organiser.eventName')}>
        <TextInput value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
    </ActForm>
  );
}
