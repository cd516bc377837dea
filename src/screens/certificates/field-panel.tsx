import { Copy, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { certificateValues } from '../../contract/certificate-design.ts';
import type { CertificateField, CertificateText } from '../../timing/model/certificate-design.ts';
import type { Language, LocalText } from '../../timing/model/race.ts';
import { languages } from '../../words/language.ts';
import { Button } from '../components/button.tsx';
import { Field, SelectInput, TextInput } from '../components/field.tsx';
import { useLanguage } from '../i18n/language.ts';
import { textIn } from '../i18n/local-text.ts';
import { addFields, changeField, removeField } from './designer.ts';
import { useFieldName } from './field-name.ts';
import { NumberInput } from './number-input.tsx';
import styles from './certificate-screen.module.css';

const tags = Object.keys(languages) as Language[];

/** What the chosen field says, and how it looks. */
export function FieldPanel({ field, index }: { field: CertificateField; index: number }) {
  const { t } = useTranslation();
  const name = useFieldName()(field);
  const change = (own: Partial<CertificateField>) => changeField(index, own, `panel ${index}`);
  return (
    <section className={styles['group']} aria-label={name}>
      <h2 className={styles['groupTitle']}>{field.kind === 'qr' ? name : t('certificates.kinds.text')}</h2>
      <FieldText text={field.text} onChange={(text) => change({ text })} />
      {field.kind === 'qr' ? <p className={styles['hint']}>{t('certificates.qrHint')}</p> : null}
      <div className={styles['numbers']}>
        <NumberInput label={t('certificates.fromLeft')} value={field.x} onChange={(x) => change({ x })} />
        <NumberInput label={t('certificates.fromTop')} value={field.y} onChange={(y) => change({ y })} />
        <NumberInput
          label={t('certificates.width')}
          value={field.width}
          least={4}
          most={1000}
          onChange={(width) => change({ width })}
        />
      </div>
      {field.kind === 'text' ? <Looks field={field} onChange={change} /> : null}
      <div className={styles['row']}>
        <Button onClick={() => addFields([{ ...field, y: field.y + 8 }])}>
          <Copy />
          {t('certificates.copy')}
        </Button>
        <Button onClick={() => removeField(index)}>
          <Trash2 />
          {t('certificates.remove')}
        </Button>
      </div>
    </section>
  );
}

function Looks({
  field,
  onChange,
}: {
  field: CertificateText;
  onChange: (own: Partial<CertificateText>) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles['numbers']}>
        <NumberInput
          label={t('certificates.size')}
          value={field.size}
          least={4}
          most={200}
          onChange={(size) => onChange({ size })}
        />
        <Field label={t('certificates.weight')}>
          <SelectInput
            value={field.weight}
            onChange={({ target }) => onChange({ weight: target.value as CertificateText['weight'] })}
          >
            {(['regular', 'bold'] as const).map((weight) => (
              <option key={weight} value={weight}>
                {t(`certificates.weights.${weight}`)}
              </option>
            ))}
          </SelectInput>
        </Field>
        <Field label={t('certificates.color')}>
          <input
            type="color"
            className={styles['color']}
            value={field.color}
            onChange={({ target }) => onChange({ color: target.value })}
          />
        </Field>
      </div>
      <div className={styles['numbers']}>
        <Field label={t('certificates.align')}>
          <SelectInput
            value={field.align}
            onChange={({ target }) => onChange({ align: target.value as CertificateText['align'] })}
          >
            {(['left', 'center', 'right'] as const).map((align) => (
              <option key={align} value={align}>
                {t(`certificates.aligns.${align}`)}
              </option>
            ))}
          </SelectInput>
        </Field>
        <Field label={t('certificates.long')}>
          <SelectInput
            value={field.fit ? 'fit' : 'lines'}
            onChange={({ target }) => onChange({ fit: target.value === 'fit' })}
          >
            {(['fit', 'lines'] as const).map((way) => (
              <option key={way} value={way}>
                {t(`certificates.longs.${way}`)}
              </option>
            ))}
          </SelectInput>
        </Field>
      </div>
      <Field label={t('certificates.needs')} hint={t('certificates.needsHint')}>
        <SelectInput
          value={field.needs ?? ''}
          onChange={({ target }) => onChange({ needs: target.value === '' ? undefined : target.value })}
        >
          <option value="">{t('certificates.always')}</option>
          {certificateValues.map((value) => (
            <option key={value} value={value}>
              {t(`certificates.values.${value}`)}
            </option>
          ))}
        </SelectInput>
      </Field>
    </>
  );
}

/** One text for all languages, or one for each; values of the runner stand in braces. */
function FieldText({ text, onChange }: { text: LocalText; onChange: (text: LocalText) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isLocal = typeof text !== 'string';
  const put = (value: string) => {
    if (!isLocal) onChange(text + value);
    else onChange(Object.fromEntries(tags.map((tag) => [tag, `${text[tag] ?? ''}${value}`])));
  };
  return (
    <>
      {isLocal ? (
        tags.map((tag) => (
          <Field key={tag} label={languages[tag]}>
            <TextInput
              lang={tag}
              maxLength={300}
              value={text[tag] ?? ''}
              onChange={({ target }) => onChange({ ...text, [tag]: target.value })}
            />
          </Field>
        ))
      ) : (
        <Field label={t('certificates.text')}>
          <TextInput maxLength={300} value={text} onChange={({ target }) => onChange(target.value)} />
        </Field>
      )}
      <div className={styles['row']}>
        <SelectInput
          aria-label={t('certificates.insert')}
          value=""
          onChange={({ target }) => put(`{${target.value}}`)}
        >
          <option value="">{t('certificates.insert')}</option>
          {certificateValues.map((value) => (
            <option key={value} value={value}>
              {t(`certificates.values.${value}`)}
            </option>
          ))}
        </SelectInput>
        <Button
          onClick={() =>
            onChange(isLocal ? textIn(text, language) : Object.fromEntries(tags.map((tag) => [tag, text])))
          }
        >
          {isLocal ? t('certificates.oneText') : t('certificates.eachLanguage')}
        </Button>
      </div>
    </>
  );
}
