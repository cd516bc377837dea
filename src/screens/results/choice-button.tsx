import { useEffect, useRef } from 'react';
import { useNumber } from '../i18n/use-ages.ts';
import styles from './list-choice.module.css';

interface Props {
  name: string;
  /** How many stand in it, where that is told. */
  count?: number;
  chosen: boolean;
  /** Races are another kind of choice than the lists under them. */
  race?: boolean;
  onChoose: () => void;
}

/** One of several lists or races that stand side by side. */
export function ChoiceButton({ name, count, chosen, race = false, onChoose }: Props) {
  const number = useNumber();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Where the choices are moved sideways, the chosen one is in view.
    if (chosen) button.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [chosen]);
  return (
    <button
      ref={button}
      type="button"
      className={`${styles['list']} ${race ? styles['race'] : ''} ${chosen ? styles['chosen'] : ''}`}
      aria-pressed={chosen}
      onClick={onChoose}
    >
      <span className={styles['name']}>{name}</span>
      {count === undefined ? null : <span className={styles['count']}>{number(count)}</span>}
    </button>
  );
}
