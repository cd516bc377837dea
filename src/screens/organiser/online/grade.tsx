import { useTranslation } from 'react-i18next';
import type { EvidenceGrade } from '../../../contract/online.ts';
import own from './queue.module.css';

/** How sure a time is. */
export function Grade({ grade }: { grade: EvidenceGrade }) {
  const { t } = useTranslation();
  return <span className={`${own['grade']} ${own[grade]}`}>{t(`evidenceGrade.${grade}`)}</span>;
}
