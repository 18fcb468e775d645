// Holds the battle's state; everything that happens goes through dispatch.
import { initialState, reduce } from '../lib/battle-state.js';

export function createStore(language, changed) {
  let state = initialState(language);
  return {
    get state() {
      return state;
    },
    dispatch(event) {
      const before = state;
      state = reduce(state, event);
      if (state !== before) {
        changed(before, state, event);
      }
    },
  };
}
