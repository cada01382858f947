import href from "../styles/late.css?url";

let loading: Promise<void> | undefined;

/** Resolves once the styles of the late parts stand, or could not be had: then the parts come without them. */
export function loadLateStyles(): Promise<void> {
  loading ??= new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => resolve());
    document.head.append(link);
  });
  return loading;
}
