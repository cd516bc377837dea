import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useNames } from '../../i18n/use-names.ts';
import { change } from '../draft/draft-store.ts';
import { addRace, removeRace, setStarts } from '../draft/edits.ts';
import { siteOf, type EventDraft, type RaceDraft } from '../draft/event-draft.ts';
import { isBlank } from '../draft/local-name.ts';
import { CheckField, SelectField } from '../fields/choices.tsx';
import { NameField } from '../fields/name-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { Group, PartPage } from '../page.tsx';
import { RaceTabs } from '../race-tabs.tsx';
import styles from '../setup-screen.module.css';
import { showPage } from '../use-place.ts';
import { CourseTable } from './course-table.tsx';
import { CourseTools } from './course-tools.tsx';

/** The races, each with its course. */
export function RacesPart({ draft, race: index }: { draft: EventDraft; race: number }) {
  const { t } = useTranslation();
  const race = draft.races[index];
  const add = () => {
    change((next) => void addRace(next, t('editor.races.new', { number: next.races.length + 1 })));
    showPage('races', draft.races.length);
  };
  return (
    <PartPage title={t('editor.parts.races')} text={t('editor.races.text')}>
      <RaceTabs draft={draft} part="races" race={index} onAdd={add} />
      {race === undefined ? null : (
        <>
          <RaceFields key={`${index} ${draft.races.length}`} draft={draft} race={race} index={index} />
          <Group title={t('editor.course.title')}>
            <p className={styles['pageText']}>{t('editor.course.text')}</p>
            <CourseTable draft={draft} race={race} index={index} />
            <CourseTools draft={draft} race={race} index={index} />
          </Group>
        </>
      )}
    </PartPage>
  );
}

function RaceFields({ draft, race, index }: { draft: EventDraft; race: RaceDraft; index: number }) {
  const { t } = useTranslation();
  const names = useNames();
  const path = `races.${index}`;
  const set = (recipe: (race: RaceDraft) => void) => change((next) => recipe(next.races[index]!));
  const site = siteOf(draft, race);
  const remove = () => {
    change((next) => removeRace(next, index));
    showPage('races');
  };
  return (
    <Group
      title={isBlank(race.name) ? race.id : names.text(race.name)}
      act={
        draft.races.length < 2 ? null : (
          <Button kind="quiet" onClick={remove}>
            <X />
            {t('editor.races.remove')}
          </Button>
        )
      }
    >
      <div className={styles['grid']}>
        <NameField
          label={t('editor.races.name')}
          path={`${path}.name`}
          value={race.name}
          onChange={(name) => set((one) => void (one.name = name))}
        />
        <TextField
          label={t('editor.id')}
          path={`${path}.id`}
          hint={t('editor.races.idHint')}
          value={race.id}
          onChange={(id) => change((next) => renameRace(next, index, id.trim()))}
        />
        {draft.sites.length < 2 ? null : (
          <SelectField
            label={t('editor.races.site')}
            path={`${path}.site`}
            value={race.site}
            choices={draft.sites.map(({ id, name }) => ({
              value: id,
              text: name === undefined ? id : names.text(name),
            }))}
            onChange={(id) =>
              set((one) => {
                one.site = id;
                delete one.waves;
              })
            }
          />
        )}
        <SelectField
          label={t('editor.races.who')}
          path={`${path}.relay`}
          value={race.relay === undefined ? 'people' : 'teams'}
          choices={[
            { value: 'people', text: t('editor.races.people') },
            { value: 'teams', text: t('editor.races.teams') },
          ]}
          hint={race.relay === undefined ? undefined : t('editor.races.teamsHint')}
          onChange={(who) => set((one) => setRelay(one, who === 'teams'))}
        />
      </div>
      {site === undefined || site.waves.length < 2 ? null : (
        <fieldset className={styles['row']} style={{ border: 0, margin: 0, padding: 0 }}>
          <legend className={styles['pageText']}>{t('editor.races.waves')}</legend>
          {site.waves.map((wave) => (
            <CheckField
              key={wave.id}
              label={names.wave({ wave: wave.id, ...(wave.name === undefined ? {} : { name: wave.name }) })}
              checked={race.waves?.includes(wave.id) ?? true}
              onChange={(starts) =>
                change((next) => {
                  const own = next.races[index]!;
                  setStarts(siteOf(next, own)!, own, wave.id, starts);
                })
              }
            />
          ))}
        </fieldset>
      )}
    </Group>
  );
}

function renameRace(draft: EventDraft, index: number, id: string): void {
  const race = draft.races[index]!;
  for (const list of draft.lists ?? []) list.races = list.races.map((one) => (one === race.id ? id : one));
  race.id = id;
}

/** A relay hands over at its splits until somebody says at which. */
function setRelay(race: RaceDraft, isRelay: boolean): void {
  const splits = race.points.filter(({ kind }) => kind === 'split').map(({ id }) => id);
  if (isRelay) race.relay = { exchanges: splits };
  else delete race.relay;
}
