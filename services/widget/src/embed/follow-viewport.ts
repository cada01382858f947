import type { FrameTalk } from "./frame-talk.ts";

/** Tells the frame which part of it is on screen, at most once a paint. */
export function followViewport(frame: HTMLIFrameElement, say: FrameTalk["say"]) {
  let due = false;
  const tell = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      const { top } = frame.getBoundingClientRect();
      say({ parley: 1, type: "viewport", top: -top, height: innerHeight });
    });
  };
  const start = () => {
    addEventListener("scroll", tell, { passive: true });
    addEventListener("resize", tell);
    tell();
  };
  const stop = () => {
    removeEventListener("scroll", tell);
    removeEventListener("resize", tell);
  };
  return { start, stop, tell };
}
