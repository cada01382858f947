import type { Comment } from "@parley/contracts/types";
import type { JSX } from "preact";
import { usePanel } from "./panel-context.ts";

/** One's own comment shows its votes and takes none. */
export function VoteButtons({ comment }: { comment: Comment }): JSX.Element {
  const { props, state, t } = usePanel();
  const { up, down } = comment.votes;
  const own = state.person !== null && state.person.account.id === comment.author?.id;
  const mine = state.mine?.votes[comment.id] ?? 0;
  return (
    <>
      <Vote
        comment={comment}
        way={1}
        pressed={mine === 1}
        own={own}
        label={t.count("voteUp", up)}
      />
      {props.site.settings.downVotes && (
        <Vote
          comment={comment}
          way={-1}
          pressed={mine === -1}
          own={own}
          label={t.count("voteDown", down)}
        />
      )}
    </>
  );
}

interface VoteProps {
  comment: Comment;
  way: 1 | -1;
  pressed: boolean;
  own: boolean;
  label: string;
}

function Vote({ comment, way, pressed, own, label }: VoteProps): JSX.Element {
  const { t, perform } = usePanel();
  const count = way === 1 ? comment.votes.up : comment.votes.down;
  const inside = (
    <>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={way === 1 ? "M12 5l7 8h-4v6H9v-6H5z" : "M12 19l7-8h-4V5H9v6H5z"} />
      </svg>
      <span class={count === 0 ? "zero" : undefined}>{t.number(count)}</span>
    </>
  );
  if (own) {
    return (
      <span class="a own" role="img" aria-label={label}>
        {inside}
      </span>
    );
  }
  return (
    <button
      type="button"
      class="a"
      data-vote={way}
      aria-pressed={pressed}
      aria-label={label}
      onClick={() =>
        perform({ as: "person", do: "vote", id: comment.id, value: pressed ? 0 : way })
      }
    >
      {inside}
    </button>
  );
}
