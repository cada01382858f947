import type {
  JsonSchema,
  OpenApiDocument,
  OpenApiOperation,
} from "@parley/contracts/schemas/openapi/openapi-document";
import type { JSX } from "preact";
import type { EntryAssets } from "../assets/asset-files.ts";
import type { PinnedLoader } from "../assets/asset-routes.ts";
import { HtmlDocument } from "./html-document.tsx";
import { schemaText } from "./schema-text.ts";

export interface ApiDocumentProps {
  publicOrigin: string;
  assets: Partial<EntryAssets>;
  loader: PinnedLoader;
  /** Where each stands as JSON, and what stands there. */
  apis: readonly { path: string; document: OpenApiDocument }[];
}

/** The contract for people: how to embed a discussion, and every call. */
export function ApiDocument(props: ApiDocumentProps): JSX.Element {
  return (
    <HtmlDocument locale="en" title="Parley: embedding and API" assets={props.assets} indexed>
      <main class="small-page">
        <h1>Embedding and API</h1>
        <Embedding {...props} />
        {props.apis.map(({ path, document }) => (
          <Api key={path} path={path} document={document} />
        ))}
      </main>
    </HtmlDocument>
  );
}

function Embedding({ publicOrigin, loader }: ApiDocumentProps): JSX.Element {
  const tag = `<script src="${publicOrigin}/embed.js" async></script>
<parley-discussion site="your-site" article="your-article-id" url="https://…" title="…">
  <a href="${publicOrigin}/d/your-site/your-article-id">Discussion</a>
</parley-discussion>`;
  const pinned = `<script src="${publicOrigin}${loader.path}" async
  integrity="${loader.integrity}" crossorigin="anonymous"></script>`;
  const counts = `<span data-parley-count="your-article-id"></span>
<script src="${publicOrigin}/count.js" data-parley-site="your-site" async></script>`;
  return (
    <section>
      <h2>Embedding</h2>
      <p>Under an article:</p>
      <pre>{tag}</pre>
      <p>The same script, pinned to this version and its hash:</p>
      <pre>{pinned}</pre>
      <p>On a list of articles:</p>
      <pre>{counts}</pre>
    </section>
  );
}

function Api({ path, document }: ApiDocumentProps["apis"][number]): JSX.Element {
  const operations = Object.entries(document.paths).flatMap(([route, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ route, method, operation })),
  );
  return (
    <section>
      <h2>{document.info.title}</h2>
      <p>{document.info.description}</p>
      <p>
        As OpenAPI 3.1: <a href={path}>{path}</a>
      </p>
      {operations.map((one) => (
        <Operation key={one.operation.operationId} {...one} />
      ))}
      <h3>Schemas</h3>
      {Object.entries(document.components.schemas).map(([name, schema]) => (
        <Schema key={name} name={name} schema={schema} />
      ))}
    </section>
  );
}

interface OperationProps {
  route: string;
  method: string;
  operation: OpenApiOperation;
}

function Operation({ route, method, operation }: OperationProps): JSX.Element {
  const { parameters = [], requestBody, responses, security } = operation;
  const body = requestBody?.content["application/json"]?.schema;
  return (
    <details id={operation.operationId}>
      <summary>
        <code>
          {method.toUpperCase()} {route}
        </code>{" "}
        {operation.summary}
      </summary>
      {operation.description !== undefined && <p>{operation.description}</p>}
      <p>{security ? "Authorization: Bearer <access token>, or the cookie" : "For everybody"}</p>
      <ul>
        {parameters.map(({ name, in: where, required, schema }) => (
          <li key={name}>
            <code>{name}</code> in {where}
            {required ? "" : ", optional"}: <code>{schemaText(schema)}</code>
          </li>
        ))}
        {body && (
          <li>
            body: <code>{schemaText(body)}</code>
          </li>
        )}
        {Object.entries(responses).map(([status, { description, content = {} }]) => (
          <li key={status}>
            {status}: {description}{" "}
            {Object.values(content).map(({ schema }, index) => (
              <code key={index}>{schemaText(schema)}</code>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Schema({ name, schema }: { name: string; schema: JsonSchema }): JSX.Element {
  return (
    <details>
      <summary>
        <code>{name}</code>
      </summary>
      <pre>{schemaText(schema)}</pre>
    </details>
  );
}
