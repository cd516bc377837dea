import { useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateDesign, CertificateField } from '../../timing/model/certificate-design.ts';
import { ProblemList } from '../components/problem-list.tsx';
import {
  changeField,
  designerNow,
  dropPlace,
  endStep,
  moveField,
  removeField,
  selectField,
  useDesigner,
} from './designer.ts';
import { useFieldName } from './field-name.ts';
import styles from './page-view.module.css';
import { useCertificatePreview } from './use-preview.ts';

/** Lines of the template are so high, in millimetres to a point of size. */
const mmOfPoint = 0.3528 * 1.25;
const widthMin = 8;

/** The certificate as it will be printed, with its fields to take hold of. */
export function PageView({ design }: { design: CertificateDesign }) {
  const { t } = useTranslation();
  const { preview, problems, isOld } = useCertificatePreview();
  const page = useRef<HTMLDivElement>(null);
  const [isCentred, setCentred] = useState(false);
  const { width, height } = design.page;
  return (
    <div className={styles['view']}>
      <div className={styles['room']}>
        <div
          ref={page}
          className={styles['page']}
          style={{ aspectRatio: `${width} / ${height}`, '--shape': width / height } as CSSProperties}
          onPointerDown={(event) => event.target === event.currentTarget && selectField(null)}
        >
          {preview === null ? null : (
            <img
              className={styles['print']}
              src={preview.image}
              alt={t('certificates.printOf', { name: preview.name })}
            />
          )}
          {design.fields.map((field, index) => (
            <FieldBox
              key={index}
              field={field}
              index={index}
              design={design}
              mmOfPixel={() => width / (page.current?.getBoundingClientRect().width ?? width)}
              onCentred={setCentred}
            />
          ))}
          {isCentred ? <div className={styles['middle']} /> : null}
        </div>
      </div>
      <p className={styles['state']} role="status">
        {isOld && preview === null ? t('certificates.setting') : null}
        {preview === null ? null : t('certificates.shows', { name: preview.name, bib: preview.bib })}
        {preview?.isExample === true ? ` ${t('certificates.example')}` : null}
        {preview !== null && preview.missing.length > 0
          ? ` ${t('certificates.missing', { signs: preview.missing.join(' ') })}`
          : null}
      </p>
      {problems.length > 0 ? <ProblemList problems={problems} /> : null}
    </div>
  );
}

interface BoxProps {
  field: CertificateField;
  index: number;
  design: CertificateDesign;
  mmOfPixel: () => number;
  onCentred: (isCentred: boolean) => void;
}

function FieldBox({ field, index, design, mmOfPixel, onCentred }: BoxProps) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  const isSelected = useDesigner(({ selected }) => selected === index);
  const drag = useRef<{ x: number; y: number; field: CertificateField; isWidth: boolean } | null>(null);
  const { page } = design;
  const height = field.kind === 'qr' ? field.width : field.size * mmOfPoint;
  const begin = (event: PointerEvent<HTMLElement>, isWidth: boolean) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    selectField(index);
    endStep();
    drag.current = { x: event.clientX, y: event.clientY, field, isWidth };
  };
  const go = (event: PointerEvent<HTMLElement>) => {
    const from = drag.current;
    if (from === null) return;
    event.stopPropagation();
    const scale = mmOfPixel();
    const [dx, dy] = [(event.clientX - from.x) * scale, (event.clientY - from.y) * scale];
    if (Math.hypot(dx, dy) < scale * 3 && designerNow().design?.fields[index] === from.field) return;
    const step = `drag ${index}`;
    if (from.isWidth) {
      const width = Math.max(widthMin, Math.round(from.field.width + dx));
      changeField(index, { width: Math.min(width, page.width * 2) }, step);
      return;
    }
    const { x, isCentred } = dropPlace(from.field.x + dx, from.field.width, page.width, event.altKey);
    onCentred(isCentred);
    const y = event.altKey ? from.field.y + dy : Math.round(from.field.y + dy);
    const now = designerNow().design?.fields[index] ?? field;
    moveField(index, x - now.x, y - now.y, step);
  };
  const end = () => {
    drag.current = null;
    onCentred(false);
    endStep();
  };
  const hold = (isWidth: boolean) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => begin(event, isWidth),
    onPointerMove: go,
    onPointerUp: end,
    onPointerCancel: end,
  });
  const share = (mm: number, of: number) => `${(mm / of) * 100}%`;
  return (
    <button
      type="button"
      className={styles['field']}
      aria-pressed={isSelected}
      aria-label={t('certificates.fieldAt', { name: nameOf(field), x: field.x, y: field.y })}
      title={nameOf(field)}
      style={{
        insetInlineStart: share(field.x, page.width),
        top: share(field.y, page.height),
        width: share(field.width, page.width),
        height: share(height, page.height),
      }}
      onFocus={() => selectField(index)}
      onKeyDown={(event) => moveByKey(event, index, field)}
      {...hold(false)}
    >
      {isSelected ? <span className={styles['handle']} {...hold(true)} /> : null}
    </button>
  );
}

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrows move by a millimetre, with Shift by ten, with Alt by a tenth; with Ctrl they change the width. */
function moveByKey(event: KeyboardEvent, index: number, field: CertificateField): void {
  if (event.key === 'Delete' || event.key === 'Backspace') {
    event.preventDefault();
    removeField(index);
    return;
  }
  const arrow = arrows[event.key];
  if (arrow === undefined) return;
  event.preventDefault();
  const by = event.shiftKey ? 10 : event.altKey ? 0.1 : 1;
  if (event.ctrlKey)
    changeField(index, { width: Math.max(widthMin, field.width + arrow[0] * by) }, `width ${index}`);
  else moveField(index, arrow[0] * by, arrow[1] * by, `move ${index}`);
}
