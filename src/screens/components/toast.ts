import { Toast } from '@base-ui/react/toast';

/** Short messages, from anywhere. */
export const toasts = Toast.createToastManager();
