import { create } from 'zustand';
import type { CertificateSample } from '../../contract/certificate-design.ts';
import type { CertificateDesign, CertificateField } from '../../timing/model/certificate-design.ts';

interface Designer {
  /** Null until the station has said what it has. */
  design: CertificateDesign | null;
  /** As the station has it. */
  saved: CertificateDesign | null;
  /** What it was before each of the last changes. */
  past: readonly CertificateDesign[];
  /** The fields that are being edited, by their place in the design. */
  selected: number | null;
  sample: CertificateSample;
  bib: string;
}

const stepsKept = 100;

const useStore = create<Designer>(() => ({
  design: null,
  saved: null,
  past: [],
  selected: null,
  sample: 'first',
  bib: '',
}));

/** Something of the design that is being made. */
export const useDesigner = <Chosen>(choose: (designer: Designer) => Chosen): Chosen => useStore(choose);

/** The same as it is now, for event handlers. */
export const designerNow = (): Designer => useStore.getState();

/** Begins with what the station has. */
export function openDesign(design: CertificateDesign): void {
  useStore.setState({ design, saved: design, past: [], selected: null });
}

/** What is shown is what the station has. */
export const designSaved = (saved: CertificateDesign): void => useStore.setState({ saved });

/**
 * Changes the design: `recipe` is given a copy of it. `step` names a change that may come in many small ones, such as a
 * drag: they are taken back at once.
 */
export function changeDesign(recipe: (design: CertificateDesign) => void, step: string | null = null): void {
  const { design, past } = designerNow();
  if (design === null) return;
  const next = structuredClone(design);
  recipe(next);
  if (JSON.stringify(next) === JSON.stringify(design)) return;
  const goesOn = step !== null && step === lastStep;
  lastStep = step;
  useStore.setState({ design: next, past: goesOn ? past : [...past.slice(-stepsKept), design] });
}
let lastStep: string | null = null;

/** The next change is one of its own. */
export function endStep(): void {
  lastStep = null;
}

/** Takes the last change back. */
export function undoDesign(): void {
  const { past, selected } = designerNow();
  const before = past.at(-1);
  if (before === undefined) return;
  endStep();
  const isThere = selected !== null && selected < before.fields.length;
  useStore.setState({ design: before, past: past.slice(0, -1), selected: isThere ? selected : null });
}

export const selectField = (selected: number | null): void => useStore.setState({ selected });

/** Whose certificate is shown: somebody with a name of a kind, or a bib. */
export const showSample = (shown: Partial<Pick<Designer, 'sample' | 'bib'>>): void =>
  useStore.setState(shown);

/** Changes one field. */
export function changeField(
  index: number,
  change: Partial<CertificateField>,
  step: string | null = null,
): void {
  changeDesign(({ fields }) => {
    fields[index] = { ...fields[index], ...change } as CertificateField;
  }, step);
}

/** Adds fields on top of the others, and selects the first of them. */
export function addFields(fields: readonly CertificateField[]): void {
  const count = designerNow().design?.fields.length ?? 0;
  changeDesign((design) => {
    design.fields = [...design.fields, ...fields];
  });
  selectField(count);
}

export function removeField(index: number): void {
  changeDesign((design) => {
    design.fields.splice(index, 1);
  });
  selectField(null);
}

/** Moves a field by millimetres; what leaves the page by more than its own width could not be found again. */
export function moveField(index: number, dx: number, dy: number, step: string | null): void {
  changeDesign(({ fields, page }) => {
    const field = fields[index];
    if (field === undefined) return;
    field.x = clamp(tenth(field.x + dx), 5 - field.width, page.width - 5);
    field.y = clamp(tenth(field.y + dy), 0, page.height - 5);
  }, step);
}

/** Where a field comes to lie when it is dragged there: on whole millimetres, and in the middle of the page where it nearly is. */
export function dropPlace(
  x: number,
  width: number,
  pageWidth: number,
  isExact: boolean,
): { x: number; isCentred: boolean } {
  const centred = (pageWidth - width) / 2;
  if (!isExact && Math.abs(x - centred) < 1.5) return { x: centred, isCentred: true };
  return { x: isExact ? tenth(x) : Math.round(x), isCentred: false };
}

const tenth = (mm: number) => Math.round(mm * 10) / 10;
const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
