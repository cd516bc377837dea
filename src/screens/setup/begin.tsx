import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { FileButton } from '../console/setup/file-button.tsx';
import { useNames } from '../i18n/use-names.ts';
import styles from './begin.module.css';
import { openDraft } from './draft/draft-store.ts';
import type { EventDraft } from './draft/event-draft.ts';
import { cloned, draftOfText } from './draft/open-file.ts';
import { eventOf, templates, type Template } from './draft/templates.ts';
import { TextField } from './fields/text-field.tsx';
import { ownZone, ZoneField } from './fields/zone-field.tsx';
import { Group } from './page.tsx';
import screen from './setup-screen.module.css';
import { useStationDraft } from './station-draft.ts';
import { showPage } from './use-place.ts';

/** How an event is begun: from a template, from what the station has, or from a file. */
export function Begin() {
  const { t } = useTranslation();
  return (
    <div className={screen['page']}>
      <div>
        <h2 className={screen['pageTitle']}>{t('editor.begin.title')}</h2>
        <p className={screen['pageText']}>{t('editor.begin.text')}</p>
      </div>
      <FromStation />
      <FromTemplate />
      <FromFile />
    </div>
  );
}

function open(draft: EventDraft): void {
  openDraft(draft);
  showPage('event');
}

function FromStation() {
  const { t } = useTranslation();
  const names = useNames();
  const { file } = useStationDraft();
  if (file === null) return null;
  return (
    <Group>
      <div className={screen['row']} style={{ alignItems: 'center' }}>
        <p style={{ flex: 1 }}>{t('editor.begin.station', { event: names.text(file.name) })}</p>
        <Button kind="primary" onClick={() => open(file)}>
          {t('editor.begin.openStation')}
        </Button>
      </div>
    </Group>
  );
}

function FromTemplate() {
  const { t } = useTranslation();
  const [template, setTemplate] = useState<Template>('village');
  const [name, setName] = useState('');
  const [date, setDate] = useState(today());
  const [time, setTime] = useState('09:00');
  const [zone, setZone] = useState(ownZone());
  const isRight = name.trim() !== '' && date !== '' && time !== '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isRight) open(eventOf(template, { name: name.trim(), date, time, zone }));
  };
  return (
    <form onSubmit={submit}>
      <Group title={t('editor.begin.template')}>
        <div className={styles['templates']} role="radiogroup" aria-label={t('editor.begin.template')}>
          {templates.map((each) => (
            <label key={each} className={styles['template']}>
              <input
                type="radio"
                name="template"
                checked={each === template}
                onChange={() => setTemplate(each)}
              />
              <span className={styles['name']}>{t(`editor.template.${each}.name`)}</span>
              <span className={styles['text']}>{t(`editor.template.${each}.text`)}</span>
            </label>
          ))}
        </div>
        <div className={styles['fields']}>
          <TextField label={t('editor.event.name')} path="" autoFocus value={name} onChange={setName} />
          <TextField label={t('editor.event.date')} path="" type="date" value={date} onChange={setDate} />
          <label className={styles['time']}>
            <span>{t('editor.begin.time')}</span>
            <input type="time" value={time} onChange={(event) => setTime(event.target.value)} />
          </label>
          <ZoneField label={t('editor.places.zone')} path="" value={zone} onChange={setZone} />
        </div>
        <div>
          <Button type="submit" kind="primary" disabled={!isRight}>
            {t('editor.begin.make')}
          </Button>
        </div>
      </Group>
    </form>
  );
}

/** A file that somebody made: this year's as it is, or last year's on another day. */
function FromFile() {
  const { t } = useTranslation();
  const [date, setDate] = useState(today());
  const [wrong, setWrong] = useState<string | null>(null);
  const take = async (file: File, make: (draft: EventDraft) => EventDraft) => {
    const draft = draftOfText(await file.text());
    setWrong(draft === null ? file.name : null);
    if (draft !== null) open(make(draft));
  };
  return (
    <Group title={t('editor.begin.file')}>
      <p className={screen['pageText']}>{t('editor.begin.fileText')}</p>
      <div className={screen['row']}>
        <FileButton
          text={t('editor.begin.import')}
          accept=".json"
          onFile={(file) => void take(file, (draft) => draft)}
        />
        <span className={styles['or']}>{t('editor.begin.or')}</span>
        <div className={screen['medium']}>
          <TextField
            label={t('editor.begin.cloneDate')}
            path=""
            type="date"
            value={date}
            onChange={setDate}
          />
        </div>
        <FileButton
          text={t('editor.begin.clone')}
          accept=".json"
          disabled={date === ''}
          onFile={(file) => void take(file, (draft) => cloned(draft, date))}
        />
      </div>
      {wrong === null ? null : (
        <ProblemList
          problems={[{ code: 'not-an-event', message: t('editor.begin.noEvent', { file: wrong }) }]}
        />
      )}
    </Group>
  );
}

/** The day on this machine. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
