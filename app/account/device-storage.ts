/** The database in which this device keeps answers until the server has them. */
export const OUTBOX_DATABASE = "hoi-thi-outbox";

/** Where the browser's tab keeps a text that is being typed into a paper. */
export const TYPED_DRAFT = "hoi-thi-typed";

/** Takes away what the program keeps of a person on this device; the browser finishes it when the page is left. */
export function forgetDevice(): void {
  try {
    sessionStorage.removeItem(TYPED_DRAFT);
    indexedDB.deleteDatabase(OUTBOX_DATABASE);
  } catch {
    // No storage, nothing to take away.
  }
}
