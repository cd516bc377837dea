import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useNames } from '../../i18n/use-names.ts';
import { change } from '../draft/draft-store.ts';
import { freeId, type EventDraft, type EventListDraft } from '../draft/event-draft.ts';
import { nameOrNone } from '../draft/local-name.ts';
import { CheckField, SelectField } from '../fields/choices.tsx';
import { ShortNameField } from '../fields/name-field.tsx';
import { NumberField } from '../fields/typed-fields.tsx';
import { useFault } from '../fields/use-fault.ts';
import fields from '../fields/fields.module.css';
import { Group } from '../page.tsx';
import styles from '../setup-screen.module.css';
import table from '../table.module.css';
import { ByField } from './by-field.tsx';

/** Rankings over several races of one length, wherever they are run. */
export function ListsOverRaces({ draft }: { draft: EventDraft }) {
  const { t } = useTranslation();
  const add = () =>
    change((next) => {
      const lists = (next.lists ??= []);
      const { points } = next.races[0]!;
      const alike = next.races.filter((race) => race.points.at(-1)?.distance === points.at(-1)?.distance);
      lists.push({
        id: freeId(
          'all',
          lists.map(({ id }) => id),
        ),
        name: t('editor.lists.newOver'),
        races: alike.map(({ id }) => id),
        by: 'sex',
      });
    });
  return (
    <Group title={t('editor.lists.over')}>
      <p className={styles['pageText']}>{t('editor.lists.overText')}</p>
      {(draft.lists ?? []).map((list, at) => (
        <OverCard key={at} draft={draft} list={list} at={at} />
      ))}
      <div>
        <Button onClick={add}>
          <Plus />
          {t('editor.lists.addOver')}
        </Button>
      </div>
    </Group>
  );
}

function OverCard({ draft, list, at }: { draft: EventDraft; list: EventListDraft; at: number }) {
  const { t } = useTranslation();
  const names = useNames();
  const path = `lists.${at}`;
  const fault = useFault(`${path}.races`);
  const name = list.name === undefined ? list.id : names.text(list.name);
  const set = (recipe: (list: EventListDraft) => void) => change((next) => recipe(next.lists![at]!));
  const remove = () =>
    change((next) => {
      next.lists!.splice(at, 1);
      if (next.lists!.length === 0) delete next.lists;
    });
  return (
    <section className={table['more']} aria-label={name}>
      <div className={styles['grid']}>
        <ShortNameField
          bare={false}
          label={t('editor.lists.name')}
          path={`${path}.name`}
          value={list.name}
          onChange={(text) => set((one) => void (one.name = nameOrNone(text)))}
        />
        <SelectField
          label={t('editor.lists.basis')}
          path={`${path}.basis`}
          value={list.basis ?? ''}
          choices={[
            { value: '', text: t('editor.lists.asEach') },
            { value: 'gun', text: t('editor.basis.gun') },
            { value: 'chip', text: t('editor.basis.chip') },
          ]}
          onChange={(basis) => set((one) => void (one.basis = basis === '' ? undefined : basis))}
        />
        <ByField
          path={`${path}.by`}
          value={list.by}
          choices={['sex', 'category', 'club', 'nationality']}
          onChange={(by) => set((one) => void (one.by = by))}
        />
        <NumberField
          label={t('editor.lists.prizes')}
          path={`${path}.prizes`}
          value={list.prizes}
          onChange={(prizes) => set((one) => void (one.prizes = prizes))}
        />
      </div>
      <div className={table['checks']}>
        {draft.races.map((race) => (
          <CheckField
            key={race.id}
            label={names.text(race.name)}
            checked={list.races.includes(race.id)}
            onChange={(chosen) =>
              set((one) => {
                const now = new Set(one.races);
                if (chosen) now.add(race.id);
                else now.delete(race.id);
                one.races = draft.races.map(({ id }) => id).filter((id) => now.has(id));
              })
            }
          />
        ))}
      </div>
      {fault === null ? null : <p className={fields['fault']}>{fault}</p>}
      <Button kind="quiet" onClick={remove}>
        <X />
        {t('editor.removeWhat', { what: name })}
      </Button>
    </section>
  );
}
