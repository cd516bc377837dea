import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncView } from '../../../contract/feed.ts';
import { readJoinText, writtenJoinCode } from '../../../contract/join.ts';
import type { Problem } from '../../../contract/problem.ts';
import { postServiceJoin, postServiceLeave } from '../../api/calls.ts';
import { problemsOf } from '../../api/http.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { Mark, type Level } from '../../components/mark.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { useFeed } from '../../feed/store.ts';
import { useStationNow } from '../../feed/use-clock.ts';
import { useAges, useNumber } from '../../i18n/use-ages.ts';
import { useMessage } from '../../i18n/use-message.ts';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import styles from './service-dialog.module.css';

/** The results service: how the delivery stands, letting this laptop in by a join code, and leaving. */
export function ServiceDialog() {
  const { t } = useTranslation();
  const sync = useFeed((feed) => feed.sections?.sync);
  const [isLeaving, setLeaving] = useState(false);
  const [untold, setUntold] = useState(false);
  if (sync === undefined) return null;
  const isIn = sync.joined !== undefined;
  return (
    <Dialog title={t('serviceLink.title')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <p>{t('serviceLink.text')}</p>
      <State sync={sync} />
      {untold ? (
        <p className={styles['aside']} role="status">
          {t('serviceLink.untold')}
        </p>
      ) : null}
      {sync.given === true ? <p className={styles['quiet']}>{t('serviceLink.given')}</p> : null}
      {isLeaving && isIn ? (
        <Leaving
          onOver={(isTold) => {
            setLeaving(false);
            setUntold(isTold === false);
          }}
        />
      ) : sync.given === true ? null : (
        <Joining
          key={sync.url ?? ''}
          sync={sync}
          onIn={() => setUntold(false)}
          onLeave={() => setLeaving(true)}
        />
      )}
    </Dialog>
  );
}

const levels: Record<SyncView['state'], Level> = {
  off: 'none',
  connecting: 'info',
  ok: 'good',
  offline: 'look',
  refused: 'bad',
};

function State({ sync }: { sync: SyncView }) {
  const { t } = useTranslation();
  const told = useMessage();
  const number = useNumber();
  const { age } = useAges();
  const now = useStationNow();
  const { state, detail, url, joined, recorded, delivered, lastContact, setAside } = sync;
  return (
    <>
      <div className={styles['state']} role="status">
        <Mark level={detail !== null && state === 'off' ? 'bad' : levels[state]} />
        <div>
          <strong>{t(`serviceLink.state.${state}`)}</strong>
          {detail === null ? null : <p>{told(detail)}</p>}
        </div>
      </div>
      {url === null ? null : (
        <dl className={styles['facts']}>
          <Fact name={t('serviceLink.service')} value={url.replace(/^https?:\/\//, '').replace(/\/$/, '')} />
          {joined === undefined ? null : (
            <Fact
              name={t('serviceLink.event')}
              value={joined.site === null ? joined.eventName : `${joined.eventName} · ${joined.site}`}
            />
          )}
          {joined?.role === 'looking' ? (
            <Fact name={t('serviceLink.role')} value={t('serviceLink.looking')} />
          ) : null}
          <Fact
            name={t('serviceLink.delivered')}
            value={t('serviceLink.lines', { delivered: number(delivered), recorded: number(recorded) })}
          />
          <Fact
            name={t('serviceLink.behind')}
            value={
              recorded <= delivered
                ? t('serviceLink.nothing')
                : t('serviceLink.waiting', {
                    count: recorded - delivered,
                    number: number(recorded - delivered),
                  })
            }
          />
          {lastContact === null || now === null ? null : (
            <Fact
              name={t('serviceLink.heard')}
              value={t('serviceLink.ago', { age: age(now - lastContact) })}
            />
          )}
        </dl>
      )}
      {setAside === undefined ? null : (
        <div className={styles['aside']}>
          <strong>
            {t('serviceLink.setAside', { count: setAside.count, number: number(setAside.count) })}
          </strong>
          <ul>
            {setAside.lines.map((line, index) => (
              <li key={index}>{told(line.told)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Joining({ sync, onIn, onLeave }: { sync: SyncView; onIn: () => void; onLeave: () => void }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(sync.url?.replace(/\/$/, '') ?? '');
  const [code, setCode] = useState('');
  const [problems, setProblems] = useState<Problem[]>([]);
  const [isAsking, setAsking] = useState(false);
  const isIn = sync.joined !== undefined;
  const type = (text: string, set: (text: string) => void) => {
    const scanned = readJoinText(text);
    if (scanned === null) set(text);
    else {
      setAddress(scanned.address);
      setCode(writtenJoinCode(scanned.code));
    }
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setAsking(true);
    setProblems([]);
    try {
      await postServiceJoin(address.trim(), code.trim());
      setCode('');
      onIn();
    } catch (error) {
      setProblems(problemsOf(error));
    }
    setAsking(false);
  };
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <p>{t(isIn ? 'serviceLink.again' : 'serviceLink.how')}</p>
      <Field label={t('serviceLink.address')}>
        <TextInput
          inputMode="url"
          placeholder="results.example.org"
          value={address}
          onChange={(event) => type(event.target.value, setAddress)}
        />
      </Field>
      <Field label={t('serviceLink.code')} hint={t('serviceLink.codeHint')}>
        <TextInput
          className={styles['code']}
          autoCapitalize="characters"
          value={code}
          onChange={(event) => type(event.target.value, setCode)}
        />
      </Field>
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
      <DialogActs>
        {isIn ? <Button onClick={onLeave}>{t('serviceLink.leave')}</Button> : null}
        <Button
          type="submit"
          kind="primary"
          disabled={isAsking || address.trim() === '' || code.trim() === ''}
        >
          {t(isAsking ? 'serviceLink.joining' : 'serviceLink.join')}
        </Button>
      </DialogActs>
    </form>
  );
}

function Leaving({ onOver }: { onOver: (isTold: boolean | null) => void }) {
  const { t } = useTranslation();
  const [problems, setProblems] = useState<Problem[]>([]);
  const [isAsking, setAsking] = useState(false);
  const leave = async () => {
    setAsking(true);
    try {
      onOver((await postServiceLeave()).told);
    } catch (error) {
      setProblems(problemsOf(error));
      setAsking(false);
    }
  };
  return (
    <div className={styles['form']}>
      <p>{t('serviceLink.leaveText')}</p>
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
      <DialogActs>
        <Button onClick={() => onOver(null)}>{t('common.cancel')}</Button>
        <Button kind="primary" disabled={isAsking} onClick={() => void leave()}>
          {t('serviceLink.leave')}
        </Button>
      </DialogActs>
    </div>
  );
}
