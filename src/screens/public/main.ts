import '../theme/tokens.css';
import './public.css';
import { startFollowing } from './followed.ts';
import { startLive } from './live.ts';
import { startSearch } from './search.ts';

/** What the public pages do besides being read: they stay new, search as one types, and remember whom one follows. */
startFollowing();
startSearch();
startLive();
