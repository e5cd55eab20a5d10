import assert from "node:assert/strict";
import { test } from "node:test";
import { uuid } from "../../static/js/live/uuid.js";
import { Vault } from "../../static/js/live/vault.js";

test("without storage nothing fails, a reload only forgets", async () => {
  const vault = new Vault(undefined);
  await vault.remove("x");
  assert.deepEqual(await vault.all("p:x"), []);
});

test("storage that breaks fails as quietly", async () => {
  const broken = /** @type {IDBFactory} */ (/** @type {unknown} */ ({ open: () => assert.fail("no storage here") }));
  assert.deepEqual(await new Vault(broken).all("p:x"), []);
});

test("ids are version 4 UUIDs, also where the browser has no randomUUID", () => {
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  assert.match(uuid(), shape);
  Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
  assert.match(uuid(), shape);
  assert.notEqual(uuid(), uuid());
});
