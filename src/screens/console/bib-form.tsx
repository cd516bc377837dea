import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { TextInput } from '../components/field.tsx';
import styles from './bib-form.module.css';
import { BibOwnerText } from './bib-owner.tsx';
import { focusEntry } from './entry-focus.ts';
import { useBib } from './use-bib.ts';

interface Props {
  label: string;
  act: string;
  /** Resolves to null where it was refused. */
  onBib: (bib: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for a bib in one line, and says whose it is. */
export function BibForm({ label, act, onBib, onClose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const bib = text.trim();
  const owner = useBib(bib);
  // Who types fast presses Enter before the answer is there: then the station decides.
  const mayBeKnown = bib !== '' && owner.state !== 'unknown';
  const close = () => {
    onClose();
    focusEntry();
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (mayBeKnown && (await onBib(bib)) !== null) close();
  };
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <div className={styles['line']}>
        <TextInput
          autoFocus
          aria-label={label}
          placeholder={t('entry.bib')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        />
        <Button type="submit" kind="primary" disabled={!mayBeKnown}>
          {act}
        </Button>
        <Button kind="quiet" onClick={close}>
          {t('common.cancel')}
        </Button>
      </div>
      <BibOwnerText owner={owner} bib={bib} />
    </form>
  );
}
