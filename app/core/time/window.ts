/** A half-open window `[startsAt, endsAt)`: its start belongs to it, its end does not. Empty when start ≥ end. */
export type Window = { startsAt: Date; endsAt: Date };

/** Whether the window holds any instant at all. */
export function isValidWindow({ startsAt, endsAt }: Window): boolean {
  return startsAt.getTime() < endsAt.getTime();
}

/** Whether `at` lies in the window. */
export function isWithin({ startsAt, endsAt }: Window, at: Date): boolean {
  return startsAt.getTime() <= at.getTime() && at.getTime() < endsAt.getTime();
}

/** Whether some instant lies in both windows. Windows that only touch do not overlap; an empty one overlaps none. */
export function overlaps(a: Window, b: Window): boolean {
  const start = Math.max(a.startsAt.getTime(), b.startsAt.getTime());
  const end = Math.min(a.endsAt.getTime(), b.endsAt.getTime());
  return start < end;
}
