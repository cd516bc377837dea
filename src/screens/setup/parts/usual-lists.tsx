import { useTranslation } from 'react-i18next';
import { change } from '../draft/draft-store.ts';
import type { ListDraft, RaceDraft } from '../draft/event-draft.ts';
import { setUsual, usualLists } from '../draft/usual-lists.ts';
import { NumberField } from '../fields/typed-fields.tsx';
import table from '../table.module.css';
import { BasisField } from './basis-field.tsx';

/** The lists that every race has: what makes their places, and how many of them win. */
export function UsualLists({ race, index }: { race: RaceDraft; index: number }) {
  const { t } = useTranslation();
  const set = (id: string, recipe: (list: ListDraft) => void) =>
    change((next) => setUsual(next.races[index]!, id, recipe));
  return (
    <div className={table['scroll']}>
      <table className={table['table']}>
        <thead>
          <tr>
            <th>{t('editor.lists.list')}</th>
            <th>{t('editor.lists.basis')}</th>
            <th>{t('editor.lists.prizes')}</th>
            <th>{t('editor.lists.depth')}</th>
          </tr>
        </thead>
        <tbody>
          {usualLists.map((id) => {
            const name = t(`editor.lists.each.${id}`);
            const at = race.lists?.findIndex((list) => list.id === id) ?? -1;
            const list = race.lists?.[at];
            const path = `races.${index}.lists.${at}`;
            return (
              <tr key={id}>
                <td>
                  <span className={table['plain']}>{name}</span>
                </td>
                <td>
                  <BasisField
                    bare
                    label={t('editor.lists.basisOf', { list: name })}
                    path={`${path}.basis`}
                    rankBy={race.rankBy ?? 'gun'}
                    value={list?.basis}
                    onChange={(basis) => set(id, (one) => void (one.basis = basis))}
                  />
                </td>
                <td className={table['number']}>
                  <NumberField
                    bare
                    label={t('editor.lists.prizesOf', { list: name })}
                    path={`${path}.prizes`}
                    placeholder="–"
                    value={list?.prizes}
                    onChange={(prizes) => set(id, (one) => void (one.prizes = prizes))}
                  />
                </td>
                <td className={table['number']}>
                  <NumberField
                    bare
                    label={t('editor.lists.depthOf', { list: name })}
                    path={`${path}.depth`}
                    placeholder={t('editor.lists.all')}
                    value={list?.depth}
                    onChange={(depth) => set(id, (one) => void (one.depth = depth))}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
