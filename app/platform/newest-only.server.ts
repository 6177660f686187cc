/**
 * For work that somebody may ask for anew before it is done: only the newest piece of a key goes on. The older one learns from
 * its signal that it was replaced, and the newer begins when the older has ended, so that it finds the place free which that one
 * held. Gives null, without having begun, when it was itself replaced before.
 */
export function createNewestOnly() {
  const newest = new Map<string, { replace: () => void; ended: Promise<unknown> }>();
  return function newestOnly<T>(key: string, work: (replaced: AbortSignal) => Promise<T>): Promise<T | null> {
    const older = newest.get(key);
    const control = new AbortController();
    older?.replace();
    const begin = () => (control.signal.aborted ? null : work(control.signal));
    const done = older ? older.ended.then(begin) : Promise.resolve(begin());
    const forget = () => {
      if (newest.get(key) === own) newest.delete(key);
    };
    const own = { replace: () => control.abort(), ended: done.then(forget, forget) };
    newest.set(key, own);
    return done;
  };
}
