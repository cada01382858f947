import type { Sort } from "@parley/contracts/types";
import type { JSX } from "preact";
import { waitingRoots } from "../thread/waiting.ts";
import { usePanel } from "./panel-context.ts";

const SORTS: readonly Sort[] = ["best", "newest", "oldest", "discussed"];

/** Always there and always as high, so that nothing moves when the pill comes. The pill alone follows the reader. */
export function Toolbar(): JSX.Element {
  const { state, t, perform } = usePanel();
  const waiting = waitingRoots(state.thread).length;
  return (
    <>
      <div class="tb">
        {waiting > 0 && (
          <button type="button" class="pill" onClick={() => perform({ do: "show-new" })}>
            ↑ {t.count("newComments", waiting)}
          </button>
        )}
      </div>
      <SortForm />
    </>
  );
}

/** A form that works by itself; with a script the choice is enough. */
function SortForm(): JSX.Element {
  const { props, state, t, perform } = usePanel();
  return (
    <form class="sort" method="get">
      <label class="vh" for="parley-sort">
        {t("sort")}
      </label>
      <select
        id="parley-sort"
        name="sort"
        onChange={(event) => {
          const sort = SORTS[event.currentTarget.selectedIndex];
          if (sort) perform({ do: "sort", sort });
        }}
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort} selected={sort === state.thread.sort}>
            {t(sort)}
          </option>
        ))}
      </select>
      <input type="hidden" name="locale" value={props.locale} />
      <button type="submit" class="a no-js">
        {t("apply")}
      </button>
    </form>
  );
}
