import type { ReactNode } from 'react';
import { goTo } from '../../path.ts';
import styles from '../organiser.module.css';

interface Props {
  to: string;
  children: ReactNode;
  className?: string | undefined;
  /** The service itself writes that page. */
  isOutside?: boolean;
}

/** A link within these pages: nothing is loaded anew, unless it is opened in another tab. */
export function Link({ to, children, className, isOutside = false }: Props) {
  return (
    <a
      className={className ?? styles['link']}
      href={to}
      onClick={(event) => {
        if (isOutside || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        goTo(to);
      }}
    >
      {children}
    </a>
  );
}
