import type { ReactNode, SubmitEvent } from 'react';
import { Button } from '../components/button.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { useAct } from '../components/use-asked.ts';
import styles from './organiser.module.css';

interface Props {
  title: string;
  text: string;
  /** What the button says. */
  act: string;
  /** Whether the fields say enough. */
  isReady: boolean;
  onAct: () => Promise<unknown>;
  /** The fields. */
  children: ReactNode;
  /** What came of it. */
  done?: ReactNode;
}

/** A part of a page that makes one thing: what is refused is told under its fields. */
export function ActForm({ title, text, act, isReady, onAct, children, done }: Props) {
  const { isDoing, problems, go } = useAct(onAct);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void go();
  };
  return (
    <form className={styles['section']} onSubmit={submit}>
      <h2 className={styles['subtitle']}>{title}</h2>
      <p className={styles['quiet']}>{text}</p>
      <div className={styles['fields']}>{children}</div>
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
      <div>
        <Button type="submit" disabled={isDoing || !isReady}>
          {act}
        </Button>
      </div>
      {done}
    </form>
  );
}
