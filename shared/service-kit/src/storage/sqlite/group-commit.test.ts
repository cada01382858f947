import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { openDriver, type SqliteDriver } from "./driver.ts";
import { createGroupCommit } from "./group-commit.ts";
import { temporaryFile } from "./testing/temporary-file.ts";

let place: ReturnType<typeof temporaryFile>;
let driver: SqliteDriver;
let commits: number;

beforeEach(() => {
  place = temporaryFile();
  driver = openDriver(place.file);
  driver.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 1");
  driver.exec("CREATE TABLE item (name TEXT PRIMARY KEY, filling BLOB)");
  commits = 0;
});

afterEach(() => {
  driver.close();
  place.remove();
});

/** The driver with its commits counted; `failing` takes the place of COMMIT. */
function counting(failing?: () => void): SqliteDriver {
  return {
    ...driver,
    exec(sql) {
      if (sql === "COMMIT") {
        commits += 1;
        failing?.();
      }
      driver.exec(sql);
    },
  };
}

const names = () =>
  driver
    .prepare("SELECT name FROM item ORDER BY name")
    .all()
    .map((row) => row["name"]);

const insert = (name: string, filling = 0) => {
  const statement = driver.prepare("INSERT INTO item VALUES ($name, zeroblob($filling))");
  return () => {
    statement.run({ name, filling });
    return name;
  };
};

test("[J8] group commit: the jobs of one turn → one commit, each its own answer", async () => {
  const group = createGroupCommit(counting());
  const answers = await Promise.all(["a", "b", "c"].map((name) => group.write(insert(name))));
  expect(answers).toEqual(["a", "b", "c"]);
  expect(commits).toBe(1);
});

test("[J8] group commit: one job throws → it alone is rejected, the others run alone", async () => {
  const group = createGroupCommit(counting());
  const broken = () => {
    throw new Error("a fault of its own");
  };
  const results = await Promise.allSettled([
    group.write(insert("a")),
    group.write(broken),
    group.write(insert("b")),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(results[1]).toMatchObject({ reason: { message: "a fault of its own" } });
  expect(names()).toEqual(["a", "b"]);
});

test("[J8] [T121] group commit: the disk is full → what does not fit is store-unavailable, what fits is kept", async () => {
  const pages = Number(driver.prepare("PRAGMA page_count").get()?.["page_count"]);
  driver.exec(`PRAGMA max_page_count = ${pages + 3}`);
  const group = createGroupCommit(driver);
  const results = await Promise.allSettled([
    group.write(insert("small")),
    group.write(insert("large", 1_000_000)),
    group.write(insert("little")),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(results[1]).toMatchObject({ reason: { code: "store-unavailable" } });
  expect(names()).toEqual(["little", "small"]);
  driver.exec("PRAGMA max_page_count = 1000000");
  await expect(group.write(insert("large", 1_000_000))).resolves.toBe("large");
});

test("[J8] group commit: COMMIT fails → all are store-unavailable, nothing stays", async () => {
  const full = Object.assign(new Error("full"), { sqliteCodeName: "SQLITE_FULL" });
  const group = createGroupCommit(
    counting(() => {
      throw full;
    }),
  );
  const results = await Promise.allSettled([group.write(insert("a")), group.write(insert("b"))]);
  for (const result of results)
    expect(result).toMatchObject({ reason: { code: "store-unavailable" } });
  expect(names()).toEqual([]);
  expect(group.broken()).toBeNull();
});

test("[J8] group commit: an fsync fails → nothing is written any more, and it says so", async () => {
  const lost = Object.assign(new Error("io"), { sqliteCodeName: "SQLITE_IOERR_FSYNC" });
  const group = createGroupCommit(
    counting(() => {
      throw lost;
    }),
  );
  await expect(group.write(insert("a"))).rejects.toMatchObject({ code: "store-unavailable" });
  expect(group.broken()).not.toBeNull();
  await expect(group.write(insert("b"))).rejects.toMatchObject({ code: "store-unavailable" });
  expect(commits).toBe(1);
});

test("[J8] group commit: an fsync fails while others wait for their turn → they are not begun", async () => {
  const lost = Object.assign(new Error("io"), { sqliteCodeName: "SQLITE_IOERR_FSYNC" });
  const group = createGroupCommit(
    counting(() => {
      throw lost;
    }),
  );
  const jobs = Array.from({ length: 600 }, (_, i) => group.write(insert(`${i}`)));
  for (const result of await Promise.allSettled(jobs))
    expect(result).toMatchObject({ reason: { code: "store-unavailable" } });
  expect(commits).toBe(1);
});

test("[T126] group commit: another program holds the lock → waits without blocking, then goes on", async () => {
  const other = openDriver(place.file);
  other.exec("BEGIN EXCLUSIVE");
  const group = createGroupCommit(driver);
  const written = group.write(insert("a"));
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
    if (turns === 5) other.exec("COMMIT");
  }, 5);
  await expect(written).resolves.toBe("a");
  clearInterval(turning);
  other.close();
  expect(turns).toBeGreaterThanOrEqual(5);
});

test("[T126] group commit: the lock is never given → store-unavailable, and later writes work", async () => {
  const other = openDriver(place.file);
  other.exec("BEGIN EXCLUSIVE");
  const group = createGroupCommit(driver);
  await expect(group.write(insert("a"))).rejects.toMatchObject({ code: "store-unavailable" });
  other.exec("ROLLBACK");
  other.close();
  await expect(group.write(insert("b"))).resolves.toBe("b");
});
