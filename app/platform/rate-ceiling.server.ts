/** Lets `perSecond` through on average and `burst` at once. */
export type RateCeiling = {
  /** Whether one more may pass at `at` (ms); `cost` counts it as more or less than one. */
  take(at: number, cost?: number): boolean;
};

/** A leaking bucket in memory. For ceilings that protect this process; limits that people meet are counted in the database. */
export function createRateCeiling({ perSecond, burst }: { perSecond: number; burst: number }): RateCeiling {
  let level = 0;
  let last = 0;
  return {
    take(at, cost = 1) {
      level = Math.max(0, level - (Math.max(0, at - last) / 1000) * perSecond);
      last = Math.max(last, at);
      if (level + cost > burst) return false;
      level += cost;
      return true;
    },
  };
}
