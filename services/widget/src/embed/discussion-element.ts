import { createFrame } from "./discussion-frame.ts";
import { ATTRIBUTES, frameAddress, type HostPage } from "./frame-address.ts";

/** `<parley-discussion site article …>`. What stands inside shows until the frame is ready, and where it never is. */
export function defineDiscussion(origin: string): void {
  if (customElements.get("parley-discussion")) return;
  class Discussion extends HTMLElement {
    static readonly observedAttributes = ATTRIBUTES;
    #removeFrame = () => {};
    #due = false;

    connectedCallback(): void {
      this.#renew();
    }

    disconnectedCallback(): void {
      this.#removeFrame();
    }

    attributeChangedCallback(): void {
      if (this.isConnected) this.#renew();
    }

    /** A new frame: a new address in the old one would be a step of the Back button. Many changes make one. */
    #renew(): void {
      if (this.#due) return;
      this.#due = true;
      queueMicrotask(() => {
        this.#due = false;
        this.#removeFrame();
        if (!this.isConnected) return;
        const address = frameAddress(origin, (name) => this.getAttribute(name), thisPage());
        if (address !== null) this.#removeFrame = createFrame(this, origin, address);
      });
    }
  }
  customElements.define("parley-discussion", Discussion);
}

function thisPage(): HostPage {
  const { origin, pathname, hash } = location;
  const language = document.documentElement.lang;
  return { url: origin + pathname, title: document.title, language, hash };
}
