import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useNames } from '../../i18n/use-names.ts';
import { change } from '../draft/draft-store.ts';
import { freeId, type EventDraft, type ListDraft } from '../draft/event-draft.ts';
import { isUsual } from '../draft/usual-lists.ts';
import { Group, PartPage } from '../page.tsx';
import { RaceTabs } from '../race-tabs.tsx';
import { ListCard } from './list-card.tsx';
import { ListsOverRaces } from './lists-over-races.tsx';
import { UsualLists } from './usual-lists.tsx';

/** The rankings of a race, their prizes, and those over several races. */
export function ListsPart({ draft, race: index }: { draft: EventDraft; race: number }) {
  const { t } = useTranslation();
  const names = useNames();
  const race = draft.races[index];
  if (race === undefined) return null;
  const own = (race.lists ?? []).map((list, at) => ({ list, at })).filter(({ list }) => !isUsual(list.id));
  const add = (list: Omit<ListDraft, 'id'>, id: string) =>
    change((next) => {
      const lists = (next.races[index]!.lists ??= []);
      lists.push({
        id: freeId(
          id,
          lists.map((one) => one.id),
        ),
        ...list,
      });
    });
  return (
    <PartPage title={t('editor.parts.lists')} text={t('editor.lists.text')}>
      <RaceTabs draft={draft} part="lists" race={index} />
      <Group title={t('editor.lists.usual')}>
        <UsualLists key={index} race={race} index={index} />
      </Group>
      <Group title={t('editor.lists.further', { race: names.text(race.name) })}>
        {own.length === 0 ? <p>{t('editor.lists.noFurther')}</p> : null}
        {own.map(({ list, at }) => (
          <ListCard key={`${index} ${at}`} draft={draft} race={race} index={index} list={list} at={at} />
        ))}
        <div style={{ display: 'flex', gap: 8 }}>
          <Button onClick={() => add({ name: t('editor.lists.new'), by: 'sex', prizes: 3 }, 'list')}>
            <Plus />
            {t('editor.lists.add')}
          </Button>
          <Button
            onClick={() =>
              add(
                { name: t('editor.lists.newTeams'), teams: { of: 'club', count: 3, score: 'time' } },
                'teams',
              )
            }
          >
            <Plus />
            {t('editor.lists.addTeams')}
          </Button>
        </div>
      </Group>
      {draft.races.length < 2 ? null : <ListsOverRaces draft={draft} />}
    </PartPage>
  );
}
