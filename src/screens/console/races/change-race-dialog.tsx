import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GunView, Person } from '../../../contract/rows.ts';
import { getEntry, postEntry, previewEntries, type EntryChange } from '../../api/calls.ts';
import { useEvent } from '../../feed/event.ts';
import { useFeed } from '../../feed/store.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Dialog } from '../../components/dialog.tsx';
import { SelectInput } from '../../components/field.tsx';
import { PersonName } from '../../components/person-name.tsx';
import { toasts } from '../../components/toast.ts';
import { closeDialog, type Move } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { actionOf } from '../known-actions.ts';
import { PreviewedForm } from '../previewed-form.tsx';
import { undo } from '../undo.ts';
import styles from './change-race-dialog.module.css';

const noGuns: readonly GunView[] = [];

/** Puts runners into another race of the event: which, what that changes, and the act. Who is left without one stays. */
export function ChangeRaceDialog({ moves }: { moves: readonly Move[] }) {
  const { t } = useTranslation();
  const people = usePeople(moves);
  const guns = useFeed((feed) => feed.sections?.guns ?? noGuns);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string | null>>(
    () => new Map(moves.map(({ bib, race }) => [bib, race])),
  );
  const changes = [...chosen].flatMap(([bib, race]) => changeOf(people.get(bib), bib, race, guns));
  return (
    <Dialog title={t('changeRace.title')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <PreviewedForm
        says={changes}
        onPreview={() => previewEntries(changes)}
        onAct={() => change(changes)}
        isReady={changes.length > 0}
        act={t('changeRace.act')}
        namesRunners
      >
        <p>{t('changeRace.text')}</p>
        <ul className={styles['moves']}>
          {moves.map(({ bib }) => (
            <MoveLine
              key={bib}
              bib={bib}
              person={people.get(bib)}
              race={chosen.get(bib) ?? null}
              onRace={(race) => setChosen(new Map(chosen).set(bib, race))}
            />
          ))}
        </ul>
      </PreviewedForm>
    </Dialog>
  );
}

interface MoveLineProps {
  bib: string;
  person: Person | undefined;
  race: string | null;
  onRace: (race: string | null) => void;
}

function MoveLine({ bib, person, race, onRace }: MoveLineProps) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  return (
    <li className={styles['move']}>
      <span className={styles['bib']}>{bib}</span>
      <span className={styles['who']}>{person === undefined ? null : <PersonName person={person} />}</span>
      <span className={styles['from']}>{names.raceOf(event, person?.race)} →</span>
      <SelectInput
        aria-label={t('changeRace.raceOf', { bib })}
        value={race ?? ''}
        onChange={({ target }) => onRace(target.value === '' ? null : target.value)}
      >
        <option value="">{t('changeRace.stays')}</option>
        {event?.races
          .filter(({ id }) => id !== person?.race)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {names.text(name)}
            </option>
          ))}
      </SelectInput>
    </li>
  );
}

/** The change of one entry. A wave that does not start the other race is given up with the race. */
function changeOf(
  person: Person | undefined,
  bib: string,
  race: string | null,
  guns: readonly GunView[],
): EntryChange[] {
  if (race === null || race === person?.race) return [];
  const gun = guns.find(({ wave }) => wave === person?.wave);
  return [{ bib, fields: gun?.races?.includes(race) === true ? { race } : { race, wave: null } }];
}

/** Each change is an action of its own, up to one that is refused; where there was one, it can be taken back at once. */
async function change(changes: readonly EntryChange[]): Promise<void> {
  const done: (string | null)[] = [];
  for (const each of changes) done.push((await postEntry(each)).action);
  const [only] = changes;
  if (done.length === 1 && only !== undefined) offerUndo(done[0] ?? null, only.bib);
}

function offerUndo(action: string | null, bib: string): void {
  if (action === null) return;
  const toast = toasts.add({
    type: 'good',
    title: i18next.t('changeRace.done', { bib }),
    actionProps: {
      children: i18next.t('undo.name'),
      onClick: () => {
        toasts.close(toast);
        void undo(actionOf(action, 'entry.change', { bib }));
      },
    },
  });
}

/** Who has these bibs, as far as the station has said. */
function usePeople(moves: readonly Move[]): ReadonlyMap<string, Person> {
  const [people, setPeople] = useState<ReadonlyMap<string, Person>>(new Map());
  useEffect(() => {
    const asking = new AbortController();
    for (const { bib } of moves)
      getEntry(bib, asking.signal).then(
        ({ person }) => setPeople((known) => new Map(known).set(bib, person)),
        () => undefined,
      );
    return () => asking.abort();
  }, [moves]);
  return people;
}
