import type { Message } from '../../contract/message.ts';
import { messageText } from '../../words/text.ts';
import { useLanguage } from './language.ts';

/** What a station tells by code and values, in the shown language. */
export function useMessage(): (message: Message) => string {
  const language = useLanguage();
  return (message) => messageText(language, message);
}
