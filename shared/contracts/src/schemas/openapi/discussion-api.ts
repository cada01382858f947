import {
  articleSchema,
  changeArticleSchema,
  changesPageSchema,
  commentPageSchema,
  countsSchema,
  myPartSchema,
  repliesPageSchema,
  threadPageSchema,
} from "../article.ts";
import {
  commentSchema,
  contentNodeSchema,
  decisionSchema,
  editCommentSchema,
  newCommentSchema,
  reportSchema,
  voteAnswerSchema,
  voteSchema,
} from "../comment.ts";
import {
  logPageSchema,
  moderatedCommentSchema,
  moderationPageSchema,
  newSanctionSchema,
  sanctionSchema,
  sanctionsPageSchema,
} from "../moderation.ts";
import {
  changeSiteSchema,
  newSiteSchema,
  publicSiteSchema,
  siteSchema,
  sitesSchema,
} from "../site.ts";
import { openApiDocument, type OpenApiDocument } from "./openapi-document.ts";
import { discussionOperations, emptySchema } from "./discussion-operations.ts";

/** What `/api/v1/openapi.json` answers. */
export function discussionOpenApi(): OpenApiDocument {
  return openApiDocument({
    title: "Parley: discussions",
    description:
      "Comments, votes and moderation. Errors are RFC 9457 problems whose code clients translate. What changes is pushed by Socket.IO at /live; a push is a hint, these calls are the truth.",
    operations: discussionOperations,
    schemas: {
      Article: articleSchema,
      ArticleChange: changeArticleSchema,
      Changes: changesPageSchema,
      Comment: commentSchema,
      CommentEdit: editCommentSchema,
      CommentPage: commentPageSchema,
      ContentNode: contentNodeSchema,
      Counts: countsSchema,
      Decision: decisionSchema,
      Empty: emptySchema,
      LogPage: logPageSchema,
      ModeratedComment: moderatedCommentSchema,
      ModerationPage: moderationPageSchema,
      MyPart: myPartSchema,
      NewComment: newCommentSchema,
      NewSanction: newSanctionSchema,
      NewSite: newSiteSchema,
      PublicSite: publicSiteSchema,
      RepliesPage: repliesPageSchema,
      Report: reportSchema,
      Sanction: sanctionSchema,
      SanctionsPage: sanctionsPageSchema,
      Site: siteSchema,
      SiteChange: changeSiteSchema,
      Sites: sitesSchema,
      ThreadPage: threadPageSchema,
      Vote: voteSchema,
      VoteAnswer: voteAnswerSchema,
    },
  });
}
