/** Width of a letter of a label in px, and of the gap beside it; labels are figures, and no figure is wider. */
const LETTER = 8;

/**
 * Which of the labels below `bins` columns of equal width are shown where `room` px are there and the longest has `letters`
 * letters: all, or every nth, and none that would be cut at an edge.
 */
export function shownLabels(bins: number, letters: number, room: number): boolean[] {
  const column = room / bins;
  const width = (letters + 1) * LETTER;
  const every = Math.min(bins, Math.ceil(width / column));
  return Array.from({ length: bins }, (_, index) => {
    const middle = (index + 0.5) * column;
    const fits = every === 1 || (middle >= width / 2 && middle + width / 2 <= room);
    return index % every === Math.floor(every / 2) && fits;
  });
}
