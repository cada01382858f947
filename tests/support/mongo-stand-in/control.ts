/** What happens to the commands that a rule matches; the first rule that fires decides. All filters
 * left out match everything, the driver's own `hello` too. */
export interface StandInRule {
  command?: string;
  collection?: string;
  database?: string;
  /** `before`: the server has not seen the command. `after`: it has executed it. */
  when: "before" | "after";
  /** So many matches pass first. */
  skip?: number;
  /** So many fire at most; all, if left out. */
  times?: number;
  /** 0–1, drawn from `seed`; always, if left out. */
  probability?: number;
  seed?: number;
  /** The wait before the outcome, in milliseconds, and how much longer it may be by chance. */
  delayMs?: number;
  spreadMs?: number;
  /** Waits until the rule is removed; other commands go on meanwhile. */
  hold?: true;
  /** Closes the client's connection instead of an answer. */
  cut?: true;
  /** Answers this document (extended JSON) instead, such as an error of the server's. */
  answer?: Record<string, unknown>;
}

export interface StandInRuleState extends StandInRule {
  id: number;
  matched: number;
  fired: number;
}

export interface RecordedCommand {
  name: string;
  database: string;
  /** Empty for a command that names none. */
  collection: string;
  /** The whole command in relaxed extended JSON, with `readConcern`, `writeConcern`, `documents` … */
  body: Record<string, unknown>;
}

export interface StandInControl {
  addRule(rule: StandInRule): Promise<number>;
  /** Lets go what the rule holds. */
  removeRule(id: number): Promise<void>;
  clearRules(): Promise<void>;
  rules(): Promise<StandInRuleState[]>;
  /** Resolves when the rule has fired `times` times, or is gone. */
  untilFired(id: number, times?: number): Promise<void>;
  /** Begins a new recording. */
  record(): Promise<void>;
  /** What came since `record`, oldest first; empty without one. */
  recorded(): Promise<RecordedCommand[]>;
  stopRecording(): Promise<void>;
}

export function standInControl(address: string): StandInControl {
  async function call(method: string, path: string, body?: unknown): Promise<string> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const answer = await fetch(address + path, init);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${text.trim()}`);
    return text;
  }
  return {
    async addRule(rule) {
      const { id }: { id: number } = JSON.parse(await call("POST", "/rules", rule));
      return id;
    },
    async removeRule(id) {
      await call("DELETE", `/rules/${id}`);
    },
    async clearRules() {
      await call("DELETE", "/rules");
    },
    async rules() {
      return JSON.parse(await call("GET", "/rules"));
    },
    async untilFired(id, times = 1) {
      await call("GET", `/rules/${id}/fired/${times}`);
    },
    async record() {
      await call("PUT", "/recording");
    },
    async recorded() {
      return JSON.parse(await call("GET", "/recording"));
    },
    async stopRecording() {
      await call("DELETE", "/recording");
    },
  };
}
