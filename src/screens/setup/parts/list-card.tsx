import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useNames } from '../../i18n/use-names.ts';
import { writtenOut } from '../draft/category-presets.ts';
import { change } from '../draft/draft-store.ts';
import { wavesOf, type EventDraft, type ListDraft, type RaceDraft } from '../draft/event-draft.ts';
import { nameOrNone } from '../draft/local-name.ts';
import { isUsual } from '../draft/usual-lists.ts';
import { CheckField, SelectField } from '../fields/choices.tsx';
import { ShortNameField } from '../fields/name-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { NumberField } from '../fields/typed-fields.tsx';
import styles from '../setup-screen.module.css';
import table from '../table.module.css';
import { BasisField } from './basis-field.tsx';
import { ByField } from './by-field.tsx';

interface Props {
  draft: EventDraft;
  race: RaceDraft;
  index: number;
  list: ListDraft;
  at: number;
}

type Set = (recipe: (list: ListDraft) => void) => void;

/** A ranking of a race besides the usual ones: who stands in it, what makes its places, what is won. */
export function ListCard({ draft, race, index, list, at }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const path = `races.${index}.lists.${at}`;
  const name = list.name === undefined ? list.id : names.text(list.name);
  const set: Set = (recipe) => change((next) => recipe(next.races[index]!.lists![at]!));
  const remove = () =>
    change((next) => {
      const own = next.races[index]!;
      own.lists!.splice(at, 1);
      if (own.lists!.length === 0) delete own.lists;
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
        <BasisField
          label={t('editor.lists.basis')}
          path={`${path}.basis`}
          rankBy={race.rankBy ?? 'gun'}
          value={list.basis}
          onChange={(basis) => set((one) => void (one.basis = basis))}
        />
        <ByField
          path={`${path}.by`}
          value={list.by}
          choices={['sex', 'category', 'division', 'club', 'nationality', 'wave']}
          onChange={(by) => set((one) => void (one.by = by))}
        />
        <NumberField
          label={t('editor.lists.prizes')}
          path={`${path}.prizes`}
          value={list.prizes}
          onChange={(prizes) => set((one) => void (one.prizes = prizes))}
        />
        <NumberField
          label={t('editor.lists.depth')}
          path={`${path}.depth`}
          placeholder={t('editor.lists.all')}
          value={list.depth}
          onChange={(depth) => set((one) => void (one.depth = depth))}
        />
        {list.teams === undefined ? null : <TeamFields list={list} path={path} set={set} />}
      </div>
      <Entrants draft={draft} race={race} list={list} path={path} set={set} />
      <div className={styles['groupHead']}>
        <Others race={race} list={list} set={set} />
        <Button kind="quiet" onClick={remove}>
          <X />
          {t('editor.removeWhat', { what: name })}
        </Button>
      </div>
    </section>
  );
}

function TeamFields({ list, path, set }: { list: ListDraft; path: string; set: Set }) {
  const { t } = useTranslation();
  const { teams } = list;
  if (teams === undefined) return null;
  return (
    <>
      <SelectField
        label={t('editor.lists.teamsOf')}
        path={`${path}.teams.of`}
        value={teams.of}
        choices={(['club', 'nationality'] as const).map((value) => ({
          value,
          text: t(`editor.lists.teamsBy.${value}`),
        }))}
        onChange={(of) => set((one) => void (one.teams = { ...teams, of }))}
      />
      <NumberField
        label={t('editor.lists.teamsCount')}
        path={`${path}.teams.count`}
        value={teams.count}
        onChange={(count) => count !== undefined && set((one) => void (one.teams = { ...teams, count }))}
      />
      <SelectField
        label={t('editor.lists.teamsScore')}
        path={`${path}.teams.score`}
        value={teams.score}
        choices={(['time', 'places'] as const).map((value) => ({
          value,
          text: t(`editor.lists.score.${value}`),
        }))}
        onChange={(score) => set((one) => void (one.teams = { ...teams, score }))}
      />
    </>
  );
}

interface EntrantsProps {
  draft: EventDraft;
  race: RaceDraft;
  list: ListDraft;
  path: string;
  set: Set;
}

/** Who stands in a list: everybody until something is said. */
function Entrants({ draft, race, list, path, set }: EntrantsProps) {
  const { t } = useTranslation();
  const names = useNames();
  const entrants = list.entrants ?? {};
  const setEntrants = (next: NonNullable<ListDraft['entrants']>) =>
    set((one) => {
      const said = Object.entries(next).filter(([, value]) => value !== undefined);
      if (said.length === 0) delete one.entrants;
      else one.entrants = Object.fromEntries(said);
    });
  const among = (all: string[] | undefined, id: string, chosen: boolean) => {
    const left = (all ?? []).filter((one) => one !== id);
    const next = chosen ? [...left, id] : left;
    return next.length === 0 ? undefined : next;
  };
  const waves = wavesOf(draft, race);
  return (
    <>
      <div className={styles['grid']} style={{ marginTop: 12 }}>
        <SelectField
          label={t('editor.lists.who')}
          path={`${path}.entrants.sex`}
          value={entrants.sex ?? ''}
          choices={[
            { value: '', text: t('editor.categories.anySex') },
            ...(['F', 'M', 'X'] as const).map((sex) => ({ value: sex, text: t(`list.${sex}`) })),
          ]}
          onChange={(sex) => setEntrants({ ...entrants, sex: sex === '' ? undefined : sex })}
        />
        <NumberField
          label={t('editor.lists.fromAge')}
          path={`${path}.entrants.minAge`}
          value={entrants.minAge}
          onChange={(minAge) => setEntrants({ ...entrants, minAge })}
        />
        <NumberField
          label={t('editor.lists.toAge')}
          path={`${path}.entrants.maxAge`}
          value={entrants.maxAge}
          onChange={(maxAge) => setEntrants({ ...entrants, maxAge })}
        />
        {(['clubs', 'nationalities', 'divisions'] as const).map((field) => (
          <TextField
            key={field}
            label={t(`editor.lists.only.${field}`)}
            path={`${path}.entrants.${field}`}
            placeholder={t('editor.lists.everybody')}
            value={entrants[field]?.join(', ') ?? ''}
            onChange={(text) => setEntrants({ ...entrants, [field]: textsOf(text) })}
          />
        ))}
      </div>
      {waves.length < 2 ? null : (
        <Checks
          title={t('editor.lists.only.waves')}
          choices={waves.map(({ id, name }) => ({
            id,
            text: names.wave({ wave: id, ...(name === undefined ? {} : { name }) }),
          }))}
          chosen={entrants.waves}
          onChange={(id, chosen) => setEntrants({ ...entrants, waves: among(entrants.waves, id, chosen) })}
        />
      )}
      {entrants.categories === undefined ? null : (
        <Checks
          title={t('editor.lists.only.categories')}
          choices={writtenOut(race.categories).map(({ id, name }) => ({
            id,
            text: name === undefined ? id : names.text(name),
          }))}
          chosen={entrants.categories}
          onChange={(id, chosen) =>
            setEntrants({ ...entrants, categories: among(entrants.categories, id, chosen) })
          }
        />
      )}
    </>
  );
}

/** `Club A, Club B` as it is typed: a comma at the end is kept while the next one is being written. */
function textsOf(text: string): string[] | undefined {
  if (text.trim() === '') return undefined;
  return text.split(/[,，、]\s?/);
}

interface ChecksProps {
  title: string;
  choices: { id: string; text: string }[];
  chosen: readonly string[] | undefined;
  onChange: (id: string, chosen: boolean) => void;
}

function Checks({ title, choices, chosen, onChange }: ChecksProps) {
  return (
    <fieldset style={{ border: 0, margin: '8px 0 0', padding: 0 }}>
      <legend className={styles['pageText']}>{title}</legend>
      <div className={table['checks']}>
        {choices.map(({ id, text }) => (
          <CheckField
            key={id}
            label={text}
            checked={chosen?.includes(id) ?? false}
            onChange={(next) => onChange(id, next)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Lists before this one whose prize winners are left out of it. */
function Others({ race, list, set }: { race: RaceDraft; list: ListDraft; set: Set }) {
  const { t } = useTranslation();
  const names = useNames();
  const lists = race.lists ?? [];
  const before = lists
    .slice(0, lists.indexOf(list))
    .filter(({ prizes, depth }) => prizes !== undefined || depth !== undefined);
  const chosen = list.withoutWinnersOf;
  const shown = [...new Set([...before.map(({ id }) => id), ...(chosen ?? [])])];
  if (shown.length === 0) return <span />;
  return (
    <Checks
      title={t('editor.lists.withoutWinners')}
      choices={shown.map((id) => {
        const name = lists.find((one) => one.id === id)?.name;
        return {
          id,
          text: name !== undefined ? names.text(name) : isUsual(id) ? t(`editor.lists.each.${id}`) : id,
        };
      })}
      chosen={chosen}
      onChange={(id, isChosen) =>
        set((one) => {
          const left = (one.withoutWinnersOf ?? []).filter((other) => other !== id);
          const next = isChosen ? [...left, id] : left;
          one.withoutWinnersOf = next.length === 0 ? undefined : next;
        })
      }
    />
  );
}
