import { Printer } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import styles from './results-head.module.css';

/** Prints the whole list, when all of it is here: with its button and with the browser's own keys. */
export function PrintList({ onAll }: { onAll: () => Promise<void> }) {
  const { t } = useTranslation();
  const [isFetching, setFetching] = useState(false);
  const print = async () => {
    setFetching(true);
    await onAll();
    setFetching(false);
    // Once the last rows are drawn.
    requestAnimationFrame(() => globalThis.print());
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isPrint =
      (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === 'KeyP';
    if (!isPrint) return;
    event.preventDefault();
    if (!event.repeat) void print();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  return (
    <Button className={styles['file']} disabled={isFetching} onClick={() => void print()}>
      <Printer />
      {t('results.print')}
    </Button>
  );
}
