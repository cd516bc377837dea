import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useNames } from '../../i18n/use-names.ts';
import { change } from '../draft/draft-store.ts';
import { addWave, removeWave, setStarts } from '../draft/edits.ts';
import { siteOf, type EventDraft, type SiteDraft } from '../draft/event-draft.ts';
import { nameOrNone } from '../draft/local-name.ts';
import { localStart, startAt } from '../draft/starts.ts';
import { CheckField } from '../fields/choices.tsx';
import { ShortNameField } from '../fields/name-field.tsx';
import { TextField, TypedField } from '../fields/text-field.tsx';
import { Group, PartPage } from '../page.tsx';
import styles from '../setup-screen.module.css';
import table from '../table.module.css';
import { RemoveButton } from './remove-button.tsx';

/** The waves of each place, and when their guns are planned. */
export function GunsPart({ draft }: { draft: EventDraft }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <PartPage title={t('editor.parts.guns')} text={t('editor.guns.text')}>
      {draft.sites.map((site, index) => (
        <Group
          key={index}
          {...(draft.sites.length < 2
            ? {}
            : { title: site.name === undefined ? site.id : names.text(site.name) })}
        >
          <Waves draft={draft} site={site} index={index} />
          <div>
            <Button onClick={() => change((next) => addWave(next.sites[index]!))}>
              <Plus />
              {t('editor.guns.add')}
            </Button>
          </div>
        </Group>
      ))}
    </PartPage>
  );
}

function Waves({ draft, site, index }: { draft: EventDraft; site: SiteDraft; index: number }) {
  const { t } = useTranslation();
  const names = useNames();
  const races = draft.races
    .map((race, at) => ({ race, at }))
    .filter(({ race }) => siteOf(draft, race) === site);
  return (
    <div className={table['scroll']}>
      <table className={table['table']}>
        <thead>
          <tr>
            <th>{t('editor.guns.name')}</th>
            <th>{t('editor.guns.time')}</th>
            <th>{t('editor.guns.date')}</th>
            {races.length < 2 ? null : <th>{t('editor.guns.races')}</th>}
            <th>{t('editor.id')}</th>
            <th aria-label={t('editor.actsHead')}> </th>
          </tr>
        </thead>
        <tbody>
          {site.waves.map((wave, at) => {
            const name = names.wave({
              wave: wave.id,
              ...(wave.name === undefined ? {} : { name: wave.name }),
            });
            return (
              <tr key={at}>
                <td className={styles['medium']}>
                  <ShortNameField
                    label={t('editor.guns.nameOf', { wave: name })}
                    path={`sites.${index}.waves.${at}.name`}
                    placeholder={t('wave.name', { wave: wave.id })}
                    value={wave.name}
                    onChange={(text) =>
                      change((next) => void (next.sites[index]!.waves[at]!.name = nameOrNone(text)))
                    }
                  />
                </td>
                <Planned draft={draft} site={site} index={index} at={at} name={name} />
                {races.length < 2 ? null : (
                  <td>
                    <div className={table['checks']}>
                      {races.map(({ race, at: raceAt }) => (
                        <CheckField
                          key={race.id}
                          label={names.text(race.name)}
                          name={t('editor.guns.startsIn', { race: names.text(race.name), wave: name })}
                          checked={race.waves?.includes(wave.id) ?? true}
                          onChange={(starts) =>
                            change((next) =>
                              setStarts(next.sites[index]!, next.races[raceAt]!, wave.id, starts),
                            )
                          }
                        />
                      ))}
                    </div>
                  </td>
                )}
                <td>
                  <code className={table['plain']}>{wave.id}</code>
                </td>
                <td className={table['acts']}>
                  {site.waves.length < 2 ? null : (
                    <RemoveButton
                      what={name}
                      onRemove={() => change((next) => removeWave(next, next.sites[index]!, at))}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface PlannedProps {
  draft: EventDraft;
  site: SiteDraft;
  index: number;
  at: number;
  name: string;
}

/** When a gun is planned: a time of day at the place, and the day of the event until another is said. */
function Planned({ draft, site, index, at, name }: PlannedProps) {
  const { t } = useTranslation();
  const wave = site.waves[at]!;
  const zone = wave.zone ?? site.zone;
  const day = site.date ?? draft.date;
  const local = localStart(wave.start, zone);
  const set = (date: string, time: string | undefined) =>
    change(
      (next) =>
        void (next.sites[index]!.waves[at]!.start =
          time === undefined ? undefined : startAt(date, time, zone)),
    );
  return (
    <>
      <td className={table['number']}>
        <TypedField
          bare
          label={t('editor.guns.timeOf', { wave: name })}
          path={`sites.${index}.waves.${at}.start`}
          placeholder={t('editor.guns.open')}
          value={local === null ? undefined : local.time.replace(/:00$/, '')}
          text={(time) => time}
          read={(text) => (startAt(day, text, zone) === undefined ? null : text)}
          wrong={(value) => t('editor.wrong.time', { value })}
          onChange={(time) => set(local?.date ?? day, time)}
        />
      </td>
      <td className={table['number']}>
        <TextField
          bare
          label={t('editor.guns.dateOf', { wave: name })}
          path=""
          type="date"
          value={local?.date ?? day}
          onChange={(date) => local !== null && set(date, local.time)}
        />
      </td>
    </>
  );
}
