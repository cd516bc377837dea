import i18next from 'i18next';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './fault-screen.module.css';

/** A wall without a keyboard must come back by itself; one that fails each time must not flicker. */
const againAfter = { first: 5000, next: 60_000 };
const lastKey = 'goldline.fault';

interface State {
  error: Error | null;
}

/**
 * What is shown where a screen failed: in words, and loaded again by itself. What was recorded is at the station, and what
 * waits for it stays in the browser.
 */
export class FaultScreen extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };
  #timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override componentDidCatch(error: Error, { componentStack }: ErrorInfo): void {
    console.error(error, componentStack);
    const last = Number(sessionStorage.getItem(lastKey) ?? 0);
    const wasLately = Date.now() - last < againAfter.next;
    sessionStorage.setItem(lastKey, String(Date.now()));
    this.#timer = setTimeout(again, wasLately ? againAfter.next : againAfter.first);
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#timer);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className={styles['page']} role="alert">
        <h1 className={styles['title']}>{i18next.t('fault.title')}</h1>
        <p>{i18next.t('fault.text')}</p>
        <Button kind="primary" onClick={again}>
          {i18next.t('fault.again')}
        </Button>
        <p className={styles['said']}>{error.message}</p>
      </main>
    );
  }
}

function again(): void {
  location.reload();
}
