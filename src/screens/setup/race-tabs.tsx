import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { useNames } from '../i18n/use-names.ts';
import { isBlank } from './draft/local-name.ts';
import { useDraftState } from './draft/draft-store.ts';
import type { EventDraft } from './draft/event-draft.ts';
import { placeOf, type Part } from './draft/place-of.ts';
import styles from './setup-screen.module.css';
import { showPage } from './use-place.ts';

interface Props {
  draft: EventDraft;
  part: Part;
  race: number;
  onAdd?: () => void;
}

/** Which race a part of the editor shows. */
export function RaceTabs({ draft, part, race, onAdd }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const faults = useDraftState(({ checked }) => checked.faults);
  const isWrong = (index: number) =>
    faults.some(({ path }) => {
      const place = placeOf(path);
      return place.part === part && place.race === index;
    });
  if (draft.races.length < 2 && onAdd === undefined) return null;
  return (
    <div className={styles['tabs']} role="group" aria-label={t('races.filter')}>
      {draft.races.map(({ id, name }, index) => (
        <button
          key={id}
          type="button"
          aria-pressed={index === race}
          className={styles['tab']}
          onClick={() => showPage(part, index)}
        >
          {isBlank(name) ? id : names.text(name)}
          {isWrong(index) ? <span className={styles['wrong']}>!</span> : null}
        </button>
      ))}
      {onAdd === undefined ? null : (
        <Button kind="quiet" onClick={onAdd}>
          <Plus />
          {t('editor.races.add')}
        </Button>
      )}
    </div>
  );
}
