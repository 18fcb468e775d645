// The banner under the header: shown when the line has been down for two seconds, spoken after five.
import { setText, show } from './dom.js';

const shownAfter = 2_000;
const spokenAfter = 5_000;

export function createConnection(banner, { texts, announce, changed }) {
  let timers = [];
  let state = 'ok';
  let spoken = false;

  function set(next) {
    if (next === state) {
      return;
    }

    state = next;
    timers.forEach(clearTimeout);
    timers = [];
    if (next === 'ok') {
      back();
    } else {
      setText(banner.querySelector('p'), texts.say(next === 'offline' ? 'connection.offline' : 'connection.lost'));
      timers = [setTimeout(lost, next === 'offline' ? 0 : shownAfter), setTimeout(speak, spokenAfter)];
    }
  }

  function lost() {
    show(banner, true);
    changed(state);
  }

  function speak() {
    spoken = true;
    announce.add('connection', texts.say('say.lost'), true);
  }

  function back() {
    if (banner.contains(document.activeElement)) {
      document.getElementById('main').focus();
    }

    show(banner, false);
    changed('ok');
    if (spoken) {
      spoken = false;
      announce.add('connection', texts.say('say.back'));
    }
  }

  return { set };
}
