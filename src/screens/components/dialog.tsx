import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './dialog.module.css';

interface Props {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Wider than a question, for lists; as wide as the window, for tables. */
  wide?: boolean | 'window';
  /** Near the top of the window, so that it does not move while what it shows grows and shrinks. */
  top?: boolean;
  /** What has the focus afterwards, false for what has it then; by default what had it before. */
  finalFocus?: () => HTMLElement | null | false;
}

/** Something that wants an answer before the race goes on being watched. Open while it is there. */
export function Dialog({ title, onClose, children, wide = false, top = false, finalFocus }: Props) {
  const { t } = useTranslation();
  const popup = useRef<HTMLDivElement>(null);
  // An input that wants the focus has it already; otherwise no button should look as if it were chosen.
  const initialFocus = () => (popup.current?.contains(document.activeElement) ? false : popup.current);
  return (
    <Base.Root open onOpenChange={(open) => open || onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles['backdrop']} />
        <Base.Popup
          ref={popup}
          initialFocus={initialFocus}
          className={`${styles['popup']} ${wide === 'window' ? styles['window'] : wide ? styles['wide'] : ''} ${top ? styles['top'] : ''}`}
          finalFocus={finalFocus ?? true}
        >
          <div className={styles['head']}>
            <Base.Title className={styles['title']}>{title}</Base.Title>
            <Base.Close render={<Button kind="quiet" aria-label={t('common.close')} />}>
              <X />
            </Base.Close>
          </div>
          <div className={styles['body']}>{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** The acts at the foot of a dialog. */
export function DialogActs({ children }: { children: ReactNode }) {
  return <div className={styles['acts']}>{children}</div>;
}
