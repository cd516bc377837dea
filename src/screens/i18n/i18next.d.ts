import type en from '../../../resources/locales/en.json';
import type { English } from '../../words/dictionary.ts';

/** Texts as i18next's types want them: any, not the very English ones. */
type Loose<Tree> = { [Key in keyof Tree]: Tree[Key] extends string ? string : Loose<Tree[Key]> };

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en & Loose<English> };
  }
}
