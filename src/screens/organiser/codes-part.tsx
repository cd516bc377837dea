import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganiserEvent } from '../../contract/organiser.ts';
import type { EventCalls } from '../api/organiser-calls.ts';
import { Button } from '../components/button.tsx';
import { Field, TextInput } from '../components/field.tsx';
import { Mark } from '../components/mark.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { useNames } from '../i18n/use-names.ts';
import { ActForm } from './act-form.tsx';
import { NewCode } from './new-code.tsx';
import styles from './organiser.module.css';
import { useAct, useAsked } from '../components/use-asked.ts';
import { useMoment } from './use-moment.ts';

interface Props {
  overview: OrganiserEvent;
  calls: EventCalls;
  onDone: () => void;
}

/** What lets stations in: a new code, those that there are, and the sites that they are for. */
export function CodesPart({ overview, calls, onDone }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const moment = useMoment();
  const { answer, problems, again } = useAsked(calls.codes);
  const { problems: refused, go } = useAct(async (id: string) => {
    await calls.withdrawCode(id);
    again();
  });
  const done = () => {
    again();
    onDone();
  };
  return (
    <>
      <section className={styles['section']}>
        <h2 className={styles['subtitle']}>{t('organiser.newCode')}</h2>
        <p className={styles['quiet']}>{t('organiser.newCodeText')}</p>
        <NewCode overview={overview} calls={calls} onDone={done} />
      </section>
      <section className={styles['section']}>
        <h2 className={styles['subtitle']}>{t('organiser.codes')}</h2>
        {[...problems, ...refused].length === 0 ? null : <ProblemList problems={[...problems, ...refused]} />}
        {answer?.codes.length === 0 ? <p className={styles['quiet']}>{t('organiser.noCodes')}</p> : null}
        <ul className={styles['rows']}>
          {(answer?.codes ?? []).map(({ id, name, site, state, station, expires, role }) => (
            <li key={id} className={styles['row']}>
              <Mark level={state === 'open' ? 'info' : state === 'used' ? 'good' : 'none'} />
              <span>
                <strong>{name}</strong>
                <span className={styles['quiet']}>
                  {' '}
                  {[
                    site === null
                      ? null
                      : names.text(overview.sites.find((one) => one.id === site)?.name ?? site),
                    role === 'looking' ? t('organiser.stationRole.looking') : null,
                  ]
                    .filter((one) => one !== null)
                    .join(' · ')}
                </span>
              </span>
              <span>
                {state === 'used'
                  ? t('organiser.codeUsed', { station: station ?? '' })
                  : state === 'open'
                    ? t('organiser.codeOpen', { moment: moment(expires) })
                    : t(`organiser.codeState.${state}`)}
              </span>
              {state === 'open' ? (
                <Button onClick={() => void go(id)} aria-label={t('organiser.withdrawThis', { name })}>
                  {t('organiser.withdraw')}
                </Button>
              ) : (
                <span />
              )}
            </li>
          ))}
        </ul>
      </section>
      {overview.role === 'owner' ? <NewSite calls={calls} onDone={onDone} /> : null}
    </>
  );
}

function NewSite({ calls, onDone }: Omit<Props, 'overview'>) {
  const { t } = useTranslation();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const add = async () => {
    await calls.addSite(id.trim(), name.trim());
    setId('');
    setName('');
    onDone();
  };
  return (
    <ActForm
      title={t('organiser.newSite')}
      text={t('organiser.newSiteText')}
      act={t('organiser.addSite')}
      isReady={id.trim() !== '' && name.trim() !== ''}
      onAct={add}
    >
      <Field label={t('organiser.siteId')}>
        <TextInput value={id} onChange={(event) => setId(event.target.value)} />
      </Field>
      <Field label={t('organiser.siteName')}>
        <TextInput value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
    </ActForm>
  );
}
