import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { joinText } from '../../contract/join.ts';
import type { OrganiserEvent, StationView } from '../../contract/organiser.ts';
import { stationRoleSchema, type StationRole } from '../../contract/station-right.ts';
import type { EventCalls } from '../api/organiser-calls.ts';
import { Button } from '../components/button.tsx';
import { Field, SelectInput, TextInput } from '../components/field.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { QrPicture } from '../components/qr-picture.tsx';
import { useNames } from '../i18n/use-names.ts';
import styles from './organiser.module.css';
import { useAct } from '../components/use-asked.ts';
import { useMoment } from './use-moment.ts';

/** For how long a code can be used, in hours. */
const choices = [4, 24, 72, 336] as const;

interface Props {
  overview: OrganiserEvent;
  calls: EventCalls;
  onDone: () => void;
  /** The station that it is for, where that was let in before. */
  station?: StationView;
}

/** Makes a join code, and shows it this once: as text to type, and as a QR code with the address. */
export function NewCode({ overview: { sites }, calls, onDone, station }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const moment = useMoment();
  const [name, setName] = useState(station?.name ?? '');
  const [site, setSite] = useState(station?.site ?? (sites.length > 1 ? '' : (sites[0]?.id ?? '')));
  const [role, setRole] = useState<StationRole>(station?.role ?? 'timing');
  const [hours, setHours] = useState<number>(72);
  const [made, setMade] = useState<{ code: string; expires: number } | null>(null);
  const { isDoing, problems, go } = useAct(async () => {
    const asked = { name: name.trim(), site: site === '' ? null : site, role, hours };
    setMade(await calls.makeCode(station === undefined ? asked : { ...asked, station: station.id }));
    onDone();
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void go();
  };
  if (made !== null)
    return (
      <div className={styles['made']} role="status">
        <QrPicture text={joinText(location.origin, made.code)} label={t('organiser.codeQr', { name })} />
        <div className={styles['stack']}>
          <p>{t('organiser.codeShown')}</p>
          <p className={styles['address']}>{location.origin}</p>
          <p className={styles['code']}>{made.code}</p>
          <p className={styles['quiet']}>{t('organiser.codeOnce', { moment: moment(made.expires) })}</p>
          <div>
            <Button onClick={() => setMade(null)}>{t('organiser.codeAnother')}</Button>
          </div>
        </div>
      </div>
    );
  return (
    <form className={styles['stack']} onSubmit={submit}>
      <div className={styles['fields']}>
        <Field label={t('organiser.codeName')} hint={t('organiser.codeNameHint')}>
          <TextInput value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        </Field>
        {sites.length === 0 ? null : (
          <Field label={t('organiser.site')}>
            <SelectInput value={site} onChange={(event) => setSite(event.target.value)}>
              {sites.length > 1 ? <option value="">{t('organiser.chooseSite')}</option> : null}
              {sites.map((one) => (
                <option key={one.id} value={one.id}>
                  {names.text(one.name)}
                </option>
              ))}
            </SelectInput>
          </Field>
        )}
        <Field label={t('organiser.codeRole')} hint={t(`organiser.stationMay.${role}`)}>
          <SelectInput
            value={role}
            onChange={(event) => setRole(stationRoleSchema.parse(event.target.value))}
          >
            {stationRoleSchema.options.map((one) => (
              <option key={one} value={one}>
                {t(`organiser.stationRole.${one}`)}
              </option>
            ))}
          </SelectInput>
        </Field>
        <Field label={t('organiser.codeHours')}>
          <SelectInput value={hours} onChange={(event) => setHours(Number(event.target.value))}>
            {choices.map((one) => (
              <option key={one} value={one}>
                {one < 48 ? t('organiser.hours', { count: one }) : t('organiser.days', { count: one / 24 })}
              </option>
            ))}
          </SelectInput>
        </Field>
      </div>
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
      <div>
        <Button
          type="submit"
          kind="primary"
          disabled={isDoing || name.trim() === '' || (sites.length > 1 && site === '')}
        >
          {t('organiser.makeCode')}
        </Button>
      </div>
    </form>
  );
}
