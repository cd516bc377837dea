import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';

interface Props {
  what: string;
  /** Whether there is nothing to remove here, and the room stays empty. */
  hidden?: boolean;
  onRemove: () => void;
}

/** Takes a row out of a table; `what` says which to who does not see it. */
export function RemoveButton({ what, hidden = false, onRemove }: Props) {
  const { t } = useTranslation();
  const name = t('editor.removeWhat', { what });
  return (
    <Button
      kind="quiet"
      style={hidden ? { visibility: 'hidden' } : {}}
      aria-label={name}
      title={name}
      onClick={onRemove}
    >
      <X />
    </Button>
  );
}
