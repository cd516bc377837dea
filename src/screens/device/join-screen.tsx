import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../contract/problem.ts';
import { postJoin } from '../api/calls.ts';
import { problemsOf } from '../api/http.ts';
import { setOwnDevice, useOwnDevice } from '../api/own-device.ts';
import { Button } from '../components/button.tsx';
import { Field, TextInput } from '../components/field.tsx';
import { Mark } from '../components/mark.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { SettingsMenus } from '../components/settings-menu.tsx';
import { keep, kept } from '../theme/kept.ts';
import { deviceKind } from './device-kind.ts';
import styles from './device.module.css';

/** This device's name, as it was let in the last time. */
const nameKey = 'goldline.device';

interface Props {
  /** What the QR code brought; null where this page was opened in another way. */
  code: string | null;
  onIn: () => void;
}

/** How a device gets in: by itself with the code that was scanned, or with a name and the PIN that the console shows. */
export function JoinScreen({ code, onIn }: Props) {
  const { t } = useTranslation();
  const isOut = useOwnDevice((state) => state.isOut);
  const known = kept(nameKey);
  const [name, setName] = useState(known ?? t(`onDevice.kind.${deviceKind(navigator.userAgent)}`));
  const [pin, setPin] = useState('');
  const [problems, setProblems] = useState<Problem[]>([]);
  const [isAsking, setAsking] = useState(code !== null);
  const join = async (by: { pin: string } | { code: string }) => {
    setAsking(true);
    setProblems([]);
    try {
      const device = await postJoin(name.trim(), by);
      keep(nameKey, device.name);
      setOwnDevice(device);
    } catch (error) {
      setProblems(problemsOf(error));
    }
    setAsking(false);
    onIn();
  };
  const used = useRef(false);
  useEffect(() => {
    // A code is good once, however often this is rendered.
    if (code === null || used.current) return;
    used.current = true;
    void join({ code });
  });
  useEffect(() => {
    document.title = `${t('onDevice.join')} · Goldline`;
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void join({ pin: pin.replaceAll(/\D/g, '') });
  };
  return (
    <main className={styles['page']}>
      <header className={styles['top']}>
        <strong>Goldline</strong>
        <SettingsMenus />
      </header>
      {isOut || (known !== null && code === null) ? (
        <div className={styles['out']} role="alert">
          <Mark level="bad" />
          <div>
            <h1>{t('onDevice.out')}</h1>
            <p>{t('onDevice.outText')}</p>
          </div>
        </div>
      ) : null}
      <form className={styles['form']} onSubmit={submit}>
        <h2 className={styles['title']}>{t('onDevice.join')}</h2>
        <p>{t('onDevice.joinText')}</p>
        <Field label={t('onDevice.name')} hint={t('onDevice.nameHint')}>
          <TextInput value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={t('onDevice.pin')}>
          <TextInput
            className={styles['pin']}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            value={pin}
            onChange={(event) => setPin(event.target.value)}
          />
        </Field>
        {problems.length === 0 ? null : <ProblemList problems={problems} />}
        <Button
          type="submit"
          kind="primary"
          className={styles['act'] ?? ''}
          disabled={isAsking || name.trim() === '' || pin.trim() === ''}
        >
          {isAsking ? t('onDevice.joining') : t('onDevice.joinAct')}
        </Button>
        <p className={styles['note']}>{t('onDevice.plain')}</p>
      </form>
    </main>
  );
}
