import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { toasts } from './toast.ts';
import styles from './toasts.module.css';

/** Where short messages appear; read out by screen readers. */
export function Toasts() {
  return (
    <Toast.Provider toastManager={toasts} limit={3}>
      <Toast.Portal>
        <Toast.Viewport data-toasts className={styles['viewport']}>
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { t } = useTranslation();
  return Toast.useToastManager().toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className={`${styles['toast']} ${styles[toast.type ?? 'info']}`}
      swipeDirection="right"
    >
      <Toast.Content className={styles['content']}>
        <div className={styles['text']}>
          <Toast.Title render={<p />} className={styles['title']} />
          <Toast.Description />
        </div>
        <Toast.Action className={styles['act']} />
        <Toast.Close render={<Button kind="quiet" aria-label={t('common.close')} />}>
          <X />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
