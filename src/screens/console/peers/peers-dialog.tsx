import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeersView } from '../../../contract/peers-view.ts';
import { postPair, postPin } from '../../api/calls.ts';
import { useFeed } from '../../feed/store.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { Mark } from '../../components/mark.tsx';
import { attempt } from '../attempt.ts';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import styles from './peers-dialog.module.css';

/** The other laptops: how they are, and pairing with one by the PIN that one of the two shows. */
export function PeersDialog() {
  const { t } = useTranslation();
  const peers = useFeed((feed) => feed.sections?.peers);
  if (peers === undefined) return null;
  return (
    <Dialog title={t('peers.title')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <p>{t('peers.text')}</p>
      <Stations peers={peers} />
      <Pin pin={peers.pin} listening={peers.listening} />
      <Pair nearby={peers.nearby} />
    </Dialog>
  );
}

function Stations({ peers: { stations } }: { peers: PeersView }) {
  const { t } = useTranslation();
  const number = useNumber();
  if (stations.length === 0) return null;
  return (
    <ul className={styles['stations']}>
      {stations.map(({ station, name, state, reads, behind }) => (
        <li key={station} className={styles['station']}>
          <Mark level={state === 'following' ? 'good' : state === 'connecting' ? 'info' : 'bad'} />
          <strong>{name}</strong>
          <span>{t(`peers.state.${state}`)}</span>
          <span className={styles['reads']}>
            {t('peers.reads', { reads: number(reads), count: reads, behind: number(behind?.reads ?? 0) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What is typed on the other laptop; the station takes it away when it is worth nothing any more. */
function Pin({ pin, listening }: Pick<PeersView, 'pin' | 'listening'>) {
  const { t } = useTranslation();
  if (pin === null)
    return (
      <div>
        <Button onClick={() => void attempt(postPin())}>{t('peers.showPin')}</Button>
      </div>
    );
  return (
    <div className={styles['shown']} role="status">
      <p className={styles['pin']}>{pin.code}</p>
      <p>{t('peers.pinText', { address: listening ?? '' })}</p>
    </div>
  );
}

function Pair({ nearby }: Pick<PeersView, 'nearby'>) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const address = typed ?? nearby[0]?.address ?? '';
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if ((await attempt(postPair(address.trim(), pin.trim()))) !== null) setPin('');
  };
  return (
    <form className={styles['pair']} onSubmit={(event) => void submit(event)}>
      <Field label={t('peers.address')} hint={t('peers.found', { count: nearby.length })}>
        <TextInput list="nearby" value={address} onChange={(event) => setTyped(event.target.value)} />
        <datalist id="nearby">
          {nearby.map((one) => (
            <option key={one.station} value={one.address}>
              {one.name}
            </option>
          ))}
        </datalist>
      </Field>
      <Field label={t('peers.pin')}>
        <TextInput inputMode="numeric" value={pin} onChange={(event) => setPin(event.target.value)} />
      </Field>
      <Button type="submit" kind="primary" disabled={address.trim() === '' || pin.trim() === ''}>
        {t('peers.pair')}
      </Button>
    </form>
  );
}
