import { useTranslation } from 'react-i18next';
import { languages } from '../../../words/language.ts';
import type { Language } from '../../i18n/language.ts';
import { change } from '../draft/draft-store.ts';
import type { EventDraft } from '../draft/event-draft.ts';
import { moveDate, moveZone } from '../draft/starts.ts';
import { CheckField } from '../fields/choices.tsx';
import { NameField } from '../fields/name-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { ZoneField } from '../fields/zone-field.tsx';
import { Group, PartPage } from '../page.tsx';
import styles from '../setup-screen.module.css';

/** What people enter: its name and its day. */
export function EventPart({ draft }: { draft: EventDraft }) {
  const { t } = useTranslation();
  const [site, ...more] = draft.sites;
  return (
    <PartPage title={t('editor.parts.event')} text={t('editor.event.text')}>
      <Group>
        <NameField
          label={t('editor.event.name')}
          path="name"
          value={draft.name}
          onChange={(name) => change((next) => void (next.name = name))}
        />
        <div className={styles['grid']}>
          <TextField
            label={t('editor.event.date')}
            path="date"
            type="date"
            value={draft.date}
            onChange={(date) => change((next) => moveDate(next, date))}
          />
          {site === undefined || more.length > 0 ? null : (
            <ZoneField
              label={t('editor.places.zone')}
              path="sites.0.zone"
              value={site.zone}
              onChange={(zone) => change((next) => moveZone(next.sites[0]!, zone))}
            />
          )}
          <TextField
            label={t('editor.event.id')}
            path="id"
            hint={t('editor.event.idHint')}
            value={draft.id}
            onChange={(id) => change((next) => void (next.id = id.trim()))}
          />
        </div>
      </Group>
      <Group title={t('editor.event.languages')}>
        <p className={styles['pageText']}>{t('editor.event.languagesText')}</p>
        <div className={styles['row']}>
          {(Object.keys(languages) as Language[]).map((language) => (
            <CheckField
              key={language}
              label={languages[language]}
              checked={draft.languages?.includes(language) ?? false}
              onChange={(chosen) => change((next) => announceIn(next, language, chosen))}
            />
          ))}
        </div>
      </Group>
    </PartPage>
  );
}

function announceIn(draft: EventDraft, language: Language, chosen: boolean): void {
  const left = (draft.languages ?? []).filter((one) => one !== language);
  const all = chosen ? [...left, language] : left;
  if (all.length === 0) delete draft.languages;
  else draft.languages = all;
}
