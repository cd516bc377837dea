import type { EventListPage } from '../../contract/event-results.ts';
import { useNames } from '../i18n/use-names.ts';
import { goTo } from '../path.ts';
import { eventListAddress } from './addresses.ts';
import { ChoiceButton } from './choice-button.tsx';
import styles from './list-choice.module.css';

/** The lists over races of an event, where there are several, and the groups of the one that is shown. */
export function EventListChoice({ page }: { page: EventListPage }) {
  const names = useNames();
  const { list, groups, choices, races } = page;
  const { listsOverRaces: lists = [] } = choices;
  const choose = (id: string, group: string | null) => goTo(eventListAddress(id, group), { replace: true });
  const own = `list:${list.id}`;
  return (
    <>
      {lists.length < 2 ? null : (
        <div className={styles['choice']}>
          {lists.map(({ id, name }) => (
            <ChoiceButton
              key={id}
              name={names.text(name)}
              chosen={id === list.id}
              onChoose={() => choose(id, null)}
            />
          ))}
        </div>
      )}
      {groups.every(({ id }) => id === own) ? null : (
        <div className={styles['choice']}>
          {groups.map(({ id, finishers }) => (
            <ChoiceButton
              key={id}
              name={names.group(races[0] ?? null, id.slice(own.length + 1))}
              count={finishers}
              chosen={id === page.group}
              onChoose={() => choose(list.id, id)}
            />
          ))}
        </div>
      )}
    </>
  );
}
