import '../theme/tokens.css';
import '../public/public.css';
import './online.css';
import { startButtons } from './buttons.ts';
import { startHandIn } from './hand-in.ts';
import { startPoll } from './poll.ts';

/** What an online race's pages do besides being read: they hand in files in pieces, and show when one was checked. */
startButtons();
startHandIn();
startPoll();
