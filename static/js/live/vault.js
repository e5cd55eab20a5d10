/**
 * Keeps unanswered and refused commands over a reload, in IndexedDB. Best effort: where the browser gives no storage
 * everything still works, only a reload forgets. Never holds anything that the server has accepted.
 */

/** @import {Arguments} from "./protocol.js" */

const DATABASE = "troupe-live";
const STORE = "commands";

/**
 * @typedef {{
 *   id: string, owner: string, at: number, doc: string, gesture: string, type: string, args: Arguments,
 *   text: string | null, refused: {code: string, message: string} | null,
 * }} KeptCommand  `owner` is the actor whose command it is
 */

export class Vault {
  #factory;
  /** @type {Promise<IDBDatabase | null> | null} */
  #database = null;

  /** @param {IDBFactory | undefined} factory */
  constructor(factory) {
    this.#factory = factory;
  }

  /** @param {KeptCommand} command @returns {Promise<void>} */
  async put(command) {
    await this.#run("readwrite", (store) => store.put(command));
  }

  /** @param {string} id @returns {Promise<void>} */
  async remove(id) {
    await this.#run("readwrite", (store) => store.delete(id));
  }

  /** The commands of `owner`, oldest first. @param {string} owner @returns {Promise<KeptCommand[]>} */
  async all(owner) {
    /** @type {KeptCommand[]} */
    const found = (await this.#run("readonly", (store) => store.getAll())) ?? [];
    return found.filter((command) => command.owner === owner).sort((one, other) => one.at - other.at);
  }

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
   * @returns {Promise<T | null>}
   */
  async #run(mode, ask) {
    try {
      this.#database ??= this.#open();
      const database = await this.#database;
      return database && (await answer(ask(database.transaction(STORE, mode).objectStore(STORE))));
    } catch {
      return null;
    }
  }

  /** @returns {Promise<IDBDatabase | null>} */
  async #open() {
    if (!this.#factory) return null;
    const request = this.#factory.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    return answer(request);
  }
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
