import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { useNames } from '../../i18n/use-names.ts';
import { categoriesOf, presetOf, presets, rangeText, writtenOut } from '../draft/category-presets.ts';
import { change, useDraftState } from '../draft/draft-store.ts';
import { freeId, type CategoryDraft, type EventDraft, type RaceDraft } from '../draft/event-draft.ts';
import { nameOrNone } from '../draft/local-name.ts';
import { SelectField } from '../fields/choices.tsx';
import { ShortNameField } from '../fields/name-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { NumberField } from '../fields/typed-fields.tsx';
import { Group, PartPage } from '../page.tsx';
import { RaceTabs } from '../race-tabs.tsx';
import styles from '../setup-screen.module.css';
import table from '../table.module.css';
import { AgeStrips } from './age-strips.tsx';
import { RemoveButton } from './remove-button.tsx';

/** The categories of a race, whose ages are seen at once. */
export function CategoriesPart({ draft, race: index }: { draft: EventDraft; race: number }) {
  const { t } = useTranslation();
  const race = draft.races[index];
  if (race === undefined) return null;
  const chosen = presetOf(race.categories);
  const set = (categories: RaceDraft['categories']) =>
    change((next) => void (next.races[index]!.categories = categories));
  return (
    <PartPage title={t('editor.parts.categories')} text={t('editor.categories.text')}>
      <RaceTabs draft={draft} part="categories" race={index} />
      <Group>
        <div className={styles['row']} role="group" aria-label={t('editor.categories.presets')}>
          {presets.map((preset) => (
            <button
              key={preset}
              type="button"
              className={styles['tab']}
              aria-pressed={preset === chosen}
              onClick={() => set(preset === 'five-year' ? preset : categoriesOf(preset))}
            >
              {t(`editor.categories.preset.${preset}`)}
            </button>
          ))}
          <span className={styles['state']} role="status">
            {chosen === null ? t('editor.categories.own') : ''}
          </span>
        </div>
        <AgeStrips categories={race.categories} />
        <Doubts race={index} />
      </Group>
      <Group
        title={t('editor.categories.each')}
        act={
          draft.races.length < 2 ? null : (
            <Button
              kind="quiet"
              onClick={() =>
                change((next) => {
                  for (const one of next.races) one.categories = structuredClone(race.categories);
                })
              }
            >
              {t('editor.categories.forAll')}
            </Button>
          )
        }
      >
        <CategoryTable key={index} race={race} index={index} />
      </Group>
    </PartPage>
  );
}

/** What is doubtful about the categories of a race, as the station would say it. */
function Doubts({ race }: { race: number }) {
  const doubts = useDraftState(({ checked }) => checked.doubts);
  const problems = doubts.filter((doubt) => doubt.race === race && isOfAges(doubt.problem.code));
  return problems.length === 0 ? null : (
    <ProblemList problems={problems.map(({ problem }) => problem)} level="look" />
  );
}

const isOfAges = (code: string) => code.startsWith('age-') || code === 'category-never';

function CategoryTable({ race, index }: { race: RaceDraft; index: number }) {
  const { t } = useTranslation();
  const categories = writtenOut(race.categories);
  const edit = (recipe: (categories: CategoryDraft[]) => void) =>
    change((next) => {
      const own = structuredClone(writtenOut(next.races[index]!.categories));
      recipe(own);
      next.races[index]!.categories = own;
    });
  const add = () =>
    edit((all) => {
      const last = all.at(-1);
      const from = last?.maxAge === undefined ? undefined : last.maxAge + 1;
      all.push({
        id: freeId(
          'group',
          all.map(({ id }) => id),
        ),
        ...(last?.sex === undefined ? {} : { sex: last.sex }),
        ...(from === undefined ? {} : { minAge: from }),
      });
    });
  return (
    <>
      <div className={table['scroll']}>
        <table className={table['table']}>
          <thead>
            <tr>
              <th>{t('editor.categories.name')}</th>
              <th>{t('editor.categories.sex')}</th>
              <th>{t('editor.categories.from')}</th>
              <th>{t('editor.categories.to')}</th>
              <th>{t('editor.id')}</th>
              <th aria-label={t('editor.actsHead')}> </th>
            </tr>
          </thead>
          <tbody>
            {categories.map((category, at) => (
              <CategoryRow key={at} {...{ category, at, edit }} path={`races.${index}.categories.${at}`} />
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <Button onClick={add}>
          <Plus />
          {t('editor.categories.add')}
        </Button>
      </div>
    </>
  );
}

interface RowProps {
  category: CategoryDraft;
  at: number;
  path: string;
  edit: (recipe: (categories: CategoryDraft[]) => void) => void;
}

function CategoryRow({ category, at, path, edit }: RowProps) {
  const { t } = useTranslation();
  const names = useNames();
  const name = category.name === undefined ? category.id : names.text(category.name);
  const set = (recipe: (category: CategoryDraft) => void) => edit((all) => recipe(all[at]!));
  /** A name that only says the ages goes on saying them. */
  const setAges = (recipe: (category: CategoryDraft) => void) =>
    set((one) => {
      const before = rangeText(one.minAge, one.maxAge);
      recipe(one);
      const after = rangeText(one.minAge, one.maxAge);
      if (before !== '' && after !== '' && one.name !== undefined)
        one.name = JSON.parse(JSON.stringify(one.name).replaceAll(before, after)) as typeof one.name;
    });
  return (
    <tr>
      <td>
        <ShortNameField
          label={t('editor.categories.nameOf', { category: name })}
          path={`${path}.name`}
          placeholder={category.id}
          value={category.name}
          onChange={(text) => set((one) => void (one.name = nameOrNone(text)))}
        />
      </td>
      <td>
        <SelectField
          bare
          label={t('editor.categories.sexOf', { category: name })}
          path={`${path}.sex`}
          value={category.sex ?? ''}
          choices={[
            { value: '', text: t('editor.categories.anySex') },
            ...(['F', 'M', 'X'] as const).map((sex) => ({ value: sex, text: t(`list.${sex}`) })),
          ]}
          onChange={(sex) => set((one) => void (one.sex = sex === '' ? undefined : sex))}
        />
      </td>
      <td className={table['short']}>
        <NumberField
          bare
          label={t('editor.categories.fromOf', { category: name })}
          path={`${path}.minAge`}
          placeholder="–"
          value={category.minAge}
          onChange={(age) => setAges((one) => void (one.minAge = age))}
        />
      </td>
      <td className={table['short']}>
        <NumberField
          bare
          label={t('editor.categories.toOf', { category: name })}
          path={`${path}.maxAge`}
          placeholder="–"
          value={category.maxAge}
          onChange={(age) => setAges((one) => void (one.maxAge = age))}
        />
      </td>
      <td className={table['number']}>
        <TextField
          bare
          label={t('editor.categories.idOf', { category: name })}
          path={`${path}.id`}
          value={category.id}
          onChange={(id) => set((one) => void (one.id = id.trim()))}
        />
      </td>
      <td className={table['acts']}>
        <RemoveButton what={name} onRemove={() => edit((all) => all.splice(at, 1))} />
      </td>
    </tr>
  );
}
