import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { setPersonHere, usePersonHere } from '../../api/console-id.ts';
import { useOwnDevice } from '../../api/own-device.ts';
import { Button } from '../../components/button.tsx';
import { TextInput } from '../../components/field.tsx';
import styles from './log-panel.module.css';

const longestName = 40;

/** Asks once who works at this console, so that the log can say who did what. A device has its own name. */
export function PersonLine() {
  const { t } = useTranslation();
  const person = usePersonHere();
  const isDevice = useOwnDevice(({ device }) => device !== null);
  const [isAsking, setAsking] = useState(person === null);
  const [name, setName] = useState(person ?? '');
  if (isDevice) return null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setPersonHere(name);
    setAsking(false);
  };
  if (!isAsking)
    return (
      <p className={styles['person']}>
        <span>{person ? t('log.person', { name: person }) : t('log.nobody')}</span>
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {t('log.change')}
        </Button>
      </p>
    );
  return (
    <form className={styles['person']} onSubmit={submit}>
      <TextInput
        aria-label={t('log.who')}
        placeholder={t('log.who')}
        maxLength={longestName}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit">{name.trim() === '' ? t('log.skip') : t('log.take')}</Button>
    </form>
  );
}
