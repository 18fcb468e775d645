// What a tab keeps over a reload. A browser that keeps nothing for this site throws here; then nothing is kept and everything else works.
export const kept = {
  read(key) {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write(key, text) {
    try {
      sessionStorage.setItem(key, text);
    } catch {
      // Not kept.
    }
  },
  forget(key) {
    try {
      sessionStorage.removeItem(key);
    } catch {
      // Nothing was kept.
    }
  },
};
