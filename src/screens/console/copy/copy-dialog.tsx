import { useEffect, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CopyView } from '../../../contract/disk-view.ts';
import { getCopyPlaces, postCopy } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { useFeed } from '../../feed/store.ts';
import { attempt } from '../attempt.ts';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import styles from './copy-dialog.module.css';
import { useCopyText } from './use-copy-text.ts';

/** Where the second copy is, and how it stands; choosing a stick or a folder for it. */
export function CopyDialog() {
  const { t } = useTranslation();
  const copy = useFeed((feed) => feed.sections?.disk.copy ?? null);
  return (
    <Dialog title={t('copy.title')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <p>{t('copy.text')}</p>
      <Now copy={copy} />
      <Choice now={copy?.dir ?? null} />
    </Dialog>
  );
}

function Now({ copy }: { copy: CopyView | null }) {
  const { t } = useTranslation();
  const text = useCopyText();
  return (
    <div className={styles['now']} role="status">
      <p>{text.now(copy)}</p>
      {copy?.next ? <p>{t('copy.next', { dir: copy.next.dir, state: text.state(copy.next) })}</p> : null}
      {copy?.sameDisk === true ? <p className={styles['look']}>{t('copy.sameDisk')}</p> : null}
      {copy?.remembered === false ? (
        <p className={styles['look']}>{t('copy.notRemembered', { dir: copy.dir })}</p>
      ) : null}
    </div>
  );
}

/** The sticks that are in, and a folder to type. */
function Choice({ now }: { now: string | null }) {
  const { t } = useTranslation();
  const [places, setPlaces] = useState<string[] | null>(null);
  const [dir, setDir] = useState('');
  useEffect(() => {
    getCopyPlaces().then(
      (answer) => setPlaces(answer.places),
      () => setPlaces([]),
    );
  }, []);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    await attempt(postCopy(dir.trim()));
  };
  return (
    <form className={styles['choice']} onSubmit={(event) => void submit(event)}>
      {places === null || places.length === 0 ? (
        <p className={styles['hint']}>{places === null ? '' : t('copy.notFound')}</p>
      ) : (
        <div>
          <h3 className={styles['hint']}>{t('copy.found')}</h3>
          <ul className={styles['places']}>
            {places.map((place) => (
              <li key={place}>
                <Button onClick={() => setDir(folderOn(place))}>{place}</Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Field label={t('copy.folder')}>
        <TextInput value={dir} onChange={(event) => setDir(event.target.value)} />
      </Field>
      <Button type="submit" kind="primary" disabled={dir.trim() === '' || dir.trim() === now}>
        {t('copy.use')}
      </Button>
    </form>
  );
}

/** A folder of our own on a stick, in the way of its system. */
function folderOn(place: string): string {
  const separator = place.includes('\\') ? '\\' : '/';
  return place.endsWith(separator) ? `${place}goldline` : `${place}${separator}goldline`;
}
