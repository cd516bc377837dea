import { useTranslation } from 'react-i18next';
import type { EventChoices } from '../../contract/rows.ts';
import { useNames } from '../i18n/use-names.ts';
import { goTo } from '../path.ts';
import { eventListAddress, resultsAddress } from './addresses.ts';
import { ChoiceButton } from './choice-button.tsx';
import styles from './list-choice.module.css';

interface Props {
  choices: EventChoices;
  /** The race that is shown; null for a list over several. */
  race: string | null;
  /** What is searched for, in whichever race. */
  q?: string;
}

/** All races of an event, where it has lists over several, and each of them; nothing where there is no choice. */
export function RaceChoice({ choices: { races = [], listsOverRaces = [] }, race, q = '' }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const [firstList] = listsOverRaces;
  if (races.length === 0 && firstList === undefined) return null;
  const choose = (address: string) => goTo(address, { replace: true });
  return (
    <div className={styles['choice']} role="group" aria-label={t('races.filter')}>
      {firstList === undefined ? null : (
        <ChoiceButton
          race
          name={t('races.allOf')}
          chosen={race === null}
          onChoose={() => choose(eventListAddress(firstList.id, null))}
        />
      )}
      {races.map(({ id, name }) => (
        <ChoiceButton
          key={id}
          race
          name={names.text(name)}
          chosen={id === race}
          onChoose={() => choose(resultsAddress('overall', { race: id, q }))}
        />
      ))}
    </div>
  );
}
