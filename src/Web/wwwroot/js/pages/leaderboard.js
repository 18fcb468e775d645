// The leaderboard is whole without this; with it, the tables stay fresh.
import { keepFresh } from '../components/live.js';

keepFresh(document.querySelector('[data-cutoff]'), () => {});
