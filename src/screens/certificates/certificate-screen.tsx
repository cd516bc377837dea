import { ArrowLeft, Files, FolderOpen, Save, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { certificateSamples, type CertificateSample } from '../../contract/certificate-design.ts';
import type { Problem } from '../../contract/problem.ts';
import type { CertificateDesign } from '../../timing/model/certificate-design.ts';
import { getCertificateDesign, postCertificateDesign } from '../api/paper-calls.ts';
import { download } from '../api/download.ts';
import { problemsOf } from '../api/http.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Field, SelectInput, TextInput } from '../components/field.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { toasts } from '../components/toast.ts';
import { Waiting } from '../components/waiting.tsx';
import { ScreenHead, SideScreen } from '../console/screen-head.tsx';
import { FileButton } from '../console/setup/file-button.tsx';
import { goTo } from '../path.ts';
import { CertificateFiles } from './certificate-files.tsx';
import styles from './certificate-screen.module.css';
import { designOfFile, fileOfDesign } from './design-file.ts';
import { DesignPanel } from './design-panel.tsx';
import {
  changeDesign,
  designSaved,
  openDesign,
  selectField,
  showSample,
  undoDesign,
  useDesigner,
} from './designer.ts';
import { FieldPanel } from './field-panel.tsx';
import { PageView } from './page-view.tsx';

/** Where the organiser makes what certificates look like, and sees them as they will be printed. */
export function CertificateScreen() {
  const { t } = useTranslation();
  const design = useDesigner((state) => state.design);
  const title = t('certificates.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    const left = new AbortController();
    getCertificateDesign(left.signal).then(
      ({ design: own }) => left.signal.aborted || openDesign(own),
      () => undefined,
    );
    return () => left.abort();
  }, []);
  return <SideScreen>{design === null ? <Waiting /> : <Designer design={design} />}</SideScreen>;
}

function Designer({ design }: { design: CertificateDesign }) {
  const { t } = useTranslation();
  const selected = useDesigner((state) => state.selected);
  const [problems, setProblems] = useState<Problem[]>([]);
  const field = selected === null ? undefined : design.fields[selected];
  return (
    <>
      <ScreenHead title={t('certificates.title')}>
        <Acts design={design} onProblems={setProblems} />
      </ScreenHead>
      {problems.length > 0 ? <ProblemList problems={problems} /> : null}
      <main className={styles['body']}>
        <PageView design={design} />
        <div className={styles['side']}>
          <SampleChoice />
          {field === undefined || selected === null ? (
            <DesignPanel design={design} />
          ) : (
            <>
              <Button kind="quiet" className={styles['back']} onClick={() => selectField(null)}>
                <ArrowLeft />
                {t('certificates.allFields')}
              </Button>
              <FieldPanel key={selected} field={field} index={selected} />
              <p className={styles['hint']}>{t('certificates.keys')}</p>
            </>
          )}
        </div>
      </main>
    </>
  );
}

function Acts({
  design,
  onProblems,
}: {
  design: CertificateDesign;
  onProblems: (problems: Problem[]) => void;
}) {
  const { t } = useTranslation();
  const hasPast = useDesigner(({ past }) => past.length > 0);
  const isSaved = useDesigner(({ saved }) => JSON.stringify(saved) === JSON.stringify(design));
  const [isMaking, setMaking] = useState(false);
  const attempt = async (work: () => Promise<void>) => {
    onProblems([]);
    await work().catch((error: unknown) => onProblems(problemsOf(error)));
  };
  const save = () =>
    void attempt(async () => {
      await postCertificateDesign(design);
      designSaved(design);
      toasts.add({ title: t('certificates.savedToast') });
    });
  useDesignKeys(isSaved ? null : save);
  return (
    <>
      <Button kind="quiet" onClick={() => goTo('/console')}>
        <ArrowLeft />
        {t('editor.console')}
      </Button>
      <Button kind="quiet" disabled={!hasPast} onClick={undoDesign}>
        <Undo2 />
        {t('undo.name')}
      </Button>
      <FileButton
        text={t('certificates.openFile')}
        accept=".json"
        onFile={(file) =>
          void attempt(async () => {
            const own = await designOfFile(file);
            if (own === null)
              onProblems([{ code: 'no-design', message: t('certificates.noDesign', { file: file.name }) }]);
            else changeDesign((next) => Object.assign(next, own));
          })
        }
      />
      <Button
        onClick={() =>
          void attempt(async () => download(await fileOfDesign(design, AbortSignal.timeout(60_000))))
        }
      >
        <FolderOpen />
        {t('certificates.saveFile')}
      </Button>
      <Button onClick={() => setMaking(true)}>
        <Files />
        {t('certificates.make')}
      </Button>
      <Button kind="primary" disabled={isSaved} title="Ctrl+S" onClick={save}>
        <Save />
        {isSaved ? t('editor.saved') : t('certificates.save')}
      </Button>
      {isMaking ? (
        <Dialog title={t('certificates.make')} onClose={() => setMaking(false)}>
          {isSaved ? null : <p className={styles['hint']}>{t('certificates.saveFirst')}</p>}
          <CertificateFiles />
        </Dialog>
      ) : null}
    </>
  );
}

/** Ctrl+S saves, Ctrl+Z takes back. */
function useDesignKeys(onSave: (() => void) | null) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      const isTyping = event.target instanceof HTMLInputElement;
      if (key === 's') {
        event.preventDefault();
        if (!event.repeat) onSave?.();
      } else if (key === 'z' && !isTyping) {
        event.preventDefault();
        undoDesign();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onSave]);
}

function SampleChoice() {
  const { t } = useTranslation();
  const sample = useDesigner((state) => state.sample);
  const bib = useDesigner((state) => state.bib);
  return (
    <div className={styles['sample']}>
      <Field label={t('certificates.shown')}>
        <SelectInput
          value={sample}
          onChange={({ target }) => showSample({ sample: target.value as CertificateSample, bib: '' })}
        >
          {certificateSamples.map((each) => (
            <option key={each} value={each}>
              {t(`certificates.samples.${each}`)}
            </option>
          ))}
        </SelectInput>
      </Field>
      <Field label={t('certificates.orBib')}>
        <TextInput value={bib} onChange={({ target }) => showSample({ bib: target.value })} />
      </Field>
    </div>
  );
}
