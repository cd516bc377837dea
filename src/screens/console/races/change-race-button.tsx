import { useTranslation } from 'react-i18next';
import { hasSeveral, useEvent } from '../../feed/event.ts';
import { Button } from '../../components/button.tsx';
import { openDialog } from '../console-state.ts';

/** The way into another race; nothing where there is one. */
export function ChangeRaceButton({ bib }: { bib: string }) {
  const { t } = useTranslation();
  if (!hasSeveral(useEvent())) return null;
  return (
    <Button onClick={() => openDialog({ kind: 'change-race', moves: [{ bib, race: null }] })}>
      {t('changeRace.open')}
    </Button>
  );
}
