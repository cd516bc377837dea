import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useNames } from '../../i18n/use-names.ts';
import { change } from '../draft/draft-store.ts';
import { addSite, matAt, removeSite } from '../draft/edits.ts';
import {
  freeId,
  idOfName,
  matOf,
  matsAt,
  siteOf,
  type EventDraft,
  type SiteDraft,
} from '../draft/event-draft.ts';
import { nameOrNone } from '../draft/local-name.ts';
import { moveZone } from '../draft/starts.ts';
import { NameField, ShortNameField } from '../fields/name-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { NumberField } from '../fields/typed-fields.tsx';
import { ZoneField } from '../fields/zone-field.tsx';
import { Group, PartPage } from '../page.tsx';
import styles from '../setup-screen.module.css';
import table from '../table.module.css';
import { pointName } from '../use-point-name.ts';
import { RemoveButton } from './remove-button.tsx';

/** Where it is run, and the mats there. */
export function PlacesPart({ draft }: { draft: EventDraft }) {
  const { t } = useTranslation();
  const names = useNames();
  const isOne = draft.sites.length === 1;
  return (
    <PartPage title={t('editor.parts.places')} text={t('editor.places.text')}>
      {draft.sites.map((site, index) => (
        <Group
          key={index}
          title={site.name === undefined ? t('editor.places.place') : names.text(site.name)}
          act={
            isOne ? null : (
              <Button kind="quiet" onClick={() => change((next) => removeSite(next, index))}>
                <X />
                {t('editor.remove')}
              </Button>
            )
          }
        >
          <SiteFields site={site} index={index} isOne={isOne} />
          <Mats draft={draft} site={site} index={index} />
        </Group>
      ))}
      <div>
        <Button onClick={() => change(addSite)}>
          <Plus />
          {t('editor.places.add')}
        </Button>
      </div>
    </PartPage>
  );
}

function SiteFields({ site, index, isOne }: { site: SiteDraft; index: number; isOne: boolean }) {
  const { t } = useTranslation();
  const path = `sites.${index}`;
  const set = (recipe: (site: SiteDraft) => void) => change((next) => recipe(next.sites[index]!));
  return (
    <div className={styles['grid']}>
      <NameField
        label={t('editor.places.name')}
        path={`${path}.name`}
        value={site.name}
        onChange={(name) => set((one) => void (one.name = nameOrNone(name)))}
      />
      <ZoneField
        label={t('editor.places.zone')}
        path={`${path}.zone`}
        value={site.zone}
        onChange={(zone) => set((one) => moveZone(one, zone))}
      />
      <TextField
        label={t('editor.places.country')}
        path={`${path}.country`}
        hint={t('editor.places.countryHint')}
        value={site.country ?? ''}
        onChange={(country) => set((one) => void (one.country = country.trim().toUpperCase() || undefined))}
      />
      {isOne ? null : (
        <>
          <TextField
            label={t('editor.places.date')}
            path={`${path}.date`}
            type="date"
            value={site.date ?? ''}
            onChange={(date) => set((one) => void (one.date = date || undefined))}
          />
          <TextField
            label={t('editor.id')}
            path={`${path}.id`}
            value={site.id}
            onChange={(id) =>
              change((next) => {
                const before = next.sites[index]!.id;
                next.sites[index]!.id = id.trim();
                for (const race of next.races) if (race.site === before) race.site = id.trim();
              })
            }
          />
        </>
      )}
    </div>
  );
}

function Mats({ draft, site, index }: { draft: EventDraft; site: SiteDraft; index: number }) {
  const { t } = useTranslation();
  const names = useNames();
  const mats = matsAt(draft, site);
  const set = (id: string, recipe: (mat: SiteDraft['mats'][number]) => void) =>
    change((next) => recipe(matAt(next.sites[index]!, id)));
  const onIt = (id: string) =>
    draft.races
      .filter((race) => siteOf(draft, race) === site)
      .flatMap((race) =>
        race.points
          .filter((point) => matOf(point) === id)
          .map((point) => `${names.text(race.name)}: ${pointName(names, point)}`),
      );
  return (
    <>
      <div className={table['scroll']}>
        <table className={table['table']}>
          <thead>
            <tr>
              <th>{t('editor.places.mat')}</th>
              <th>{t('editor.id')}</th>
              <th>{t('editor.places.points')}</th>
              <th>{t('editor.places.gap')}</th>
              <th>{t('editor.places.rssi')}</th>
              <th aria-label={t('editor.actsHead')}> </th>
            </tr>
          </thead>
          <tbody>
            {mats.map((id) => {
              const at = site.mats.findIndex((mat) => mat.id === id);
              const mat = site.mats[at];
              const path = `sites.${index}.mats.${at}`;
              const points = onIt(id);
              return (
                <tr key={id}>
                  <td className={styles['medium']}>
                    <ShortNameField
                      label={t('editor.places.matName', { mat: id })}
                      path={`${path}.name`}
                      placeholder={points.length === 0 ? id : (points[0]?.split(': ').at(-1) ?? id)}
                      value={mat?.name}
                      onChange={(name) => set(id, (one) => void (one.name = nameOrNone(name)))}
                    />
                  </td>
                  <td>
                    <code className={table['plain']}>{id}</code>
                  </td>
                  <td>
                    <span className={`${table['plain']} ${table['quiet']}`}>
                      {points.length === 0 ? t('editor.places.noPoint') : points.join(' · ')}
                    </span>
                  </td>
                  <td className={table['short']}>
                    <NumberField
                      bare
                      label={t('editor.places.gapOf', { mat: id })}
                      path={`${path}.passingGapSeconds`}
                      placeholder={String(site.passingGapSeconds ?? 10)}
                      value={mat?.passingGapSeconds}
                      onChange={(gap) => set(id, (one) => void (one.passingGapSeconds = gap))}
                    />
                  </td>
                  <td className={table['short']}>
                    <NumberField
                      bare
                      label={t('editor.places.rssiOf', { mat: id })}
                      path={`${path}.minRssi`}
                      placeholder="–"
                      value={mat?.minRssi}
                      onChange={(rssi) => set(id, (one) => void (one.minRssi = rssi))}
                    />
                  </td>
                  <td className={table['acts']}>
                    {points.length > 0 ? null : (
                      <RemoveButton
                        what={id}
                        onRemove={() =>
                          change((next) => {
                            const own = next.sites[index]!;
                            own.mats = own.mats.filter((one) => one.id !== id);
                          })
                        }
                      />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <AddMat mats={mats} onAdd={(id, name) => set(id, (mat) => void (mat.name = name))} />
    </>
  );
}

function AddMat({ mats, onAdd }: { mats: readonly string[]; onAdd: (id: string, name: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  return (
    <form
      className={styles['row']}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onAdd(freeId(idOfName(name, 'mat'), mats), name.trim());
        setName('');
      }}
    >
      <div className={styles['medium']}>
        <TextField label={t('editor.places.newMat')} path="" value={name} onChange={setName} />
      </div>
      <Button type="submit" disabled={name.trim() === ''}>
        <Plus />
        {t('editor.places.addMat')}
      </Button>
    </form>
  );
}
