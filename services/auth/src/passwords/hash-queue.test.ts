import { expect, test } from "@jest/globals";
import { createHashQueue } from "./hash-queue.ts";

test("hash queue: more jobs than places → so many run, so many wait, the next is overloaded", async () => {
  const queue = createHashQueue({ inFlight: 2, waiting: 3 });
  const finish: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const job = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => finish.push(resolve));
    running -= 1;
  };
  const jobs = [1, 2, 3, 4, 5].map(() => queue.run(job));
  await expect(queue.run(job)).rejects.toMatchObject({ code: "overloaded" });
  let done = 0;
  const all = Promise.all(jobs.map((one) => one.then(() => (done += 1))));
  while (done < 5) {
    finish.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await all;
  expect(most).toBe(2);
});

test("hash queue: a job that throws → its place is free again", async () => {
  const queue = createHashQueue({ inFlight: 1, waiting: 1 });
  await expect(queue.run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(queue.run(async () => "yes")).resolves.toBe("yes");
});
