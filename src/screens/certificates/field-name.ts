import { useTranslation } from 'react-i18next';
import { certificateValues } from '../../contract/certificate-design.ts';
import type { CertificateField } from '../../timing/model/certificate-design.ts';
import { useLanguage } from '../i18n/language.ts';
import { textIn } from '../i18n/local-text.ts';

/** What a field is called: the text that stands in it, with names for its values. */
export function useFieldName(): (field: CertificateField) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (field) => {
    if (field.kind === 'qr') return t('certificates.kinds.qr');
    const text = textIn(field.text, language);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = certificateValues.find((known) => known === name);
      return value === undefined ? whole : t(`certificates.values.${value}`);
    });
  };
}
