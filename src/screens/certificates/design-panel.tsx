import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../contract/problem.ts';
import type { CertificateDesign } from '../../timing/model/certificate-design.ts';
import { languages } from '../../words/language.ts';
import { postCertificatePicture } from '../api/paper-calls.ts';
import { problemsOf } from '../api/http.ts';
import { Button } from '../components/button.tsx';
import { Field, SelectInput } from '../components/field.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { toasts } from '../components/toast.ts';
import { FileButton } from '../console/setup/file-button.tsx';
import { addFields, changeDesign } from './designer.ts';
import { fieldKinds, newFields, type FieldKind } from './new-fields.ts';
import { printablePicture } from './picture.ts';
import styles from './certificate-screen.module.css';

const pages = { a4: [297, 210], a4Portrait: [210, 297], a5: [210, 148], letter: [279.4, 215.9] } as const;
type PageName = keyof typeof pages;

/** The page itself: its picture, size and language, and what can be put on it. */
export function DesignPanel({ design }: { design: CertificateDesign }) {
  const { t } = useTranslation();
  return (
    <>
      <section className={styles['group']}>
        <h2 className={styles['groupTitle']}>{t('certificates.add')}</h2>
        <div className={styles['kinds']}>
          {fieldKinds.map((kind) => (
            <Button
              key={kind}
              onClick={() => addFields(newFields(kind, design.page, placeFor(kind, design)))}
            >
              {t(`certificates.kinds.${kind}`)}
            </Button>
          ))}
        </div>
      </section>
      <section className={styles['group']}>
        <h2 className={styles['groupTitle']}>{t('certificates.page')}</h2>
        <PictureChoice design={design} />
        <Field label={t('certificates.paper')}>
          <SelectInput
            value={pageNamed(design)}
            onChange={({ target }) => {
              const [width, height] = pages[target.value as PageName];
              changeDesign((next) => (next.page = { width, height }));
            }}
          >
            {(Object.keys(pages) as PageName[]).map((name) => (
              <option key={name} value={name}>
                {t(`certificates.pages.${name}`)}
              </option>
            ))}
            {pageNamed(design) === '' ? (
              <option value="" disabled>
                {design.page.width} × {design.page.height}
              </option>
            ) : null}
          </SelectInput>
        </Field>
        <Field label={t('certificates.language')}>
          <SelectInput
            value={design.language}
            onChange={({ target }) =>
              changeDesign((next) => (next.language = target.value as CertificateDesign['language']))
            }
          >
            <option value="runner">{t('certificates.ofRunner')}</option>
            {Object.entries(languages).map(([tag, name]) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </SelectInput>
        </Field>
      </section>
    </>
  );
}

/** Below what is there already, so that a new field is seen. */
function placeFor(kind: FieldKind, { fields, page }: CertificateDesign): number {
  if (kind === 'name') return Math.round(page.height * 0.28);
  const texts = fields.filter(({ kind: own }) => own === 'text');
  const lowest = texts.reduce((low, { y }) => Math.max(low, y), 0);
  return Math.min(lowest + 14, page.height - 24);
}

function pageNamed({ page }: CertificateDesign): PageName | '' {
  const names = Object.keys(pages) as PageName[];
  return names.find((name) => pages[name][0] === page.width && pages[name][1] === page.height) ?? '';
}

function PictureChoice({ design }: { design: CertificateDesign }) {
  const { t } = useTranslation();
  const [problems, setProblems] = useState<Problem[]>([]);
  const take = async (file: File) => {
    setProblems([]);
    try {
      const { file: printable, isSmaller } = await printablePicture(file);
      const { picture } = await postCertificatePicture(printable);
      changeDesign((next) => (next.picture = picture));
      if (isSmaller) toasts.add({ title: t('certificates.madeSmaller') });
    } catch (error) {
      setProblems(problemsOf(error));
    }
  };
  return (
    <>
      <div className={styles['row']}>
        <FileButton
          text={design.picture === null ? t('certificates.choosePicture') : t('certificates.otherPicture')}
          accept="image/png,image/jpeg"
          onFile={(file) => void take(file)}
        />
        {design.picture === null ? null : (
          <Button onClick={() => changeDesign((next) => (next.picture = null))}>
            {t('certificates.noPicture')}
          </Button>
        )}
      </div>
      <p className={styles['hint']}>{t('certificates.pictureHint')}</p>
      {problems.length > 0 ? <ProblemList problems={problems} /> : null}
    </>
  );
}
