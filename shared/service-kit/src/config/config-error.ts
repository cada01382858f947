/** What is wrong with the settings of this process and what to do, in one line for the person who starts it. */
export class ConfigError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ConfigError";
  }
}
