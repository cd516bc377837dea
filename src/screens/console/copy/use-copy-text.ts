import { useTranslation } from 'react-i18next';
import type { CopyStateView, CopyView } from '../../../contract/disk-view.ts';
import { useNumber } from '../../i18n/use-ages.ts';

/** How a second copy stands, in words. */
export function useCopyText() {
  const { t } = useTranslation();
  const number = useNumber();
  const state = (copy: CopyStateView) => t(`copyState.${copy.state}`, { number: number(copy.behind) });
  const now = (copy: CopyView | null) =>
    copy === null ? t('copy.none') : t('copy.now', { dir: copy.dir, state: state(copy) });
  return { now, state };
}
