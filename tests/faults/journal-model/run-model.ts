import { checkHistory } from "./check-history.ts";
import { type CommandHistory, type Numbered, observedKind } from "./history.ts";
import type { ModelRun } from "./model-run.ts";
import { createModelProcess, type ModelProcess, type ProcessDeps } from "./processes.ts";
import { createScheduler, type Scheduler } from "./scheduler.ts";
import { seededRandom, type SeededRandom } from "./seeded-random.ts";
import type { NetworkFaults } from "./simulated-network.ts";
import { createSimulatedStore } from "./simulated-store.ts";
import type { Guards } from "./simulated-steps.ts";
import { type ClientDeps, submitOne } from "./submit-commands.ts";
import type { TakenOut } from "./taken-out.ts";
import type { World } from "./world.ts";

export interface ModelFaults extends NetworkFaults {
  /** Between two steps, of each group of servers: 0–1, as are the others. */
  readonly primaryChange: number;
  /** Between two steps, of one of the processes. */
  readonly crash: number;
  readonly sleep: number;
}

export interface ModelOptions {
  readonly seed: number;
  readonly commands: number;
  readonly faults: ModelFaults;
  readonly guards: Guards;
  readonly takenOut: TakenOut;
}

export interface ModelResult {
  readonly violations: readonly string[];
  readonly entries: number;
  readonly answers: Readonly<Record<"outcome" | "refused" | "unknown", number>>;
}

const PROCESSES = 3;
const CLIENTS = 10;
const SLEEP_MS = 3_000;
const CALM: ModelFaults = {
  requestLost: 0,
  requestLate: 0,
  replyLost: 0,
  primaryChange: 0,
  crash: 0,
  sleep: 0,
};

/** One run of several processes on one store, checked. The same options and seed give the same run. */
export async function runModel<State, Command, Needs, Outcome>(
  world: World<State, Command, Needs, Outcome>,
  options: ModelOptions,
): Promise<ModelResult> {
  const model = createModel(world, options);
  const { store, histories } = model.run;
  const clients = Array.from({ length: CLIENTS }, () => commandsOfOne(model, options.commands));
  await untilDone(model.scheduler, clients);
  model.calmDown();
  await untilIdle(model);
  await untilDone(
    model.scheduler,
    world.streams.map((stream) => submitOne(model, stream)),
  );
  await untilIdle(model);
  const violations = [...model.reported, ...(await checkHistory(model.run))];
  const answers = { outcome: 0, refused: 0, unknown: 0 };
  for (const { answer } of histories) answers[answer.kind] += 1;
  return { violations, entries: store.entries.committed.size, answers };
}

interface Model<State, Command, Needs, Outcome> extends ClientDeps<State, Command, Needs, Outcome> {
  readonly reported: readonly string[];
  /** From now on nothing goes wrong; what is under way goes on. */
  calmDown(): void;
}

function createModel<State, Command, Needs, Outcome>(
  world: World<State, Command, Needs, Outcome>,
  options: ModelOptions,
): Model<State, Command, Needs, Outcome> {
  let { faults } = options;
  const random = seededRandom(options.seed);
  const store = createSimulatedStore();
  const histories: CommandHistory<Command, Outcome>[] = [];
  const run = { world, store, sent: new Map(), histories };
  const reported: string[] = [];
  const scheduler = createScheduler(random, () => {
    store.tick(random, faults.primaryChange);
    trouble(processes, { random, faults, now: scheduler.now(), start });
  });
  const kind = observedKind(world.kind, histories);
  const deps: ProcessDeps<State, Numbered<Command>, Needs, Outcome> = {
    ...run,
    ...options,
    scheduler,
    random,
    kind,
    load: world.load,
    faults: () => faults,
  };
  const start = () => createModelProcess(deps);
  const processes = Array.from({ length: PROCESSES }, start);
  return {
    run,
    scheduler,
    random,
    reported,
    answered: new Map(),
    anyProcess: () => random.pick(processes),
    report: (violation) => void reported.push(violation),
    calmDown() {
      faults = CALM;
      for (const process of processes) process.asleepUntil = 0;
    },
  };
}

interface Trouble<Command, Outcome> {
  readonly random: SeededRandom;
  readonly faults: ModelFaults;
  readonly now: number;
  start(): ModelProcess<Command, Outcome>;
}

/** A process stands still for a while, or dies and another takes its place. */
function trouble<Command, Outcome>(
  processes: ModelProcess<Command, Outcome>[],
  { random, faults, now, start }: Trouble<Command, Outcome>,
): void {
  const which = random.below(processes.length);
  const process = processes[which];
  if (process && random.chance(faults.sleep)) process.asleepUntil = now + random.below(SLEEP_MS);
  if (!random.chance(faults.crash)) return;
  process?.die();
  processes[which] = start();
}

async function commandsOfOne<State, Command, Needs, Outcome>(
  model: Model<State, Command, Needs, Outcome>,
  all: number,
): Promise<void> {
  while (model.run.histories.length < all)
    await submitOne(model, model.random.pick(model.run.world.streams));
}

async function untilDone(scheduler: Scheduler, work: readonly Promise<void>[]): Promise<void> {
  const state = { isDone: false };
  const done = Promise.all(work).finally(() => {
    state.isDone = true;
  });
  // A failure ends the run; it is thrown below.
  done.catch(() => {});
  await scheduler.run(() => state.isDone);
  await done;
}

/** Nothing is under way any more, also nothing late, and a majority has everything. */
async function untilIdle({
  scheduler,
  run: { store },
}: Pick<Model<never, never, never, never>, "scheduler"> & {
  run: Pick<ModelRun<never, never, never, never>, "store">;
}): Promise<void> {
  do {
    await scheduler.run(scheduler.isIdle);
    store.settle();
    await new Promise(setImmediate);
  } while (!scheduler.isIdle());
}
