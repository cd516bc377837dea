import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { memberRoleSchema, type MemberRole } from '../../contract/organiser.ts';
import type { EventCalls } from '../api/organiser-calls.ts';
import { Button } from '../components/button.tsx';
import { Field, SelectInput, TextInput } from '../components/field.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { ActForm } from './act-form.tsx';
import { linkAddress } from './link-secret.ts';
import styles from './organiser.module.css';
import { useAct, useAsked } from '../components/use-asked.ts';
import { useMoment } from './use-moment.ts';

/** Who may do what in an event, and inviting others. */
export function MembersPart({ calls }: { calls: EventCalls }) {
  const { t } = useTranslation();
  const moment = useMoment();
  const { answer, problems, again } = useAsked(calls.members);
  const change = useAct(async ({ account, role }: { account: string; role: MemberRole | null }) => {
    await calls.setMember(account, role);
    again();
  });
  const withdraw = useAct(async (id: string) => {
    await calls.withdrawInvitation(id);
    again();
  });
  const refused = [...problems, ...change.problems, ...withdraw.problems];
  return (
    <>
      <section className={styles['section']}>
        <h2 className={styles['subtitle']}>{t('organiser.part.people')}</h2>
        {refused.length === 0 ? null : <ProblemList problems={refused} />}
        <ul className={styles['rows']}>
          {(answer?.members ?? []).map(({ id, name, role }) => (
            <li key={id} className={styles['row']}>
              <span />
              <strong>{name}</strong>
              <RoleChoice
                label={t('organiser.roleOf', { name })}
                role={role}
                onChange={(chosen) => void change.go({ account: id, role: chosen })}
              />
              <Button
                onClick={() => void change.go({ account: id, role: null })}
                aria-label={t('organiser.removeThis', { name })}
              >
                {t('organiser.remove')}
              </Button>
            </li>
          ))}
          {(answer?.invitations ?? []).map(({ id, name, role, expires }) => (
            <li key={id} className={styles['row']}>
              <span />
              <span>{name}</span>
              <span className={styles['quiet']}>
                {t(`organiser.role.${role}`)} · {t('organiser.invitedUntil', { moment: moment(expires) })}
              </span>
              <Button onClick={() => void withdraw.go(id)} aria-label={t('organiser.withdrawThis', { name })}>
                {t('organiser.withdraw')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      <Invite calls={calls} onDone={again} />
    </>
  );
}

function RoleChoice({
  label,
  role,
  onChange,
}: {
  label: string;
  role: MemberRole;
  onChange: (role: MemberRole) => void;
}) {
  const { t } = useTranslation();
  return (
    <SelectInput
      aria-label={label}
      value={role}
      onChange={(event) => onChange(memberRoleSchema.parse(event.target.value))}
    >
      {memberRoleSchema.options.map((one) => (
        <option key={one} value={one}>
          {t(`organiser.role.${one}`)}
        </option>
      ))}
    </SelectInput>
  );
}

function Invite({ calls, onDone }: { calls: EventCalls; onDone: () => void }) {
  const { t } = useTranslation();
  const moment = useMoment();
  const [name, setName] = useState('');
  const [role, setRole] = useState<MemberRole>('timing');
  const [made, setMade] = useState<{ address: string; name: string; expires: number } | null>(null);
  const invite = async () => {
    const { link, expires } = await calls.invite(name.trim(), role);
    setMade({ address: linkAddress(link), name: name.trim(), expires });
    setName('');
    onDone();
  };
  const shown =
    made === null ? null : (
      <div className={styles['stack']} role="status">
        <p>{t('organiser.linkShown', { name: made.name, moment: moment(made.expires) })}</p>
        <p className={styles['secret']}>{made.address}</p>
        {/* Browsers give the clipboard over TLS alone. */}
        {isSecureContext ? (
          <div>
            <Button onClick={() => void navigator.clipboard.writeText(made.address)}>
              {t('organiser.copyLink')}
            </Button>
          </div>
        ) : null}
      </div>
    );
  return (
    <ActForm
      title={t('organiser.invite')}
      text={t('organiser.inviteText')}
      act={t('organiser.makeLink')}
      isReady={name.trim() !== ''}
      onAct={invite}
      done={shown}
    >
      <Field label={t('organiser.inviteName')}>
        <TextInput value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t('organiser.roleLabel')} hint={t(`organiser.may.${role}`)}>
        <RoleChoice label={t('organiser.roleLabel')} role={role} onChange={setRole} />
      </Field>
    </ActForm>
  );
}
