import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { OUTBOX_DATABASE } from "~/account/device-storage";
import type { SaveRequest } from "./sitting";

/** What a device remembers of an attempt beside its answers. Never leaves the device. */
export type SittingMarks = { flagged: number[]; position: number };

/** Where answers wait until the server has acknowledged them. */
export interface OutboxStore {
  /** False: what is kept here ends with the page. */
  isDurable: boolean;
  list(attemptId: string): Promise<SaveRequest[]>;
  put(save: SaveRequest): Promise<void>;
  remove(save: SaveRequest): Promise<void>;
  readMarks(attemptId: string): Promise<SittingMarks | null>;
  writeMarks(attemptId: string, marks: SittingMarks): Promise<void>;
  /** Forgets everything about the attempt. */
  clear(attemptId: string): Promise<void>;
}

interface OutboxSchema extends DBSchema {
  answers: {
    key: [string, number, number];
    value: SaveRequest & { keptAt: number };
    indexes: { keptAt: number };
  };
  marks: { key: string; value: SittingMarks & { attemptId: string } };
}

const KEPT_FOR_MS = 14 * 86_400_000;
const LAST_KEY = Number.POSITIVE_INFINITY;

const keyOf = (save: SaveRequest): [string, number, number] => [save.attemptId, save.leaseEpoch, save.seq];
const ofAttempt = (attemptId: string) => IDBKeyRange.bound([attemptId], [attemptId, LAST_KEY, LAST_KEY]);

function openDatabase() {
  return openDB<OutboxSchema>(OUTBOX_DATABASE, 1, {
    upgrade(database) {
      const answers = database.createObjectStore("answers");
      answers.createIndex("keptAt", "keptAt");
      database.createObjectStore("marks", { keyPath: "attemptId" });
    },
    // A newer page or a sign-out wants the database: it goes first.
    blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
  });
}

/** Forgets answers of attempts that nobody came back to. */
async function forgetOld(database: IDBPDatabase<OutboxSchema>, now: number): Promise<void> {
  const { store } = database.transaction("answers", "readwrite");
  const range = IDBKeyRange.upperBound(now - KEPT_FOR_MS);
  for await (const cursor of store.index("keptAt").iterate(range)) await cursor.delete();
}

class DeviceStore implements OutboxStore {
  readonly isDurable = true;
  constructor(private readonly database: IDBPDatabase<OutboxSchema>) {}

  async list(attemptId: string): Promise<SaveRequest[]> {
    const kept = await this.database.getAll("answers", ofAttempt(attemptId));
    return kept.map(({ keptAt: _, ...save }) => save);
  }

  async put(save: SaveRequest): Promise<void> {
    await this.database.put("answers", { ...save, keptAt: Date.now() }, keyOf(save));
  }

  async remove(save: SaveRequest): Promise<void> {
    await this.database.delete("answers", keyOf(save));
  }

  async readMarks(attemptId: string): Promise<SittingMarks | null> {
    return (await this.database.get("marks", attemptId)) ?? null;
  }

  async writeMarks(attemptId: string, { flagged, position }: SittingMarks): Promise<void> {
    await this.database.put("marks", { attemptId, flagged, position });
  }

  async clear(attemptId: string): Promise<void> {
    await this.database.delete("answers", ofAttempt(attemptId));
    await this.database.delete("marks", attemptId);
  }
}

/** Keeps for as long as the page lives. */
export function createPageStore(): OutboxStore {
  const saves = new Map<string, SaveRequest>();
  const marks = new Map<string, SittingMarks>();
  const own = (attemptId: string) => [...saves.values()].filter((save) => save.attemptId === attemptId);
  return {
    isDurable: false,
    list: async (attemptId) => own(attemptId),
    put: async (save) => void saves.set(keyOf(save).join(), save),
    remove: async (save) => void saves.delete(keyOf(save).join()),
    readMarks: async (attemptId) => marks.get(attemptId) ?? null,
    writeMarks: async (attemptId, next) => void marks.set(attemptId, next),
    clear: async (attemptId) => {
      for (const save of own(attemptId)) saves.delete(keyOf(save).join());
      marks.delete(attemptId);
    },
  };
}

/** The store of this device; where the browser keeps nothing (private windows), one that lives as long as the page. */
export async function openOutboxStore(): Promise<OutboxStore> {
  try {
    const database = await openDatabase();
    await forgetOld(database, Date.now()).catch(() => {});
    return new DeviceStore(database);
  } catch {
    return createPageStore();
  }
}

/** The device's store, opened in the background; every call waits for it. */
export function lateOutboxStore(): OutboxStore {
  let opened: OutboxStore | null = null;
  const opening = openOutboxStore().then((store) => {
    opened = store;
    return store;
  });
  return {
    get isDurable() {
      return opened?.isDurable ?? true;
    },
    list: async (attemptId) => (await opening).list(attemptId),
    put: async (save) => (await opening).put(save),
    remove: async (save) => (await opening).remove(save),
    readMarks: async (attemptId) => (await opening).readMarks(attemptId),
    writeMarks: async (attemptId, marks) => (await opening).writeMarks(attemptId, marks),
    clear: async (attemptId) => (await opening).clear(attemptId),
  };
}
