// The question and its buttons, the time to undo, and what is said while a vote is being saved.
import { setEnabled, setText, show, isEnabled, reducedMotion } from './dom.js';
import { keyShortcuts } from '../lib/shortcuts.js';

const keys = { left: '1', tie: '2', right: '3', both_bad: '4' };

export function createVoteBar(root, { texts, keyMode }) {
  const $ = id => root.querySelector(`#${id}`);
  const buttons = [...root.querySelectorAll('button[name="verdict"]')];
  for (const button of buttons) {
    const shortcut = keys[button.value] ? keyShortcuts(keys[button.value], keyMode) : null;
    if (shortcut) {
      button.setAttribute('aria-keyshortcuts', shortcut);
    }
  }

  function paint(vote, pick, now) {
    const saving = ['saving', 'unsaved', 'offline'].includes(vote.mode);
    const focused = root.contains(document.activeElement);
    show(root, vote.mode !== 'absent' && vote.mode !== 'result');
    show($('vote-form'), vote.mode === 'buttons');
    show($('saving'), saving);
    if (saving && focused && !$('saving').contains(document.activeElement)) {
      $('saving-text').focus({ preventScroll: true });
    }

    show($('held'), vote.mode === 'held');
    buttons.forEach(button => setEnabled(button, vote.enabled));
    show($('vote-reason'), vote.reason !== null);
    if (vote.reason !== null) {
      setText($('vote-reason'), texts.say(vote.reason));
    }

    if (vote.mode === 'held') {
      paintHeld(pick, now);
    } else if (vote.mode !== 'buttons') {
      show($('unopened'), false);
    }

    if (saving) {
      setText($('saving-text'), texts.say({ saving: 'vote.saving', unsaved: 'vote.unsaved', offline: 'vote.offline' }[vote.mode]));
      show($('save-again'), vote.mode !== 'saving');
    }
  }

  function paintHeld(pick, now) {
    const choice = texts.say(`vote.${pick.verdict}`);
    if (pick.until === null) {
      setText($('held-text'), texts.say('vote.held.manual', { choice }));
      setText($('held-aria'), texts.say('vote.held.manual', { choice }));
      show($('countdown'), false);
      return;
    }

    const left = Math.max(0, pick.until - now);
    const seconds = Math.ceil(left / 1000);
    setText($('held-text'), texts.say('vote.held', { choice, seconds }));
    if ($('held-aria').dataset.pick !== pick.key) {
      $('held-aria').dataset.pick = pick.key;
      setText($('held-aria'), texts.count('vote.held.aria', seconds, { choice }));
    }

    show($('countdown'), !reducedMotion());
    $('countdown').firstElementChild.style.transform = `scaleX(${(left / pick.window).toFixed(3)})`;
  }

  return {
    root,
    paint,
    buttonOf: verdict => buttons.find(button => button.value === verdict),
    enabled: () => buttons.some(isEnabled),
    question: $('vote-question'),
    undo: $('undo'),
    savingText: $('saving-text'),
    askUnopened(side) {
      show($('unopened'), side !== null);
      if (side !== null) {
        setText($('unopened-text'), texts.say(`vote.unopened.${side}`));
        $('unopened').querySelector('button').focus();
      }
    },
  };
}
